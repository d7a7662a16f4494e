"""What is wrong with a value, as sentences that an editor can act on."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from macros.handbook import FILES, FOLDERS
from macros.models import (
    Channel,
    Checklist,
    LawFile,
    LeavePeriod,
    Model,
    Organisation,
    Plan,
    Quiz,
    Repository,
    RiskFile,
)
from macros.source import KeyPath, Source, load_source
from macros.validation import key_name, load_model, one_of, required_fields, show, suggest
from tests.handbook_files import PLAN_TEXT, HandbookFiles

BASE = "unit: a\nchannel: b\nstatus: draft\n"


def printed(text: str, model: type[Model] = Plan, language: str = "sv") -> list[str]:
    """What the model says of a file, the source's own problems not included."""
    _, problems = load_model(model, load_source(text.encode(), "x.yml"), language)
    return [str(problem) for problem in problems]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "updates: {times: 1, per: wek}",
            (
                '4:21: error: updates.per: "wek" is not day, week, month or year; did you '
                'mean "week"? '
                "(invalid-value)"
            ),
        ),
        (
            "updates: {times: 1, per: Month}",
            (
                '4:21: error: updates.per: "Month" is not day, week, month or year; did you mean '
                '"month"? (invalid-value)'
            ),
        ),
        (
            "updates: {time: 1, per: week}",
            '4:11: error: updates.time: there is no such key; did you mean "times"? (unknown-key)',
        ),
        (
            "responsible: {role: r, mail: a@b.example}",
            (
                "4:24: error: responsible.mail: there is no such key; did you mean "
                '"mailbox"? (unknown-key)'
            ),
        ),
        (
            "oversight: {leave: [{period: p, by: {roll: r}}]}",
            (
                "4:38: error: oversight.leave[0].by.roll: there is no such key; did you "
                'mean "role"? '
                "(unknown-key)"
            ),
        ),
        (
            "goals: [{text: t, quux: 1}]",
            (
                "4:19: error: goals[0].quux: there is no such key; known here: text, "
                "metric, target, by, "
                "measured (unknown-key)"
            ),
        ),
        (
            "title: {sv: a, no: b}",
            "4:16: error: title.no: there is no such key; known here: sv, nb, en (unknown-key)",
        ),
        (
            "title: {nb: a}",
            (
                '4:1: error: title: the text in the default language is missing: add "sv: ..." '
                "(missing-value)"
            ),
        ),
        ("title: [a]", '4:1: error: title: ["a"] is not text: write a text here (wrong-type)'),
        (
            "title: true",
            '4:1: error: title: true is not text here: put it in quotes, "true" (wrong-type)',
        ),
        (
            "title: 2026-01-02",
            (
                "4:1: error: title: 2026-01-02 is not text here: put it in quotes, "
                '"2026-01-02" (wrong-type)'
            ),
        ),
        (
            'title: "  "',
            (
                "4:1: error: title.sv: the text is empty: write one, or take the line away "
                "(missing-value)"
            ),
        ),
        (
            "goals: {text: t}",
            (
                '4:1: error: goals: {"text": "t"} is not a list: write [{"text": "t"}], '
                "or lines that "
                'start with "- " (wrong-type)'
            ),
        ),
        (
            "goals: [t]",
            '4:9: error: goals[0]: "t" is not a mapping: write {key: value} (wrong-type)',
        ),
        (
            "goals: [null]",
            (
                "4:9: error: goals[0]: there is no value: write one, or take the line away "
                "(missing-value)"
            ),
        ),
        (
            "audiences:",
            (
                "4:1: error: audiences: there is no value: write one, or take the line away "
                "(missing-value)"
            ),
        ),
        (
            "agreement: 2026-1-2",
            (
                '4:1: error: agreement: "2026-1-2" is not a day: write year-month-day, such as '
                "2026-03-01 (bad-date)"
            ),
        ),
        (
            "hours_per_week: four",
            '4:1: error: hours_per_week: "four" is not a number (wrong-type)',
        ),
        (
            "hours_per_week: -1",
            "4:1: error: hours_per_week: -1 is too small: at least 0 (invalid-value)",
        ),
        (
            "updates: {times: 1.5, per: week}",
            "4:11: error: updates.times: 1.5 is not a whole number (wrong-type)",
        ),
        (
            "responsible: {role: A B}",
            (
                '4:15: error: responsible.role: "A B" is not an id: use small letters '
                "a-z, digits and "
                "single hyphens (invalid-value)"
            ),
        ),
        (
            "responsible: {role: r, mailbox: a at b}",
            (
                '4:24: error: responsible.mailbox: "a at b" is not a mailbox: write name@domain '
                "(invalid-value)"
            ),
        ),
        (
            "account: {url: two words}",
            (
                '4:11: error: account.url: "two words" has a space in it: an address has none '
                "(invalid-value)"
            ),
        ),
        (
            "closure: {date: 2026-01-01, handle_kept: 1}",
            "4:29: error: closure.handle_kept: 1 is not true or false (wrong-type)",
        ),
        (
            "ros: {date: 2026-01-01, risks: [{probability: 1, consequence: 9, text: t, risk: r}]}",
            "4:50: error: ros.risks[0].consequence: 9 is too large: at most 5 (invalid-value)",
        ),
        (
            "ros: {date: 2026-01-01, risks: [{probability: 1, consequence: 2, text: t, risk: r}]}",
            (
                "4:33: error: ros.risks[0]: give either risk (an id of risks.yml) or text "
                "(own words), "
                "not both (invalid-value)"
            ),
        ),
        (
            f"purpose: {'x' * 5001}",
            "4:1: error: purpose.sv: the text is longer than 5000 characters (invalid-value)",
        ),
    ],
)
def test_each_kind_of_mistake_has_its_sentence(text: str, expected: str) -> None:
    """Where it is, what was written, and what to write instead."""
    assert printed(f"{BASE}{text}\n") == [f"x.yml:{expected}"]


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


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        (
            Channel,
            (
                "name: a\nkind: blog\nsummary: a\nasks: {hours_per_week: 1}\nstatus: allowed\n"
                "reason: a\ndomains: [https://a.example/]\n"
            ),
            (
                '7:11: error: domains[0]: "https://a.example/" is not a domain: write it without '
                "https:// and slashes, such as www.example.org (invalid-value)"
            ),
        ),
        (
            Repository,
            "kind: github\nurl: https://[x/y\n",
            (
                '2:1: error: url: "https://[x/y" cannot be read as an address: write it like '
                "https://host.example/path (invalid-value)"
            ),
        ),
        (
            Channel,
            (
                "name: a\nkind: blog\nsummary: a\nasks: {hours_per_week: 1}\nstatus: allowed\n"
                'reason: a\nscreenshots: "yes"\n'
            ),
            '7:1: error: screenshots: "yes" is not true or false (wrong-type)',
        ),
        (
            Quiz,
            (
                "title: a\nintro: a\nquestions:\n- id: a\n  text: a\n  options: [{text: "
                "a, explanation: "
                "a}, {text: b, explanation: b}]\n"
            ),
            (
                "4:3: error: questions[0]: no answer is right: mark one with correct: true "
                "(invalid-value)"
            ),
        ),
        (
            Quiz,
            "title: a\nintro: a\nquestions: []\n",
            "3:1: error: questions: [] has too few entries: at least 1 (missing-value)",
        ),
        (
            LeavePeriod,
            "id: a\nname: a\nstart: 2026-02-01\nend: 2026-01-01\n",
            "1:1: error: the period ends before it starts (invalid-value)",
        ),
    ],
)
def test_each_models_own_mistakes_have_sentences(
    model: type[Model], text: str, expected: str
) -> None:
    """What only some models ask."""
    assert printed(text, model) == [f"x.yml:{expected}"]


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


