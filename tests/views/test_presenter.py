"""A page as slides: what the scripts are told, and the way for the audience to follow."""

from __future__ import annotations

from typing import Any

import html5lib
import pytest

from macros.models import LANGUAGES
from macros.models.page import FrontMatter
from macros.render import render
from macros.views.presenter import KEYS, build_presenter, fold_notes
from tests.rules.support import build
from tests.views.support import edition_of, elements, here_in, text_of

ADDRESS = "https://handbook.example/workshops/a&b/"


def front(**fields: Any) -> FrontMatter:
    """The front matter of a page that can be shown as slides."""
    data = {
        "title": "A title",
        "description": "What it says.",
        "owner": "director",
        "reviewed": "2026-10-01",
        "review_every": 12,
        "present": True,
    }
    return build(FrontMatter, data | fields)


def test_the_scripts_are_told_the_agenda_and_the_answer() -> None:
    """A point says which heading it begins with, where it does; an answer needs its question."""
    agenda = [{"minutes": 5, "what": "Hello", "at": "welcome"}, {"minutes": 10, "what": "Talk"}]
    edition = edition_of()

    setup = build_presenter(edition, front(agenda=agenda), None).setup

    assert setup["agenda"] == [
        {"minutes": 5, "what": "Hello", "at": "welcome"},
        {"minutes": 10, "what": "Talk", "at": None},
    ]
    assert setup["answer"] is None
    assert setup["locale"] == "en-GB"
    answered = build_presenter(edition, front(question="Why?", answer="So."), None)
    assert answered.setup["answer"] == "So."


def test_the_code_is_a_picture_with_a_name_and_a_link_beside_it() -> None:
    """Square, with room around it, and nothing in it that a page may not have."""
    follow = build_presenter(edition_of(), front(), ADDRESS).follow

    assert follow is not None
    assert (follow.address, follow.shown) == (ADDRESS, "handbook.example/workshops/a&b")
    (svg,) = html5lib.parseFragment(follow.qr, namespaceHTMLElements=False)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "QR code that leads to this page")
    _, _, width, height = svg.get("viewBox").split()
    assert width == height
    assert not any(name in follow.qr for name in ("style=", "<script", "id="))
    assert follow.qr != build_presenter(edition_of(), front(), ADDRESS + "x").follow.qr  # type: ignore[union-attr]


def test_a_site_without_an_address_has_nothing_to_follow() -> None:
    """Neither the code nor its key are offered."""
    here = here_in(edition_of())

    view = build_presenter(here.edition, front(), None)
    html = render("presenter.html", here, view=view)

    assert view.follow is None
    assert "follow" not in [name for name, _ in view.keys]
    assert 'data-part="follow"' not in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_key_is_explained(language: Any) -> None:
    """In each language, and by its name where it has one."""
    here = here_in(edition_of(language=language))
    view = build_presenter(here.edition, front(), ADDRESS)

    html = str(render("presenter.html", here, view=view))

    assert len(elements(html, "dd")) == len(KEYS)
    assert all(text_of(f"<p>{part}</p>") for part in html.split("<dd>")[1:])
    assert "present." not in text_of(html)
    assert [e.get("hidden") for e in elements(html, "div") if e.get("data-part") == "tools"] == [""]


def test_the_search_finds_no_section_in_it() -> None:
    """It takes each heading element for a section of the page, whatever stands around it."""
    here = here_in(edition_of())

    html = str(render("presenter.html", here, view=build_presenter(here.edition, front(), ADDRESS)))

    assert "data-search-exclude" in html
    assert "<h" not in html.replace("<handbook-presenter", "")


def test_data_in_a_title_are_only_text() -> None:
    """They stay within their attribute and their element."""
    hostile = """'"><script>window.hit = 1</script>{{ 7*7 }}"""
    here = here_in(edition_of())
    view = build_presenter(here.edition, front(title=hostile), ADDRESS)

    html = str(render("presenter.html", here, view=view))

    assert elements(html, "script") == []
    assert "49" not in text_of(html)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ('a\n\n!!! notes "For you"\n    Text\n', 'a\n\n??? notes "For you"\n    Text\n'),
        ("!!! note\n    Text\n", "!!! note\n    Text\n"),
        ("    !!! notes\n", "    !!! notes\n"),
    ],
)
def test_notes_are_folded(written: str, folded: str) -> None:
    """Those of the facilitator alone, and no line more or less."""
    assert fold_notes(written) == folded
