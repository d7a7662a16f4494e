"""A page's front matter: who owns it, when it was reviewed, and what its kind of page needs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.models.shared import Day, Model, Positive, RoleId, RuleId, Yes

ReviewOutcome = Literal["unchanged", "corrected", "rewritten", "retire"]
"""What a review led to: nothing to change, a few words, a new text, or that the page should go."""

Tag = Annotated[str, Field(pattern=r"^\w[\w ,.-]*$", max_length=60)]
"""A word or two; the theme writes it into pages as it is, so it has no signs of HTML."""

Keyword = Annotated[str, Field(min_length=1, max_length=60)]
"""A word, or a few that people type together."""

REVIEW_KEYS = frozenset({"reviewed_by", "review_outcome", "review_note"})
"""The record of a review; each language's page is reviewed by itself, so it may hold its own."""


class AgendaItem(Model):
    """A point of a workshop's agenda."""

    minutes: Positive
    what: str
    at: str | None = None
    """The id of the heading that the point begins with: the speaker's agenda follows the slides."""


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
    reviewed_by: RoleId | None = None
    """The role that read it through then; `handbook review` writes it."""
    review_outcome: ReviewOutcome | None = None
    review_note: str | None = None
    """A sentence about the outcome, in the page's language."""
    tags: tuple[Tag, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    """What people type into the search when this page is what they need; no reader sees it."""
    hide: tuple[str, ...] = ()
    """Parts of the theme to leave out: `navigation`, `toc`, `tags`."""
    present: Yes = False
    """Whether the page can be shown as slides."""
    untranslated: Yes = False
    """Whether the page stands in this language alone, such as the record of what people said."""
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
