"""Abbreviations, kept in one place: the glossary. Other pages explain them on hover."""

from __future__ import annotations

import re
from collections.abc import Iterable

from macros.prose.page_files import WrittenPage

GLOSSARY = "about/glossary.md"
"""The page, below `docs/LANG/`, whose definition lists say what words mean."""

_SECTION = re.compile(r"^## .*\{#abbreviations\}$(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_ENTRY = re.compile(r"^(\S.*?) \{#[\w-]+\}\n: +(.+)$", re.MULTILINE)
_FIRST_SENTENCE = re.compile(r"(.+?)\.(?= |$)")


def find_abbreviations(pages: Iterable[WrittenPage]) -> dict[str, str]:
    """Each abbreviation with what it stands for.

    They are the entries under the glossary's heading with the id `abbreviations`; the first
    sentence of an entry is what it stands for. Empty where there is no such page or heading.
    """
    for page in pages:
        section = _SECTION.search(page.body) if page.name == GLOSSARY else None
        if section:
            return {
                term: sentence[1]
                for term, text in _ENTRY.findall(section[1])
                if (sentence := _FIRST_SENTENCE.match(text))
            }
    return {}


def to_markdown(abbreviations: dict[str, str]) -> str:
    """The abbreviations as Markdown's `abbr` extension reads them."""
    return "".join(f"\n*[{term}]: {meaning}" for term, meaning in abbreviations.items())
