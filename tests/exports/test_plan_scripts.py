"""The scripts that the plan form loads: what they hold is what the handbook has, and stays data."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import Mock

import pytest

from macros.edition import Edition
from macros.exports import plan_scripts
from macros.exports.plan_scripts import has_comments, to_others_script
from macros.source import load_source
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# yaml-language-server: $schema=x\nunit: a\n", False),
        ("unit: a # why\n", True),
        ("unit: a\n# why", True),
        ('unit: "a # b"\npurpose: |\n  # no\n', False),
        ("unit: a#b\n", False),
    ],
)
def test_comments_are_told_from_other_marks(text: str, told: bool) -> None:
    """What follows a # is one if the file means the same without it."""
    assert has_comments(text) is told


def test_a_file_full_of_marks_does_not_hold_up_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each mark asks for another reading of the file: after some, it is said to have comments."""
    load = Mock(wraps=load_source)
    monkeypatch.setattr(plan_scripts, "load_source", load)
    assert has_comments("activities:\n" + "  - 'a # b'\n" * 9_000)
    assert 0 < load.call_count < 50
