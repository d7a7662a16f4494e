"""The open-space board: its sessions, its forms to print, and what its script starts from."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from macros.models import Repository
from macros.models.page import FrontMatter
from macros.models.shared import Language
from macros.page_macros import board
from macros.prose.page_files import WrittenPage
from macros.sandbox import MacroError
from macros.source import load_source
from macros.views.agenda import AgendaRow
from macros.views.board import build_times
from tests.rules.support import HANDBOOK, build
from tests.views.support import edition_of, elements, here_in, text_of

AGENDA = (
    {"minutes": 90, "what": "Opening <b>"},
    {"minutes": 60, "what": "Conversations, round 1"},
    {"minutes": 15, "what": "Break"},
    {"minutes": 45, "what": "Conversations, round 2"},
)
META = {
    "title": "Board",
    "description": "A board.",
    "owner": "web-editor",
    "reviewed": "2026-11-22",
    "review_every": 6,
    "tags": ["workshop", "decisions"],
}
PAGE = "workshops/open-space.md"


def rows() -> tuple[AgendaRow, ...]:
    """The points of an agenda with two sessions."""
    starts = (0, 90, 150, 165)
    return tuple(
        AgendaRow(start, int(str(item["minutes"])), str(item["what"]))
        for start, item in zip(starts, AGENDA, strict=True)
    )


def html_of(
    language: Language = "en", sessions: str = "Conversations", start: str = "9:00", **more: Any
) -> str:
    """The board as a page gets it."""
    meta = build(FrontMatter, {**META, "agenda": list(AGENDA)})
    source = load_source(b"", PAGE)
    page = WrittenPage(f"docs/{language}/{PAGE}", PAGE, language, meta, source, "", 1)
    handbook = more.pop("handbook", HANDBOOK)
    edition = edition_of(handbook, language, pages=(page,))
    return str(board(here_in(edition, **META), more.pop("agenda", PAGE), sessions, start))


def setup_of(html: str) -> Any:
    """What the script reads, as a browser reads it."""
    (element,) = elements(html, "handbook-board")
    return json.loads(element.get("data-setup"))


def test_the_sessions_of_an_agenda_become_times() -> None:
    """Each starts when what stands before it is over."""
    times = build_times(rows(), "Conversations", "09:00")

    assert [(time.name, time.start, time.minutes) for time in times] == [
        ("Conversations, round 1", "10:30", 60),
        ("Conversations, round 2", "11:45", 45),
    ]
    late = build_times(rows(), "Conversations", "23:00")
    assert [time.start for time in late] == ["00:30", "01:45"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ({"start": "nine"}, '"nine" is no time of day'),
        ({"start": "24:00"}, "no time of day"),
        ({"sessions": "Talks"}, 'no point of the agenda begins with "Talks"; there are "Opening'),
        ({"agenda": "workshops/open-spac.md"}, 'did you mean "workshops/open-space.md"'),
    ],
)
def test_a_wrong_call_says_what_to_write(call: dict[str, Any], message: str) -> None:
    """The editor reads it beside the line of the page."""
    with pytest.raises(MacroError, match=message):
        html_of(**call)


def test_proceedings_get_the_pages_own_front_matter() -> None:
    """Its owner, interval and tags, so that they are of the handbook's vocabulary."""
    setup = setup_of(html_of("nb"))

    assert setup["owner"] == "web-editor"
    assert setup["reviewEvery"] == 6
    assert setup["tags"] == ["workshop", "decisions"]
    assert setup["folder"] == "docs/nb/workshops/proceedings"


@pytest.mark.parametrize(("language", "room"), [("sv", "Rum 1"), ("nb", "Rom 1"), ("en", "Room 1")])
def test_without_the_script_there_are_forms_to_fill_in(language: Language, room: str) -> None:
    """A grid of the rooms and sessions, and a sheet; what needs the script is hidden."""
    html = html_of(language)
    (blank,) = [e for e in elements(html, "div") if "data-blank" in e.attrib]
    (table,) = blank.iter("table")

    assert room in text_of(html)
    assert len(list(table.iter("td"))) == 2 * 4
    assert len(list(blank.iter("h4"))) == 4
    (live,) = [e for e in elements(html, "div") if e.get("data-part") == "live"]
    assert "hidden" in live.attrib
    assert setup_of(html)["rooms"][0] == room


def test_the_agendas_words_are_text() -> None:
    """No word of a page becomes an element."""
    html = html_of(sessions="Opening")

    assert "Opening <b>" in text_of(html)
    assert elements(html, "b") == []


def test_without_a_host_nothing_is_proposed() -> None:
    """The button is hidden, and the text can be copied and saved."""
    organisation = HANDBOOK.organisation
    host = build(Repository, {"kind": "gitlab", "url": "https://git.example/x"})
    hosted = organisation.model_copy(update={"repository": host})
    bare = organisation.model_copy(update={"repository": None})
    for own, hidden in ((hosted, False), (bare, True)):
        html = html_of(handbook=replace(HANDBOOK, organisation=own))
        (button,) = [e for e in elements(html, "button") if e.get("data-part") == "propose"]
        assert ("hidden" in button.attrib) is hidden
