"""evaluated: the channel is evaluated against purpose and goals at regular intervals."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import applies_in, due, findings, make_plan, messages, with_organisation

RULE = "evaluated"


def _plan(*days: date, decided: date | None = None, **fields: Any) -> Plan:
    decision = {"by": "director", "date": decided} if decided else None
    evaluations = [{"date": day, "outcome": "keep"} for day in days]
    return make_plan(evaluations=evaluations, decision=decision, **fields)


def test_applies_while_the_plan_is_active() -> None:
    """What is paused has no effect to measure."""
    assert applies_in(RULE) == {"active"}


@pytest.mark.parametrize(
    ("last", "expected"), [(date(2025, 11, 15), []), (date(2025, 11, 14), ["overdue"])]
)
def test_evaluation_is_due_each_year(last: date, expected: list[str]) -> None:
    """The same day next year is in time."""
    assert messages(RULE, _plan(last)) == expected


@pytest.mark.parametrize(
    ("decided", "expected"),
    [(date(2025, 11, 15), []), (date(2025, 11, 14), ["none"]), (None, ["none"])],
)
def test_first_interval_counts_from_the_decision(decided: date | None, expected: list[str]) -> None:
    """A plan that nobody has decided on cannot say since when it runs."""
    assert messages(RULE, _plan(decided=decided)) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"agreement": date(2026, 1, 1)}, []),
        ({"agreement": date(2025, 1, 1)}, ["none"]),
        ({"history": [{"date": date(2026, 1, 1), "note": "First draft"}]}, []),
        (
            {
                "history": [
                    {"date": date(2026, 1, 1), "note": "Later"},
                    {"date": date(2025, 1, 1), "note": "First draft"},
                ]
            },
            ["none"],
        ),
    ],
)
def test_without_a_decision_the_plans_first_trace_counts(
    fields: dict[str, Any], expected: list[str]
) -> None:
    """The agreement, or else the earliest entry of the history."""
    assert messages(RULE, _plan(**fields)) == expected


def test_latest_evaluation_counts() -> None:
    """Whatever the order; one in the future has not been made."""
    assert messages(RULE, _plan(date(2026, 9, 1), date(2023, 9, 1))) == []
    assert messages(RULE, _plan(date(2025, 9, 1), date(2026, 11, 16))) == ["overdue"]


def test_organisation_sets_the_interval() -> None:
    """The rule has no number of its own."""
    handbook = with_organisation(strategy={"evaluation_interval_months": 6})
    assert messages(RULE, _plan(date(2026, 5, 14)), handbook=handbook) == ["overdue"]


def test_finding_says_when() -> None:
    """The last time, and the day it was due."""
    (finding,) = findings(RULE, _plan(date(2024, 2, 29))) or []
    assert finding.values == {"last": date(2024, 2, 29), "due": date(2025, 2, 28)}


def test_evaluation_falls_due_at_the_end_of_the_interval() -> None:
    """The one responsible acts, or else the head of the unit."""
    plan = _plan(date(2026, 9, 1), responsible={"role": "communicator"})
    assert due(RULE, plan) == [(date(2027, 9, 1), "communicator", "")]
    assert due(RULE, _plan(decided=date(2026, 2, 20))) == [(date(2027, 2, 20), "head-museum", "")]
    assert due(RULE, _plan()) == []
