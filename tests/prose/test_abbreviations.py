"""Abbreviations come from the glossary."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.models.shared import LANGUAGES, Language
from macros.prose.abbreviations import GLOSSARY, find_abbreviations, to_markdown
from macros.prose.page_files import load_pages
from tests.prose.support import write_page

ROOT = Path(__file__).parents[2]
BODY = """# Glossary

## Words {#words}

Plan {#plan}
:   Not an abbreviation. It is a word.

## Abbreviations {#abbreviations}

ROS {#ros}
:   Risk and vulnerability analysis. Made by those who use the channel.

CC BY {#cc-by}
:   A licence

## More {#more}

NO {#no}
:   Not here either. At all.
"""


def test_the_first_sentence_is_what_an_abbreviation_stands_for(tmp_path: Path) -> None:
    """Only entries under the heading count; one without a sentence has nothing to say."""
    write_page(tmp_path, GLOSSARY, BODY, language="en")
    pages, _ = load_pages(tmp_path, "docs/en", "en")

    found = find_abbreviations(pages)

    assert found == {"ROS": "Risk and vulnerability analysis"}
    assert to_markdown(found) == "\n*[ROS]: Risk and vulnerability analysis"


def test_without_a_glossary_there_are_none(tmp_path: Path) -> None:
    """A fork may have none."""
    write_page(tmp_path, "index.md", BODY, language="en")

    assert find_abbreviations(load_pages(tmp_path, "docs/en", "en")[0]) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_handbooks_own_glossary_explains_ros(language: Language) -> None:
    """In each language, with more than a few others."""
    found = find_abbreviations(load_pages(ROOT, f"docs/{language}", language)[0])

    assert len(found) >= 10
    assert found["ROS"].lower().startswith("ris")
