"""The one who may decide has decided, and the decision can be found.

A plan that is approved, active or paused has a decision with a record number, made by the
organisation's director on a day that has come. It reads `status` and `decision`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    decision: {by: director, date: 2026-02-20, place: Exempelstad, record: KB 2026-0123}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    decision: {by: head-museum, date: 2026-02-20, record: KB 2026-0123}
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject
from macros.lifecycle import APPROVED_ON
from macros.problem import Level

ID = "decision-recorded"
LEVEL = Level.ERROR
POLICY = "who-decides"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a decision by the right role, on a day that has come, with its number."""
    plan = subject.plan
    if plan.status not in APPROVED_ON:
        return None
    director = Named("role", subject.handbook.organisation.director)
    decision = plan.decision
    if decision is None:
        values = {"status": Named("status", plan.status), "director": director}
        return [Finding(ID, plan.id, "missing", ("decision",), values)]
    found = []
    if decision.by != director.id:
        where = ("decision", "by")
        values = {"role": Named("role", decision.by), "director": director}
        found.append(Finding(ID, plan.id, "wrong-role", where, values))
    if decision.date > subject.today:
        where = ("decision", "date")
        found.append(Finding(ID, plan.id, "future", where, {"date": decision.date}))
    if decision.record is None:
        found.append(Finding(ID, plan.id, "no-record", ("decision", "record")))
    return found
