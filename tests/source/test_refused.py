"""What cannot be read as meant: a problem at its place, never a traceback or an object."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import Any

import pytest

from macros.source import MAX_KEY
from tests.handbook_files import PLAN_TEXT
from tests.source.reading import load, one, rules


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n<<: {b: 2}\n", ("merge-key", 2, 1)),
        ("x: &x {b: 2}\na:\n  <<: *x\n", ("merge-key", 3, 3)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1)),
        ("---\na: 1\n---\n", ("second-document", 3, 1)),
        ("a: *x\n", ("unknown-anchor", 1, 4)),
        ("a: &x [1, *x]\n", ("unknown-anchor", 1, 11)),
        ("? [a, b]\n: 1\n", ("key-not-text", 1, 3)),
        ("? {a: b}\n: 1\n", ("key-not-text", 1, 3)),
        ("a: &x b\n*x : 1\n", ("key-not-text", 2, 1)),
        ('"a\\nb": 1\n', ("key-not-text", 1, 1)),
        ('"a\\e[31m": 1\n', ("key-not-text", 1, 1)),
        (f"a: 1\n? {'k' * (MAX_KEY + 1)}\n: 1\n", ("key-not-text", 2, 3)),
        ("a: !!binary aGVq\n", ("unknown-tag", 1, 4)),
        ("a: !!int 5\n", ("unknown-tag", 1, 4)),
        ("a: !!set {b, c}\n", ("unknown-tag", 1, 4)),
        ("a: !local b\n", ("unknown-tag", 1, 4)),
        ("a: 1\n\tb: 2\n", ("yaml-syntax", 2, 1)),
        ("a: b: c\n", ("yaml-syntax", 1, 5)),
        ("a: [1, 2\nb: 3\n", ("yaml-syntax", 2, 2)),
        ("a: @b\n", ("yaml-syntax", 1, 4)),
        ("a: `b`\n", ("yaml-syntax", 1, 4)),
        ('a: "b\nc: d\n', ("yaml-syntax", 1, 4)),
        ("a: 1\nb\nc: 2\n", ("yaml-syntax", 2, 1)),
        ("a: 1\nb", ("yaml-syntax", 2, 1)),
        ("a: [1,", ("yaml-syntax", 1, 7)),
        ("a: [1,\n", ("yaml-syntax", 1, 7)),
        ("a: 1\n  b: 2\n", ("yaml-syntax", 2, 4)),
        ("%YAML 3.0\n---\na: 1\n", ("yaml-syntax", 1, 1)),
        ('a: "\\ud800"\n', ("yaml-syntax", 1, 7)),
        ("a: \x00b\n", ("invisible-character", 1, 4)),
        ("a: b\x1b[31m\n", ("invisible-character", 1, 5)),
        ('a: 1\nb: "\\0"\n', ("invisible-character", 2, 4)),
        ('a: 1\nb: "\\e[31m"\n', ("invisible-character", 2, 4)),
        ("a: ok\nb: ok \ufffe\n", ("invisible-character", 2, 7)),
        ("a: ok\nb: o\x85k\n", ("invisible-character", 2, 5)),
        ("a: ok\nb: o\u2028k\n", ("invisible-character", 2, 5)),
        ("a: ok\nb: o\ufeffk\n", ("invisible-character", 2, 5)),
        ('a: ok\nb: "o\\Lk"\n', ("invisible-character", 2, 4)),
        ("a: hall\xe5\n".encode("latin-1"), ("not-utf8", 1, 8)),
        ("å: 1\r\nb: ä".encode() + b"\xff", ("not-utf8", 2, 5)),
        ("a: 1".encode("utf-16"), ("not-utf8", 1, 1)),
    ],
)
def test_what_cannot_be_read_as_meant_is_one_problem_at_its_place(
    text: str | bytes, expected: tuple[str, int, int]
) -> None:
    """Never a traceback, never a value that nobody wrote."""
    assert one(text) == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: 1\n\tb: 2\n", "indent with spaces"),
        ("a: b: c\n", "in quotes"),
        ("a: [1, 2\nb: 3\n", "close the bracket"),
        ("a: @b\n", "in quotes"),
        ("a:\n  - 1\n b: 2\n", "indentation"),
        ("a: 1\nb\nc: 2\n", "colon and a space"),
        ("a:\n  - 1\n  b: 2\n", "indentation"),
        ('a: "b\nc: 1\n', "quotation mark"),
        ('a: "b" c\nd: 1\n', "the quotes end before the text does"),
        ("a:b\nc: d\n", "a space after its colon"),
        ("a: b\n  c: d\n", "indentation"),
        ("a: *b* c\n", "starts with *"),
        ("a: *b\n", "starts with *"),
        ("a: [1,, 2]\n", "a comma is one too many"),
        ("  a: 1\nb: 2\n", "in the first column"),
        ('a: "C:\\Users"\n', "backslash"),
        ("a: >b\n", "starts with | or >"),
        ("a: - b\n", "on a line of its own"),
    ],
)
def test_broken_syntax_says_what_to_do(text: str, hint: str) -> None:
    """The parser's own words are for programmers."""
    assert hint in load(text).problems[0].message


