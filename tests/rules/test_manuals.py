"""Each rule's docstring is its manual: its examples are run."""

from __future__ import annotations

import pkgutil
import re
import textwrap

import pytest

import macros.rules
from macros.models import Plan
from macros.problem import Level
from macros.rules import RULES

from .support import build, judge_plan

IN_DESIGN_ORDER = [
    "decision-recorded",
    "consulted-first",
    "checklist-done",
    "purpose-stated",
    "goals-measurable",
    "activities-planned",
    "audiences-mapped",
    "responsible-named",
    "cover-named",
    "holiday-cover",
    "time-set-aside",
    "update-frequency",
    "training-valid",
    "screenshots-kept",
    "ros-done",
    "sender-fits-channel",
    "account-official",
    "channel-allowed",
    "coordinated",
    "agreement-made",
    "evaluated",
    "closure-analysed",
    "exception-valid",
]

POLICY = {
    "decision-recorded": "who-decides",
    "consulted-first": "who-decides",
    "checklist-done": "before-starting",
    "purpose-stated": "purpose-and-goals",
    "goals-measurable": "purpose-and-goals",
    "activities-planned": "action-plan",
    "audiences-mapped": "target-groups",
    "responsible-named": "responsibility",
    "cover-named": "oversight",
    "holiday-cover": "oversight",
    "time-set-aside": "time",
    "update-frequency": "update-frequency",
    "training-valid": "training",
    "screenshots-kept": "screenshots",
    "ros-done": "ros",
    "sender-fits-channel": "signature",
    "account-official": "accounts",
    "channel-allowed": "choice-of-channel",
    "coordinated": "several-channels",
    "agreement-made": "agreement",
    "evaluated": "evaluation",
    "closure-analysed": "closing",
    "exception-valid": "exceptions",
}


def _example(rule_id: str, mark: str) -> Plan:
    manual = RULES[rule_id].__doc__ or ""
    block = re.search(rf"^{mark}:\n\n((?:    .*\n|\n)+)", manual, re.MULTILINE)
    assert block, f"the manual of {rule_id} has no example under {mark}:"
    return build(Plan, textwrap.dedent(block.group(1)), "museum-example")


def test_rules_are_listed_in_the_designs_order() -> None:
    """Readers meet the rules in one order everywhere."""
    assert list(RULES) == IN_DESIGN_ORDER


def test_each_module_is_listed_and_called_as_its_rule() -> None:
    """A rule that stands in no list would never be asked."""
    modules = {module.name for module in pkgutil.iter_modules(macros.rules.__path__)} - {"runner"}
    assert modules == {rule_id.replace("-", "_") for rule_id in RULES}


def test_each_rule_enforces_a_heading_of_the_strategy() -> None:
    """The anchors are fixed; the strategy's own test sees that they exist."""
    assert {rule_id: rule.POLICY for rule_id, rule in RULES.items()} == POLICY


@pytest.mark.parametrize("rule_id", RULES)
def test_rule_has_level_and_summary(rule_id: str) -> None:
    """The manual begins with one line that says what the rule asks."""
    assert isinstance(RULES[rule_id].LEVEL, Level)
    summary, rest = (RULES[rule_id].__doc__ or "").split("\n\n", 1)
    assert "\n" not in summary
    assert summary.endswith(".")
    assert "It reads" in rest or "It looks at" in rest


@pytest.mark.parametrize("rule_id", RULES)
def test_passing_example_passes(rule_id: str) -> None:
    """What the manual shows as right, the rule takes as right."""
    assert judge_plan(_example(rule_id, "Passes")).results[rule_id].outcome == "met"


@pytest.mark.parametrize("rule_id", RULES)
def test_failing_example_fails(rule_id: str) -> None:
    """What the manual shows as wrong, the rule finds."""
    assert judge_plan(_example(rule_id, "Fails")).results[rule_id].outcome == "not-met"
