"""goals-measurable: the goals can be measured, and are measured in time."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import PLANNED, applies_in, due, findings, make_plan, messages

RULE = "goals-measurable"
GOAL = {"text": "Families ask", "metric": "comments", "target": 40, "by": date(2027, 6, 30)}


def _plan(**changes: Any) -> Plan:
    return make_plan(goals=[{**GOAL, **changes}], responsible={"role": "communicator"})


def test_applies_from_proposal_until_closing() -> None:
    """A draft may still look for its goals."""
    assert applies_in(RULE) == PLANNED


def test_plan_without_goals_is_found() -> None:
    """At least one goal is asked for."""
    assert messages(RULE, make_plan(goals=[])) == ["missing"]


def test_goal_with_metric_target_and_day_is_measurable() -> None:
    """All three are there."""
    assert messages(RULE, _plan()) == []


@pytest.mark.parametrize(
    ("key", "message"), [("metric", "no-metric"), ("target", "no-target"), ("by", "no-day")]
)
def test_each_part_is_asked_for(key: str, message: str) -> None:
    """A goal that lacks one of them cannot be measured."""
    assert messages(RULE, _plan(**{key: None})) == [message]


@pytest.mark.parametrize(("key", "message"), [("target", "no-target"), ("by", "no-day")])
def test_measured_values_do_not_stand_in_for_the_parts(key: str, message: str) -> None:
    """Nobody knows whether they are enough, or in time."""
    measured = [{"date": date(2026, 6, 30), "value": 1}]
    assert messages(RULE, _plan(**{key: None, "measured": measured})) == [message]


def test_goal_without_target_is_settled_by_a_late_value_only() -> None:
    """There is nothing to reach before."""
    early = [{"date": date(2026, 6, 29), "value": 99}]
    plan = _plan(target=None, by=date(2026, 6, 30), measured=early)
    assert messages(RULE, plan) == ["no-target", "not-measured"]


def test_target_of_nothing_is_a_target() -> None:
    """To have no unanswered question is a goal as good as any."""
    assert messages(RULE, _plan(target=0)) == []


def test_finding_stands_at_the_goal() -> None:
    """The second goal is the one that lacks its day."""
    plan = make_plan(goals=[GOAL, {**GOAL, "by": None}])
    assert [finding.where for finding in findings(RULE, plan) or []] == [("goals", 1)]


@pytest.mark.parametrize(("day", "expected"), [(15, []), (14, ["not-measured"])])
def test_goal_is_measured_when_its_day_has_passed(day: int, expected: list[str]) -> None:
    """On its own day there is still time."""
    assert messages(RULE, _plan(by=date(2026, 11, day))) == expected


@pytest.mark.parametrize(
    ("measured", "expected"),
    [
        ({"date": date(2026, 6, 30), "value": 3}, []),
        ({"date": date(2026, 6, 29), "value": 39.9}, ["not-measured"]),
        ({"date": date(2026, 6, 29), "value": 40}, []),
        ({"date": date(2026, 9, 1), "value": 3}, []),
        ({"date": date(2026, 11, 15), "value": 3}, []),
        ({"date": date(2026, 11, 16), "value": 40}, ["not-measured"]),
    ],
)
def test_goal_is_settled_by_a_late_value_or_a_full_one(
    measured: dict[str, Any], expected: list[str]
) -> None:
    """Measured on its day or later, or reached before: both tell how it went."""
    assert messages(RULE, _plan(by=date(2026, 6, 30), measured=[measured])) == expected


def test_goal_falls_due_on_its_day() -> None:
    """The one responsible measures it; goals are told apart by number."""
    plan = make_plan(goals=[{"text": "Be seen"}, GOAL], responsible={"role": "communicator"})
    assert due(RULE, plan) == [(date(2027, 6, 30), "communicator", "2")]


def test_settled_goal_does_not_fall_due() -> None:
    """There is nothing left to do."""
    assert due(RULE, _plan(measured=[{"date": date(2026, 3, 1), "value": 41}])) == []


def test_a_value_of_a_day_that_has_not_come_leaves_the_goal_due() -> None:
    """A slip in the year does not end the reminders."""
    later = [{"date": date(2062, 3, 1), "value": 41}]
    assert due(RULE, _plan(measured=later)) == [(date(2027, 6, 30), "communicator", "1")]


def test_without_a_responsible_role_the_head_of_unit_acts() -> None:
    """Somebody always does."""
    assert due(RULE, make_plan(goals=[GOAL])) == [(date(2027, 6, 30), "head-museum", "1")]
