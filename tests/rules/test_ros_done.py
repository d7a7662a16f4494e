"""ros-done: those who use the channel have thought through what can go wrong."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import (
    PLANNED,
    TODAY,
    applies_in,
    due,
    findings,
    make_plan,
    messages,
    with_organisation,
)

RULE = "ros-done"
RISK = {"risk": "storm", "probability": 2, "consequence": 3}
ROS = {"date": date(2026, 2, 1), "done_by": ["communicator"], "risks": [RISK]}


def _plan(**changes: Any) -> Plan:
    return make_plan(ros={**ROS, **changes}, responsible={"role": "communicator"})


def test_applies_from_proposal_until_closing() -> None:
    """The risks are judged before the decision."""
    assert applies_in(RULE) == PLANNED


def test_missing_analysis_is_found() -> None:
    """The finding stands where it should be."""
    (finding,) = findings(RULE, make_plan()) or []
    assert (finding.message, finding.where) == ("missing", ("ros",))


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2025, 11, 14), ["expired"]),
        (date(2025, 11, 15), []),
        (date(2026, 11, 15), []),
        (date(2026, 11, 16), ["future"]),
    ],
)
def test_analysis_counts_for_its_months(day: date, expected: list[str]) -> None:
    """From its day until the same day next year."""
    assert messages(RULE, _plan(date=day)) == expected


def test_analysis_of_leap_day_counts_until_the_end_of_february() -> None:
    """The year after has no 29th."""
    plan = _plan(date=date(2024, 2, 29))
    assert messages(RULE, plan, date(2025, 2, 28)) == []
    assert messages(RULE, plan, date(2025, 3, 1)) == ["expired"]


def test_organisation_sets_how_long_an_analysis_counts() -> None:
    """The rule has no number of its own."""
    handbook = with_organisation(strategy={"ros_valid_months": 9})
    assert messages(RULE, _plan(), handbook=handbook) == ["expired"]


@pytest.mark.parametrize(
    ("done_by", "expected"),
    [
        (["communicator", "it-security"], []),
        (["curator"], []),
        (["it-security"], ["not-by-users"]),
        ([], ["not-by-users"]),
    ],
)
def test_one_of_those_who_use_the_channel_took_part(
    done_by: list[str], expected: list[str]
) -> None:
    """The one responsible, or one of the others."""
    people = {"responsible": {"role": "communicator"}, "others": [{"role": "curator"}]}
    assert messages(RULE, make_plan(ros={**ROS, "done_by": done_by}, **people)) == expected


def test_nobody_is_missed_before_anyone_is_named() -> None:
    """Another rule says that somebody must be."""
    assert messages(RULE, make_plan(ros={**ROS, "done_by": []})) == []


def test_analysis_names_risks() -> None:
    """A date alone is no analysis."""
    assert messages(RULE, _plan(risks=[])) == ["no-risks"]


def test_analysis_falls_due_a_year_later() -> None:
    """The one responsible gathers the others."""
    assert due(RULE, _plan()) == [(date(2027, 2, 1), "communicator", "")]
    assert due(RULE, _plan(date=TODAY)) == [(date(2027, 11, 15), "communicator", "")]


@pytest.mark.parametrize("ros", [None, {**ROS, "date": date(2026, 12, 1)}])
def test_analysis_not_done_was_due_when_the_plan_began(ros: dict[str, Any] | None) -> None:
    """Without a first day there is no date to give."""
    decision = {"by": "director", "date": date(2026, 2, 20)}
    assert due(RULE, make_plan(ros=ros, decision=decision)) == [
        (date(2026, 2, 20), "head-museum", "")
    ]
    assert due(RULE, make_plan(ros=ros)) == []
