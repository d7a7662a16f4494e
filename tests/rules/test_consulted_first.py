"""consulted-first: the communications officer was consulted before the decision."""

from __future__ import annotations

from datetime import date

import pytest

from .support import PLANNED, applies_in, findings, make_plan, messages

RULE = "consulted-first"


def _consulted(day: date, decided: date | None = None, status: str = "active") -> list[str] | None:
    decision = {"by": "director", "date": decided} if decided else None
    consulted = {"by": "communications-officer", "date": day}
    return messages(RULE, make_plan(status=status, consulted=consulted, decision=decision))


def test_applies_from_proposal_until_closing() -> None:
    """The manager consults before the plan goes to the director."""
    assert applies_in(RULE) == PLANNED


def test_missing_consultation_is_found() -> None:
    """A plan says that somebody was asked."""
    assert messages(RULE, make_plan()) == ["missing"]


@pytest.mark.parametrize(
    ("consulted", "expected"),
    [(date(2026, 2, 19), []), (date(2026, 2, 20), []), (date(2026, 2, 21), ["after-decision"])],
)
def test_consultation_comes_before_the_decision(consulted: date, expected: list[str]) -> None:
    """The same day will do; the day after is too late."""
    assert _consulted(consulted, decided=date(2026, 2, 20)) == expected


def test_consultation_is_enough_before_there_is_a_decision() -> None:
    """A proposed plan has no decision to compare with."""
    assert _consulted(date(2026, 2, 10), status="proposed") == []


@pytest.mark.parametrize(("day", "expected"), [(15, []), (16, ["future"])])
def test_consultation_has_taken_place(day: int, expected: list[str]) -> None:
    """One that is booked for tomorrow does not count."""
    assert _consulted(date(2026, 11, day)) == expected


def test_finding_stands_at_the_date() -> None:
    """That is the value to look at."""
    plan = make_plan(consulted={"by": "communications-officer", "date": date(2027, 1, 1)})
    assert [finding.where for finding in findings(RULE, plan) or []] == [("consulted", "date")]
