"""What is due soon: the few things for the front page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from macros.edition import Edition
from macros.finding import Deadline, DeadlineKind
from macros.models.shared import LANGUAGES, Language
from macros.page_macros import MACROS
from macros.texts import load_texts
from macros.views.due_soon import LIMIT, ROOM, build_due_soon, pick_soon
from tests.rules.support import HANDBOOK, TODAY
from tests.views.support import edition_of, elements, here_in, text_of

SOON = 30


def deadlines(*days: int) -> list[Deadline]:
    """Deadlines so many days from today."""
    return [
        Deadline(
            DeadlineKind.REVIEW, TODAY + timedelta(days=ahead), "communicator", page=f"{index}.md"
        )
        for index, ahead in enumerate(days)
    ]


def picked(days: Sequence[int]) -> list[int]:
    """What is picked of deadlines so many days from today."""
    return [(found.date - TODAY).days for found in pick_soon(deadlines(*days), TODAY, SOON)]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([], []),
        ([31], []),
        ([-1, 0, 30, 31], [-1, 0, 30]),
        (range(-20, -10), range(-20, -12)),
        ([*range(-20, -10), 3], [*range(-20, -13), 3]),
        ([*range(-20, -10), *range(20)], [*range(-20, -15), 0, 1, 2]),
        ([-3, *range(20)], [-3, *range(7)]),
    ],
)
def test_overdue_comes_first_and_leaves_room(days: Sequence[int], expected: Sequence[int]) -> None:
    """The day itself and the last day of the horizon are soon; the oldest come first."""
    assert picked(days) == list(expected)
    assert len(picked(days)) <= LIMIT


def test_the_calendar_ends_somewhere() -> None:
    """On its last days, what is soon still comes."""
    last = replace(deadlines(0)[0], date=date.max)
    assert pick_soon([last], date.max, SOON) == [last]


def edition(*days: int, language: Language = "en") -> Edition:
    """An edition where these deadlines fall due."""
    found = edition_of(replace(HANDBOOK, plans={}), language)
    found.__dict__["deadlines"] = tuple(deadlines(*days))
    return found


def test_candidates_hold_what_may_be_shown_on_a_later_day() -> None:
    """A site that nobody has built for a while still shows what is due soon when it is read."""
    candidates = build_due_soon(edition(*range(-20, 0), *range(40, 80)))
    shown = [candidate.item.deadline for candidate in candidates if candidate.shown]
    days = [(candidate.item.deadline.date - TODAY).days for candidate in candidates]

    assert [(found.date - TODAY).days for found in shown] == list(range(-20, -20 + LIMIT))
    assert days == [*range(-20, -20 + LIMIT), *range(40, 40 + 2 * LIMIT)]


def test_the_horizon_is_the_organisations() -> None:
    """`soon_days` of the strategy, here 30."""
    shown = [candidate.shown for candidate in build_due_soon(edition(30, 31))]
    assert shown == [True, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_leads_to_the_calendar_and_tells_the_script_its_numbers(language: Language) -> None:
    """The script picks by the same numbers."""
    html = str(MACROS["due_soon"](here_in(edition(-1, 40, language=language))))
    [element] = elements(html, "handbook-due-soon")
    items = elements(html, "li")

    assert (element.get("data-limit"), element.get("data-room")) == (str(LIMIT), str(ROOM))
    assert element.get("data-soon-days") == "30"
    assert [li.get("hidden") is not None for li in items] == [False, True]
    assert "to:registry/calendar/" in [a.get("href") for a in elements(html, "a")]


def test_nothing_due_is_said() -> None:
    """With the number of days it holds for."""
    html = str(MACROS["due_soon"](here_in(edition(40))))
    [empty] = [p for p in elements(html, "p") if p.get("class") == "empty"]

    assert empty.get("hidden") is None
    assert load_texts("en").get("calendar.soon.none", n=30) in text_of(html)
    html = str(MACROS["due_soon"](here_in(edition(4))))
    [empty] = [p for p in elements(html, "p") if p.get("class") == "empty"]
    assert empty.get("hidden") is not None
    assert date(2026, 11, 19).isoformat() in html
