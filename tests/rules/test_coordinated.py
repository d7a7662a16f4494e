"""coordinated: units that reach the same people in the same way know of each other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.finding import Named
from macros.models import Plan

from .support import HANDBOOK, PLANNED, STATUSES, applies_in, findings, make_plan, messages

RULE = "coordinated"
OTHER = HANDBOOK.plans["library-facebook"]


def _messages(plan: Plan, **other: Any) -> list[str] | None:
    plans = {OTHER.id: OTHER.model_copy(update=other)}
    return messages(RULE, plan, handbook=replace(HANDBOOK, plans=plans))


def test_applies_from_proposal_until_closing() -> None:
    """Where another unit's plan overlaps."""
    assert applies_in(RULE, audiences=["families"]) == PLANNED


def test_overlap_is_an_audience_in_common_on_the_same_kind_of_channel() -> None:
    """Another network will do; another kind, or other people, will not."""
    assert _messages(make_plan(audiences=["families"])) == ["not-named"]
    assert _messages(make_plan(channel="linkedin", audiences=["families"])) == ["not-named"]
    assert _messages(make_plan(channel="blog", audiences=["families"])) is None
    assert _messages(make_plan(audiences=["teachers"])) is None
    assert _messages(make_plan(audiences=[])) is None


def test_plans_of_one_unit_need_no_coordination() -> None:
    """They sit at the same table."""
    assert _messages(make_plan(audiences=["families"]), unit="county-museum") is None


@pytest.mark.parametrize("status", STATUSES)
def test_only_plans_in_force_or_on_their_way_overlap(status: str) -> None:
    """Drafts may come to nothing, and what has ended is no concern."""
    expected = ["not-named"] if status in PLANNED else None
    assert _messages(make_plan(audiences=["families"]), status=status) == expected


def test_each_plan_is_asked_to_name_the_other_itself() -> None:
    """To name it is enough here; that it does not name us is found in its own file."""
    plan = make_plan(audiences=["families"], coordinates_with=["library-facebook"])
    assert _messages(plan) == []
    assert _messages(plan, coordinates_with=()) == []


def test_finding_says_who_and_about_whom() -> None:
    """The audiences in common, and not the others."""
    plan = make_plan(audiences=["teachers", "families"])
    (finding,) = findings(RULE, plan) or []
    assert finding.where == ("coordinates_with",)
    assert finding.values == {
        "n": 1,
        "count": 1,
        "plans": (Named("plan", "library-facebook"),),
        "audiences": (Named("audience", "families"),),
    }


def _library_plans(count: int) -> dict[str, Plan]:
    return {
        f"library-{number}": make_plan(
            f"library-{number}", unit="regional-library", audiences=["families", "readers"]
        )
        for number in range(count)
    }


@pytest.mark.parametrize(("count", "expected"), [(5, "not-named"), (6, "many-not-named")])
def test_many_overlaps_are_one_finding(count: int, expected: str) -> None:
    """It names the first of them, by id, and says how many there are."""
    handbook = replace(HANDBOOK, plans=_library_plans(count))
    plan = make_plan(audiences=["readers", "families"])
    (finding,) = findings(RULE, plan, handbook=handbook) or []
    assert finding.message == expected
    assert finding.values["count"] == count
    assert finding.values["plans"] == tuple(
        Named("plan", f"library-{number}") for number in range(5)
    )
    assert finding.values["audiences"] == (
        Named("audience", "readers"),
        Named("audience", "families"),
    )


def test_plans_that_are_named_are_not_counted() -> None:
    """Only what is left to do is told."""
    handbook = replace(HANDBOOK, plans=_library_plans(3))
    plan = make_plan(audiences=["families"], coordinates_with=["library-0", "library-2"])
    (finding,) = findings(RULE, plan, handbook=handbook) or []
    assert finding.values["plans"] == (Named("plan", "library-1"),)


def test_does_not_apply_where_the_channel_is_not_known() -> None:
    """Its own file's problem is reported where it is."""
    assert applies_in(RULE, replace(HANDBOOK, channels={}), audiences=["families"]) == set()


def test_plan_whose_channel_is_not_known_overlaps_with_none() -> None:
    """Nobody can tell of what kind it is."""
    assert _messages(make_plan(audiences=["families"]), channel="gone") is None
