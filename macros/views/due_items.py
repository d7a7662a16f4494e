"""What falls due, as calendar and lists show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from macros.edition import Edition
from macros.finding import Deadline
from macros.models.text import LocalText
from macros.prose.page_files import page_address
from macros.texts import capital
from macros.views.standing import build_deadline_row

PAGES = "pages"
"""Stands in a unit's place for what falls due for the handbook's own pages."""


@dataclass(frozen=True)
class Item:
    """Something that falls due.

    Attributes:
        deadline: the deadline.
        unit: the unit's id, or `PAGES`.
        title: the plan's or page's name.
        address: where to read more, below the language's root.
        what: what it is, where that says more than its kind; else nothing.
        do: what to do.
    """

    deadline: Deadline
    unit: str
    title: LocalText
    address: str
    what: str
    do: str

    @property
    def month(self) -> str:
        """`2026-11`."""
        return month_of(self.deadline.date)


def build_items(edition: Edition, deadlines: Iterable[Deadline]) -> tuple[Item, ...]:
    """Deadlines in the edition's words, in the same order."""
    titles = {page.name: page.meta.title for page in edition.pages}
    return tuple(_item(edition, deadline, titles) for deadline in deadlines)


def month_of(day: date) -> str:
    """`2026-11`."""
    return day.isoformat()[:7]


def month_name(edition: Edition, day: date) -> str:
    """A month with its year as a heading, so with a capital in every language."""
    return capital(edition.texts.month(day))


def _item(edition: Edition, deadline: Deadline, titles: dict[str, str]) -> Item:
    row = build_deadline_row(edition, deadline)
    says_more = bool(edition.texts.gaps(f"deadlines.{deadline.kind}.name"))
    what = row.what if says_more else ""
    if deadline.plan is not None:
        plan = edition.handbook.plans[deadline.plan]
        title = edition.name("plan", plan.id)
        return Item(deadline, plan.unit, title, f"registry/{plan.id}/#deadlines", what, row.do)
    page = deadline.page or ""
    title = LocalText(titles.get(page, page), edition.language)
    return Item(deadline, PAGES, title, page_address(page), what, row.do)
