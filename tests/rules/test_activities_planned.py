"""activities-planned: the plan says what will be done to reach the goals."""

from __future__ import annotations

from .support import PLANNED, applies_in, findings, make_plan, messages

RULE = "activities-planned"


def test_applies_from_proposal_until_closing() -> None:
    """A draft may still think."""
    assert applies_in(RULE) == PLANNED


def test_one_activity_is_enough() -> None:
    """How much there is to do is for people to judge."""
    assert messages(RULE, make_plan(activities=["A question a week"])) == []


def test_plan_without_activities_is_found() -> None:
    """The finding stands where they should be."""
    (finding,) = findings(RULE, make_plan()) or []
    assert (finding.message, finding.where) == ("missing", ("activities",))
