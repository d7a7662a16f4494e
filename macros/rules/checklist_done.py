"""The checklist for a start has been gone through.

A plan that is proposed, approved, active or paused says which checklist was gone through and
on which day. It must be one for the start, and the day must have come. It reads `checklist`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    checklist: {id: start, done: 2026-02-12}

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
    checklist: {id: closing, done: 2026-02-12}
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "checklist-done"
LEVEL = Level.ERROR
POLICY = "before-starting"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a checklist of the right kind, gone through on a day that has come."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    done = plan.checklist
    if done is None:
        return [Finding(ID, plan.id, "missing", ("checklist",))]
    found = []
    checklist = subject.handbook.checklists.get(done.id)
    if checklist and checklist.when != "start":
        values = {"checklist": Named("checklist", done.id)}
        found.append(Finding(ID, plan.id, "wrong-list", ("checklist", "id"), values))
    if done.done > subject.today:
        where = ("checklist", "done")
        found.append(Finding(ID, plan.id, "future", where, {"date": done.done}))
    return found
