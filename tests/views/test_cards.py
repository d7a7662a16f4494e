"""Cards to print: roles, and questions from a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.edition import Edition
from macros.page_macros import MACROS
from macros.prose.page_files import load_pages
from macros.sandbox import MacroError
from macros.views.cards import QuestionCard, build_questions
from tests.prose.support import write_page
from tests.rules.support import HANDBOOK
from tests.views.support import edition_of, elements, here_in, text_of

BODY = """# A day

1. Is this one before the section?

## Bank {#bank}

Questions. Are these in running text?

**The mission**

1. What do [we](x.md) do?
2. This is no question.

**People**

- Who *may* speak?

## Other {#other}

1. Is this one after it?
"""


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    """An edition with one page of questions."""
    write_page(tmp_path, "day.md", BODY, language="en", owner="director")
    pages, _ = load_pages(tmp_path, "docs/en", "en")
    return edition_of(pages=pages)


def test_questions_are_those_of_the_sections_lists(edition: Edition) -> None:
    """Without Markdown's signs, each with the bold line above it."""
    assert build_questions(edition, "day.md", "bank") == (
        QuestionCard("The mission", "What do we do?"),
        QuestionCard("People", "Who may speak?"),
    )


def test_questions_that_are_not_there_are_told(edition: Edition) -> None:
    """A page that does not exist with a suggestion, a section without questions by its name."""
    cards = MACROS["question_cards"]
    with pytest.raises(MacroError, match=r'no page .dya\.md.; did you mean "day\.md"'):
        cards(here_in(edition), "dya.md", "bank")
    with pytest.raises(MacroError, match=r"no list of questions below a heading \{#none\}"):
        cards(here_in(edition), "day.md", "none")


def test_question_cards_are_folded_for_readers(edition: Edition) -> None:
    """Neither on slides nor on the page's own print."""
    html = str(MACROS["question_cards"](here_in(edition), "day.md", "bank"))

    (fold,) = elements(html, "details")
    assert {"no-slide", "no-print"} <= set(fold.get("class").split())
    assert "2 questions as cards to print" in text_of(html)


def test_a_role_card_tells_what_the_role_does() -> None:
    """One for each role that decides or does something."""
    html = str(MACROS["role_cards"](here_in(edition_of())))

    doing = [role for role in HANDBOOK.organisation.roles if role.does]
    assert len(elements(html, "li")) == len(doing)
