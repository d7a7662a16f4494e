"""The scripts that the plan form loads: what they hold is what the handbook has, and stays data."""

from __future__ import annotations

import json
from typing import Any

from macros.edition import Edition
from macros.exports.plan_scripts import to_others_script
from tests.exports.support import edition_of
from tests.rules.support import make_plan

HOSTILE = "</script><script>alert(1)</script>{{ 7*7 }}\u2028 \"'&\\"


def others(edition: Edition) -> dict[str, Any]:
    """What the form takes from the script."""
    script = to_others_script(edition)
    read: dict[str, Any] = json.loads(
        script.removeprefix("handbookTakeOthers(").removesuffix(");\n")
    )
    return read


def test_plans_are_told_by_what_they_are_compared_by() -> None:
    """Their names in the readers' language, their accounts and audiences; no more of them."""
    plan = make_plan(
        title={"sv": "Muséet", "en": HOSTILE},
        account={"url": "https://facebook.com/museum", "handle": "museum", "platform_id": "1"},
        audiences=["families"],
        purpose="Nobody compares this.",
    )
    edition = edition_of(plan)
    told = others(edition)
    assert list(told) == sorted(edition.handbook.plans)
    assert told[plan.id] == {
        "name": HOSTILE,
        "unit": plan.unit,
        "channel": plan.channel,
        "status": plan.status,
        "audiences": ["families"],
        "url": "https://facebook.com/museum",
        "platform": "1",
    }
    assert others(edition_of(plan, language="sv"))[plan.id]["name"] == "Muséet"
