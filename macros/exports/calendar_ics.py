"""Deadlines as a calendar to subscribe to (RFC 5545), written by a calendar library.

A deadline is a day and not a moment, so each is an all-day event: a plain date has no time
zone, and a VTIMEZONE would say nothing. X-WR-TIMEZONE tells calendars which zone the
organisation's days are in. Events leave the day free, since nobody is busy all day with a
deadline; an alarm sounds at nine in the morning a week before.

An event keeps its UID when its date moves, and its SEQUENCE grows from day to day, so that an
event that was imported is moved and not doubled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta

from icalendar import Calendar, vText

from macros.edition import Edition
from macros.exports.calendar_event import EventWords, EventWriter
from macros.exports.selection import select_due
from macros.views.due_items import Item
from macros.wording import deadline_words

_NO_DOMAIN = "handbook.invalid"
"""In the place of the organisation's domain; RFC 2606 keeps it from being anybody's."""
_END = b"END:VCALENDAR\r\n"


def to_deadlines_ics(
    edition: Edition,
    unit: str | None = None,
    within_days: int | None = None,
    site_url: str | None = None,
) -> bytes:
    """Deadlines as an iCalendar object, in UTF-8.

    Args:
        edition: the language, the data and the day.
        unit: only what concerns this unit's plans.
        within_days: only what is overdue, or falls due in so many days.
        site_url: where this language of the site is, so that an event can link to its page.
    """
    items = select_due(edition, unit, within_days)
    return _write(edition, unit, [event for _, event in _events(edition, items, site_url)])


class UnitCalendars:
    """The calendars of the whole and of each unit, one at a time: together they are large.

    Each event is written once: with a thousand plans, that is most of the work.

    Args:
        edition: the language, the data and the day.
        site_url: where this language of the site is, so that an event can link to its page.
    """

    def __init__(self, edition: Edition, site_url: str | None = None) -> None:
        self._edition = edition
        items = select_due(edition)
        self._events = [(item.unit, event) for item, event in _events(edition, items, site_url)]

    def to_ics(self, unit: str | None) -> bytes:
        """What concerns a unit's plans; under None, everything."""
        events = (event for whose, event in self._events if unit is None or whose == unit)
        return _write(self._edition, unit, events)


def _write(edition: Edition, unit: str | None, events: Iterable[bytes]) -> bytes:
    """A calendar with events that have been written already."""
    whose = edition.name("unit", unit) if unit else edition.say(edition.handbook.organisation.name)
    name = edition.texts.get("export.calendar", whose=whose)
    # Not through `Calendar.new`, which draws a random UID.
    calendar = Calendar()
    calendar.add("VERSION", "2.0")
    calendar.add("PRODID", "-//Kanalboken//Deadlines//EN")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("UID", _uid(edition, f"deadlines-{unit}" if unit else "deadlines"))
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar.add("X-WR-TIMEZONE", edition.handbook.organisation.time_zone)
    calendar.add("REFRESH-INTERVAL", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("X-PUBLISHED-TTL", vText("P1D"))
    empty: bytes = calendar.to_ical()
    head = empty.removesuffix(_END)
    return b"".join([head, *events, _END])


def _uid(edition: Edition, name: str) -> str:
    return f"{name}@{next(iter(edition.handbook.organisation.domains), _NO_DOMAIN)}"


def _events(
    edition: Edition, items: Iterable[Item], site_url: str | None
) -> Iterator[tuple[Item, bytes]]:
    """Each item with its event as it stands in a calendar."""
    writer = EventWriter(edition.today)
    seen: Counter[str] = Counter()
    for item in items:
        # Two deadlines of one name (two exceptions from one rule) are told apart by a number.
        name = item.deadline.uid
        seen[name] += 1
        uid = _uid(edition, name if seen[name] == 1 else f"{name}-{seen[name]}")
        yield item, writer.write(_words(edition, uid, item, site_url), item.deadline.date)


def _words(edition: Edition, uid: str, item: Item, site_url: str | None) -> EventWords:
    deadline = item.deadline
    what, do = deadline_words(deadline, edition.handbook, edition.texts)
    who = edition.texts.get("export.who", role=edition.name("role", deadline.who))
    return EventWords(
        uid=uid,
        summary=edition.texts.get("export.event", what=what, about=item.title),
        description=f"{do}\n{who}",
        category=edition.texts.get(f"calendar.kind.{deadline.kind}"),
        url=f"{site_url.rstrip('/')}/{item.address}" if site_url else "",
    )
