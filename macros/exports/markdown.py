"""Data inside Markdown that somebody else's host will render, where nothing in it may act.

A comment on a pull request mentions people with @, closes issues with #, links, and takes
HTML. None of that happens inside a code span, on any host; so what comes from the data always
stands in one, and only our own words stand outside.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date

from macros.finding import Value
from macros.handbook import Handbook
from macros.texts import Texts
from macros.wording import fill_values


def one_line(text: str) -> str:
    """A text in one line, without characters that nobody sees.

    Those steer a terminal, turn the direction of what follows, or hide a word in another.
    """
    return " ".join("".join(_shown(character) for character in text).split())


def code_span(text: str) -> str:
    """A text as a code span, in one line."""
    shown = one_line(text)
    if not shown:
        return "` `"
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    # The space keeps a backtick of the text from joining the fence; hosts take it away again.
    space = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{space}{shown}{space}{fence}"


def fill_spans(values: Mapping[str, Value], handbook: Handbook, texts: Texts) -> dict[str, str]:
    """What stands in a text's gaps, the data in code spans; days and numbers as they are."""
    return {
        name: word if isinstance(values[name], int | float | date) else code_span(word)
        for name, word in fill_values(values, handbook, texts).items()
    }


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cf":
            return ""
        case "Cc" | "Zl" | "Zp":
            return " "
        case _:
            return character
