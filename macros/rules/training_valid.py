"""Everyone who has been given responsibility has a training that still counts.

When a plan is approved, active or paused, each role that is responsible or among the others has
taken a training within the strategy's `training_valid_months`. A training in the future does
not count yet. It reads `responsible`, `others` and `training`, and does not apply where nobody
has been given responsibility.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    training: [{who: communicator, date: 2026-01-15}]

Fails:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    training: [{who: communicator, date: 2023-01-15}]
"""

from __future__ import annotations

from datetime import date

from macros.dates import add_months, latest_by
from macros.finding import Deadline, DeadlineKind, Finding, Named, Subject, Value
from macros.lifecycle import APPROVED_ON, first_day
from macros.people import entrusted_roles
from macros.problem import Level

ID = "training-valid"
LEVEL = Level.ERROR
POLICY = "training"


def check(subject: Subject) -> list[Finding] | None:
    """Ask each role that has responsibility for a training that still counts."""
    plan = subject.plan
    roles = entrusted_roles(plan)
    if plan.status not in APPROVED_ON or not roles:
        return None
    found = []
    for role in roles:
        taken = _last_training(subject, role)
        who = Named("role", role)
        if taken is None:
            found.append(Finding(ID, plan.id, "missing", ("training",), {"role": who}))
        elif (until := _valid_until(subject, taken)) < subject.today:
            values: dict[str, Value] = {"role": who, "taken": taken, "until": until}
            found.append(Finding(ID, plan.id, "expired", ("training",), values))
    return found


def deadlines(subject: Subject) -> list[Deadline]:
    """The last day that each training counts; for one never taken, the plan's first day."""
    found = []
    for role in entrusted_roles(subject.plan):
        taken = _last_training(subject, role)
        day = _valid_until(subject, taken) if taken else first_day(subject.plan)
        if day:
            found.append(
                Deadline(
                    DeadlineKind.TRAINING,
                    day,
                    role,
                    subject.plan.id,
                    key=role,
                    where=("training",),
                    values={"role": Named("role", role)},
                )
            )
    return found


def _last_training(subject: Subject, role: str) -> date | None:
    days = (training.date for training in subject.plan.training if training.who == role)
    return latest_by(days, subject.today)


def _valid_until(subject: Subject, taken: date) -> date:
    return add_months(taken, subject.handbook.organisation.strategy.training_valid_months)
