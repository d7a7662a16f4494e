"""screenshots-kept: screenshots reach the archive at regular intervals."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import (
    HANDBOOK,
    RUNNING,
    applies_in,
    due,
    findings,
    make_plan,
    messages,
    with_organisation,
)

RULE = "screenshots-kept"
ARCHIVIST = {"role": "archivist"}


def _plan(*log: date, decided: date | None = None, **fields: Any) -> Plan:
    decision = {"by": "director", "date": decided} if decided else None
    screenshots = {"responsible": ARCHIVIST, "log": list(log)}
    return make_plan(**{"screenshots": screenshots, "decision": decision, **fields})


def test_applies_while_the_channel_runs() -> None:
    """A paused channel may still change; a closed one has been archived."""
    assert applies_in(RULE) == RUNNING


def test_does_not_apply_where_the_channel_needs_none() -> None:
    """The channel says so; one that is not known says nothing."""
    assert applies_in(RULE, channel="intranet") == set()
    assert applies_in(RULE, replace(HANDBOOK, channels={})) == set()


def test_somebody_is_responsible() -> None:
    """Recent screenshots do not help the next time."""
    plan = make_plan(screenshots={"log": [date(2026, 11, 1)]})
    (finding,) = findings(RULE, plan) or []
    assert (finding.message, finding.where) == ("no-responsible", ("screenshots", "responsible"))


@pytest.mark.parametrize(
    ("taken", "expected"), [(date(2026, 5, 15), []), (date(2026, 5, 14), ["overdue"])]
)
def test_screenshots_are_taken_each_half_year(taken: date, expected: list[str]) -> None:
    """The last day is the same day of the month, six months later."""
    assert messages(RULE, _plan(taken)) == expected


def test_half_a_year_from_the_end_of_august_ends_with_february() -> None:
    """February has no 31st."""
    plan = _plan(date(2026, 8, 31))
    assert messages(RULE, plan, date(2027, 2, 28)) == []
    assert messages(RULE, plan, date(2027, 3, 1)) == ["overdue"]


def test_organisation_sets_the_interval() -> None:
    """The rule has no number of its own."""
    handbook = with_organisation(strategy={"screenshot_interval_months": 3})
    assert messages(RULE, _plan(date(2026, 8, 14)), handbook=handbook) == ["overdue"]
    assert messages(RULE, _plan(date(2026, 8, 15)), handbook=handbook) == []


@pytest.mark.parametrize(
    ("decided", "expected"),
    [(date(2026, 5, 15), []), (date(2026, 5, 14), ["none"]), (None, ["none"])],
)
def test_first_interval_counts_from_the_decision(decided: date | None, expected: list[str]) -> None:
    """A plan that nobody has decided on cannot say since when it runs."""
    assert messages(RULE, _plan(decided=decided)) == expected


def test_latest_screenshots_count() -> None:
    """Whatever the order in the log; a day in the future is a slip of the pen."""
    assert messages(RULE, _plan(date(2026, 9, 1), date(2025, 9, 1))) == []
    assert messages(RULE, _plan(date(2026, 5, 1), date(2026, 11, 16))) == ["overdue"]


def test_screenshots_fall_due_at_the_end_of_the_interval() -> None:
    """Whoever is responsible for them acts."""
    plan = _plan(date(2026, 8, 31), decided=date(2026, 2, 20))
    assert due(RULE, plan) == [(date(2027, 2, 28), "archivist", "")]
    assert due(RULE, _plan(decided=date(2026, 2, 20))) == [(date(2026, 8, 20), "archivist", "")]


def test_without_somebody_for_screenshots_the_one_responsible_acts() -> None:
    """A deadline without a person would be nobody's."""
    plan = make_plan(screenshots={"log": [date(2026, 9, 1)]}, responsible={"role": "curator"})
    assert due(RULE, plan) == [(date(2027, 3, 1), "curator", "")]


def test_without_any_day_to_count_from_nothing_falls_due() -> None:
    """The finding says it instead."""
    assert due(RULE, _plan()) == []
