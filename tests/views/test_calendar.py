"""The calendar: what falls due, month by month, a year to print, and the calendar files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from macros.edition import Edition
from macros.finding import DeadlineKind
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.page import FrontMatter
from macros.models.shared import LANGUAGES, Language
from macros.page_macros import MACROS
from macros.prose.page_files import WrittenPage
from macros.render import render
from macros.source import load_source
from macros.texts import load_texts
from macros.views import calendar
from macros.views.calendar import build_calendar
from macros.views.due_items import PAGES, build_items
from macros.views.year import build_year
from tests.rules.support import HANDBOOK, build, make_plan
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

SAYS = load_texts("en").get


def goal(by: str, text: str = "Be asked") -> dict[str, Any]:
    """A goal that falls due on a day."""
    return {"text": text, "metric": "comments", "target": 9, "by": by}


def plan_due(*days: str, plan_id: str = "museum-facebook", **fields: Any) -> Plan:
    """A plan whose goals fall due on these days, and little else."""
    return make_plan(plan_id, goals=[goal(day) for day in days], **fields)


def written(name: str, reviewed: str, title: str = "A page") -> WrittenPage:
    """A page that is reviewed each year."""
    data = {
        "title": title,
        "description": "It says.",
        "owner": "communicator",
        "reviewed": reviewed,
        "review_every": 12,
    }
    path = f"docs/en/{name}"
    meta = build(FrontMatter, data)
    return WrittenPage(path, name, "en", meta, load_source(b"", path), "", 1)


def edition(*plans: Plan, pages: tuple[WrittenPage, ...] = (), **more: Any) -> Edition:
    """The edition of a handbook with these plans and pages, with goals and reviews alone due."""
    handbook: Handbook = replace(HANDBOOK, plans={plan.id: plan for plan in plans})
    found = edition_of(handbook, pages=pages, **more)
    kept = {DeadlineKind.GOAL, DeadlineKind.REVIEW}
    found.__dict__["deadlines"] = tuple(d for d in found.deadlines if d.kind in kept)
    return found


def show(found: Edition) -> str:
    """The calendar as a page has it."""
    return str(MACROS["calendar"](here_in(found)))


def test_overdue_stands_on_top_and_the_rest_by_month() -> None:
    """The day itself is not too late yet: today is 15 November 2026."""
    found = build_calendar(edition(plan_due("2026-11-14", "2026-11-15", "2027-01-31")))

    assert [item.deadline.date for item in found.overdue] == [date(2026, 11, 14)]
    assert [(month.id, len(month.items)) for month in found.months] == [
        ("2026-11", 1),
        ("2027-01", 1),
    ]


def test_a_month_where_all_is_overdue_is_kept_for_the_browser() -> None:
    """A reader whose clock is behind sees its deadlines there again."""
    found = build_calendar(edition(plan_due("2026-09-01")))
    html = show(edition(plan_due("2026-09-01")))
    hidden = [
        part.get("data-month")
        for part in elements(html, "section")
        if part.get("hidden") is not None
    ]

    assert [(month.id, month.items) for month in found.months] == [("2026-09", ())]
    assert hidden == ["2026-09"]


def test_months_are_named_as_headings() -> None:
    """With a capital, which Swedish and Norwegian months lack in running text."""
    names = {
        language: build_calendar(edition(plan_due("2027-03-01"), language=language)).months[0].name
        for language in LANGUAGES
    }
    assert names == {"sv": "Mars 2027", "nb": "Mars 2027", "en": "March 2027"}


def test_a_plan_is_named_and_linked() -> None:
    """One click leads to all that falls due in it."""
    found = edition(plan_due("2027-01-31", responsible={"role": "communicator"}))
    [item] = build_items(found, found.deadlines)

    assert item.title.value == "Facebook, County Museum"
    assert item.address == "registry/museum-facebook/#deadlines"
    assert (item.unit, item.deadline.who) == ("county-museum", "communicator")
    assert item.what == SAYS("deadlines.goal.name", goal="Be asked")
    assert item.do == SAYS("deadlines.goal.do")


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index.md", ""),
        ("tags.md", "tags/"),
        ("policy/index.md", "policy/"),
        ("policy/law.md", "policy/law/"),
    ],
)
def test_a_page_is_named_by_its_title_and_linked(name: str, address: str) -> None:
    """It belongs to no unit, but to the handbook."""
    found = edition(pages=(written(name, "2026-03-01", "The law"),))
    [item] = build_items(found, found.deadlines)

    assert (item.title.value, item.address, item.unit) == ("The law", address, PAGES)
    assert item.what == ""
    assert item.deadline.date == date(2027, 3, 1)


def test_every_kind_has_a_name_and_a_drawing() -> None:
    """A new kind of deadline cannot be forgotten here."""
    drawings = render("due_kinds.html", here_in(edition_of()))
    for kind in DeadlineKind:
        assert f'id="kind-{kind}"' in drawings
        for language in LANGUAGES:
            assert load_texts(language).get(f"calendar.kind.{kind}")


def test_choices_are_those_that_show_something() -> None:
    """Units in the organisation's order, the handbook's pages last."""
    library = plan_due("2027-01-01", plan_id="l", unit="regional-library")
    pages = (written("policy/law.md", "2026-03-01"),)
    found = build_calendar(edition(library, plan_due("2027-02-01"), pages=pages))

    assert found.units == ("county-museum", "regional-library", PAGES)
    assert found.kinds == (DeadlineKind.GOAL, DeadlineKind.REVIEW)
    assert build_calendar(edition(library)).units == ("regional-library",)


def test_a_list_has_room_for_the_nearest(monkeypatch: pytest.MonkeyPatch) -> None:
    """What lies further ahead is counted, and stays in the year and in the calendar files."""
    monkeypatch.setattr(calendar, "MOST_ITEMS", 2)
    few = edition(plan_due("2026-11-01", "2026-12-01", "2027-01-01"))
    found = build_calendar(few)

    assert (len(found.overdue), len(found.months), found.left_out) == (1, 2, 1)
    assert [len(month.units) for month in found.year[:3]] == [1, 1, 1]
    assert SAYS("calendar.more", n=1) in text_of(show(few))


def test_the_year_has_twelve_months_from_that_of_building() -> None:
    """What is overdue from before does not fit in it, and what comes after does not either."""
    few = edition(plan_due("2026-10-31", "2026-11-30", "2027-10-31", "2027-11-01"))
    year = build_year(few, build_items(few, few.deadlines))

    assert [month.name for month in year][:: len(year) - 1] == ["November 2026", "October 2027"]
    assert len(year) == 12
    assert [len(month.units) for month in year] == [1, *[0] * 10, 1]


def test_a_month_of_the_year_is_ordered_by_unit() -> None:
    """A unit finds its own lines together, in order of date."""
    few = edition(
        plan_due("2026-12-02", plan_id="l", unit="regional-library"),
        plan_due("2026-12-24", "2026-12-01"),
    )
    december = build_year(few, build_items(few, few.deadlines))[1]

    assert [unit.unit for unit in december.units] == ["county-museum", "regional-library"]
    days = [line.item.deadline.date.day for line in december.units[0].lines if line.item]
    assert days == [1, 24]


def test_a_full_month_of_the_year_is_summed_up() -> None:
    """One page holds any number of deadlines."""
    days = [f"2026-12-{day:02d}" for day in range(1, 32)]
    few = edition(plan_due(*days), plan_due("2026-12-05", plan_id="l", unit="regional-library"))
    december = build_year(few, build_items(few, few.deadlines))[1]

    lines = {unit.unit: unit.lines for unit in december.units}
    assert [(line.count, line.item) for line in lines["county-museum"]] == [(31, None)]
    [line] = lines["regional-library"]
    assert line.count == 1
    assert line.item is not None
    assert SAYS("calendar.year.sum", kind=SAYS("calendar.kind.goal"), n=31) in text_of(show(few))


def test_pages_of_a_month_are_one_line() -> None:
    """There are too many of them to name each; a single one is named."""
    pages = [written(f"a/{n}.md", "2025-12-09", f"Title {n}") for n in range(3)]
    several = edition(pages=tuple(pages))
    one = edition(pages=(pages[0],))

    [line] = build_year(several, build_items(several, several.deadlines))[1].units[0].lines
    assert (line.kind, line.count, line.item) == (DeadlineKind.REVIEW, 3, None)
    [line] = build_year(one, build_items(one, one.deadlines))[1].units[0].lines
    assert line.item is not None
    assert line.item.title.value == "Title 0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_item_carries_what_the_script_needs(language: Language) -> None:
    """Date, unit and kind; and the same in words for the reader."""
    html = show(edition(plan_due("2027-01-31"), language=language))
    [item] = [li for li in elements(html, "li") if li.get("data-date")]

    assert (item.get("data-date"), item.get("data-unit"), item.get("data-kind")) == (
        "2027-01-31",
        "county-museum",
        "goal",
    )
    words = text_of_element(item)
    for expected in ("2027", "Facebook, County Museum", "Be asked", "head of unit, museum"):
        assert expected in words


def test_feeds_are_linked_for_all_and_for_each_unit() -> None:
    """Also where nothing falls due: a subscription is for what comes."""
    html = show(edition())
    feeds = [a.get("href") for a in elements(html, "a") if "feeds/" in (a.get("href") or "")]

    assert feeds == [
        "to:feeds/deadlines.ics",
        "to:feeds/deadlines-county-museum.ics",
        "to:feeds/deadlines-regional-library.ics",
    ]
    assert SAYS("calendar.empty") in text_of(html)


def test_nothing_overdue_is_said() -> None:
    """An empty place could also be a fault."""
    shown = elements(show(edition(plan_due("2027-01-01"))), "p")
    [nothing] = [p for p in shown if "calendar__nothing" in (p.get("class") or "")]
    assert nothing.get("hidden") is None
    assert "".join(nothing.itertext()) == SAYS("calendar.overdue-none")


def test_names_stay_text() -> None:
    """Markup in the data is shown as it is written."""
    hostile = "<img src=x onerror=alert(1)> {{ 7*7 }}"
    plan = make_plan(title=hostile, goals=[goal("2027-01-31", hostile)])
    pages = (written("a.md", "2026-02-01", hostile), written("b.md", "2025-12-01", hostile))
    html = show(edition(plan, pages=pages))

    assert not elements(html, "img")
    assert text_of(html).count(hostile) >= 4
