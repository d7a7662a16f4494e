"""The stages of a plan's life: which statuses ask what of it, and from which day it counts."""

from __future__ import annotations

from datetime import date

from macros.models import Plan, PlanStatus

PROPOSED_ON: frozenset[PlanStatus] = frozenset({"proposed", "approved", "active", "paused"})
"""The plan is before the one who decides, or in force: its content must be there."""

APPROVED_ON: frozenset[PlanStatus] = frozenset({"approved", "active", "paused"})
"""There is a decision."""

RUNNING: frozenset[PlanStatus] = frozenset({"active", "paused"})
"""The channel is open to others, so it must be watched."""


def first_day(plan: Plan) -> date | None:
    """The day from which the plan counts: the decision, or else its first trace in writing."""
    if plan.decision:
        return plan.decision.date
    return plan.agreement or min((entry.date for entry in plan.history), default=None)
