"""The channel is watched, also when the one responsible is away.

A plan that is proposed, approved, active or paused says how the channel is kept under
oversight in normal weeks. While it is active or paused, it also names somebody other than the
one responsible. It reads `oversight.normal`, `responsible` and `others`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    others: [{role: curator}]
    oversight: {normal: Weekdays 8-17}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    oversight: {normal: Weekdays 8-17}
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.lifecycle import PROPOSED_ON, RUNNING
from macros.problem import Level

ID = "cover-named"
LEVEL = Level.ERROR
POLICY = "oversight"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for oversight in normal weeks, and for a second person once the channel runs."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    found = []
    if plan.oversight.normal is None:
        found.append(Finding(ID, plan.id, "no-oversight", ("oversight", "normal")))
    if plan.status in RUNNING and all(other == plan.responsible for other in plan.others):
        found.append(Finding(ID, plan.id, "no-cover", ("others",)))
    return found
