"""The plan says why this medium and no other.

A plan that is proposed, approved, active or paused states its purpose. It reads `purpose`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    purpose: Families ask us here before they visit, and see each other's answers.

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "purpose-stated"
LEVEL = Level.ERROR
POLICY = "purpose-and-goals"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a purpose."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if plan.purpose is None:
        values = {"channel": Named("channel", plan.channel)}
        return [Finding(ID, plan.id, "missing", ("purpose",), values)]
    return []
