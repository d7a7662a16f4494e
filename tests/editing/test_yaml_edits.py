"""YAML changed as text: everything that was not meant stays as it was."""

from __future__ import annotations

import pytest
import yaml

from macros.editing.front_matter import edit_front_matter
from macros.editing.yaml_edits import YamlText, remove_key, set_key, to_scalar
from macros.source import load_source

TEXT = """\
# The head.
unit: museum   # ours
list: [a, "museum", 'museum']
deep:
  - {id: museum, åäö: museum}  # 🙂 museum
  - |
    museum
last:
"""


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_only_the_values_named_change(end: str) -> None:
    """Comments, quotation marks, line ends and the same word elsewhere stay."""
    text = TEXT.replace("\n", end)
    changed = YamlText(text).replace(
        {("unit",): "x-1", ("list", 1): "x-1", ("list", 2): "x-1", ("deep", 0, "åäö"): "x-1"}
    )
    expected = TEXT.replace("unit: museum", "unit: x-1").replace(
        "\"museum\", 'museum'", "\"x-1\", 'x-1'"
    )
    expected = expected.replace("åäö: museum", "åäö: x-1")
    assert changed == expected.replace("\n", end)


def test_a_value_that_is_not_there_is_not_guessed() -> None:
    """Nor is a list."""
    for where in (("nothing",), ("list",), ("list", 9), ("unit", "a")):
        with pytest.raises(KeyError):
            YamlText(TEXT).replace({where: "x"})


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("unit", TEXT.replace("unit: museum ", "unit: x ")),
        ("list", TEXT.replace("[a, \"museum\", 'museum']", "x")),
        ("deep", TEXT[: TEXT.index("\n  - {")] + " x" + TEXT[TEXT.index("\nlast") :]),
        ("last", TEXT.replace("last:", "last: x")),
        ("new", TEXT.replace("# ours\n", "# ours\nnew: x\n")),
    ],
)
def test_a_key_is_set_where_it_stands_or_behind_another(key: str, expected: str) -> None:
    """A comment on its line stays there."""
    changed = set_key(TEXT, key, "x", after="unit")
    assert yaml.safe_load(changed)[key] == "x"
    if key != "deep":
        assert changed == expected


def test_a_file_without_a_last_line_end_gets_a_new_line() -> None:
    """And not one long last line."""
    assert set_key("a: 1", "b", "2") == "a: 1\nb: 2\n"
    assert set_key("", "b", "2") == "b: 2\n"


def test_a_key_goes_with_its_lines_and_nothing_else() -> None:
    """Also where its value is a block."""
    for key, next_line in (("unit", "list:"), ("deep", "last:"), ("last", None)):
        changed = remove_key(TEXT, key)
        assert key not in yaml.safe_load(changed)
        assert changed.startswith("# The head.\n")
        assert next_line is None or f"\n{next_line}" in changed
    assert remove_key(TEXT, "nothing") == TEXT


@pytest.mark.parametrize(
    "text",
    [
        *("plain words", "Å, ö", "a: b", "no", "10:30", "1", "- x", "#x", "x #y", "[a", "a]"),
        *("{{ 7*7 }}", "'", '"', "x,", "null", "2026-01-01", "a\nb", "!x", "&a", "*a", "x: "),
        *(" x ", "=1", "~", "@a", "é?", "a ", "?a", "-", ".5", "1e3"),
    ],
)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """In a block, and inside brackets."""
    for form in (
        f"a: {to_scalar(text)}\n",
        f"a: {{b: {to_scalar(text)}, c: [{to_scalar(text)}]}}\n",
    ):
        source = load_source(form.encode(), "x.yml")
        assert source.problems == ()
        value = source.data["a"]
        assert value in (text, {"b": text, "c": [text]})


def test_front_matter_keeps_its_comments_and_the_page_below() -> None:
    """New keys stand behind the ones they belong to; a fence in the text is no fence."""
    page = (
        "---\ntitle: A # short\nreviewed: 2026-01-01  # aloud\ntags: [x]\n---\n\n# A\n\n"
        "---\n\nreviewed: no\n"
    )
    values = {"reviewed": "2026-02-02", "reviewed_by": "editor", "tags": None, "nothing": None}
    assert edit_front_matter(page, values, "title") == (
        "---\ntitle: A # short\nreviewed: 2026-02-02  # aloud\nreviewed_by: editor\n---\n\n# A\n\n"
        "---\n\nreviewed: no\n"
    )
    with pytest.raises(ValueError, match="no front matter"):
        edit_front_matter("# A\n", values, "title")
