"""The self-paced course: things to try, one at a time."""

from __future__ import annotations

from macros.models.shared import Id, Model, Positive
from macros.models.text import Text


class Thing(Model):
    """One thing to try, kept to what outlives a tool."""

    id: Id
    title: Text
    why: Text
    task: Text
    reflect: Text
    """A question to write a few lines about afterwards."""
    minutes: Positive


class ThingFile(Model):
    """`things.yml`."""

    things: tuple[Thing, ...]
