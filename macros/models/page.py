"""A page's front matter: who owns it, when it was reviewed, and what its kind of page needs."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.models.shared import Day, Model, Positive, RoleId, RuleId, Yes


class AgendaItem(Model):
    """A point of a workshop's agenda."""

    minutes: Positive
    what: str


class Revision(Model):
    """An entry of a policy page's document history."""

    date: Day
    what: str
    decided_by: RoleId | None = None


class FrontMatter(Model):
    """What stands between the `---` lines on top of a page.

    Texts here are plain strings: the page itself is in one language.
    """

    title: str
    description: str
    """One plain sentence; search engines and lists show it."""
    owner: RoleId
    """The role that answers for the page."""
    reviewed: Day
    """When somebody last read it through."""
    review_every: Positive
    """Months between reviews."""
    tags: tuple[str, ...] = ()
    hide: tuple[str, ...] = ()
    """Parts of the theme to leave out: `navigation`, `toc`, `tags`."""
    present: Yes = False
    """Whether the page can be shown as slides."""
    history: tuple[Revision, ...] = ()
    """Policy pages: the document history."""
    agenda: tuple[AgendaItem, ...] = ()
    """Workshops: what happens for how long."""
    participants: str | None = None
    materials: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    """Workshops: what is left behind afterwards."""
    question: str | None = None
    """Postulates: the question."""
    answer: str | None = None
    """Postulates: the short answer to remember."""
    order: Annotated[int, Field(strict=True, ge=1)] | None = None
    """Postulates: the place among the others."""
    rests_on: str | None = None
    """Postulates: what the answer rests on."""
    rules: tuple[RuleId, ...] = ()
    """Postulates: the strategy's rules that belong to it."""
