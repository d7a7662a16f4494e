"""exception-valid: exceptions are complete, still run, and excuse something."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import (
    STATUSES,
    applies_in,
    due,
    findings,
    judge_plan,
    make_plan,
    messages,
    with_organisation,
)

RULE = "exception-valid"
EXCEPTION = {
    "rule": "update-frequency",
    "reason": "Rebuilding",
    "until": date(2027, 1, 31),
    "granted_by": "director",
}
SELDOM = {"times": 1, "per": "year"}
OFTEN = {"times": 1, "per": "day"}


def _plan(updates: dict[str, Any] = SELDOM, status: str = "active", **changes: Any) -> Plan:
    return make_plan(status=status, updates=updates, exceptions=[{**EXCEPTION, **changes}])


def test_applies_to_plans_with_exceptions_that_are_not_rejected() -> None:
    """Nothing is asked of a plan that was turned down."""
    assert applies_in(RULE, exceptions=[EXCEPTION]) == set(STATUSES) - {"rejected"}
    assert applies_in(RULE) == set()


def test_complete_exception_that_is_needed_is_valid() -> None:
    """It has a reason, a last day and somebody who granted it."""
    assert messages(RULE, _plan()) == []


@pytest.mark.parametrize(
    ("key", "message"),
    [("reason", "no-reason"), ("until", "no-end"), ("granted_by", "no-grantor")],
)
def test_each_part_is_asked_for(key: str, message: str) -> None:
    """An exception that lacks one of them excuses nothing, and says so."""
    changes: dict[str, Any] = {key: None}
    plan = _plan(**changes)
    assert messages(RULE, plan) == [message]
    assert judge_plan(plan).results["update-frequency"].outcome == "not-met"


@pytest.mark.parametrize(
    ("day", "expected", "outcome"), [(15, [], "excused"), (14, ["expired"], "not-met")]
)
def test_exception_runs_until_its_last_day(day: int, expected: list[str], outcome: str) -> None:
    """On that day it still counts; from the day after, the rule does."""
    plan = _plan(until=date(2026, 11, day))
    assert messages(RULE, plan) == expected
    assert judge_plan(plan).results["update-frequency"].outcome == outcome


def test_exception_from_a_rule_that_is_met_is_unused() -> None:
    """It is told once, not that it lacks its parts as well."""
    assert messages(RULE, _plan(OFTEN)) == ["unused"]
    assert messages(RULE, _plan(OFTEN, reason=None)) == ["unused"]


def test_expired_exception_is_told_as_expired_though_the_rule_is_met() -> None:
    """Either way it goes."""
    assert messages(RULE, _plan(OFTEN, until=date(2026, 1, 1))) == ["expired"]


@pytest.mark.parametrize("status", ["draft", "proposed", "approved", "paused", "closed"])
def test_plan_that_is_not_active_may_prepare(status: str) -> None:
    """The rule does not apply yet, or any more; the exception may wait."""
    assert messages(RULE, _plan(status=status, rule="evaluated")) == []


def test_active_plan_has_no_exceptions_from_rules_that_do_not_apply() -> None:
    """They will not apply later either."""
    assert messages(RULE, _plan(rule="closure-analysed")) == ["unused"]


def test_closed_plan_keeps_what_has_been() -> None:
    """An old exception is part of its history, whatever it lacks."""
    plan = _plan(status="closed", until=date(2026, 1, 1), reason=None)
    assert messages(RULE, plan) == []


def test_closed_plan_is_asked_about_exceptions_from_rules_that_apply() -> None:
    """From the rule on closing, say."""
    plan = _plan(status="closed", rule="closure-analysed", until=date(2026, 1, 1))
    assert messages(RULE, plan) == ["expired"]


def test_exception_from_a_rule_that_is_switched_off_is_unused() -> None:
    """Nothing is left to excuse."""
    off = with_organisation(rules={"update-frequency": {"level": "off", "reason": "Trial"}})
    assert messages(RULE, _plan(), handbook=off) == ["unused"]


def test_no_exception_is_made_from_this_rule() -> None:
    """It would excuse itself."""
    plan = _plan(rule=RULE, reason=None)
    (finding,) = findings(RULE, plan) or []
    assert (finding.message, finding.where) == ("of-itself", ("exceptions", 0, "rule"))
    assert judge_plan(_plan(rule=RULE)).results[RULE].outcome == "not-met"


def test_each_exception_is_looked_at() -> None:
    """The finding says which one it is."""
    plan = make_plan(updates=SELDOM, exceptions=[EXCEPTION, {**EXCEPTION, "reason": None}])
    assert [finding.where for finding in findings(RULE, plan) or []] == [("exceptions", 1)]


def test_exception_falls_due_on_its_last_day() -> None:
    """The head of the unit asks for a new one, or sees that the rule is followed."""
    assert due(RULE, _plan()) == [(date(2027, 1, 31), "head-museum", "update-frequency")]
    assert due(RULE, _plan(until=None)) == []


def test_of_several_exceptions_from_one_rule_the_latest_falls_due() -> None:
    """One rule, one deadline: they would else have the same name."""
    days = [date(2026, 1, 1), date(2027, 3, 1), date(2027, 1, 1)]
    plan = make_plan(exceptions=[{**EXCEPTION, "until": day} for day in days])
    assert due(RULE, plan) == [(date(2027, 3, 1), "head-museum", "update-frequency")]
