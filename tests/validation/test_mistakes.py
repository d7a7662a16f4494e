"""Each kind of mistake has its sentence, with what to write instead."""

from __future__ import annotations

import pytest

from macros.models import Channel, LeavePeriod, Model, Quiz, Repository
from tests.validation.printed import BASE, printed


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
                '4:15: error: responsible.role: "A B" is not an id: use lower-case letters '
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
