"""How large and how deep a file may be, its aliases counted as often as they are used."""

from __future__ import annotations

from macros.source import MAX_DEPTH, MAX_NODES
from macros.yaml_text import MAX_BYTES
from tests.source.reading import load, one, rules


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
