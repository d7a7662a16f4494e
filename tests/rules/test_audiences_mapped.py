"""audiences-mapped: the plan says whom the channel is for."""

from __future__ import annotations

from .support import PLANNED, applies_in, findings, make_plan, messages

RULE = "audiences-mapped"


def test_applies_from_proposal_until_closing() -> None:
    """A draft may still look for its audience."""
    assert applies_in(RULE) == PLANNED


def test_one_mapped_audience_is_enough() -> None:
    """The plan names somebody whose needs are known."""
    assert messages(RULE, make_plan(audiences=["teachers"])) == []


def test_plan_without_audience_is_found() -> None:
    """The finding stands where they should be."""
    (finding,) = findings(RULE, make_plan()) or []
    assert (finding.message, finding.where) == ("missing", ("audiences",))


def test_audience_that_nobody_has_mapped_does_not_count() -> None:
    """Nobody knows what it needs."""
    assert messages(RULE, make_plan(audiences=["everyone"])) == ["missing"]
    assert messages(RULE, make_plan(audiences=["everyone", "families"])) == []
