"""The channel is evaluated against its purpose and goals at regular intervals.

While a plan is active, it is evaluated at least every `evaluation_interval_months`. The first
interval counts from the decision. It reads `evaluations` and `decision`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    decision: {by: director, date: 2025-02-20}
    evaluations: [{date: 2026-09-01, outcome: keep, note: Families ask before they come}]

Fails:

    unit: county-museum
    channel: facebook
    status: active
    decision: {by: director, date: 2025-02-20}
"""

from __future__ import annotations

from datetime import date

from macros.dates import add_months, latest_by
from macros.finding import Deadline, DeadlineKind, Finding, Subject
from macros.lifecycle import first_day
from macros.people import responsible_of
from macros.problem import Level

ID = "evaluated"
LEVEL = Level.WARNING
POLICY = "evaluation"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a recent evaluation."""
    plan = subject.plan
    if plan.status != "active":
        return None
    due = _due(subject)
    if due and due >= subject.today:
        return []
    last = _last_evaluation(subject)
    if last and due:
        values = {"last": last, "due": due}
        return [Finding(ID, plan.id, "overdue", ("evaluations",), values)]
    return [Finding(ID, plan.id, "none", ("evaluations",))]


def deadlines(subject: Subject) -> list[Deadline]:
    """The last day for the next evaluation."""
    due = _due(subject)
    if due is None:
        return []
    who = responsible_of(subject)
    where = ("evaluations",)
    return [Deadline(DeadlineKind.EVALUATION, due, who, subject.plan.id, where=where)]


def _last_evaluation(subject: Subject) -> date | None:
    days = (evaluation.date for evaluation in subject.plan.evaluations)
    return latest_by(days, subject.today)


def _due(subject: Subject) -> date | None:
    since = _last_evaluation(subject) or first_day(subject.plan)
    months = subject.handbook.organisation.strategy.evaluation_interval_months
    return add_months(since, months) if since else None
