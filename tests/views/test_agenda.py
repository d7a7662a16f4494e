"""A workshop's agenda: its times, and what the timer is told."""

from __future__ import annotations

from typing import Any

import pytest

from macros.models.page import AgendaItem, FrontMatter
from macros.page_macros import MACROS
from macros.sandbox import MacroError
from macros.views.agenda import build_agenda
from tests.views.support import edition_of, here_in, text_of

META: dict[str, Any] = {
    "title": "W",
    "description": "D.",
    "owner": "editor",
    "reviewed": "2026-01-01",
    "review_every": 12,
}
AGENDA = [{"minutes": 65, "what": "<b>Talk</b> & listen"}, {"minutes": 5, "what": "Go home"}]


def test_each_point_starts_where_the_one_before_ends() -> None:
    """And the script is told of all of them, with its texts and their gaps."""
    items = tuple(AgendaItem(minutes=m, what=w) for m, w in ((10, "a"), (75, "b"), (5, "c")))
    view = build_agenda(edition_of(), FrontMatter.model_validate({**META, "agenda": items}))

    assert [(row.start, row.minutes, row.what) for row in view.rows] == [
        (0, 10, "a"),
        (10, 75, "b"),
        (85, 5, "c"),
    ]
    assert view.total == 90
    assert view.setup["items"][1] == {"minutes": 75, "what": "b"}
    assert view.setup["locale"] == "en-GB"
    assert view.setup["texts"]["count"] == "Item {n} of {all}"
    assert set(view.setup["texts"]["behind"]) == {"one", "other"}


def test_the_page_shows_times_from_the_start_and_the_total() -> None:
    """Without any script, with what is needed and what is left behind."""
    meta = {**META, "materials": ["Pens"], "leaves": ["A list"], "agenda": AGENDA}
    text = text_of(MACROS["agenda"](here_in(edition_of(), **meta)))

    for expected in ("70 minutes", "0:00", "1:05", "1:10", "End", "Pens", "A list"):
        assert expected in text
    assert "<b>Talk</b> & listen" in text, "it is text and no HTML"


def test_a_page_without_an_agenda_is_told_what_to_write() -> None:
    """In its front matter."""
    with pytest.raises(MacroError, match="no agenda"):
        MACROS["agenda"](here_in(edition_of(), **META))


def test_a_workshop_that_only_has_an_agenda_shows_no_empty_list() -> None:
    """Nothing is said of what it does not tell."""
    html = MACROS["agenda"](here_in(edition_of(), agenda=AGENDA, **META))
    assert "<dl" not in html
