"""The accessibility statement: what it says, and that it says nothing that is not so."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import load_handbook
from macros.models import LANGUAGES, Accessibility, Law
from macros.page_macros import MACROS
from macros.rules import RULES
from macros.sandbox import MacroError
from tests.handbook_files import REPOSITORY, HandbookFiles
from tests.rules.support import HANDBOOK, build
from tests.views.support import edition_of, elements, here_in, text_of

TESTED: dict[str, Any] = {"what": "Colours.", "how": "A program looks."}
STATEMENT: dict[str, Any] = {
    "assessed": "2026-11-01",
    "conformance": "partial",
    "contact": "communicator",
    "answer_within_days": 1,
    "tested": [
        {**TESTED, "tests": ["tests/test_a.py::test_a", "tests/test_a.py::test_b"]},
        {"what": "Voices.", "how": "Two people listened.", "date": "2026-03-01"},
        {"what": "Hands.", "how": "Three people tried.", "date": "2026-04-01"},
    ],
    "untested": [{"what": "Phones.", "why": "We had none."}],
    "shortcomings": [{"what": "Maps.", "why": "They are drawn.", "instead": "Ask for it."}],
}


def edition_with(**changes: Any) -> Edition:
    """An edition whose handbook has a statement."""
    statement = build(Accessibility, {**STATEMENT, **changes})
    law = {
        "id": "act",
        "title": "The act",
        "statute": "2018:1937",
        "country": HANDBOOK.organisation.country,
        "theme": "accessibility",
        "asks": "Everyone must get in.",
        "source": "The statute",
        "level": "statute",
    }
    laws = {
        "act": build(Law, law),
        "other": build(Law, {**law, "id": "other", "country": "eu", "asks": "Elsewhere."}),
        "third": build(Law, {**law, "id": "third", "theme": "records", "asks": "Keep."}),
    }
    return edition_of(replace(HANDBOOK, accessibility=statement, laws=laws))


def shown(**changes: Any) -> str:
    """The statement's HTML."""
    return MACROS["accessibility_statement"](here_in(edition_with(**changes)))


def test_it_says_how_far_what_fails_and_what_to_do_instead() -> None:
    """With the day of the assessment, and whose statement it is."""
    text = text_of(shown())

    assert "meets the requirements in part. The whole handbook was last assessed on 1 November" in (
        text
    )
    assert "Maps. They are drawn. Do this instead: Ask for it." in text
    assert "Phones. We had none." in text
    assert edition_with().say(HANDBOOK.organisation.name).value in text


def test_what_people_tried_stands_by_itself_with_its_day() -> None:
    """The latest first; what a program tests names its tests."""
    html = shown()
    text = text_of(html)

    assert text.index("What people have tried") < text.index("Hands.") < text.index("Voices.")
    assert "Two people listened. Last tried: 1 March 2026." in text
    assert "The names of the 2 tests" in text
    names = [code.text for code in elements(html, "code")]
    assert names == ["tests/test_a.py::test_a", "tests/test_a.py::test_b"]
    assert "people have tried" not in text_of(
        shown(tested=[{**TESTED, "tests": ["tests/test_a.py::test_a"]}])
    )


def test_whoever_meets_an_obstacle_knows_whom_to_tell() -> None:
    """A mailbox, or the way to the roles, and how long an answer takes."""
    text = text_of(shown())
    assert "You will get an answer within a day." in text
    role = HANDBOOK.roles["communicator"]
    mailbox = [a.get("href") for a in elements(shown(), "a")]
    expected = f"mailto:{role.mailbox}" if role.mailbox else "to:policy/roles/"
    assert expected in mailbox
    for other in HANDBOOK.roles.values():
        links = [a.get("href") for a in elements(shown(contact=other.id), "a")]
        assert (f"mailto:{other.mailbox}" if other.mailbox else "to:policy/roles/") in links


def test_no_authority_is_named_that_nobody_has_checked() -> None:
    """What the organisation has written stands instead."""
    assert "have not checked which authority supervises" in text_of(shown())
    own = text_of(shown(supervision="The Authority of X supervises."))
    assert "The Authority of X supervises." in own
    assert "have not checked" not in own


def test_the_law_is_that_of_the_own_country_on_this_theme() -> None:
    """As the handbook's data have it."""
    text = text_of(shown())
    assert "Everyone must get in." in text
    assert "Elsewhere." not in text
    assert "Keep." not in text


def test_nothing_to_list_is_said() -> None:
    """No heading stands over nothing."""
    text = text_of(shown(conformance="full", shortcomings=[], untested=[]))
    assert "know of no shortcomings" in text
    assert "know of nothing that we have left out" in text
    with pytest.raises(MacroError, match=r"accessibility\.yml"):
        MACROS["accessibility_statement"](here_in(edition_of()))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            "contact: communicator",
            "contact: comunicator",
            (
                '3:1: error: contact: there is no role "comunicator"; did you mean "communicator"? '
                "(unknown-role)"
            ),
        ),
        (
            "conformance: partial",
            "conformance: full",
            (
                "1:1: error: conformance is full, yet there are shortcomings: write partial "
                "(invalid-value)"
            ),
        ),
        (
            ', tests: ["tests/browser/test_site.py::test_colours"]',
            "",
            (
                "6:5: error: tested[0]: add tests (which hold it) or date (when people tried it) "
                "(missing-value)"
            ),
        ),
        (
            "test_site.py::test_colours",
            "colours",
            (
                '6:53: error: tested[0].tests[0]: "tests/browser/colours" is not a test: write '
                "tests/FILE.py::test_NAME (invalid-value)"
            ),
        ),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_place(
    files: HandbookFiles, old: str, new: str, expected: str
) -> None:
    """And with what to write instead."""
    files.change("data/accessibility.yml", old, new)
    assert files.problems() == [f"data/accessibility.yml:{expected}"]


def test_the_statement_names_only_tests_that_there_are() -> None:
    """So that it says nothing that is no longer tested."""
    handbook, _ = load_handbook(REPOSITORY, RULES)
    assert handbook is not None
    assert handbook.accessibility is not None
    named = [name for part in handbook.accessibility.tested for name in part.tests]
    assert named
    missing = []
    for name in named:
        path, _, function = name.partition("::")
        file = REPOSITORY / path
        tree = ast.parse(file.read_text(encoding="utf-8")) if file.is_file() else ast.parse("")
        there = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
        if function not in there:
            missing.append(name)
    assert missing == [], "mend data/accessibility.yml: this is tested no longer"


def test_the_sample_statement_is_whole_in_every_language() -> None:
    """The law asks that everyone can read it."""
    handbook, _ = load_handbook(REPOSITORY, RULES)
    assert handbook is not None
    statement = handbook.accessibility
    assert statement is not None
    for part in (*statement.tested, *statement.untested, *statement.shortcomings):
        for name, value in part:
            if name in ("what", "how", "why", "instead"):
                for language in LANGUAGES:
                    assert getattr(value, language), (value, name)
