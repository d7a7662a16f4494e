"""time-set-aside: there are working hours for the channel, and enough of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .support import HANDBOOK, PLANNED, applies_in, make_plan, messages, with_channel

RULE = "time-set-aside"


def test_applies_from_proposal_until_closing() -> None:
    """The time belongs in the plan that goes to the director."""
    assert applies_in(RULE) == PLANNED


@pytest.mark.parametrize("hours", [None, 0])
def test_plan_without_hours_is_found(hours: int | None) -> None:
    """No hours are no time."""
    assert messages(RULE, make_plan(hours_per_week=hours)) == ["missing"]


@pytest.mark.parametrize(("hours", "expected"), [(2, []), (3.5, []), (1.5, ["too-little"])])
def test_hours_are_not_fewer_than_the_channel_asks(hours: float, expected: list[str]) -> None:
    """As many are enough."""
    assert messages(RULE, make_plan(hours_per_week=hours)) == expected


def test_channel_says_how_many_hours_it_takes() -> None:
    """The rule has no number of its own."""
    handbook = with_channel("facebook", asks={"hours_per_week": 5})
    assert messages(RULE, make_plan(hours_per_week=4.9), handbook=handbook) == ["too-little"]


def test_some_hours_are_enough_where_the_channel_is_not_known() -> None:
    """Its own file's problem is reported where it is."""
    handbook = replace(HANDBOOK, channels={})
    assert messages(RULE, make_plan(hours_per_week=0.5), handbook=handbook) == []
