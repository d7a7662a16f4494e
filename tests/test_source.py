"""YAML as data with positions, and what is refused because it would not mean what it says."""

from __future__ import annotations

import random
import re
from datetime import date
from typing import Any

import pytest
import yaml

from macros.problem import Position
from macros.source import MAX_DEPTH, MAX_KEY, MAX_NODES, Source, load_source
from macros.yaml_text import MAX_BYTES
from tests.handbook_files import PLAN_TEXT

PATH = "data/plans/x.yml"


def load(text: str | bytes) -> Source:
    """Read a file of this content."""
    return load_source(text if isinstance(text, bytes) else text.encode(), PATH)


def rules(source: Source) -> list[str]:
    """Only which rules were broken."""
    return [problem.rule for problem in source.problems]


def one(text: str | bytes) -> tuple[str, int, int]:
    """The rule and place of the one thing that is wrong."""
    (problem,) = load(text).problems
    return problem.rule, problem.position.line, problem.position.column


def test_data_are_plain_and_each_key_path_has_its_place() -> None:
    """Entries stand at their key, items of a list at their first character."""
    source = load("a: 1\nb:\n  - c: [x, yy]\n  - {d: e}\n")
    assert source.problems == ()
    assert source.data == {"a": 1, "b": [{"c": ["x", "yy"]}, {"d": "e"}]}
    assert source.positions == {
        (): Position(1, 1),
        ("a",): Position(1, 1),
        ("b",): Position(2, 1),
        ("b", 0): Position(3, 5),
        ("b", 0, "c"): Position(3, 5),
        ("b", 0, "c", 0): Position(3, 9),
        ("b", 0, "c", 1): Position(3, 12),
        ("b", 1): Position(4, 5),
        ("b", 1, "d"): Position(4, 6),
    }


def test_what_is_missing_stands_at_its_parent() -> None:
    """A key that should be there is reported where it would have to be written."""
    source = load("\n\na:\n  b: 1\n")
    assert source.position(("a", "c", "d")) == Position(3, 1)
    assert source.position(("z",)) == Position(3, 1)
    assert load("").position(("z",)) == Position(1, 1)


def test_columns_count_characters_as_editors_do() -> None:
    """Not bytes: å is one."""
    source = load('"åäö": 1\nb: {"ø": x, "漢字": y}\n')
    assert source.positions[("b", "漢字")] == Position(2, 13)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_count_alike(end: str) -> None:
    """A file saved on Windows has its problems on the same lines."""
    source = load(f"a: 1{end}b: 2{end}# c{end}b: 3{end}")
    assert source.data == {"a": 1, "b": 2}
    assert source.problems[0].position == Position(4, 1)
    assert one(f"a: 1{end}b: \x07{end}") == ("invisible-character", 2, 4)


def test_a_byte_order_mark_changes_nothing() -> None:
    """Some editors write one; the first line's columns stay the same."""
    source = load(b"\xef\xbb\xbfa: 1\na: 2\n")
    assert source.data == {"a": 1}
    assert source.positions[("a",)] == Position(1, 1)
    assert rules(source) == ["duplicate-key"]


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


def test_keys_are_text_whatever_they_look_like() -> None:
    """`no:` is Norwegian and 2026: a year; no key turns into something else."""
    source = load("no: a\n2026: b\n2026-01-01: c\n1.0: d\ntrue: e\nnull: f\n")
    assert source.problems == ()
    assert source.data == {
        "no": "a",
        "2026": "b",
        "2026-01-01": "c",
        "1.0": "d",
        "true": "e",
        "null": "f",
    }


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


def test_a_duplicate_key_names_the_first_and_hides_nothing_after_it() -> None:
    """The first value stays; what stands inside the second does not count; all are found."""
    text = "a: 1\nb: {c: 1, c: 2}\na:\n  b: [1, {x: 1}]\n  c: 3\na: 3\nd: 4\nd: 5\n"
    source = load(text)
    assert source.data == {"a": 1, "b": {"c": 1}, "d": 4}
    assert [(p.rule, p.position.line) for p in source.problems] == [
        ("duplicate-key", 2),
        ("duplicate-key", 3),
        ("duplicate-key", 6),
        ("duplicate-key", 8),
    ]
    assert source.problems[1].message == (
        '"a" stands twice; the first is on line 1: keep one of them'
    )
    assert source.positions[("a",)] == Position(1, 1)


