"""decision-recorded: the one who may decide has decided, and the decision can be found."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from .support import DECIDED, TODAY, applies_in, findings, make_plan, messages, with_organisation

RULE = "decision-recorded"
DECISION = {"by": "director", "date": date(2026, 2, 20), "record": "KB 2026-0123"}


def _decision(**changes: Any) -> list[str] | None:
    return messages(RULE, make_plan(decision={**DECISION, **changes}))


def test_applies_from_approval_until_closing() -> None:
    """A plan that is not decided yet cannot lack a decision, and a closed one is past it."""
    assert applies_in(RULE) == DECIDED


def test_decision_with_number_is_enough() -> None:
    """The place is welcome but not asked for."""
    assert _decision() == []


def test_missing_decision_is_found_at_the_plan() -> None:
    """The finding stands where the decision should be, and says who decides."""
    (finding,) = findings(RULE, make_plan()) or []
    assert finding.message == "missing"
    assert finding.where == ("decision",)
    assert finding.values["director"].id == "director"  # type: ignore[union-attr]  # a Named


def test_nobody_but_the_director_decides() -> None:
    """A head of unit consults and proposes."""
    assert _decision(by="head-museum") == ["wrong-role"]


def test_organisation_says_who_the_director_is() -> None:
    """The rule knows no role by itself."""
    handbook = with_organisation(director="head-museum")
    plan = make_plan(decision={**DECISION, "by": "head-museum"})
    assert messages(RULE, plan, handbook=handbook) == []


@pytest.mark.parametrize(("day", "expected"), [(15, []), (16, ["future"])])
def test_decision_counts_from_its_own_day(day: int, expected: list[str]) -> None:
    """One made today counts; one dated tomorrow has not been made."""
    assert date(2026, 11, 15) == TODAY
    assert _decision(date=date(2026, 11, day)) == expected


def test_decision_has_a_record_number() -> None:
    """Without it, nobody finds the decision again."""
    assert _decision(record=None) == ["no-record"]


def test_all_that_is_wrong_is_said_at_once() -> None:
    """One round of mending is enough."""
    found = findings(RULE, make_plan(decision={"by": "curator", "date": date(2027, 1, 1)}))
    assert [finding.where for finding in found or []] == [
        ("decision", "by"),
        ("decision", "date"),
        ("decision", "record"),
    ]
