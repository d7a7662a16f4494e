"""How problems are printed, in each form."""

from __future__ import annotations

import json
import re

import pytest

from macros.problem import (
    FORMATS,
    Level,
    Position,
    Problem,
    to_github,
    to_gitlab,
    to_json,
    to_text,
)


def _problem(
    message: str = "no", path: str = "data/a.yml", line: int = 1, level: Level = Level.ERROR
) -> Problem:
    return Problem(path, Position(line, 3), level, "invalid-value", message)


def test_text_has_the_designs_shape() -> None:
    """`path:line:col: level: message (rule)`, as compilers print it and editors read it."""
    message = 'updates.per: "fortnigt" is not week, month or year; did you mean "week"?'
    problem = Problem("data/plans/x.yml", Position(12, 3), Level.ERROR, "invalid-value", message)
    assert to_text([problem]) == (
        'data/plans/x.yml:12:3: error: updates.per: "fortnigt" is not week, month or year; '
        'did you mean "week"? (invalid-value)\n'
    )


def test_problems_are_sorted_by_place() -> None:
    """By file, then by line as a number and not as text, whatever the order they came in."""
    problems = [
        _problem(path="data/b.yml"),
        _problem(line=10),
        _problem(line=9),
        Problem("data/a.yml", Position(9, 1), Level.NOTICE, "x", "y"),
    ]
    places = [line.split(" ")[0] for line in to_text(problems).splitlines()]
    assert places == ["data/a.yml:9:1:", "data/a.yml:9:3:", "data/a.yml:10:3:", "data/b.yml:1:3:"]
    for form in FORMATS.values():
        assert form(problems) == form(reversed(problems))


def test_nothing_wrong_prints_nothing_or_an_empty_list() -> None:
    """Machines get a whole document also when there is nothing in it."""
    assert to_text([]) == ""
    assert to_github([]) == ""
    assert json.loads(to_json([])) == {"problems": []}
    assert json.loads(to_gitlab([])) == []


def test_json_has_the_keys_that_are_promised() -> None:
    """Path, line, column, level, rule and message, with numbers as numbers."""
    assert json.loads(to_json([_problem("å", level=Level.WARNING)])) == {
        "problems": [
            {
                "path": "data/a.yml",
                "line": 1,
                "column": 3,
                "level": "warning",
                "rule": "invalid-value",
                "message": "å",
            }
        ]
    }
    assert "å" in to_json([_problem("å")]), "a person may read it too"


def test_github_escapes_what_would_end_a_property_or_the_command() -> None:
    """As GitHub asks: % and line ends in the message; : and , as well in properties."""
    problem = Problem("data/a,b:c%.yml", Position(2, 5), Level.WARNING, "x", "100 %: a,\r\nb")
    assert to_github([problem]) == (
        "::warning file=data/a%2Cb%3Ac%25.yml,line=2,col=5,title=x::100 %25: a,%0D%0Ab\n"
    )


@pytest.mark.parametrize("level", Level)
def test_github_knows_each_level(level: Level) -> None:
    """Our levels are called as GitHub's commands are."""
    assert to_github([_problem(level=level)]).startswith(f"::{level.value} file=")


def test_gitlab_has_what_a_code_quality_report_must_hold() -> None:
    """A list with description, check_name, fingerprint, severity and location."""
    rows = json.loads(to_gitlab([_problem(level=level, line=7) for level in Level]))
    for row in rows:
        assert row.keys() == {
            "description",
            "check_name",
            "fingerprint",
            "severity",
            "location",
        }
        assert row["location"] == {"path": "data/a.yml", "lines": {"begin": 7}}
        assert re.fullmatch(r"[0-9a-f]{64}", row["fingerprint"])
    assert {row["severity"] for row in rows} == {"major", "minor", "info"}


def test_gitlab_fingerprint_stays_when_the_problem_moves() -> None:
    """A line put in above does not make an old problem new; the same one twice is two."""

    def prints(*lines: int) -> list[str]:
        report = json.loads(to_gitlab([_problem(line=line) for line in lines]))
        return [row["fingerprint"] for row in report]

    assert prints(3) == prints(8)
    assert prints(3, 8) == prints(4, 9)
    assert len(set(prints(3, 8))) == 2
    other = json.loads(to_gitlab([_problem("another")]))[0]["fingerprint"]
    assert other not in prints(3, 8)


NASTY = "a\nb::error::c\x1b[31md\r\x00\u2028\u202e\x9b\udcff"


@pytest.mark.parametrize("form", ["text", "github"])
def test_one_problem_is_one_line(form: str) -> None:
    """A file's name or a key cannot begin a line of its own, nor steer the terminal."""
    printed = FORMATS[form]([_problem(NASTY, path=f"data/{NASTY}.yml")])
    assert len(printed.splitlines()) == 1
    assert printed.rstrip("\n").isprintable()


@pytest.mark.parametrize("form", FORMATS)
def test_what_cannot_be_written_as_utf8_is_escaped(form: str) -> None:
    """A file name that is not UTF-8 does not stop the report of what is wrong."""
    printed = FORMATS[form]([_problem(NASTY, path=f"data/{NASTY}.yml")])
    assert b"\\udcff" in printed.encode()


def test_plain_letters_of_all_languages_are_printed_as_they_are() -> None:
    """Only control characters are escaped."""
    text = "åäö æøå “sitat” – … ❤ 漢字"
    assert text in to_text([_problem(text)])
    assert text in to_github([_problem(text)])
