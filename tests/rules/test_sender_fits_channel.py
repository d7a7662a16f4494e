"""sender-fits-channel: the plan says who speaks, and the channel allows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .support import HANDBOOK, PLANNED, applies_in, make_plan, messages

RULE = "sender-fits-channel"


def test_applies_from_proposal_until_closing() -> None:
    """Who speaks belongs in the plan that goes to the director."""
    assert applies_in(RULE) == PLANNED


def test_plan_that_does_not_say_who_speaks_is_found() -> None:
    """Also where the unit decides."""
    assert messages(RULE, make_plan()) == ["missing"]


@pytest.mark.parametrize(
    ("channel", "sender", "expected"),
    [
        ("facebook", "anonymous", []),
        ("facebook", "personal", []),
        ("blog", "personal", []),
        ("blog", "anonymous", ["must-sign"]),
    ],
)
def test_sender_fits_the_channel(channel: str, sender: str, expected: list[str]) -> None:
    """Blog posts are signed; elsewhere the unit decides."""
    assert messages(RULE, make_plan(channel=channel, sender=sender)) == expected


def test_any_sender_fits_a_channel_that_is_not_known() -> None:
    """Its own file's problem is reported where it is."""
    plan = make_plan(channel="blog", sender="anonymous")
    assert messages(RULE, plan, handbook=replace(HANDBOOK, channels={})) == []
