"""agreement-made: there is an agreement with those responsible."""

from __future__ import annotations

from datetime import date

import pytest

from .support import DECIDED, applies_in, make_plan, messages

RULE = "agreement-made"


def test_applies_from_approval_until_closing() -> None:
    """The manager agrees with people once the decision is made."""
    assert applies_in(RULE) == DECIDED


def test_missing_agreement_is_found() -> None:
    """A plan says when it was made."""
    assert messages(RULE, make_plan()) == ["missing"]


@pytest.mark.parametrize(("day", "expected"), [(15, []), (16, ["future"])])
def test_agreement_has_been_made(day: int, expected: list[str]) -> None:
    """One dated tomorrow has not."""
    assert messages(RULE, make_plan(agreement=date(2026, 11, day))) == expected
