"""The calendar of deadlines, read by a library that did not write it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import vobject

from macros.exports.calendar_ics import UnitCalendars, to_deadlines_ics
from macros.models.shared import LANGUAGES, Language
from tests.exports.support import edition_of, load_edition, load_edition_at
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles
from tests.rules.support import TODAY, make_plan, with_organisation

DOMAIN = "kultur.example"


def _read(text: bytes) -> Any:
    calendar = vobject.readOne(text.decode("utf-8"))
    calendar.validate(raiseException=True)
    return calendar


def _events(text: bytes) -> dict[str, Any]:
    events = getattr(_read(text), "vevent_list", [])
    by_uid = {event.uid.value: event for event in events}
    assert len(by_uid) == len(events)
    return by_uid


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_handbooks_calendar_is_read_whole(language: Language) -> None:
    """Every deadline is an event of its own, and nothing is lost on the way."""
    edition = load_edition_at(REPOSITORY, language)
    events = _events(to_deadlines_ics(edition))
    assert sorted(event.dtstart.value for event in events.values()) == [
        deadline.date for deadline in edition.deadlines
    ]


def test_an_event_is_a_whole_day_that_stays_free(files: HandbookFiles) -> None:
    """A deadline is a day: it has no hour that a time zone could move to the day before."""
    event = _events(to_deadlines_ics(load_edition(files)))[f"screenshots.museum-facebook@{DOMAIN}"]
    assert type(event.dtstart.value) is date
    assert event.dtstart.value == date(2026, 9, 1)
    assert event.dtend.value == date(2026, 9, 2)
    assert event.transp.value == "TRANSPARENT"
    assert event.summary.value == "Screenshots – Facebook, County Museum"
    assert "Who: archivist" in event.description.value
    assert event.categories.value == ["Screenshots"]


def test_the_alarm_sounds_at_nine_a_week_before(files: HandbookFiles) -> None:
    """At midnight nobody is at work."""
    event = _events(to_deadlines_ics(load_edition(files)))[f"screenshots.museum-facebook@{DOMAIN}"]
    starts = datetime.combine(event.dtstart.value, time())
    assert starts + event.valarm.trigger.value == datetime(2026, 8, 25, 9, 0)  # noqa: DTZ001
    assert event.valarm.action.value == "DISPLAY"


def test_a_second_run_gives_the_same_bytes(files: HandbookFiles) -> None:
    """Nothing of the clock and nothing drawn by lot is in it."""
    first, second = (to_deadlines_ics(load_edition(files)) for _ in range(2))
    assert first == second


def test_a_deadline_that_moves_keeps_its_name_and_counts_as_newer(files: HandbookFiles) -> None:
    """The event moves in people's calendars instead of standing there twice."""
    uid = f"screenshots.museum-facebook@{DOMAIN}"
    before = _events(to_deadlines_ics(load_edition(files)))
    files.change(PLAN, "log: [2026-03-01]", "log: [2026-03-01, 2026-11-16]")
    after = _events(to_deadlines_ics(load_edition(files, today=TODAY + timedelta(days=1))))
    assert before.keys() == after.keys()
    assert before[uid].dtstart.value == date(2026, 9, 1)
    assert after[uid].dtstart.value == date(2027, 5, 16)
    assert int(after[uid].sequence.value) > int(before[uid].sequence.value)
    assert after[uid].dtstamp.value > before[uid].dtstamp.value


def test_two_deadlines_of_one_name_are_two_events() -> None:
    """Plan a with role b-c and plan a-b with role c: hyphens alone would make both a-b-c."""
    plans = [
        make_plan(
            plan_id,
            decision={"by": "director", "date": "2026-02-20"},
            responsible={"role": role},
            training=[{"who": role, "date": "2026-01-15"}],
        )
        for plan_id, role in (("a", "b-c"), ("a-b", "c"))
    ]
    events = _events(to_deadlines_ics(edition_of(*plans)))
    assert {f"training.a.b-c@{DOMAIN}", f"training.a-b.c@{DOMAIN}"} <= events.keys()


