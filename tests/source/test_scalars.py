"""What a single value means, and what is refused because readers of YAML disagree."""

from __future__ import annotations

import random
import re
from datetime import date

import pytest
import yaml

from macros.problem import Position
from tests.source.reading import load


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("text", "text"),
        ("two words", "two words"),
        ("'no'", "no"),
        ('"10:30"', "10:30"),
        ('"2026-02-30"', "2026-02-30"),
        ("", None),
        ("~", None),
        ("null", None),
        ("true", True),
        ("False", False),
        ("0", 0),
        ("-7", -7),
        ("+7", 7),
        ("1.50", 1.5),
        (".5", 0.5),
        ("-0.25", -0.25),
        ("+2.", 2.0),
        ("1.5e+3", 1500.0),
        ("2026-03-01", date(2026, 3, 1)),
        ("2024-02-29", date(2024, 2, 29)),
        ("2026-3-1", "2026-3-1"),
        ("1.2.3", "1.2.3"),
        ("8-17", "8-17"),
        ("no.", "no."),
        ("nope", "nope"),
        ("y", "y"),
        ("1 000", "1 000"),
        ("+46 8 123", "+46 8 123"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
    ],
)
def test_scalars_mean_what_they_say(written: str, value: object) -> None:
    """Text, numbers, truth, nothing, and days."""
    source = load(f"k: {written}\n")
    assert source.problems == ()
    assert source.data == {"k": value}
    assert type(source.data["k"]) is type(value)


AMBIGUOUS = [
    "no",
    "No",
    "NO",
    "yes",
    "Yes",
    "YES",
    "on",
    "On",
    "ON",
    "off",
    "Off",
    "OFF",
    "10:30",
    "-1:30",
    "10:30:15",
    "190:20:30.15",
    "2026-03-01 10:30:00",
    "2026-03-01T10:30:00Z",
    "1:3",
    "0777",
    "007",
    "00",
    "08",
    "-0777",
    "0o17",
    "0x1F",
    "0b101",
    "1_000",
    "1__0",
    "1_000.5",
    "1.5_0",
    ".5_0",
    "685.230_15e+03",
    "1e5",
    "1E5",
    "12e03",
    "-1e-5",
    "1.5e3",
    "-.5",
    "+.5",
    ".inf",
    ".Inf",
    ".INF",
    "-.inf",
    "+.inf",
    ".nan",
    ".NaN",
    ".NAN",
]


@pytest.mark.parametrize("written", AMBIGUOUS)
def test_what_readers_of_yaml_disagree_about_is_refused(written: str) -> None:
    """YAML 1.1 and 1.2 read these differently: the author says which, with quotes."""
    source = load(f"k: {written}\n")
    (problem,) = source.problems
    assert (problem.rule, problem.position) == ("ambiguous-value", Position(1, 4))
    assert f'"{written}" in quotes' in problem.message
    assert load(f'k: "{written}"\n').data == {"k": written}
    assert load(f'k: "{written}"\n').problems == ()


def test_a_long_number_is_cut_in_the_message() -> None:
    """It is one line that a person reads."""
    (problem,) = load(f"k: 1_{'0' * 10_000}\n").problems
    assert len(problem.message) < 150


@pytest.mark.parametrize(("word", "truth"), [("no", "false"), ("On", "true")])
def test_truth_words_say_what_else_they_may_mean(word: str, truth: str) -> None:
    """An editor who meant the truth value is told how that is written."""
    message = load(f"k: {word}\n").problems[0].message
    assert message == (
        f'{word} means {truth} to some programs: write "{word}" in quotes, or {truth}'
    )


def test_very_long_digits_are_text() -> None:
    """Python itself stops at some thousand digits; an account's id may have twenty."""
    digits = "9" * 10_000
    assert load(f"k: {digits}\n").data == {"k": digits}
    assert load("k: 123456789012345678\n").data == {"k": 123456789012345678}
    assert load("k: 12345678901234567890\n").data == {"k": "12345678901234567890"}


@pytest.mark.parametrize(
    "written", ["2026-02-30", "2026-13-01", "2025-02-29", "0000-01-01", "2026-00-10", "9999-99-99"]
)
def test_a_day_that_is_not_in_the_calendar_has_a_place(written: str) -> None:
    """And is not reported as missing as well."""
    source = load(f"a:\n  k: {written}\n")
    (problem,) = source.problems
    assert (problem.rule, problem.position) == ("bad-date", Position(2, 6))
    assert written in problem.message
    assert source.unreadable == {("a", "k")}


_CORE = {
    "null": re.compile(r"null|Null|NULL|~|\Z"),
    "bool": re.compile(r"true|True|TRUE|false|False|FALSE"),
    "int": re.compile(r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+"),
    "float": re.compile(
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
        r"|[-+]?(\.inf|\.Inf|\.INF)|\.nan|\.NaN|\.NAN"
    ),
}
"""The core schema of YAML 1.2.2, chapter 10.3.2, word by word."""


def _core_kind(text: str) -> str:
    return next((kind for kind, form in _CORE.items() if form.fullmatch(text)), "str")


def test_what_passes_means_the_same_to_yaml_1_1_and_1_2() -> None:
    """Random scalars: what is not refused is read as PyYAML and as the 1.2 core schema do.

    Days are the exception, which 1.2 does not have and 1.1 also writes in other ways.
    """
    chance = random.Random(1)  # noqa: S311  # not for secrets
    kinds = {type(None): "null", bool: "bool", int: "int", float: "float", str: "str"}
    passed = 0
    for _ in range(15_000):
        text = "".join(
            chance.choice("0123456789__..--+:eEoxb") for _ in range(chance.randint(1, 7))
        )
        source = load(f"[{text}]".encode())
        try:
            loaded = yaml.safe_load(f"[{text}]")
        except (yaml.YAMLError, ValueError):
            continue  # PyYAML itself falls over some of them, such as "1:_"
        if source.problems or not isinstance(loaded, list) or source.data != [source.data[0]]:
            continue
        if (
            len(loaded) != 1
            or isinstance(loaded[0], date | dict)
            or isinstance(source.data[0], dict)
        ):
            continue
        (value,) = source.data
        passed += 1
        assert value == loaded[0], text
        assert kinds[type(value)] == _core_kind(text), text
    assert passed > 3_000, "the alphabet gives enough that is not refused"
