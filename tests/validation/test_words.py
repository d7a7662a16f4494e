"""Suggestions, values and key paths as sentences show them."""

from __future__ import annotations

from datetime import date

from macros.models import Plan, RiskFile
from macros.validation import key_name, one_of, required_fields, show, suggest


def test_suggestions_are_near_or_none() -> None:
    """A far-fetched one is worse than none; capital letters do not matter."""
    assert suggest("fortnigt", ["fortnight", "week"]) == '; did you mean "fortnight"?'
    assert suggest("COUNTY-MUSEM", ["county-museum"]) == '; did you mean "county-museum"?'
    assert suggest("qqq", ["county-museum"]) == ""
    assert suggest("", ["a"]) == ""
    assert suggest("a", []) == ""


def test_values_are_shown_as_written_and_cut() -> None:
    """In a message of one line."""
    assert show("a\nb") == '"a\\nb"'
    assert show(date(2026, 1, 2)) == "2026-01-02"
    assert show(["å", None, True]) == '["å", null, true]'
    assert len(show("x" * 1000)) == 60
    assert show("x" * 1000).endswith("…")


def test_small_words() -> None:
    """Key paths and choices as people say them."""
    assert key_name(("goals", 0, "by")) == "goals[0].by"
    assert key_name((0, "a")) == "[0].a"
    assert key_name(()) == ""
    assert one_of(["a", "b", "c"]) == "a, b or c"
    assert one_of(["a"]) == "a"
    assert required_fields(Plan) == ["unit", "channel", "status"]
    assert required_fields(RiskFile) == ["risks"]
