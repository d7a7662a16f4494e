"""The list of what is overdue or due soon, for a terminal, a program and a reminder."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from macros.exports.due_list import (
    build_due_list,
    to_due_json,
    to_due_markdown,
    to_due_text,
)
from macros.models.shared import LANGUAGES
from tests.exports.support import edition_of, load_edition
from tests.handbook_files import HandbookFiles
from tests.rules.support import TODAY, make_plan

DECIDED = {"by": "director", "date": "2026-02-20"}


def _goal_due(days: int, text: str = "More comments") -> dict[str, object]:
    day = (TODAY + timedelta(days=days)).isoformat()
    return {"text": text, "metric": "comments", "target": 1, "by": day}


def _goals(within: int, *days: int) -> list[str]:
    plan = make_plan(decision=DECIDED, goals=[_goal_due(n) for n in days])
    due = build_due_list(edition_of(plan), within, "county-museum")
    return [
        f"{name} {(item.deadline.date - TODAY).days}"
        for name, items in (("overdue", due.overdue), ("soon", due.soon))
        for item in items
        if item.deadline.kind == "goal"
    ]


def test_the_last_day_itself_is_not_overdue() -> None:
    """Overdue begins on the day after; what lies further ahead is left out."""
    assert _goals(30, -1, 0, 30, 31) == ["overdue -1", "soon 0", "soon 30"]


def test_within_no_days_is_what_is_overdue_or_due_today() -> None:
    """A list for the same morning."""
    assert _goals(0, -1, 0, 1) == ["overdue -1", "soon 0"]


def test_a_unit_sees_its_own_plans_and_no_pages(files: HandbookFiles) -> None:
    """Pages belong to roles and not to units."""
    files.write(
        "docs/en/old.md",
        "---\ntitle: Old page\ndescription: One.\nowner: communications-officer\n"
        "reviewed: 2024-01-01\nreview_every: 12\n---\n",
    )
    library = "data/plans/library-facebook.yml"
    files.append(library, "screenshots: {log: [2026-01-01]}\n")
    edition = load_edition(files)
    every = build_due_list(edition, 30)
    own = build_due_list(edition, 30, "regional-library")
    assert {item.deadline.plan for item in own.overdue} == {"library-facebook"}
    assert "old.md" in {item.deadline.page for item in every.overdue}
    rows = json.loads(to_due_json(every))["deadlines"]
    assert {(row["plan"], row["unit"]) for row in rows} == {
        (None, None),
        ("library-facebook", "regional-library"),
        ("museum-facebook", "county-museum"),
    }
    assert {"library-facebook", "museum-facebook"} < {item.deadline.plan for item in every.overdue}


def test_text_says_day_plan_and_who_does_what() -> None:
    """One look tells whose turn it is."""
    plan = make_plan(decision=DECIDED, goals=[_goal_due(-1)], responsible={"role": "communicator"})
    text = to_due_text(build_due_list(edition_of(plan), 30, "county-museum"))
    assert "Overdue:\n" in text
    assert "  2026-11-14  Facebook, County Museum (museum-facebook): Goal: More comments\n" in text
    assert "              communicator: Measure how it went" in text


def test_markdown_holds_the_data_in_code_spans() -> None:
    """A goal cannot mention people in the issue that the reminder opens."""
    goal = _goal_due(-1, "@everyone <b>x</b> `y`")
    plan = make_plan(decision=DECIDED, goals=[goal], responsible={"role": "communicator"})
    text = to_due_markdown(build_due_list(edition_of(plan), 30, "county-museum"))
    assert "# Social media deadlines\n" in text
    assert "## Overdue\n" in text
    assert "`` @everyone <b>x</b> `y` ``" in text
    outside = "".join(text.split("`` @everyone <b>x</b> `y` ``"))
    assert "@" not in outside
    assert "<" not in outside


def test_json_says_the_same_to_a_program() -> None:
    """With the role's mailbox, so that a reminder can be sent."""
    plan = make_plan(decision=DECIDED, goals=[_goal_due(-1), _goal_due(3)])
    data = json.loads(to_due_json(build_due_list(edition_of(plan), 30, "county-museum")))
    assert data["version"] == 1
    assert (data["today"], data["within_days"], data["unit"]) == ("2026-11-15", 30, "county-museum")
    goals = [row for row in data["deadlines"] if row["kind"] == "goal"]
    assert [(row["state"], row["date"]) for row in goals] == [
        ("overdue", "2026-11-14"),
        ("soon", "2026-11-18"),
    ]
    assert goals[0]["who"] == "head-museum"
    assert goals[0]["address"] == "registry/museum-facebook/#deadlines"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_due_is_said_in_words(language: str) -> None:
    """An empty answer would look like a broken job."""
    edition = edition_of(make_plan(status="draft"), language=language)  # type: ignore[arg-type]
    due = build_due_list(edition, 1, "county-museum")
    assert not due.overdue
    assert not due.soon
    for text in (to_due_text(due), to_due_markdown(due)):
        assert text.strip().endswith(".")
    assert json.loads(to_due_json(due))["deadlines"] == []
