"""The plan says whom the channel is for.

A plan that is proposed, approved, active or paused names at least one of the audiences that
have been mapped in `audiences.yml`. It reads `audiences`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    audiences: [families]

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
    audiences: []
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "audiences-mapped"
LEVEL = Level.ERROR
POLICY = "target-groups"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for at least one audience that is known."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if not any(audience in subject.handbook.audiences for audience in plan.audiences):
        return [Finding(ID, plan.id, "missing", ("audiences",))]
    return []
