"""The stages of a plan's life, and of a channel's: what each status asks, and from which day."""

from __future__ import annotations

from datetime import date

from macros.models import ChannelStatus, Plan, PlanStatus

PROPOSED_ON: frozenset[PlanStatus] = frozenset({"proposed", "approved", "active", "paused"})
"""The plan is before the one who decides, or in force: its content must be there."""

APPROVED_ON: frozenset[PlanStatus] = frozenset({"approved", "active", "paused"})
"""There is a decision."""

RUNNING: frozenset[PlanStatus] = frozenset({"active", "paused"})
"""The channel is open to others, so it must be watched."""

ENDED: frozenset[PlanStatus] = frozenset({"closed", "rejected"})
"""Nothing is left to do, and no account is held."""

TAKES_PLANS: frozenset[ChannelStatus] = frozenset({"recommended", "allowed", "trial"})
"""The channel may be used, so new plans may be made for it."""


def first_day(plan: Plan) -> date | None:
    """The day from which the plan counts: the decision, or else its first trace in writing."""
    if plan.decision:
        return plan.decision.date
    return plan.agreement or min((entry.date for entry in plan.history), default=None)
