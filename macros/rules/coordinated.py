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

from collections.abc import Iterator

from macros.finding import Finding, Named, Subject
from macros.lifecycle import PROPOSED_ON
from macros.models import Plan
from macros.problem import Level

ID = "coordinated"
LEVEL = Level.WARNING
POLICY = "several-channels"


def check(subject: Subject) -> list[Finding] | None:
    """Ask the plan to name each plan of another unit that overlaps."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON or not plan.audiences or not subject.channel:
        return None
    overlaps = list(_overlapping(subject, subject.channel.kind))
    if not overlaps:
        return None
    return [
        Finding(
            ID,
            plan.id,
            "not-named",
            ("coordinates_with",),
            {
                "plan": Named("plan", other.id),
                "audiences": tuple(
                    Named("audience", audience)
                    for audience in plan.audiences
                    if audience in other.audiences
                ),
            },
        )
        for other in overlaps
        if other.id not in plan.coordinates_with
    ]


def _overlapping(subject: Subject, kind: str) -> Iterator[Plan]:
    """The other units' plans for the same people on the same kind of channel."""
    channels = {
        channel.id for channel in subject.handbook.channels.values() if channel.kind == kind
    }
    audiences = set(subject.plan.audiences)
    for other in subject.handbook.plans.values():
        if (
            other.channel in channels
            and other.unit != subject.plan.unit
            and other.status in PROPOSED_ON
            and not audiences.isdisjoint(other.audiences)
        ):
            yield other
