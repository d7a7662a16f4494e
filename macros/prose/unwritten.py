"""What `handbook new` wrote into a page for somebody to replace, and nobody has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from macros.models.shared import LANGUAGES
from macros.problem import Level, Position, Problem, cut
from macros.prose.page_files import WrittenPage
from macros.texts import load_texts

_TO_REPLACE = re.compile(r"new\.[\w-]+\.write\.")
"""The keys of such texts, in each language."""
_GAP = "\0"
_LONGEST_SHOWN = 60


def check_written(page: WrittenPage) -> Iterator[Problem]:
    """No line of the page is as the template wrote it: readers would read it there."""
    for match in _unwritten().finditer(page.body):
        line = page.body.count("\n", 0, match.start(1))
        column = match.start(1) - (page.body.rfind("\n", 0, match.start(1)) + 1) + 1
        shown = cut(" ".join(match[1].split()), _LONGEST_SHOWN)
        message = (
            f'"{shown}" is the template\'s line, and readers see it: write your own words in its '
            "place, or remove it"
        )
        position = Position(page.body_line + line, column)
        yield Problem(page.path, position, Level.WARNING, "not-written", message)


@cache
def _unwritten() -> re.Pattern[str]:
    """Any of the texts in any language, as lines of its own, however they are broken."""
    found = []
    for language in LANGUAGES:
        texts = load_texts(language)
        for key in sorted(filter(_TO_REPLACE.match, texts.keys())):
            words = texts.get(key, **dict.fromkeys(texts.gaps(key), _GAP)).split()
            text = r"\s+".join(re.escape(word) for word in words)
            found.append(text.replace(re.escape(_GAP), ".+?"))
    return re.compile(rf"^[ \t]*({'|'.join(found)})[ \t\r]*$", re.MULTILINE)
