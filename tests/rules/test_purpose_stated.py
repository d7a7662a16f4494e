"""purpose-stated: the plan says why this medium and no other."""

from __future__ import annotations

from .support import PLANNED, applies_in, findings, make_plan, messages

RULE = "purpose-stated"


def test_applies_from_proposal_until_closing() -> None:
    """A draft may still look for its purpose."""
    assert applies_in(RULE) == PLANNED


def test_purpose_is_enough() -> None:
    """What it says is for people to judge."""
    assert messages(RULE, make_plan(purpose="Families ask us here.")) == []


def test_missing_purpose_is_found() -> None:
    """The finding stands where the purpose should be."""
    (finding,) = findings(RULE, make_plan()) or []
    assert (finding.message, finding.where) == ("missing", ("purpose",))
