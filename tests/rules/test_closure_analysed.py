"""closure-analysed: a channel is closed only after thought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import HANDBOOK, applies_in, findings, make_plan, messages

RULE = "closure-analysed"
ACCOUNT = {"url": "https://www.facebook.com/countymuseum.example"}
CLOSURE = {
    "date": date(2026, 10, 1),
    "analysis": "Few visits for a year.",
    "archived": date(2026, 9, 28),
    "handle_kept": True,
}


def _plan(**changes: Any) -> Plan:
    return make_plan(status="closed", account=ACCOUNT, closure={**CLOSURE, **changes})


def test_applies_to_closed_plans() -> None:
    """Until then there is nothing to analyse."""
    assert applies_in(RULE) == {"closed"}


def test_full_account_of_the_closure_is_enough() -> None:
    """A name given up is told as well as one that is kept."""
    assert messages(RULE, _plan()) == []
    assert messages(RULE, _plan(handle_kept=False)) == []


def test_missing_closure_is_found() -> None:
    """The finding stands where it should be."""
    (finding,) = findings(RULE, make_plan(status="closed")) or []
    assert (finding.message, finding.where) == ("missing", ("closure",))


@pytest.mark.parametrize(
    ("changes", "message", "key"),
    [
        ({"analysis": None}, "no-analysis", "analysis"),
        ({"archived": None}, "not-archived", "archived"),
        ({"archived": date(2026, 11, 16)}, "not-archived", "archived"),
        ({"handle_kept": None}, "handle-untold", "handle_kept"),
        ({"date": date(2026, 11, 16)}, "future", "date"),
    ],
)
def test_each_part_is_asked_for(changes: dict[str, Any], message: str, key: str) -> None:
    """What has not happened yet does not count."""
    (finding,) = findings(RULE, _plan(**changes)) or []
    assert (finding.message, finding.where) == (message, ("closure", key))


def test_closing_and_archiving_today_is_in_time() -> None:
    """The day itself has come."""
    assert messages(RULE, _plan(date=date(2026, 11, 15), archived=date(2026, 11, 15))) == []


def test_archive_is_asked_for_where_the_channel_needs_screenshots() -> None:
    """The channel says so; one that is not known says nothing."""
    plan = make_plan(status="closed", channel="intranet", closure={**CLOSURE, "archived": None})
    assert messages(RULE, plan) == []
    assert messages(RULE, _plan(archived=None), handbook=replace(HANDBOOK, channels={})) == []


def test_name_is_asked_for_where_there_was_an_account() -> None:
    """A plan that never had one has no name to keep."""
    plan = make_plan(status="closed", closure={**CLOSURE, "handle_kept": None})
    assert messages(RULE, plan) == []
