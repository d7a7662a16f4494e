"""All that is wrong with a file at once, and each mistake once."""

from __future__ import annotations

from datetime import date

import pytest

from macros.data_files import FILES, FOLDERS
from macros.models import Plan
from macros.source import load_source
from macros.validation import load_model, required_fields
from tests.handbook_files import PLAN_TEXT
from tests.validation.printed import BASE, printed


def test_a_right_file_becomes_a_model() -> None:
    """The plan that the design shows loads whole, and nothing is said about it."""
    source = load_source(PLAN_TEXT.encode(), "x.yml")
    plan, problems = load_model(Plan, source, "en")
    assert problems == []
    assert plan is not None
    assert plan.decision is not None
    assert plan.decision.record == "KB 2026-0123"
    assert plan.goals[0].measured[0].date == date(2026, 6, 30)


def test_all_that_is_wrong_is_said_at_once() -> None:
    """Each at its own place."""
    assert printed("unit: 5\nchanel: b\nstatus: actve\nhours_per_week: 200\n") == [
        'x.yml:1:1: error: unit: 5 is not text here: put it in quotes, "5" (wrong-type)',
        (
            'x.yml:3:1: error: status: "actve" is not draft, proposed, approved, active, '
            "paused, closed "
            'or rejected; did you mean "active"? (invalid-value)'
        ),
        "x.yml:4:1: error: hours_per_week: 200 is too large: at most 168 (invalid-value)",
        'x.yml:2:1: error: chanel: there is no such key; did you mean "channel"? (unknown-key)',
    ]


def test_a_misspelt_key_is_not_missing_as_well() -> None:
    """One mistake, one problem; but what else is wrong with the right key is said."""
    assert printed("unit: a\nchanel: b\nstatus: draft\n") == [
        'x.yml:2:1: error: chanel: there is no such key; did you mean "channel"? (unknown-key)'
    ]
    assert [line.split(": ")[2] for line in printed("unit: a\nchanel: b\nchannel: 5\n")] == [
        "channel",
        "status",
        "chanel",
    ]


@pytest.mark.parametrize("text", ["", "# nothing\n", "null\n"])
def test_an_empty_file_says_what_it_must_hold(text: str) -> None:
    """As an editor may have just made it."""
    assert printed(text) == [
        "x.yml:1:1: error: the file is empty: write at least unit, channel, status (missing-value)"
    ]


@pytest.mark.parametrize("text", ["- a\n", "word\n", "7\n", "2026-01-01\n"])
def test_a_file_that_is_no_mapping_says_so(text: str) -> None:
    """Not a line about each missing key."""
    assert printed(text) == [
        (
            "x.yml:1:1: error: this is not a mapping (key: value): write at least unit, "
            "channel, status "
            "(missing-value)"
        )
    ]


def test_what_could_not_be_read_is_not_called_missing_or_wrong_as_well() -> None:
    """A bad date is a bad date, and `no` for true is only ambiguous."""
    for text in (
        "agreement: 2026-02-30\n",
        "decision: {by: r, date: 2026-02-30}\n",
        "closure: {date: 2026-01-01, handle_kept: yes}\n",
        "hours_per_week: 0777\n",
        "updates: {times: 1_0, per: week}\n",
        'purpose: "a\\0"\n',
    ):
        source = load_source(f"{BASE}{text}".encode(), "x.yml")
        assert len(source.problems) == 1
        assert load_model(Plan, source, "sv")[1] == [], text


def test_a_word_that_is_ambiguous_and_wrong_is_both() -> None:
    """`status: no` is not mended by quotes."""
    source = load_source(b"unit: a\nchannel: b\nstatus: no\n", "x.yml")
    assert len(source.problems) == 1
    assert [problem.rule for problem in load_model(Plan, source, "sv")[1]] == ["invalid-value"]


def test_every_kind_of_file_has_a_model_that_wants_something() -> None:
    """So that an empty file is never right."""
    for model in (*FILES.values(), *FOLDERS.values()):
        assert required_fields(model)
