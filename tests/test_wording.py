"""Findings and deadlines as words in the reader's language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.finding import Deadline, DeadlineKind, Finding, Named, Value
from macros.models import Channel, Risk, Text
from macros.models.shared import Language
from macros.models.text import LocalText
from macros.texts import load_texts
from macros.wording import deadline_words, fill_values, finding_words, name_of
from tests.rules.support import HANDBOOK, build, make_plan, with_plans

SWEDISH = {"sv": "Facebook på svenska", "en": "Facebook"}
CHANNEL = {
    "name": SWEDISH,
    "kind": "network",
    "status": "allowed",
    "summary": "What it is.",
    "reason": "Why.",
    "asks": {"hours_per_week": 1},
}
RISK = {
    "id": "storm",
    "name": "Storm",
    "description": "What.",
    "measure": "Do.",
    "probability": 1,
    "consequence": 1,
}


@pytest.mark.parametrize(
    ("kind", "thing", "name"),
    [
        ("role", "curator", "curator"),
        ("unit", "county-museum", "County Museum"),
        ("channel", "facebook", "Facebook"),
        ("plan", "library-facebook", "Facebook, Regional Library"),
        ("audience", "families", "Families"),
        ("leave-period", "summer-2027", "summer 2027"),
        ("checklist", "start", "To start"),
        ("rule", "ros-done", "ROS done"),
        ("status", "paused", "paused"),
        ("channel-status", "not-allowed", "not allowed"),
        ("risk", "storm", "Storm"),
    ],
)
def test_each_kind_of_thing_has_a_name(kind: str, thing: str, name: str) -> None:
    """And one that is not known is called by its id."""
    handbook = replace(HANDBOOK, risks={"storm": build(Risk, RISK)})
    texts = load_texts("en")
    assert name_of(Named(kind, thing), handbook, texts) == LocalText(name, "en")
    assert name_of(Named(kind, "gone"), handbook, texts).value == "gone"


def test_names_of_the_interface_are_in_the_readers_language() -> None:
    """Rules and statuses are no data."""
    texts = load_texts("sv")
    assert name_of(Named("status", "paused"), HANDBOOK, texts) == LocalText("pausad", "sv")
    assert name_of(Named("channel-status", "trial"), HANDBOOK, texts).value == "på prov"
    assert name_of(Named("rule", "ros-done"), HANDBOOK, texts).value == "ROS gjord"


def test_plan_with_a_title_is_called_by_it() -> None:
    """Unit and channel alone would not tell it from another."""
    handbook = with_plans(make_plan(title="The museum's shop"))
    name = name_of(Named("plan", "museum-facebook"), handbook, load_texts("en"))
    assert name.value == "The museum's shop"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("sv", LocalText("Facebook på svenska", "sv")),
        ("nb", LocalText("Facebook", "en")),
        ("en", LocalText("Facebook", "en")),
    ],
)
def test_name_is_in_the_readers_language_or_tells_its_own(
    language: Language, expected: LocalText
) -> None:
    """So that a page can mark a text in another language."""
    handbook = replace(HANDBOOK, channels={"facebook": build(Channel, CHANNEL, "facebook")})
    assert name_of(Named("channel", "facebook"), handbook, load_texts(language)) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "sv",
            {
                "day": "1 mars 2026",
                "hours": "1,5",
                "text": "Frågor",
                "local": "as it is",
                "names": "Families, Readers och Teachers",
                "plain": "{as} it is",
                "n": "1234.5",
            },
        ),
        (
            "en",
            {
                "day": "1 March 2026",
                "hours": "1.5",
                "text": "Questions",
                "local": "as it is",
                "names": "Families, Readers and Teachers",
                "plain": "{as} it is",
                "n": "1234.5",
            },
        ),
    ],
)
def test_values_are_written_as_the_language_writes_them(
    language: Language, expected: dict[str, str]
) -> None:
    """All but `n`, which only picks the plural form."""
    values: dict[str, Value] = {
        "day": date(2026, 3, 1),
        "hours": 1.5,
        "text": build(Text, {"sv": "Frågor", "en": "Questions"}),
        "local": LocalText("as it is", "en"),
        "names": tuple(Named("audience", name) for name in ("families", "readers", "teachers")),
        "plain": "{as} it is",
        "n": 1234.5,
    }
    assert fill_values(values, HANDBOOK, load_texts(language)) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(1, "sets aside 1 hour a week"), (1.5, "sets aside 1.5 hours a week")],
)
def test_number_picks_the_plural_form(hours: float, expected: str) -> None:
    """One hour, but one and a half hours."""
    facebook = Named("channel", "facebook")
    values: dict[str, Value] = {"n": hours, "hours": hours, "least": 2, "channel": facebook}
    finding = Finding("time-set-aside", "museum-facebook", "too-little", (), values)
    assert expected in finding_words(finding, HANDBOOK, load_texts("en"))[0]


def test_braces_in_the_data_stay_as_they_are() -> None:
    """What an editor writes is never read as a gap."""
    goal = build(Text, {"en": "{rule} {0.__class__} {{7*7}}"})
    finding = Finding("goals-measurable", "x", "no-day", (), {"goal": goal})
    wrong, _ = finding_words(finding, HANDBOOK, load_texts("en"))
    assert wrong == "The goal “{rule} {0.__class__} {{7*7}}” has no last day."


def test_deadline_has_a_name_and_something_to_do() -> None:
    """In the reader's language."""
    summer = Named("leave-period", "summer-2027")
    values: dict[str, Value] = {"period": summer, "start": date(2027, 6, 28)}
    day = date(2027, 6, 27)
    deadline = Deadline(DeadlineKind.LEAVE_COVER, day, "head-museum", "x", values=values)
    assert deadline_words(deadline, HANDBOOK, load_texts("en")) == (
        "Leave cover: summer 2027",
        "Name somebody who watches the channel from 28 June 2027, and enter the role in the plan.",
    )
