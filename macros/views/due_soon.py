"""The few things that are overdue or due soon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from macros.edition import Edition
from macros.finding import Deadline
from macros.views.due_items import Item, build_items

LIMIT = 8
"""How many things are shown."""
ROOM = 3
"""How many of these are kept for what is not overdue yet, where so much is."""


@dataclass(frozen=True)
class Candidate:
    """Something that may be shown on the day of reading, and whether it is on that of building."""

    item: Item
    shown: bool


def build_due_soon(edition: Edition) -> tuple[Candidate, ...]:
    """What is overdue or due within the strategy's `soon_days`, and what may be later on."""
    soon_days = edition.handbook.organisation.strategy.soon_days
    overdue = sum(deadline.date < edition.today for deadline in edition.deadlines)
    ahead = edition.deadlines[overdue : overdue + 2 * LIMIT]
    candidates = [*edition.deadlines[: min(overdue, LIMIT)], *ahead]
    shown = pick_soon(candidates, edition.today, soon_days)
    items = build_items(edition, candidates)
    return tuple(Candidate(item, item.deadline in shown) for item in items)


def pick_soon(deadlines: Sequence[Deadline], today: date, soon_days: int) -> list[Deadline]:
    """What to show of deadlines in order of date: what is overdue, with room for what comes.

    `due-soon.js` picks in the same way on the day of reading.
    """
    horizon = timedelta(days=soon_days)
    overdue = [deadline for deadline in deadlines if deadline.date < today]
    soon = [deadline for deadline in deadlines if timedelta() <= deadline.date - today <= horizon]
    shown = overdue[: LIMIT - min(ROOM, len(soon))]
    return [*shown, *soon[: LIMIT - len(shown)]]