def test_the_same_key_in_two_items_is_no_duplicate() -> None:
    """Each mapping has keys of its own."""
    assert load("- {a: 1}\n- {a: 1}\n").problems == ()
    assert load("a: {k: 1}\nb: {k: 1}\n").problems == ()
    assert rules(load('"a": 1\na: 2\n')) == ["duplicate-key"], "quotes make no other key"


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


def test_an_alias_repeats_its_anchor() -> None:
    """Of a text, a list or a mapping; the place is that of the alias."""
    source = load("a: &x hej\nb: *x\nc: &y [1, {d: 2}]\ne: [*y, *x]\n")
    assert source.problems == ()
    assert source.data["b"] == "hej"
    assert source.data["e"] == [[1, {"d": 2}], "hej"]
    assert source.position(("e", 0, 1, "d")) == Position(4, 5)


def test_a_billion_laughs_are_counted_and_stopped() -> None:
    """Each alias counts as often as it is used, so a small file cannot grow without end."""
    lines = ["a0: &a0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    source = load("\n".join(lines))
    assert rules(source) == ["file-too-large"]
    assert source.data is None
    assert source.problems[0].position.line == 5, "10, 110, 1,110, 11,110, then too many"


def test_a_long_text_cannot_be_repeated_without_end() -> None:
    """Ten kilobytes of aliases would else make a page of many megabytes."""
    text = "x" * 4_999
    assert load(f"a: &a {text}\nb: [{', '.join(['*a'] * 900)}]\n").problems == ()
    assert rules(load(f"a: &a {text}\nb: [{', '.join(['*a'] * 1_000)}]\n")) == ["file-too-large"]


def test_aliases_cannot_nest_deeper_than_brackets() -> None:
    """Else a few lines would make a value that no later step can walk through."""
    deep = "[" * (MAX_DEPTH - 2) + "1" + "]" * (MAX_DEPTH - 2)
    assert load(f"a: &a {deep}\nb: *a\n").problems == ()
    assert load(f"a: &a {deep}\nb: [*a]\n").problems == ()
    assert one(f"a: &a {deep}\nb: [[*a]]\n") == ("nested-too-deep", 2, 6)
    assert one(f"a: &a {deep}\nb: &b [*a]\nc: [*b]\n") == ("nested-too-deep", 3, 5)


def test_nesting_has_an_end() -> None:
    """The deepest file of ours has six levels."""
    levels = MAX_DEPTH
    assert load("[" * levels + "]" * levels).problems == ()
    assert one("[" * (levels + 1) + "]" * (levels + 1)) == ("nested-too-deep", 1, levels + 1)
    assert rules(load("[" * 400_000)) == ["nested-too-deep"]
    assert rules(load("{a: " * 100_000)) == ["nested-too-deep"]
    assert rules(load("".join(" " * n + f"k{n}:\n" for n in range(600)))) == ["nested-too-deep"]
    assert rules(load("- " * 300_000)) == ["nested-too-deep"]


def test_a_file_has_an_end() -> None:
    """In bytes and in values; the limits themselves are allowed."""
    assert one(b"#" * (MAX_BYTES + 1)) == ("file-too-large", 1, 1)
    assert load(b"#" * MAX_BYTES).problems == ()
    assert load("- a\n" * (MAX_NODES - 1)).problems == ()
    assert one("- a\n" * MAX_NODES) == ("file-too-large", MAX_NODES, 3)


@pytest.mark.parametrize(
    "text", ["", "\n\n", "# only a comment\n", "---\n", "~\n", b"\xef\xbb\xbf"]
)
def test_an_empty_file_is_nothing(text: str | bytes) -> None:
    """What it should have held is for the model to say."""
    source = load(text)
    assert source.data is None
    assert source.problems == ()


@pytest.mark.parametrize(("text", "data"), [("- a\n", ["a"]), ("a\n", "a"), ("7\n", 7)])
def test_a_file_may_be_a_list_or_a_word_as_far_as_yaml_goes(text: str, data: object) -> None:
    """Whether that is wanted is for the model to say."""
    assert load(text).data == data


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