@pytest.mark.parametrize(
    "written",
    [
        '"86400"',
        '"1767225600"',
        '"2026-01-01T00:00:00"',
        "2026-01-01T00:00:00",
        "20260101",
        "1767225600.0",
        '" 2026-01-01"',
        '"2026-01-01\\n"',
        '"+002026-01-01"',
        "[]",
        "true",
    ],
)
def test_only_a_day_is_a_day(written: str) -> None:
    """No seconds since 1970 and no time of day turns into one."""
    (line,) = printed(f"{BASE}agreement: {written}\n")
    assert (
        line.endswith("is not a day: write year-month-day, such as 2026-03-01 (bad-date)")
        or "there is no value" in line
    )


def test_a_day_in_quotes_is_a_day() -> None:
    """So that what JSON and forms write can be read back."""
    assert printed(f'{BASE}agreement: "2026-03-01"\n') == []
    (line,) = printed(f'{BASE}agreement: "2026-02-30"\n')
    assert "(bad-date)" in line


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


ODD: tuple[Any, ...] = (
    None,
    True,
    5,
    -5,
    1.5,
    1e300,
    float("inf"),
    "x" * 6000,
    "x y",
    "",
    "a\nb",
    [],
    {},
    [[]],
    [None],
    date(2026, 1, 1),
    date.min,
    "2026-01-01",
    "é",
    10**17,
    {"a": 1},
    [1, "a", {}],
    ["x"] * 100,
)


def _key_paths(data: object, where: KeyPath = ()) -> Iterator[KeyPath]:
    yield where
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        yield from _key_paths(value, (*where, key))


def _with(data: Any, where: KeyPath, value: object) -> Any:
    if not where:
        return value
    changed = copy.deepcopy(data)
    inner = changed
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    return changed


_SAMPLES: dict[str, type[Model]] = {
    "data/organisation.yml": Organisation,
    "data/laws.yml": LawFile,
    "data/plans/museum-facebook.yml": Plan,
    "data/channels/facebook.yml": Channel,
    "data/checklists/start.yml": Checklist,
    "data/quizzes/basic.yml": Quiz,
}


@pytest.mark.parametrize("path", _SAMPLES)
def test_no_value_makes_a_traceback_or_a_programmers_message(
    path: str, files: HandbookFiles
) -> None:
    """Every odd value in every place: sentences of ours, each of one line."""
    model = _SAMPLES[path]
    source = load_source(files.read(path).encode(), path)
    for where in list(_key_paths(source.data)):
        for value in ODD:
            changed = Source(path, _with(source.data, where, value), source.positions)
            for problem in load_model(model, changed, "en")[1]:
                line = str(problem)
                assert "nput" not in line, line  # pydantic says "Input should be ..."
                assert "pydantic" not in line
                assert len(problem.message) < 1_000
                assert "\n" not in problem.message


def test_every_kind_of_file_has_a_model_that_wants_something() -> None:
    """So that an empty file is never right."""
    for model in (*FILES.values(), *FOLDERS.values()):
        assert required_fields(model)
