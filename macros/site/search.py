"""What the search reads of a page.

The theme's search reads each page's HTML piece by piece, what it is to leave out as well: a
registry of a thousand plans takes it seconds. So what says that it is to be left out is cut out
before. `tests/site/test_search.py` holds what it then knows equal to what it would know.

What people type, on the other hand, need not stand on the page that they need: its keywords are a
field of their own, which counts for more than a heading. And they type whole questions, whose small
words would find whatever begins like them.

And it writes what it has read with each å as an escape and all blanks of the page, which every
reader would load with the first page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

_LEFT_OUT = re.compile(
    r"<(handbook-[a-z-]+|section|table|dialog)\b(?:\s[^<>]*)?\sdata-search-exclude\b[^<>]*>.*?</\1\s*>",
    re.DOTALL,
)
_BLANKS = re.compile(r"\s+")
_EMPTY = re.compile(r"<(p|li|ul|ol)> ?</\1> ?")

_KEYWORDS = {"keywords": {"boost": 3e3}}
"""The theme weighs what stands in a title by 1e3."""
_MARKS = "[?!.,]"
"""What a question ends with, and no word that is looked for."""


def prepare_search(settings: dict[str, Any], small_words: str) -> None:
    """Have the search look among the pages' keywords too, and take whole questions.

    Args:
        settings: those of the theme's index, as it will write them.
        small_words: words that it passes over, with blanks between; with a capital, too.
    """
    settings["fields"].update(_KEYWORDS)
    # The theme asks of each word of a question where it is to be divided. Of a page it asks the
    # whole text, which has neither such a word alone nor more than its last mark to lose.
    words = "|".join(
        f"[{word[0]}{word[0].upper()}]{re.escape(word[1:])}" for word in small_words.split()
    )
    settings["separator"] += f"|^(?:{words}){_MARKS}*$|{_MARKS}+$"


def add_keywords(entries: Sequence[dict[str, Any]], location: str, keywords: Iterable[str]) -> None:
    """Give a page's entry its keywords; its sections have none.

    Args:
        entries: what the search has read so far, the page last.
        location: the page's address.
        keywords: the page's.
    """
    entry = next(entry for entry in reversed(entries) if entry["location"] == location)
    entry["keywords"] = " ".join(keywords)


def cut_unsearched(html: str) -> str:
    """A page's HTML without what the search leaves out.

    Args:
        html: the page's HTML. An element of ours, a section, a table or a dialog with
            `data-search-exclude` has no element of its own name inside; on other elements the
            search itself sees to it.
    """
    return _LEFT_OUT.sub("", html)


def to_short_index(text: str) -> str:
    """The search's index in fewer bytes.

    What finds something and what is shown of it stay the same.

    Args:
        text: the index as JSON, as the theme writes it.
    """
    index = json.loads(text)
    index["docs"] = [_shorten(entry) for entry in index["docs"]]
    return json.dumps(index, ensure_ascii=False, separators=(",", ":"))


def _shorten(entry: dict[str, Any]) -> dict[str, Any]:
    """An entry without blanks and paragraphs in which nothing stands; code keeps its lines."""
    words: str = entry["text"]
    if "<pre>" in words:
        return entry
    return {**entry, "text": _EMPTY.sub("", _BLANKS.sub(" ", words)).strip()}
