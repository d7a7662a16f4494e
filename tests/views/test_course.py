"""The self-paced course and the half-year's channels as page parts."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Thing
from macros.models.shared import LANGUAGES
from macros.page_macros import half_year_plans, things
from macros.views.half_year import build_half_year
from tests.rules.support import HANDBOOK, build, make_plan, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""
ROOT = Path(__file__).parents[2]


def handbook_of_things(*titles: str) -> Handbook:
    """The small handbook with some things to try."""
    found = [
        build(
            Thing,
            {
                "id": f"thing-{i}",
                "title": title,
                "why": f"Because of {title}",
                "task": f"Try {title}",
                "reflect": f"What of {title}",
                "minutes": 10 * i + 1,
            },
        )
        for i, title in enumerate(titles)
    ]
    return replace(HANDBOOK, things={thing.id: thing for thing in found})


def html_of(edition: Edition) -> str:
    """The course as a page gets it."""
    return str(things(here_in(edition)))


def test_the_course_is_complete_without_the_script() -> None:
    """Each thing with its reason, task, question and time; what needs the script is hidden."""
    html = html_of(edition_of(handbook_of_things("listening", "asking")))
    rows = [row for row in elements(html, "li") if row.get("data-thing")]

    assert [row.get("id") for row in rows] == ["thing-0", "thing-1"]
    assert text_of_element(rows[1]).startswith(
        "asking 11 minutes Because of asking Do this: Try asking Think about: What of asking"
    )
    assert "1 minute" in text_of_element(rows[0])
    for row in rows:
        (own,) = [e for e in row.iter() if "data-own" in e.attrib]
        assert "hidden" in own.attrib
    parts = {e.get("data-part"): e for e in elements(html, "*") if e.get("data-part")}
    for part in ("tools", "said", "lost", "actions"):
        assert "hidden" in parts[part].attrib, part


def test_hostile_things_show_as_text() -> None:
    """No text of the data becomes an element, an attribute or a template."""
    html = html_of(edition_of(handbook_of_things(HOSTILE)))

    assert elements(html, "script") == []
    assert elements(html, "img") == []
    assert text_of(html).count(HOSTILE) == 6
    assert "49" not in text_of(html)


def test_the_script_finds_every_part_it_works_with() -> None:
    """The parts in the types are those in the template."""
    types = (ROOT / "types" / "course.d.ts").read_text()
    interface = re.search(r"interface CourseParts \{(.*?)\n\}", types, re.DOTALL)
    assert interface
    html = html_of(edition_of(handbook_of_things("listening")))

    expected = set(re.findall(r"^  (\w+):", interface[1], re.MULTILINE))
    assert {e.get("data-part") for e in elements(html, "*")} - {None} == expected


def test_ids_in_the_page_are_unique() -> None:
    """Labels and descriptions would otherwise point at the wrong thing."""
    html = html_of(edition_of(handbook_of_things("listening", "asking")))
    ids = re.findall(r'\bid="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    pointers = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]*)"', html)
    assert {target for pointer in pointers for target in pointer.split()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_all_its_words_in_each_language(language: Any) -> None:
    """Its texts come from the server, with gaps left open."""
    html = html_of(edition_of(handbook_of_things("listening"), language=language))
    (element,) = elements(html, "handbook-course")
    texts = json.loads(element.get("data-setup"))["texts"]
    folder = ROOT / "overrides" / "assets" / "js"
    script = (folder / "course.js").read_text()

    used = set(re.findall(r'\bt\("([\w.-]+)"', script))
    assert used <= set(texts), used - set(texts)
    record = (folder / "course-record.js").read_text() + (folder / "files.js").read_text()
    refused = set(re.findall(r'refused: "([\w-]+)"', record))
    assert len(refused) >= 5
    assert {f"refused.{reason}" for reason in refused} <= set(texts)


# The half-year's channels -----------------------------------------------------------------------

TAKEN = make_plan("taken", screenshots={"log": [date(2026, 3, 1), date(2026, 9, 1)]})
LATE = make_plan(
    "late", status="paused", screenshots={"log": [date(2026, 1, 10), date(2027, 1, 1)]}
)
NEVER = make_plan("never", agreement=date(2026, 10, 1))
FORUM = make_plan("forum", channel="intranet")
DRAFT = make_plan("draft", status="draft")
CLOSED = make_plan("closed", status="closed")
HALF_YEAR = with_plans(TAKEN, LATE, NEVER, FORUM, DRAFT, CLOSED)


def test_each_unit_has_its_running_channels_what_is_due_first() -> None:
    """With the day of the latest screenshots that have been taken, and of the next."""
    museum, library = build_half_year(edition_of(HALF_YEAR))

    assert (museum.unit.id, library.unit.id) == ("county-museum", "regional-library")
    assert [row.plan.id for row in museum.rows] == ["late", "taken", "never", "forum"]
    assert [row.taken for row in museum.rows] == [date(2026, 1, 10), date(2026, 9, 1), None, None]
    assert [row.due for row in museum.rows] == [
        date(2026, 7, 10),
        date(2027, 3, 1),
        date(2027, 4, 1),
        None,
    ]
    assert [row.needed for row in museum.rows] == [True, True, True, False]
    assert [row.plan.id for row in library.rows] == ["library-facebook"]


def test_the_channels_are_told_in_words() -> None:
    """Links to the plan and to its own list; the deadline is worked out anew when read."""
    html = str(half_year_plans(here_in(edition_of(HALF_YEAR))))
    rows = {
        text_of_element(row): [link.get("href") for link in row.iter("a")]
        for row in elements(html, "tr")
        if list(row.iter("a"))
    }
    late = next(words for words in rows if "overdue" in words)

    assert late.endswith(
        "Paused 10 January 2026 10 July 2026 overdue Go through it: Facebook, County Museum"
    )
    assert rows[late] == ["to:registry/late/", "to:tools/checklists/half-year/?plan=late#list"]
    assert any("none yet 1 April 2027" in words for words in rows)
    assert any("Needs no screenshots" in words for words in rows)
    days = {due.get("date") for due in elements(html, "handbook-due")}
    assert days == {"2026-07-10", "2027-03-01", "2027-04-01"}


DRAFT = make_plan("draft", status="draft")


def test_a_unit_without_channels_says_so() -> None:
    """It stays in the list: nobody wonders where it went."""
    html = str(half_year_plans(here_in(edition_of(replace(HANDBOOK, plans={"draft": DRAFT})))))

    assert text_of(html).count("The unit has no channel running.") == 2
    assert elements(html, "table") == []


def test_hostile_names_of_plans_show_as_text() -> None:
    """A plan's title stands in links and in words for screen readers."""
    handbook = with_plans(make_plan(title=HOSTILE))
    html = str(half_year_plans(here_in(edition_of(handbook))))

    assert elements(html, "script") == []
    assert elements(html, "img") == []
    assert text_of(html).count(HOSTILE) == 2
