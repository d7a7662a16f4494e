"""A year's deadlines, short enough for one printed page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.dates import add_months
from macros.edition import Edition
from macros.finding import DeadlineKind
from macros.views.due_items import PAGES, Item, month_name, month_of

_MONTHS = 12
_LINES = 11
"""More lines in a month than these do not go on the page; then they are summed up."""


@dataclass(frozen=True)
class Line:
    """A line of the year: one thing, or the sum of several of one kind and unit.

    Attributes:
        kind: the kind of deadline.
        count: how many things it stands for.
        item: the thing, where it is one.
    """

    kind: DeadlineKind
    count: int
    item: Item | None


@dataclass(frozen=True)
class UnitLines:
    """A unit's lines in a month; `unit` may be `PAGES`."""

    unit: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class YearMonth:
    """A month of the year."""

    name: str
    units: tuple[UnitLines, ...]


def build_year(edition: Edition, items: Sequence[Item]) -> tuple[YearMonth, ...]:
    """Twelve months from that of building."""
    first = edition.today.replace(day=1)
    order = [*edition.handbook.units, PAGES]
    months = []
    for ahead in range(_MONTHS):
        start = add_months(first, ahead)
        own = [item for item in items if item.month == month_of(start)]
        by_unit = {unit: [item for item in own if item.unit == unit] for unit in order}
        months.append(YearMonth(month_name(edition, start), _unit_lines(by_unit)))
    return tuple(months)


def _unit_lines(by_unit: dict[str, list[Item]]) -> tuple[UnitLines, ...]:
    """Each unit's lines; a month with too many has one a kind."""
    lines = {unit: _lines(unit, items, whole=True) for unit, items in by_unit.items()}
    if sum(map(len, lines.values())) > _LINES:
        lines = {unit: _lines(unit, items, whole=False) for unit, items in by_unit.items()}
    return tuple(UnitLines(unit, found) for unit, found in lines.items() if found)


def _lines(unit: str, items: Sequence[Item], *, whole: bool) -> tuple[Line, ...]:
    """A unit's lines in a month: one a thing, or one a kind. Pages are always summed up."""
    if whole and unit != PAGES:
        return tuple(Line(item.deadline.kind, 1, item) for item in items)
    lines = []
    for kind in DeadlineKind:
        same = [item for item in items if item.deadline.kind == kind]
        if same:
            lines.append(Line(kind, len(same), same[0] if len(same) == 1 else None))
    return tuple(lines)
