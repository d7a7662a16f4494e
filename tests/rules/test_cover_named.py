"""cover-named: the channel is watched, also when the one responsible is away."""

from __future__ import annotations

import pytest

from .support import PLANNED, applies_in, make_plan, messages

RULE = "cover-named"
OVERSIGHT = {"normal": "Weekdays 8-17"}


def test_applies_from_proposal_until_closing() -> None:
    """How the channel is watched belongs in the plan from the start."""
    assert applies_in(RULE) == PLANNED


@pytest.mark.parametrize("status", ["proposed", "approved"])
def test_before_the_start_oversight_is_enough(status: str) -> None:
    """Who stands in can be settled until the channel opens."""
    assert messages(RULE, make_plan(status=status, oversight=OVERSIGHT)) == []
    assert messages(RULE, make_plan(status=status)) == ["no-oversight"]


@pytest.mark.parametrize("status", ["active", "paused"])
def test_running_channel_has_a_second_person(status: str) -> None:
    """From then on, nobody watches it alone."""
    fields = {"status": status, "oversight": OVERSIGHT, "responsible": {"role": "communicator"}}
    assert messages(RULE, make_plan(**fields)) == ["no-cover"]
    assert messages(RULE, make_plan(**fields, others=[{"role": "curator"}])) == []


def test_the_one_responsible_is_no_cover() -> None:
    """To write the same person twice helps nobody."""
    person = {"role": "communicator", "mailbox": "museum@kultur.example"}
    plan = make_plan(responsible=person, others=[person], oversight=OVERSIGHT)
    assert messages(RULE, plan) == ["no-cover"]


def test_another_holder_of_the_same_role_is_cover() -> None:
    """Two communicators can stand in for each other."""
    first, second = ({"role": "communicator", "name": name} for name in ("The one", "The other"))
    assert messages(RULE, make_plan(responsible=first, others=[second], oversight=OVERSIGHT)) == []


def test_both_faults_are_said_at_once() -> None:
    """One round of mending is enough."""
    assert messages(RULE, make_plan()) == ["no-oversight", "no-cover"]
