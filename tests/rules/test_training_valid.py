"""training-valid: everyone who has been given responsibility has a training that counts."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models import Plan

from .support import DECIDED, applies_in, due, findings, make_plan, messages, with_organisation

RULE = "training-valid"
RESPONSIBLE = {"role": "communicator"}


def _plan(*trainings: tuple[str, date], **fields: Any) -> Plan:
    training = [{"who": who, "date": day} for who, day in trainings]
    return make_plan(**{"responsible": RESPONSIBLE, "training": training, **fields})


def test_applies_from_approval_until_closing() -> None:
    """Whoever is given responsibility is trained."""
    assert applies_in(RULE, responsible=RESPONSIBLE) == DECIDED


def test_does_not_apply_where_nobody_has_responsibility() -> None:
    """Another rule says that somebody must have it."""
    assert applies_in(RULE) == set()


def test_each_role_is_asked() -> None:
    """The others in the plan as well, each role once."""
    others = [{"role": "curator"}, {"role": "archivist"}, {"role": "curator"}]
    plan = _plan(("archivist", date(2026, 1, 15)), others=others)
    found = findings(RULE, plan) or []
    assert [finding.values["role"].id for finding in found] == ["communicator", "curator"]  # type: ignore[union-attr]  # a Named
    assert {finding.message for finding in found} == {"missing"}


@pytest.mark.parametrize(
    ("taken", "expected"), [(date(2024, 11, 15), []), (date(2024, 11, 14), ["expired"])]
)
def test_training_counts_for_its_months(taken: date, expected: list[str]) -> None:
    """Two years to the day; from the day after, it must be taken again."""
    assert messages(RULE, _plan(("communicator", taken))) == expected


def test_organisation_sets_how_long_a_training_counts() -> None:
    """The rule has no number of its own."""
    handbook = with_organisation(strategy={"training_valid_months": 12})
    plan = _plan(("communicator", date(2025, 11, 14)))
    assert messages(RULE, plan, handbook=handbook) == ["expired"]


def test_latest_training_counts() -> None:
    """Whatever the order in the file."""
    plan = _plan(("communicator", date(2026, 5, 1)), ("communicator", date(2020, 5, 1)))
    assert messages(RULE, plan) == []


def test_booked_training_does_not_count_yet() -> None:
    """On its own day it does."""
    assert messages(RULE, _plan(("communicator", date(2026, 11, 16)))) == ["missing"]
    assert messages(RULE, _plan(("communicator", date(2026, 11, 15)))) == []


def test_training_falls_due_on_its_last_day() -> None:
    """Leap day and two years is the last of February; the role itself acts."""
    plan = _plan(
        ("communicator", date(2026, 1, 15)),
        ("curator", date(2024, 2, 29)),
        others=[{"role": "curator"}],
    )
    assert due(RULE, plan) == [
        (date(2026, 2, 28), "curator", "curator"),
        (date(2028, 1, 15), "communicator", "communicator"),
    ]


def test_training_never_taken_was_due_when_the_plan_began() -> None:
    """Without a first day there is no date to give."""
    decision = {"by": "director", "date": date(2026, 2, 20)}
    assert due(RULE, _plan(decision=decision)) == [
        (date(2026, 2, 20), "communicator", "communicator")
    ]
    assert due(RULE, _plan()) == []
