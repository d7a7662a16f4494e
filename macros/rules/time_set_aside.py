"""There are working hours for the channel, and enough of them.

A plan that is proposed, approved, active or paused sets aside hours a week, not fewer than the
channel asks for. It reads `hours_per_week`, and the channel's `asks.hours_per_week`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    hours_per_week: 4

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
    hours_per_week: 1
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "time-set-aside"
LEVEL = Level.ERROR
POLICY = "time"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for hours, and for as many as the channel needs."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    hours = plan.hours_per_week
    if not hours:
        return [Finding(ID, plan.id, "missing", ("hours_per_week",))]
    least = subject.channel.asks.hours_per_week if subject.channel else 0
    if hours < least:
        values = {
            "n": hours,
            "hours": hours,
            "least": least,
            "channel": Named("channel", plan.channel),
        }
        return [Finding(ID, plan.id, "too-little", ("hours_per_week",), values)]
    return []
