"""Changed fields are told in words, and an item of a list is found again where it moved."""

from __future__ import annotations

from typing import Any

import pytest

from tests.compare.support import field_lines
from tests.rules.support import with_organisation

GOAL = {"text": "Families ask before they come", "metric": "comments", "target": 40}
OTHER = {"text": "Teachers book a visit", "metric": "registrations", "target": 10}


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        (
            {"updates": {"times": 1, "per": "week"}},
            {"updates": {"times": 1, "per": "year"}},
            ["updates: once a week -> once a year"],
        ),
        ({"hours_per_week": 4}, {"hours_per_week": 6.5}, ["hours_per_week: 4 -> 6.5"]),
        ({"status": "draft"}, {"status": "active"}, ["status: draft -> active"]),
        ({"unit": "county-museum"}, {"unit": "regional-library"},
         ["unit: County Museum -> Regional Library"]),
        ({}, {"agreement": "2026-02-25"}, ["agreement: None -> 25 February 2026"]),
        (
            {"account": {"url": "https://a.example"}},
            {"account": {"url": "https://b.example"}},
            ["account.url: https://a.example -> https://b.example"],
        ),
        (
            {},
            {"decision": {"by": "director", "date": "2026-02-20", "record": "KB 1"}},
            ["decision: None -> director, 20 February 2026, KB 1"],
        ),
        (
            {"responsible": {"role": "communicator"}},
            {"responsible": {"role": "communicator", "mailbox": "a@kultur.example"}},
            ["responsible.mailbox: None -> a@kultur.example"],
        ),
    ],
)  # fmt: skip
def test_a_value_is_told_in_words(
    old: dict[str, Any], new: dict[str, Any], lines: list[str]
) -> None:
    """Ids as names, days and numbers as the language writes them, and the key of the file."""
    assert field_lines(old, new) == lines


@pytest.mark.parametrize(
    ("field", "old", "new", "lines"),
    [
        ("audiences", ["families", "readers"], ["readers", "teachers"],
         ["audiences: - Families", "audiences: + Teachers"]),
        ("audiences", ["families", "readers"], ["readers", "families"],
         ["audiences: Families, Readers -> Readers, Families"]),
        ("goals", [GOAL], [OTHER, GOAL],
         ["goals: + Teachers book a visit, registrations, 10"]),
        ("goals", [GOAL, OTHER], [OTHER],
         ["goals: - Families ask before they come, comments, 40"]),
        ("goals", [GOAL, OTHER], [OTHER, {**GOAL, "target": 60}],
         ["goals.target [Families ask before they come]: 40 -> 60"]),
        ("goals", [GOAL], [{**GOAL, "text": "Families ask us before they come"}],
         [("goals.text [Families ask us before they come]: "
          "Families ask before they come -> Families ask us before they come")]),
        ("goals", [{**GOAL, "measured": [{"date": "2026-06-30", "value": 22}]}],
         [{**GOAL, "measured": [{"date": "2026-06-30", "value": 23},
                                {"date": "2026-09-30", "value": 31}]}],
         [("goals.measured [Families ask before they come]: "
          "30 June 2026, 22 -> 30 June 2026, 23"),
          "goals.measured [Families ask before they come]: + 30 September 2026, 31"]),
        ("training", [{"who": "communicator", "date": "2024-01-15"}],
         [{"who": "communicator", "date": "2024-01-15"},
          {"who": "communicator", "date": "2026-01-15"}],
         ["training: + communicator, 15 January 2026"]),
        ("training", [{"who": "communicator", "date": "2024-01-15"}],
         [{"who": "communicator", "date": "2026-01-15"}],
         ["training.date [communicator]: 15 January 2024 -> 15 January 2026"]),
        ("activities", ["A question a week", "Behind the scenes"],
         ["Something else", "A question a day"],
         ["activities: A question a week -> A question a day",
          "activities: - Behind the scenes", "activities: + Something else"]),
        ("others", [{"role": "curator"}], [{"role": "archivist"}, {"role": "curator"}],
         ["others: + archivist"]),
    ],
)  # fmt: skip
def test_items_of_a_list_are_found_again(
    field: str, old: list[Any], new: list[Any], lines: list[str]
) -> None:
    """An item put first is one item more, and not a list where everything changed."""
    assert field_lines({field: old}, {field: new}) == lines


def test_a_text_is_compared_language_by_language() -> None:
    """A changed translation shows, even where the reviewer's own language is as it was."""
    old = {"purpose": {"en": "To answer", "sv": "För att svara"}}
    new = {"purpose": {"en": "To answer", "sv": "För att svara snabbt", "nb": "For å svare"}}
    assert field_lines(old, new) == [
        "purpose (sv): För att svara -> För att svara snabbt",
        "purpose (nb): None -> For å svare",
    ]


def test_a_cover_in_a_leave_period_names_the_period() -> None:
    """The way down to a field tells which of many it is."""
    old = {"oversight": {"leave": [{"period": "summer-2027", "by": {"role": "curator"}}]}}
    new = {"oversight": {"leave": [{"period": "summer-2027", "by": {"role": "duty-officer"}}]}}
    assert field_lines(old, new) == [
        "oversight.leave.by.role [summer 2027]: curator -> duty officer"
    ]


def test_ids_of_one_name_are_told_apart() -> None:
    """“Museum → Museum” would be no answer: where the name is the same, the id stands for it."""
    units = [
        {"id": unit, "name": "Museum", "head": "director"} for unit in ("old-museum", "new-museum")
    ]
    handbook = with_organisation(units=units)
    assert field_lines({"unit": "old-museum"}, {"unit": "new-museum"}, handbook) == [
        "unit: old-museum -> new-museum"
    ]


def test_nothing_changed_is_nothing_told() -> None:
    """Whatever the plan holds."""
    plan = {"goals": [GOAL, OTHER], "audiences": ["families"], "purpose": {"en": "x", "sv": "y"}}
    assert field_lines(plan, plan) == []
