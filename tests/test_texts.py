"""Interface texts: the same in each language, with gaps, plurals, numbers and days."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

import macros
from macros.models import LANGUAGES
from macros.models.shared import Language
from macros.texts import LOCALES, Texts, load_texts

FOLDER = Path(macros.__path__[0]) / "texts"


def texts(language: Language = "en") -> Texts:
    """Some texts of our own."""
    return Texts(
        language,
        {
            "a.plain": "Plain",
            "a.gap": "On {day}: {what}, {count}",
            "a.many": {"one": "{n} plan in {unit}", "other": "{n} plans in {unit}"},
            "a.only": {"other": "some"},
            "common.yes": "yes",
            "common.no": "no",
        },
    )


def test_gaps_are_filled_as_the_language_writes_values() -> None:
    """Days, numbers and truth; other values as their text."""
    values = {"day": date(2026, 3, 1), "what": True, "count": 1234.5}
    assert texts("en").get("a.gap", **values) == "On 1 March 2026: yes, 1,234.5"
    assert texts("sv").get("a.gap", **values) == "On 1 mars 2026: yes, 1\xa0234,5"
    assert texts("nb").get("a.gap", **values) == "On 1. mars 2026: yes, 1\xa0234,5"
    assert texts("en").get("a.gap", day="x", what=None, count=False) == "On x: None, no"


@pytest.mark.parametrize(
    ("n", "expected"), [(0, "plans"), (1, "plan"), (2, "plans"), (1.5, "plans"), ("1", "plan")]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_n_chooses_the_plural_form(language: Language, n: float | str, expected: str) -> None:
    """As CLDR has it for each language."""
    assert f" {expected} in x" in texts(language).get("a.many", n=n, unit="x")
    assert texts(language).get("a.only", n=1) == "some"


def test_what_stands_in_a_gap_is_no_gap_itself() -> None:
    """Braces and format marks in the data stay as they are."""
    filled = texts().get("a.gap", day="{what}", what="{0.__class__} %s {}", count="{{ 7*7 }}")
    assert filled == "On {what}: {0.__class__} %s {}, {{ 7*7 }}"


def test_a_missing_text_or_value_is_an_error() -> None:
    """A hole in a page would go unseen."""
    with pytest.raises(KeyError):
        texts().get("a.none")
    with pytest.raises(KeyError):
        texts().get("a.gap", day=1)
    with pytest.raises(KeyError):
        texts().get("a.many", unit="x")


def test_keys_and_gaps_can_be_asked_for() -> None:
    """By tests and by those who choose a text by its name."""
    assert "a.plain" in texts()
    assert "a" not in texts()
    assert texts().gaps("a.gap") == {"day", "what", "count"}
    assert texts().gaps("a.many") == {"n", "unit"}
    assert texts().gaps("a.plain") == frozenset()
    assert "a.only" in texts().keys()  # noqa: SIM118  # not a mapping


@pytest.mark.parametrize(
    ("language", "month"), [("sv", "mars 2026"), ("nb", "mars 2026"), ("en", "March 2026")]
)
def test_a_month_stands_without_its_day(language: Language, month: str) -> None:
    """As a heading in a calendar."""
    assert texts(language).month(date(2026, 3, 15)) == month


def test_each_language_has_a_folder_with_the_same_files() -> None:
    """And there is no folder of a language that we do not offer."""
    found = {f.name for f in FOLDER.iterdir() if f.is_dir() and not f.name.startswith("_")}
    assert found == set(LANGUAGES) == set(LOCALES)
    names = {
        language: sorted(file.name for file in (FOLDER / language).glob("*.yml"))
        for language in LANGUAGES
    }
    assert names["nb"] == names["sv"]
    assert names["en"] == names["sv"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_keys(language: Language) -> None:
    """A text that stands in one language stands in all."""
    assert load_texts(language).keys() ^ load_texts("sv").keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_gaps_and_forms(language: Language) -> None:
    """What the code puts in one language's text stands in the others' too."""
    ours, swedish = load_texts(language), load_texts("sv")
    assert {k: ours.gaps(k) for k in ours.keys()} == {k: swedish.gaps(k) for k in ours.keys()}  # noqa: SIM118
    assert _plurals(ours) == _plurals(swedish)


def _plurals(found: Texts) -> dict[str, set[str]]:
    entries = {key: found._entries[key] for key in found.keys()}  # noqa: SIM118
    return {key: set(entry) for key, entry in entries.items() if not isinstance(entry, str)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_written_with_care(language: Language) -> None:
    """No empty text, no space too many, no straight quotes in running text, no HTML."""
    found = load_texts(language)
    for key in found.keys():  # noqa: SIM118  # not a mapping
        entry = found._entries[key]
        for form in [entry] if isinstance(entry, str) else entry.values():
            assert isinstance(form, str), key
            assert form.strip(), key
            assert form == form.strip(), key
            assert "  " not in form, key
            assert not re.search(r"</?[a-z]", form), key


@pytest.mark.parametrize(
    "file", sorted(FOLDER.glob("*/*.yml")), ids=lambda f: f"{f.parent.name}/{f.name}"
)
def test_keys_are_words_once(file: Path) -> None:
    """YAML would turn `no:` into False and keep the last of two keys, and say nothing."""

    class Loader(yaml.SafeLoader):
        """One that minds its keys."""

        def construct_mapping(
            self, node: yaml.MappingNode, deep: bool = False
        ) -> dict[Hashable, Any]:
            """Refuse keys that are not text, or stand twice."""
            keys = [self.construct_object(key, deep=True) for key, _ in node.value]
            assert all(isinstance(key, str) for key in keys), keys
            assert len(set(keys)) == len(keys), f"twice: {keys}"
            return super().construct_mapping(node, deep)

    yaml.load(file.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506  # a SafeLoader


def test_texts_that_the_code_names_exist() -> None:
    """Each key that is written out in a template or in Python."""
    found = load_texts("sv")
    every: list[str] = []
    missing: list[str] = []
    for file in sorted(FOLDER.parent.rglob("*")):
        if file.suffix not in {".html", ".py"}:
            continue
        code = file.read_text(encoding="utf-8")
        named = re.findall(r"""(?:\bt|texts\.get)\(\s*["']([a-z][\w.-]*)["']\s*[,)]""", code)
        every += named
        missing += [f"{file.name}: {key}" for key in named if key not in found]
    assert missing == []
    assert len(every) > 100, "the pattern finds them"
