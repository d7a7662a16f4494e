"""update-frequency: the channel is updated often enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .support import HANDBOOK, PLANNED, applies_in, findings, make_plan, messages, with_channel

RULE = "update-frequency"


def test_applies_from_proposal_until_closing() -> None:
    """How often belongs in the plan that goes to the director."""
    assert applies_in(RULE) == PLANNED


def test_plan_that_does_not_say_how_often_is_found() -> None:
    """Also where the channel sets no limit."""
    assert messages(RULE, make_plan()) == ["missing"]
    assert messages(RULE, make_plan(channel="intranet")) == ["missing"]


@pytest.mark.parametrize(
    ("times", "per", "expected"),
    [
        (1, "week", []),
        (1, "day", []),
        (10, "day", []),
        (5, "month", []),
        (4, "month", ["too-seldom"]),
        (52, "year", []),
        (48, "year", ["too-seldom"]),
        (1, "year", ["too-seldom"]),
    ],
)
def test_once_a_week_is_the_least(times: int, per: str, expected: list[str]) -> None:
    """Fifty-two times a year is once a week; four times a month is not."""
    assert messages(RULE, make_plan(updates={"times": times, "per": per})) == expected


@pytest.mark.parametrize(("limit", "expected"), [(30, []), (29, ["too-seldom"])])
def test_channel_sets_the_limit(limit: int, expected: list[str]) -> None:
    """A month has thirty days here."""
    handbook = with_channel("facebook", update_interval_days=limit)
    plan = make_plan(updates={"times": 1, "per": "month"})
    assert messages(RULE, plan, handbook=handbook) == expected


def test_channel_without_limit_takes_any_frequency() -> None:
    """The strategy says nothing of it."""
    plan = make_plan(channel="intranet", updates={"times": 1, "per": "year"})
    assert messages(RULE, plan) == []
    assert messages(RULE, plan, handbook=replace(HANDBOOK, channels={})) == []


def test_finding_says_both_intervals_in_days() -> None:
    """So that they can be compared."""
    (finding,) = findings(RULE, make_plan(updates={"times": 1, "per": "month"})) or []
    assert finding.where == ("updates",)
    assert (finding.values["days"], finding.values["limit"]) == (30, 7)
