"""The communications officer was consulted before the decision.

A plan that is proposed, approved, active or paused says who was consulted and when; that day
has come, and is not after the decision. It reads `consulted` and `decision`.

Passes:

    unit: county-museum
    channel: facebook
    status: approved
    consulted: {by: communications-officer, date: 2026-02-10}
    decision: {by: director, date: 2026-02-20}

Fails:

    unit: county-museum
    channel: facebook
    status: approved
    consulted: {by: communications-officer, date: 2026-03-01}
    decision: {by: director, date: 2026-02-20}
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "consulted-first"
LEVEL = Level.ERROR
POLICY = "who-decides"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a consultation that has taken place, and before the decision."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if plan.consulted is None:
        return [Finding(ID, plan.id, "missing", ("consulted",))]
    day = plan.consulted.date
    where = ("consulted", "date")
    if day > subject.today:
        return [Finding(ID, plan.id, "future", where, {"date": day})]
    if plan.decision and day > plan.decision.date:
        values = {"consulted": day, "decided": plan.decision.date}
        return [Finding(ID, plan.id, "after-decision", where, values)]
    return []
