"""The calendar: what falls due, month by month, overdue on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from macros.edition import Edition
from macros.finding import DeadlineKind
from macros.views.due_items import PAGES, Item, build_items, month_name
from macros.views.year import YearMonth, build_year

MOST_ITEMS = 1_000
"""A list of more things than these is too slow for a phone; the nearest are shown."""


@dataclass(frozen=True)
class Month:
    """A month, and what falls due in it.

    Attributes:
        id: `2026-11`.
        name: the month's name with its year.
        items: what falls due and is not overdue on the day of building.
    """

    id: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Calendar:
    """The whole calendar.

    Attributes:
        overdue: what is overdue on the day of building, the oldest first.
        months: every month in which something falls due, also those where all is overdue: what
            is overdue on the day of reading is for the browser to say.
        left_out: how many things further ahead there is no room for.
        year: twelve months from that of building, for one printed page.
        units: the units, and `PAGES`, for which something falls due.
        kinds: the kinds of what falls due.
    """

    overdue: tuple[Item, ...]
    months: tuple[Month, ...]
    left_out: int
    year: tuple[YearMonth, ...]
    units: tuple[str, ...]
    kinds: tuple[DeadlineKind, ...]


def build_calendar(edition: Edition) -> Calendar:
    """The calendar of all plans and pages."""
    items = build_items(edition, edition.deadlines)
    months = []
    shown = items[:MOST_ITEMS]
    for month, group in groupby(shown, key=lambda item: item.month):
        kept = tuple(item for item in group if item.deadline.date >= edition.today)
        months.append(Month(month, month_name(edition, date.fromisoformat(f"{month}-01")), kept))
    units = {item.unit for item in items}
    kinds = {item.deadline.kind for item in items}
    return Calendar(
        overdue=tuple(item for item in shown if item.deadline.date < edition.today),
        months=tuple(months),
        left_out=len(items) - len(shown),
        year=build_year(edition, items),
        units=tuple(unit for unit in (*edition.handbook.units, PAGES) if unit in units),
        kinds=tuple(kind for kind in DeadlineKind if kind in kinds),
    )
