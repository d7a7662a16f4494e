"""Units that reach the same people in the same way know of each other.

When another unit's plan has an audience in common with this one, and its channel is of the same
kind, this plan names the other; the other is asked to name this one. It looks at plans that are
proposed, approved, active or paused, and does not apply where no other plan overlaps. It reads
`unit`, `audiences` and `coordinates_with`, and the channel's `kind`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    audiences: [families]
    coordinates_with: [library-facebook]

Fails:

    unit: county-museum
    channel: facebook
    status: active
    audiences: [families]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from macros.finding import Finding, Named, Subject, Value
from macros.handbook import Handbook
from macros.lifecycle import PROPOSED_ON
from macros.memory import once_per_handbook
from macros.problem import Level

ID = "coordinated"
LEVEL = Level.WARNING
POLICY = "several-channels"

_MANY = 5
"""As many plans a sentence can hold; of more, it names the first."""


def check(subject: Subject) -> list[Finding] | None:
    """Ask the plan to name each plan of another unit that overlaps."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON or not subject.channel:
        return None
    shared = _shared_audiences(subject, subject.channel.kind)
    if not shared:
        return None
    unnamed = sorted(shared.keys() - set(plan.coordinates_with))
    if not unnamed:
        return []
    audiences = {audience for other in unnamed for audience in shared[other]}
    values: dict[str, Value] = {
        "n": len(unnamed),
        "count": len(unnamed),
        "plans": tuple(Named("plan", other) for other in unnamed[:_MANY]),
        "audiences": tuple(Named("audience", name) for name in plan.audiences if name in audiences),
    }
    message = "many-not-named" if len(unnamed) > _MANY else "not-named"
    return [Finding(ID, plan.id, message, ("coordinates_with",), values)]


def _shared_audiences(subject: Subject, kind: str) -> Mapping[str, list[str]]:
    """Other units' plans on the same kind of channel, with the audiences in common."""
    reached = _plans_by_reach(subject.handbook)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for audience in subject.plan.audiences:
        for other, unit in reached.get((kind, audience), ()):
            if unit != subject.plan.unit:
                shared[other].append(audience)
    return shared


@once_per_handbook
def _plans_by_reach(handbook: Handbook) -> Mapping[tuple[str, str], list[tuple[str, str]]]:
    """The plans (id and unit) for each kind of channel and audience."""
    reached: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for plan_id, plan in handbook.plans.items():
        channel = handbook.channels.get(plan.channel)
        if channel and plan.status in PROPOSED_ON:
            for audience in plan.audiences:
                reached[channel.kind, audience].append((plan_id, plan.unit))
    return reached
