"""The plan says who speaks, and the channel allows it.

A plan that is proposed, approved, active or paused says whether posts are signed by a person or
by the unit. On a channel where each post is signed, as on a blog, it is by a person. It reads
`sender`, and the channel's `signature`.

Passes:

    unit: county-museum
    channel: blog
    status: proposed
    sender: personal

Fails:

    unit: county-museum
    channel: blog
    status: proposed
    sender: anonymous
"""

from __future__ import annotations

from macros.finding import Finding, Named, Subject
from macros.lifecycle import PROPOSED_ON
from macros.problem import Level

ID = "sender-fits-channel"
LEVEL = Level.ERROR
POLICY = "signature"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a sender that fits the channel."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    if plan.sender is None:
        return [Finding(ID, plan.id, "missing", ("sender",))]
    must_sign = subject.channel is not None and subject.channel.signature == "required"
    if must_sign and plan.sender != "personal":
        values = {"channel": Named("channel", plan.channel)}
        return [Finding(ID, plan.id, "must-sign", ("sender",), values)]
    return []
