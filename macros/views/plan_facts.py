"""What the rules need to know of the handbook to judge a plan in the reader's browser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.addresses import host_names
from macros.edition import Edition
from macros.models import Channel, Plan
from macros.rules import RULES
from macros.rules.runner import level_of
from macros.views.plan_choices import reference_choices

_NAMED = (
    "unit", "role", "channel", "audience", "risk", "checklist", "leave-period", "rule",
)  # fmt: skip
"""The kinds of things that findings and the form name, besides plans."""

_STATUS_TEXTS = "statuses.plan."

OTHERS_FILE = "feeds/plans.js"
"""Where the script with `build_others` stands, below the language's root."""


def build_plan_facts(edition: Edition) -> dict[str, Any]:
    """The facts as JSON: the organisation's numbers, the channels, what things are called.

    The plans are not among them: the form is at work before they come.
    """
    handbook = edition.handbook
    organisation = handbook.organisation
    return {
        "director": organisation.director,
        "domains": list(organisation.domains),
        "hosts": host_names(),
        "strategy": organisation.strategy.model_dump(),
        "leavePeriods": [
            {"id": each.id, "start": each.start.isoformat(), "end": each.end.isoformat()}
            for each in organisation.leave_periods
        ],
        "channels": {each.id: _channel(each) for each in handbook.channels.values()},
        "checklists": {each.id: each.when for each in handbook.checklists.values()},
        "quizzes": list(handbook.quizzes),
        "rules": {
            rule_id: {"level": level_of(rule, handbook) or "off", "policy": rule.POLICY}
            for rule_id, rule in RULES.items()
        },
        "names": _names(edition),
    }


def build_others(edition: Edition) -> dict[str, Any]:
    """The plans by their ids, as JSON: what rules compare plans by and their names, no more."""
    plans = edition.handbook.plans
    return {plan_id: _plan(edition, plans[plan_id]) for plan_id in sorted(plans)}


def _channel(channel: Channel) -> dict[str, Any]:
    return {
        "kind": channel.kind,
        "status": channel.status,
        "instead": list(channel.instead),
        "domains": list(channel.domains),
        "interval": channel.update_interval_days,
        "screenshots": channel.screenshots,
        "signature": channel.signature,
        "hours": channel.asks.hours_per_week,
    }


def _plan(edition: Edition, plan: Plan) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": edition.name("plan", plan.id).value,
        "unit": plan.unit,
        "channel": plan.channel,
        "status": plan.status,
    }
    if plan.audiences:
        told["audiences"] = list(plan.audiences)
    if plan.account:
        told["url"] = plan.account.url
        if plan.account.platform_id:
            told["platform"] = plan.account.platform_id
    return told


def _names(edition: Edition) -> Mapping[str, Mapping[str, str]]:
    """What things are called in sentences, by kind and id."""
    texts = edition.texts
    statuses = {
        key.removeprefix(_STATUS_TEXTS): texts.get(key)
        for key in sorted(texts.keys())
        if key.startswith(_STATUS_TEXTS)
    }
    return {
        kind: {
            choice.id: edition.name(kind, choice.id).value
            for choice in reference_choices(edition, kind)
        }
        for kind in _NAMED
    } | {"status": statuses}
