"""checklist-done: the checklist for a start has been gone through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.models import Plan

from .support import HANDBOOK, PLANNED, applies_in, make_plan, messages

RULE = "checklist-done"


def _plan(checklist_id: str = "start", day: date = date(2026, 2, 12)) -> Plan:
    return make_plan(checklist={"id": checklist_id, "done": day})


def test_applies_from_proposal_until_closing() -> None:
    """The list comes before the start."""
    assert applies_in(RULE) == PLANNED


def test_missing_checklist_is_found() -> None:
    """A plan says which list was gone through."""
    assert messages(RULE, make_plan()) == ["missing"]


def test_list_for_another_time_does_not_count() -> None:
    """The list for closing asks other things."""
    assert messages(RULE, _plan("closing")) == ["wrong-list"]


@pytest.mark.parametrize(("day", "expected"), [(15, []), (16, ["future"])])
def test_list_has_been_gone_through(day: int, expected: list[str]) -> None:
    """A day that has not come is a slip of the pen."""
    assert messages(RULE, _plan(day=date(2026, 11, day))) == expected


def test_list_that_could_not_be_loaded_is_not_called_wrong() -> None:
    """Its own file's problem is reported where it is."""
    assert messages(RULE, _plan(), handbook=replace(HANDBOOK, checklists={})) == []
