"""The channel may be used.

No plan that is a draft, proposed, approved, active or paused is for a channel that is not
allowed or has been retired. A channel on trial may be used. It reads `channel`, and the
channel's `status` and `instead`.

Passes:

    unit: county-museum
    channel: facebook
    status: draft

Fails:

    unit: county-museum
    channel: tiktok
    status: draft
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject, Value
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "channel-allowed"
LEVEL = Level.ERROR
POLICY = "choice-of-channel"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a channel that is allowed."""
    plan = subject.plan
    channel = subject.channel
    if channel is None or (plan.status != "draft" and plan.status not in PROPOSED_ON):
        return None
    where = ("channel",)
    instead = tuple(Named("channel", other) for other in channel.instead)
    values: dict[str, Value] = {"channel": Named("channel", channel.id), "instead": instead}
    if channel.status == "not-allowed":
        message = "not-allowed-instead" if instead else "not-allowed"
        return [Finding(ID, plan.id, message, where, values)]
    if channel.status == "retired":
        message = "retired-instead" if instead else "retired"
        return [Finding(ID, plan.id, message, where, values)]
    return []
