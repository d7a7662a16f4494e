"""The plans that a tool's work can be for, in its script's list of them."""

from __future__ import annotations

from collections import Counter

from macros.edition import Edition
from macros.lifecycle import ENDED


def build_plan_list(edition: Edition) -> list[dict[str, str]]:
    """The plans that have something left to do, by name; those of one name show their ids.

    Returns:
        `{"id": ..., "name": ..., "kind": ...}` each, with the kind of its channel.
    """
    handbook = edition.handbook
    plans = [
        plan
        for plan in handbook.plans.values()
        if plan.status not in ENDED and plan.channel in handbook.channels
    ]
    names = {plan.id: edition.name("plan", plan.id).value for plan in plans}
    alike = Counter(name.casefold() for name in names.values())
    choices = [
        {
            "id": plan.id,
            "name": names[plan.id]
            + (f" ({plan.id})" if alike[names[plan.id].casefold()] > 1 else ""),
            "kind": handbook.channels[plan.channel].kind,
        }
        for plan in plans
    ]
    return sorted(choices, key=lambda choice: choice["name"].casefold())
