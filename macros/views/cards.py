"""Cards to print and cut apart: questions from a page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.edition import Edition

_HEADING = re.compile(r"#{1,6}\s+.*?(?:\{#(?P<id>[\w-]+)[^}]*\})?\s*")
_GROUP = re.compile(r"\*\*(?P<name>[^*]+)\*\*\s*")
_QUESTION = re.compile(r"(?:\d+\.|[-*])\s+(?P<text>.+\?)\s*")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_EMPHASIS = re.compile(r"[*_`]")


@dataclass(frozen=True)
class QuestionCard:
    """A question, and the bold line that it stands below; empty without one."""

    group: str
    question: str


def build_questions(edition: Edition, page: str, section: str) -> tuple[QuestionCard, ...]:
    """The questions of the lists below a heading, as the page asks them.

    Args:
        edition: the readers' edition.
        page: the page's path below `docs/LANG/`.
        section: the heading's id.
    """
    body = next((found.body for found in edition.pages if found.name == page), "")
    cards: list[QuestionCard] = []
    inside, group = False, ""
    for line in body.splitlines():
        if heading := _HEADING.fullmatch(line):
            inside, group = heading["id"] == section, ""
        elif inside and (bold := _GROUP.fullmatch(line)):
            group = _plain(bold["name"])
        elif inside and (item := _QUESTION.fullmatch(line)):
            cards.append(QuestionCard(group, _plain(item["text"])))
    return tuple(cards)


def _plain(markdown: str) -> str:
    return _EMPHASIS.sub("", _LINK.sub(r"\1", markdown)).strip()
