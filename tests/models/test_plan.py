"""A plan: all fields of the template, and nothing more asked than unit, channel and status."""

from __future__ import annotations

from typing import get_args

import pydantic
import pytest
import yaml

from macros.models import Plan, PlanStatus
from macros.models.plan import AssessedRisk, Updates
from tests.handbook_files import PLAN_TEXT
from tests.rules.support import STATUSES, build

DESIGN_KEYS = [
    "unit",
    "channel",
    "status",
    "account",
    "purpose",
    "audiences",
    "goals",
    "activities",
    "responsible",
    "others",
    "oversight",
    "updates",
    "hours_per_week",
    "screenshots",
    "sender",
    "ros",
    "training",
    "consulted",
    "checklist",
    "decision",
    "agreement",
    "evaluations",
    "coordinates_with",
    "exceptions",
    "closure",
    "history",
]


def test_the_keys_are_those_of_the_design() -> None:
    """They are fixed; `title` is our one addition."""
    assert set(Plan.model_fields) == {*DESIGN_KEYS, "title"}
    assert set(yaml.safe_load(PLAN_TEXT)) == set(DESIGN_KEYS)


def test_a_draft_may_be_nearly_empty() -> None:
    """What each state requires is the rules' business."""
    plan = build(Plan, "{unit: a, channel: b, status: draft}", "my-plan")
    assert plan.id == "my-plan"
    assert plan.purpose is None
    for empty in (plan.goals, plan.audiences, plan.others, plan.history, plan.exceptions):
        assert empty == ()
    assert plan.oversight.normal is None
    assert plan.screenshots.log == ()


@pytest.mark.parametrize("status", STATUSES)
def test_there_are_seven_states(status: str) -> None:
    """And a nearly empty plan loads in each."""
    assert build(Plan, {"unit": "a", "channel": "b", "status": status}).status == status
    assert len(get_args(PlanStatus)) == 7


def test_a_plan_cannot_be_changed() -> None:
    """Nor can what is in it."""
    plan = build(Plan, PLAN_TEXT)
    with pytest.raises(pydantic.ValidationError):
        plan.status = "closed"  # type: ignore[misc]
    assert plan.decision is not None
    with pytest.raises(pydantic.ValidationError):
        plan.decision.place = "x"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("times", "per", "days"),
    [
        (1, "day", 1),
        (2, "day", 0.5),
        (1, "week", 7),
        (2, "week", 3.5),
        (1, "month", 365 / 12),
        (1, "year", 365),
        (12, "year", 365 / 12),
    ],
)
def test_updates_in_days(times: int, per: str, days: float) -> None:
    """So that plans can be held against the channel's longest interval."""
    assert build(Updates, {"times": times, "per": per}).interval_days == pytest.approx(days)


@pytest.mark.parametrize("given", [{}, {"risk": "a", "text": "b"}])
def test_a_risk_is_chosen_or_told_in_own_words(given: dict[str, str]) -> None:
    """One of the two."""
    with pytest.raises(pydantic.ValidationError, match="give either"):
        build(AssessedRisk, {"probability": 1, "consequence": 1, **given})


@pytest.mark.parametrize(
    ("given", "kept"), [({"risk": "a"}, {"risk": "a"}), ({"text": "b"}, {"text": {"en": "b"}})]
)
def test_either_way_to_name_a_risk_is_enough(
    given: dict[str, str], kept: dict[str, object]
) -> None:
    """From the list, or not."""
    judged = {"probability": 1, "consequence": 5}
    risk = build(AssessedRisk, {**judged, **given})
    assert risk.model_dump(exclude_none=True) == {**judged, **kept}


@pytest.mark.parametrize("degree", [0, 6, 2.5, "3", True])
def test_degrees_go_from_one_to_five(degree: object) -> None:
    """In whole steps."""
    with pytest.raises(pydantic.ValidationError):
        build(AssessedRisk, {"text": "a", "probability": degree, "consequence": 1})


def test_a_null_is_as_good_as_nothing_where_there_may_be_nothing() -> None:
    """The design's own plan writes `closure: null`."""
    plan = build(Plan, "{unit: a, channel: b, status: draft, closure: null, account: null}")
    assert plan.closure is None
    with pytest.raises(pydantic.ValidationError):
        build(Plan, "{unit: a, channel: b, status: draft, goals: null}")