def test_a_unit_has_its_own_calendar_and_the_whole_has_the_pages_too(
    files: HandbookFiles,
) -> None:
    """A head of unit subscribes to what the unit has to do."""
    files.add_page("docs/en/policy/strategy.md", title="Strategy")
    edition = load_edition(files)
    calendars = UnitCalendars(edition, "https://site.example/")
    museum = _events(calendars.to_ics("county-museum"))
    assert museum
    assert all("museum-facebook" in uid for uid in museum)
    every = _events(calendars.to_ics(None))
    assert museum.keys() < every.keys()
    own, whole = (_read(calendars.to_ics(unit)) for unit in ("county-museum", None))
    assert own.uid.value == f"deadlines-county-museum@{DOMAIN}"
    assert whole.uid.value == f"deadlines@{DOMAIN}"
    assert whole.refresh_interval.value == whole.x_published_ttl.value == "P1D"
    review = every[f"review.policy/strategy.md@{DOMAIN}"]
    assert review.summary.value == "Page review – Strategy"
    assert calendars.to_ics(None) == to_deadlines_ics(edition, site_url="https://site.example/")
    assert calendars.to_ics("county-museum") == to_deadlines_ics(
        edition, "county-museum", site_url="https://site.example/"
    )


def test_an_event_links_to_its_page_where_the_site_is_known(files: HandbookFiles) -> None:
    """With or without a slash at the end of the site's address."""
    uid = f"screenshots.museum-facebook@{DOMAIN}"
    for site in ("https://site.example/nb", "https://site.example/nb/"):
        event = _events(to_deadlines_ics(load_edition(files), site_url=site))[uid]
        address = event.url.value
        assert address == "https://site.example/nb/registry/museum-facebook/#deadlines"
    assert not hasattr(_events(to_deadlines_ics(load_edition(files)))[uid], "url")


def test_the_calendar_says_whose_it_is_and_which_zone_its_days_are_in() -> None:
    """Calendars show the name, and take floating days in the organisation's zone."""
    handbook = with_organisation(time_zone="Europe/Oslo")
    calendar = _read(to_deadlines_ics(edition_of(handbook=handbook), "county-museum"))
    assert calendar.contents["x-wr-timezone"][0].value == "Europe/Oslo"
    assert calendar.contents["x-wr-calname"][0].value == "Social media deadlines: County Museum"
    assert calendar.contents["method"][0].value == "PUBLISH"


def test_text_that_means_something_to_a_calendar_stays_text() -> None:
    """Commas, semicolons, backslashes and line breaks in a goal do not break the event."""
    text = "One, two; three\\n: four BEGIN:VALARM"
    plan = make_plan(
        "a-plan",
        decision={"by": "director", "date": "2026-02-20"},
        goals=[{"text": text, "metric": "comments", "target": 1, "by": "2027-01-31"}],
    )
    event = _events(to_deadlines_ics(edition_of(plan)))[f"goal.a-plan.1@{DOMAIN}"]
    assert text in event.summary.value
    assert len(event.valarm_list) == 1


def test_lines_are_folded_as_the_standard_says() -> None:
    """No line is longer than 75 bytes, also where letters take two."""
    text = to_deadlines_ics(load_edition_at(REPOSITORY, "sv"))
    lines = text.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)


def test_a_deadline_at_the_end_of_time_is_no_crash() -> None:
    """A plan may hold any day that the calendar has."""
    plan = make_plan(
        decision={"by": "director", "date": "2026-02-20"},
        goals=[{"text": "x", "metric": "comments", "target": 1, "by": "9999-12-31"}],
    )
    text = to_deadlines_ics(edition_of(plan))
    assert b"DTSTART;VALUE=DATE:99991231" in text


def test_only_what_is_near_is_there_where_days_are_named(files: HandbookFiles) -> None:
    """A reminder holds what is overdue and what is near."""
    whole = _events(to_deadlines_ics(load_edition(files)))
    near = _events(to_deadlines_ics(load_edition(files), within_days=30))
    limit = TODAY + timedelta(days=30)
    assert near.keys() == {uid for uid, event in whole.items() if event.dtstart.value <= limit}
    assert near.keys() < whole.keys()
