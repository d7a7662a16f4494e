"""Laws that touch social media at work, as facts with a source and a date."""

from __future__ import annotations

from typing import Literal

from macros.models.shared import Day, Id, Model, Url
from macros.models.text import Text


class Law(Model):
    """One provision. Not legal advice."""

    id: Id
    title: Text
    statute: str
    """The statute with its number, in the country's own language."""
    section: str | None = None
    """Chapter and section, as the statute itself counts them."""
    country: Literal["se", "no", "eu"]
    theme: Literal[
        "records",
        "archive",
        "moderation",
        "speech",
        "language",
        "accessibility",
        "privacy",
        "copyright",
        "marketing",
    ]
    asks: Text
    """What it asks of you in practice."""
    source: Text
    """What the entry was checked against."""
    url: Url | None = None
    verified: Day | None = None
    """When it was last checked; leave it out where nobody has."""
    level: Literal["statute", "secondary"]
    """`statute` (✔): checked against the statute's text. `secondary` (◑): against an
    authority's page or another secondary source."""


class LawFile(Model):
    """`laws.yml`."""

    laws: tuple[Law, ...]
