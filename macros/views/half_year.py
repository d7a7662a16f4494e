"""Each unit's running channels, which the checklist for each half-year starts from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.dates import latest_by
from macros.edition import Edition
from macros.finding import DeadlineKind
from macros.lifecycle import RUNNING
from macros.models import Plan, Unit


@dataclass(frozen=True)
class HalfYearRow:
    """A running plan and its screenshots.

    Attributes:
        plan: the plan.
        needed: whether its channel needs screenshots.
        taken: the day when they were last taken, if they have been.
        due: the last day for the next, where a rule asks for them.
    """

    plan: Plan
    needed: bool
    taken: date | None
    due: date | None


@dataclass(frozen=True)
class HalfYearUnit:
    """A unit with its running plans; what falls due first comes first."""

    unit: Unit
    rows: tuple[HalfYearRow, ...]


def build_half_year(edition: Edition) -> tuple[HalfYearUnit, ...]:
    """All units in the organisation's order, also those without a running channel."""
    rows = [
        _row(edition, plan) for plan in edition.handbook.plans.values() if plan.status in RUNNING
    ]
    rows.sort(key=lambda row: (not row.needed, row.due or date.max, row.plan.id))
    return tuple(
        HalfYearUnit(unit, tuple(row for row in rows if row.plan.unit == unit.id))
        for unit in edition.handbook.organisation.units
    )


def _row(edition: Edition, plan: Plan) -> HalfYearRow:
    channel = edition.handbook.channels.get(plan.channel)
    dates = [
        deadline.date
        for deadline in edition.judgements[plan.id].deadlines
        if deadline.kind == DeadlineKind.SCREENSHOTS
    ]
    return HalfYearRow(
        plan,
        needed=bool(channel and channel.screenshots),
        taken=latest_by(plan.screenshots.log, edition.today),
        due=min(dates, default=None),
    )
