"""holiday-cover: the channel is watched in every leave period ahead."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import RUNNING, TODAY, applies_in, due, findings, make_plan, with_organisation

RULE = "holiday-cover"


def _plan(*covered: str, **fields: Any) -> Plan:
    leave = [{"period": period, "by": {"role": "duty-officer"}} for period in covered]
    return make_plan(oversight={"leave": leave}, **fields)


def _uncovered(plan: Plan, today: date = TODAY, **organisation: Any) -> list[str]:
    handbook = with_organisation(**organisation)
    found = findings(RULE, plan, today, handbook) or []
    return [finding.values["period"].id for finding in found]  # type: ignore[union-attr]  # a Named


def test_applies_while_the_channel_runs() -> None:
    """A paused channel is still open to others."""
    assert applies_in(RULE) == RUNNING


def test_organisation_without_leave_periods_asks_nothing() -> None:
    """There is nothing to cover."""
    assert applies_in(RULE, with_organisation(leave_periods=[])) == set()


def test_each_period_ahead_without_cover_is_found() -> None:
    """The first one first, whatever their order in the file; past and far ones do not count."""
    assert _uncovered(_plan()) == ["christmas-2026", "summer-2027"]


def test_covered_period_is_not_found() -> None:
    """Cover in one period says nothing of another."""
    assert _uncovered(_plan("christmas-2026")) == ["summer-2027"]
    assert _uncovered(_plan("summer-2027", "christmas-2026")) == []


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2027, 1, 6), ["christmas-2026", "summer-2027", "christmas-2027"]),
        (date(2027, 1, 7), ["summer-2027", "christmas-2027"]),
    ],
)
def test_period_counts_until_its_last_day(today: date, expected: list[str]) -> None:
    """On the last day somebody still has to watch; the day after it is over."""
    assert _uncovered(_plan(), today) == expected


@pytest.mark.parametrize(
    ("today", "is_ahead"), [(date(2026, 12, 19), False), (date(2026, 12, 20), True)]
)
def test_horizon_reaches_so_many_months_ahead(today: date, is_ahead: bool) -> None:
    """A period that begins on the horizon's own day is within it."""
    assert ("christmas-2027" in _uncovered(_plan(), today)) is is_ahead


def test_organisation_sets_the_horizon() -> None:
    """The rule has no number of its own."""
    assert _uncovered(_plan(), strategy={"leave_horizon_months": 2}) == ["christmas-2026"]


def test_cover_falls_due_the_day_before() -> None:
    """The head of the unit names somebody before the leave begins."""
    assert due(RULE, _plan("christmas-2026")) == [(date(2027, 6, 27), "head-museum", "summer-2027")]


def test_covered_periods_do_not_fall_due() -> None:
    """There is nothing left to do."""
    assert due(RULE, _plan("christmas-2026", "summer-2027")) == []
