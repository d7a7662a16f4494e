"""The quick way to write an event, beside the calendar library's own."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from macros.exports import calendar_ics
from macros.exports.calendar_event import EventWords, EventWriter, build_event
from macros.exports.calendar_ics import UnitCalendars
from macros.models.shared import LANGUAGES, Language
from tests.exports.support import load_edition_at
from tests.handbook_files import REPOSITORY

TODAY = date(2026, 11, 22)
ODD = (
    "Ett, två; tre: \N{EM DASH} fyra\nfem",
    "a \\n b \\N c \\",
    "\rrad\r\nrad",
    "stand-in-uid 00010203 stand-in-url",
    "^" * 200,
    ", " * 100,
    "å" * 100,
    "x" + "\N{DRAGON FACE}" * 50,
    "",
)


def _library(words: EventWords, day: date) -> bytes:
    written: bytes = build_event(words, day, TODAY).to_ical()
    return written


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_samples_calendars_are_the_librarys_own(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Byte for byte, each unit's too."""
    edition = load_edition_at(REPOSITORY, language)
    units = (None, *edition.handbook.units)

    def written() -> list[bytes]:
        calendars = UnitCalendars(edition, "https://handbook.example/nb/")
        return [calendars.to_ics(unit) for unit in units]

    quick = written()

    class Slow(EventWriter):
        def write(self, words: EventWords, day: date) -> bytes:
            written: bytes = build_event(words, day, edition.today).to_ical()
            return written

    monkeypatch.setattr(calendar_ics, "EventWriter", Slow)
    assert quick == written()


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_escaped_and_folded_as_the_library_does(text: str) -> None:
    """Also one that a stand-in looks like: values are filled in once, and not looked through."""
    writer = EventWriter(TODAY)
    for day, url in product(
        (date(2027, 1, 9), date(1, 1, 1), date.max), ("", "https://a.example/")
    ):
        words = EventWords("plan@a.example", text, f"{text}\nWho: archivist", text, url)
        assert writer.write(words, day) == _library(words, day)


@pytest.mark.parametrize("before", range(60, 80))
def test_a_line_is_folded_at_each_place_as_the_library_does(before: int) -> None:
    """Neither a character of several bytes nor an escaped one is split."""
    writer = EventWriter(TODAY)
    for last in ("é", ",", ";", "^^", "\n", "\\"):
        words = EventWords("a@b.example", "x" * before + last * 3 + "y" * 80, "d", "c", "")
        assert writer.write(words, TODAY) == _library(words, TODAY)


def test_one_writer_serves_events_with_and_without_an_address() -> None:
    """Each kind has a frame of its own."""
    writer = EventWriter(TODAY)
    for url in ("", "https://a.example/", "", "https://a.example/^" + "b" * 80):
        words = EventWords("a@b.example", "s", "d", "c", url)
        assert writer.write(words, TODAY) == _library(words, TODAY)
