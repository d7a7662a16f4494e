"""What a page's text may not hold: characters that nobody sees, and what would never end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.problem import Level, Position, Problem
from macros.yaml_text import INVISIBLE, invisible

MAX_BYTES = 100_000
"""Fifteen thousand words; the longest page of ours is a sixth of it."""
MAX_OPEN = 100
"""Brackets open at once, with nothing but text between; Markdown looks for the end of each."""
MAX_INDENT = 80
"""Columns: a list of twenty levels."""

MAX_MARKS = 20
"""Lists and quotes inside each other that begin on one line."""

_BRACKETS = re.compile(r"[\[\]()>]|<(?=[a-zA-Z!])|\n[ \t]*\n")
_CLOSED_BY = {"[": "]", "(": ")", "<": ">"}
_MACRO = re.compile(r"\{\{(?!\s*by_country\b).*?\}\}", re.DOTALL)
_INDENT = re.compile(rf"^[ \t]{{{MAX_INDENT + 1}}}", re.MULTILINE)
_MARKS = re.compile(
    # A line of such marks alone is a rule across the page.
    rf"^[ \t]*(?:(?:[-*+>]|[0-9]{{1,9}}\.)[ \t]+){{{MAX_MARKS + 1}}}(?=.*[^-* \t\n])",
    re.MULTILINE,
)


def check_limits(body: str, body_line: int, path: str) -> Iterator[Problem]:
    """The first of each kind of thing that a page's text may not hold.

    Args:
        body: the Markdown below the front matter.
        body_line: the line of the file that it starts on, from 1.
        path: how the file is called in problems.
    """
    text = "\n".join(re.split(r"\r\n|\r|\n", body))
    bad = INVISIBLE.search(text)
    if bad:
        yield _problem(text, bad.start(), body_line, path, "invisible-character", invisible(bad[0]))
    # What stands in a macro call is not Markdown, other than a country's text; the sandbox has
    # limits of its own.
    last = text.rfind("}}") + 2  # what is open after it is no call
    called = _MACRO.sub(lambda match: " " * len(match[0]), text[:last])
    at = _too_many_open(called + text[last:])
    if at is not None:
        message = f"more than {MAX_OPEN} brackets are open here: close them"
        yield _problem(text, at, body_line, path, "nested-too-deep", message)
    deep = _INDENT.search(text)
    if deep:
        message = f"more than {MAX_INDENT} spaces before the text: make it flatter"
        yield _problem(text, deep.start(), body_line, path, "nested-too-deep", message)
    marks = _MARKS.search(text)
    if marks:
        message = f"more than {MAX_MARKS} lists begin on this line: begin each on its own"
        yield _problem(text, marks.start(), body_line, path, "nested-too-deep", message)


def _too_many_open(text: str) -> int | None:
    """Where the brackets of one paragraph, or the tags of the page, become too many."""
    opens = {closing: opening for opening, closing in _CLOSED_BY.items()}
    count = dict.fromkeys(_CLOSED_BY, 0)
    for match in _BRACKETS.finditer(text):
        if match[0] in count:
            count[match[0]] += 1
            if count[match[0]] > MAX_OPEN:
                return match.start()
        elif match[0] in opens:
            opening = opens[match[0]]
            count[opening] = max(0, count[opening] - 1)
        else:
            count.update({"[": 0, "(": 0})  # HTML is read past the end of a paragraph
    return None


def _problem(text: str, offset: int, first: int, path: str, rule: str, message: str) -> Problem:
    line = text.count("\n", 0, offset) + first
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Problem(path, Position(line, column), Level.ERROR, rule, message)
