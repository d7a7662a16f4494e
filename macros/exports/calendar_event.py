"""A deadline's event in a calendar: the library writes one, and the others are filled in.

A thousand plans have seven thousand deadlines, and each takes the calendar library the better
part of a millisecond. Their events differ in a few values only, so one event is written with
stand-ins in their place, and each deadline's values are put there, escaped and folded as
RFC 5545 asks (3.1 and 3.3.11). `tests/exports/test_calendar_event.py` holds the result byte-equal
to what the library would write.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Alarm, Event

ALARM_BEFORE = timedelta(days=6, hours=15)
"""Before the day begins: nine in the morning, a week ahead of it."""

_FIRST_ISSUE = date(2000, 1, 1)
_FOLDED_AT = 74
"""Octets in a piece of a folded line: 75 with the blank that starts the next ones."""


@dataclass(frozen=True)
class EventWords:
    """What one deadline's event says.

    Attributes:
        uid: the event's name, the same in every issue of the calendar.
        summary: one line.
        description: what to do and who does it.
        category: the kind of deadline.
        url: the page that tells more; empty where the site's address is not known.
    """

    uid: str
    summary: str
    description: str
    category: str
    url: str


class EventWriter:
    """Writes the events of one issue of a calendar.

    Args:
        today: the day of the issue.
    """

    def __init__(self, today: date) -> None:
        self._today = today
        self._frames: dict[bool, list[tuple[str, ...]]] = {}

    def write(self, words: EventWords, day: date) -> bytes:
        """An event of a whole day, as it stands in a calendar."""
        # The last day that there is has no next one, and what the library makes of these
        # characters is its own affair.
        if day == date.max or any(_UNUSUAL.search(text) for text in vars(words).values()):
            written: bytes = build_event(words, day, self._today).to_ical()
            return written
        has_url = bool(words.url)
        if has_url not in self._frames:
            self._frames[has_url] = _frame(self._today, has_url=has_url)
        values = {_STAND_INS[name]: _escape(text) for name, text in vars(words).items()}
        values[_STAND_INS["url"]] = words.url  # an address is no text: nothing is escaped in it
        values[_DAY] = f"{day:%Y%m%d}".rjust(8, "0")
        values[_NEXT_DAY] = f"{day + timedelta(days=1):%Y%m%d}".rjust(8, "0")
        return b"".join(_line(pieces, values) for pieces in self._frames[has_url])


def build_event(words: EventWords, day: date, today: date) -> Event:
    """The event as the library builds it.

    Args:
        words: what it says.
        day: when the deadline is.
        today: the day of the calendar's issue.
    """
    event = Event()
    event.add("UID", words.uid)
    event.add("DTSTAMP", datetime.combine(today, time(), UTC))
    # It has to grow with every change and cannot know the last issue; the days do.
    event.add("SEQUENCE", max(0, (today - _FIRST_ISSUE).days))
    event.add("DTSTART", day)
    if day < date.max:
        event.add("DTEND", day + timedelta(days=1))
    event.add("SUMMARY", words.summary)
    event.add("DESCRIPTION", words.description)
    event.add("CATEGORIES", [words.category])
    event.add("TRANSP", "TRANSPARENT")
    if words.url:
        event.add("URL", words.url)
    alarm = Alarm()
    alarm.add("ACTION", "DISPLAY")
    alarm.add("DESCRIPTION", words.summary)
    alarm.add("TRIGGER", -ALARM_BEFORE)
    event.add_component(alarm)
    return event


_UNUSUAL = re.compile(r"[\\\x00-\x09\x0b-\x1f]")
_STAND_INS = {field.name: f"stand-in-{field.name}" for field in fields(EventWords)}
_STAND_IN_DAY = date(1, 2, 3)
_DAY, _NEXT_DAY = "00010203", "00010204"
_STAND_IN = re.compile("(" + "|".join((*_STAND_INS.values(), _DAY, _NEXT_DAY)) + ")")


def _frame(today: date, *, has_url: bool) -> list[tuple[str, ...]]:
    """Each line of an event, split at the stand-ins: fixed and filled pieces in turn."""
    names = {**_STAND_INS, "url": _STAND_INS["url"] if has_url else ""}
    event = build_event(EventWords(**names), _STAND_IN_DAY, today)
    lines = event.to_ical().decode("utf-8").removesuffix("\r\n").split("\r\n")
    return [tuple(_STAND_IN.split(line)) for line in lines]


def _line(pieces: tuple[str, ...], values: Mapping[str, str]) -> bytes:
    if len(pieces) == 1:
        return f"{pieces[0]}\r\n".encode()
    return _fold("".join(values.get(piece, piece) for piece in pieces).encode())


def _escape(text: str) -> str:
    return text.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: bytes) -> bytes:
    """A line in pieces that split neither a character nor what a backslash escapes."""
    pieces = []
    start = 0
    while len(line) - start > _FOLDED_AT:
        end = start + _FOLDED_AT
        while line[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        if end - start > 1 and line[end - 1 : end] in (b"\\", b"^"):
            end -= 1
        pieces.append(line[start:end])
        start = end
    return b"\r\n ".join((*pieces, line[start:])) + b"\r\n"