@pytest.mark.parametrize(
    "text",
    [
        '!!python/object/apply:os.system ["touch {mark}"]\n',
        'a: !!python/object/apply:os.system ["touch {mark}"]\n',
        "a: !!python/object/new:subprocess.Popen [[touch, {mark}]]\n",
        "a: !!python/name:os.system x\nb: !!python/module:os x\n",
        "a: !!python/object:macros.problem.Problem {path: x}\n",
    ],
)
def test_no_tag_makes_an_object_or_runs_anything(text: str, tmp_path: Any) -> None:
    """Tags are refused, and what they stand on stays plain data."""
    mark = tmp_path / "mark"
    source = load(text.replace("{mark}", str(mark)))
    assert set(rules(source)) == {"unknown-tag"}
    assert not mark.exists()
    assert "object" not in {type(value).__name__ for value in _all_values(source.data)}


def _all_values(data: object) -> list[object]:
    found: list[object] = []
    waiting = [data]
    while waiting:
        value = waiting.pop()
        found.append(value)
        if isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
    assert {type(value) for value in found} <= {dict, list, str, int, float, bool, date, type(None)}
    return found


def test_no_change_of_a_file_makes_a_traceback() -> None:
    """Random damage to a real plan: a result each time, each problem inside the file."""
    chance = random.Random(2)  # noqa: S311  # not for secrets
    pieces = [
        "\t",
        "\x00",
        "\ufeff",
        "{",
        "}",
        "[",
        "]",
        "- ",
        ": ",
        "? ",
        "&a ",
        "*a ",
        "!!x ",
        "!",
        "|\n",
        "%",
        "@",
        "`",
        '"',
        "'",
        "---\n",
        "...\n",
        "<<: ",
        "#",
        "\r",
        "\u2028",
        "\n  ",
        "\\",
        "~",
        ",",
    ]
    for _ in range(400):
        text = PLAN_TEXT
        for _ in range(chance.randint(1, 4)):
            at = chance.randrange(len(text))
            cut = chance.choice((0, 0, 1, 5, 60))
            text = text[:at] + chance.choice(pieces) + text[at + cut :]
        raw = text.encode()
        if chance.random() < 0.1:
            raw = raw.replace(b"e", bytes([chance.randrange(128, 256)]), 1)
        source = load(raw)
        assert source.data is not None or source.problems
        lines = re.split(r"\r\n|[\r\n]", raw.decode("utf-8", "replace"))
        for problem in source.problems:
            assert 1 <= problem.position.line <= len(lines)
            assert 1 <= problem.position.column <= len(lines[problem.position.line - 1]) + 1
