"""The goals can be measured, and are measured in time.

A plan that is proposed, approved, active or paused has at least one goal. Each goal says what
it is measured by, the target and the day to reach it by; when that day has passed, the goal has
been reached, or it has been measured on the day or later. What is measured on a day that has
not come counts for nothing yet. It reads `goals`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    goals:
      - {text: Families ask before they come, metric: comments, target: 40, by: 2027-06-30}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    goals:
      - {text: Be seen more}
"""

from __future__ import annotations

from datetime import date

from macros.finding import Deadline, DeadlineKind, Finding, Subject, Value
from macros.lifecycle import PROPOSED_ON
from macros.models.plan import Goal
from macros.people import responsible_of
from macros.problem import Level

ID = "goals-measurable"
LEVEL = Level.WARNING
POLICY = "purpose-and-goals"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for goals with a metric, a target and a day, and for a measurement by that day."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if not plan.goals:
        return [Finding(ID, plan.id, "missing", ("goals",))]
    found = []
    for index, goal in enumerate(plan.goals):
        where = ("goals", index)
        if goal.metric is None:
            found.append(Finding(ID, plan.id, "no-metric", where, {"goal": goal.text}))
        if goal.target is None:
            found.append(Finding(ID, plan.id, "no-target", where, {"goal": goal.text}))
        if goal.by is None:
            found.append(Finding(ID, plan.id, "no-day", where, {"goal": goal.text}))
        elif goal.by < subject.today and not _is_settled(goal, subject.today):
            values: dict[str, Value] = {"goal": goal.text, "by": goal.by}
            found.append(Finding(ID, plan.id, "not-measured", (*where, "by"), values))
    return found


def deadlines(subject: Subject) -> list[Deadline]:
    """The day of each goal that is neither reached nor measured on its day."""
    plan = subject.plan
    return [
        Deadline(
            DeadlineKind.GOAL,
            goal.by,
            responsible_of(subject),
            plan.id,
            key=str(index + 1),
            where=("goals", index, "by"),
            values={"goal": goal.text},
        )
        for index, goal in enumerate(plan.goals)
        if goal.by and not _is_settled(goal, subject.today)
    ]


def _is_settled(goal: Goal, today: date) -> bool:
    """Whether the goal has been reached, or was measured on its day or later."""
    return any(
        (goal.target is not None and measured.value >= goal.target)
        or (goal.by is not None and measured.date >= goal.by)
        for measured in goal.measured
        if measured.date <= today
    )
