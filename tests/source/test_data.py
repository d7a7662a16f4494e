"""YAML as plain data, each value with its place."""

from __future__ import annotations

import pytest

from macros.problem import Position
from tests.source.reading import load, one, rules


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
        '"a" appears twice; the first is on line 1: keep one of them'
    )
    assert source.positions[("a",)] == Position(1, 1)


def test_the_same_key_in_two_items_is_no_duplicate() -> None:
    """Each mapping has keys of its own."""
    assert load("- {a: 1}\n- {a: 1}\n").problems == ()
    assert load("a: {k: 1}\nb: {k: 1}\n").problems == ()
    assert rules(load('"a": 1\na: 2\n')) == ["duplicate-key"], "quotes make no other key"


def test_an_alias_repeats_its_anchor() -> None:
    """Of a text, a list or a mapping; the place is that of the alias."""
    source = load("a: &x hej\nb: *x\nc: &y [1, {d: 2}]\ne: [*y, *x]\n")
    assert source.problems == ()
    assert source.data["b"] == "hej"
    assert source.data["e"] == [[1, {"d": 2}], "hej"]
    assert source.position(("e", 0, 1, "d")) == Position(4, 5)


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
