"""Checklists: what to go through before a start, each half-year, before closing ..."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.models.channel import ChannelKind
from macros.models.shared import FileModel, Id, LawId, Model, Positive, RoleId
from macros.models.text import Text


class ChecklistItem(Model):
    """One thing to make sure of."""

    id: Id
    """Ticks are kept by this id, so a reworded item keeps its tick."""
    text: Text
    why: Text | None = None
    laws: tuple[LawId, ...] = ()
    roles: tuple[RoleId, ...] = ()
    """Who makes sure; none means whoever goes through the list."""
    kinds: tuple[ChannelKind, ...] = ()
    """The kinds of channel it concerns; none means all."""


class ChecklistGroup(Model):
    """Items that belong together under a heading."""

    id: Id
    title: Text
    items: Annotated[tuple[ChecklistItem, ...], Field(min_length=1)]


class Checklist(FileModel):
    """`checklists/ID.yml`."""

    title: Text
    version: Positive
    """Raised when items are added, removed or change their meaning."""
    when: Literal["start", "weekly", "half-year", "incident", "closing"]
    intro: Text
    groups: Annotated[tuple[ChecklistGroup, ...], Field(min_length=1)]
