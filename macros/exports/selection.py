"""What an export is about: plans, and what falls due."""

from __future__ import annotations

from collections.abc import Iterator

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Plan
from macros.views.due_items import Item, build_items


def select_plans(handbook: Handbook, unit: str | None = None) -> Iterator[Plan]:
    """The plans in order of their ids; only one unit's, where it is named."""
    for plan_id in sorted(handbook.plans):
        plan = handbook.plans[plan_id]
        if unit is None or plan.unit == unit:
            yield plan


def select_due(
    edition: Edition, unit: str | None = None, within_days: int | None = None
) -> tuple[Item, ...]:
    """What falls due, the earliest first.

    Args:
        edition: the language, the data and the day.
        unit: only what concerns this unit's plans; pages belong to no unit.
        within_days: only what is overdue, or falls due in so many days.
    """
    items = build_items(edition, edition.deadlines)
    return tuple(
        item
        for item in items
        if (unit is None or item.unit == unit)
        and (within_days is None or (item.deadline.date - edition.today).days <= within_days)
    )
