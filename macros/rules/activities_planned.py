"""The plan says what will be done to reach the goals.

A plan that is proposed, approved, active or paused has at least one activity. It reads
`activities`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    activities: [A question a week, Behind the scenes on Thursdays]

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
    activities: []
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "activities-planned"
LEVEL = Level.ERROR
POLICY = "action-plan"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for at least one activity."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if not plan.activities:
        return [Finding(ID, plan.id, "missing", ("activities",))]
    return []
