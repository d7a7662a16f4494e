"""There is an agreement with those responsible.

When a plan is approved, active or paused, the manager and those responsible have made an
agreement, on a day that has come. It reads `agreement`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    agreement: 2026-02-25

Fails:

    unit: county-museum
    channel: facebook
    status: active
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.lifecycle import APPROVED_ON
from macros.problem import Level

ID = "agreement-made"
LEVEL = Level.WARNING
POLICY = "agreement"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for an agreement that has been made."""
    plan = subject.plan
    if plan.status not in APPROVED_ON:
        return None
    if plan.agreement is None:
        return [Finding(ID, plan.id, "missing", ("agreement",))]
    if plan.agreement > subject.today:
        return [Finding(ID, plan.id, "future", ("agreement",), {"date": plan.agreement})]
    return []
