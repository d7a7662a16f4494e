"""The channel is watched in every leave period ahead.

While a plan is active or paused, each of the organisation's leave periods that is going on, or
begins within the strategy's `leave_horizon_months`, has somebody who keeps the channel under
oversight. It reads `oversight.leave`, and does not apply where the organisation has no leave
periods.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    oversight:
      leave:
        - {period: christmas-2026, by: {role: duty-officer}}
        - {period: summer-2027, by: {role: curator}}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    oversight:
      leave: [{period: christmas-2026, by: {role: duty-officer}}]
"""

from __future__ import annotations

from macros.dates import add_months, day_before
from macros.finding import Deadline, DeadlineKind, Finding, Named, Subject
from macros.lifecycle import RUNNING
from macros.models import LeavePeriod
from macros.people import head_of
from macros.problem import Level

ID = "holiday-cover"
LEVEL = Level.ERROR
POLICY = "oversight"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for cover in each leave period ahead."""
    plan = subject.plan
    if plan.status not in RUNNING or not subject.handbook.organisation.leave_periods:
        return None
    return [
        Finding(
            ID,
            plan.id,
            "missing",
            ("oversight", "leave"),
            {
                "period": Named("leave-period", period.id),
                "start": period.start,
                "end": period.end,
            },
        )
        for period in _uncovered(subject)
    ]


def deadlines(subject: Subject) -> list[Deadline]:
    """The day before each leave period that has no cover yet."""
    return [
        Deadline(
            DeadlineKind.LEAVE_COVER,
            day_before(period.start),
            head_of(subject),
            subject.plan.id,
            key=period.id,
            where=("oversight", "leave"),
            values={"period": Named("leave-period", period.id), "start": period.start},
        )
        for period in _uncovered(subject)
    ]


def _uncovered(subject: Subject) -> list[LeavePeriod]:
    """The leave periods within the horizon that nobody covers, the first one first."""
    organisation = subject.handbook.organisation
    horizon = add_months(subject.today, organisation.strategy.leave_horizon_months)
    covered = {cover.period for cover in subject.plan.oversight.leave}
    ahead = (
        period
        for period in organisation.leave_periods
        if period.end >= subject.today and period.start <= horizon and period.id not in covered
    )
    return sorted(ahead, key=lambda period: period.start)
