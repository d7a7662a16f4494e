"""The channel is updated often enough.

A plan that is proposed, approved, active or paused says how often the channel is updated. The
days between two updates, rounded to whole days, are not more than the channel's
`update_interval_days`, where it has one. It reads `updates`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    updates: {times: 1, per: week}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    updates: {times: 3, per: month}
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject, Value
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "update-frequency"
LEVEL = Level.WARNING
POLICY = "update-frequency"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a frequency, and for one within the channel's limit."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if plan.updates is None:
        return [Finding(ID, plan.id, "missing", ("updates",))]
    limit = subject.channel.update_interval_days if subject.channel else None
    days = round(plan.updates.interval_days)
    if limit is not None and days > limit:
        values: dict[str, Value] = {
            "n": limit,
            "days": days,
            "limit": limit,
            "channel": Named("channel", plan.channel),
        }
        return [Finding(ID, plan.id, "too-seldom", ("updates",), values)]
    return []
