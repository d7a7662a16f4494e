"""channel-allowed: the channel may be used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from .support import HANDBOOK, PLANNED, applies_in, findings, make_plan, messages

RULE = "channel-allowed"


def test_applies_from_the_first_draft_until_closing() -> None:
    """The sooner somebody knows, the less work is lost."""
    assert applies_in(RULE) == PLANNED | {"draft"}


@pytest.mark.parametrize("channel", ["facebook", "blog", "bluesky"])
def test_allowed_recommended_and_trial_channels_may_be_used(channel: str) -> None:
    """A channel on trial needs no exception."""
    assert messages(RULE, make_plan(channel=channel)) == []


@pytest.mark.parametrize(
    ("channel", "message"),
    [
        ("tiktok", "not-allowed-instead"),
        ("threads", "not-allowed"),
        ("x", "retired-instead"),
        ("forum", "retired"),
    ],
)
def test_other_channels_may_not(channel: str, message: str) -> None:
    """The finding names what to use instead, where the channel does."""
    (finding,) = findings(RULE, make_plan(channel=channel)) or []
    assert (finding.message, finding.where) == (message, ("channel",))


def test_does_not_apply_where_the_channel_is_not_known() -> None:
    """Its own file's problem is reported where it is."""
    assert applies_in(RULE, replace(HANDBOOK, channels={})) == set()
