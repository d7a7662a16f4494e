"""What falls due when, from plans and pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from macros.deadlines import PageReview, collect_deadlines
from macros.finding import Deadline, DeadlineKind
from macros.rules.runner import judge_all
from macros.wording import deadline_words
from tests.rules.support import (
    HANDBOOK,
    TODAY,
    assert_worded,
    make_plan,
    with_plans,
)

EMPTY = replace(HANDBOOK, plans={})
PLAN = make_plan(
    responsible={"role": "communicator"},
    decision={"by": "director", "date": date(2026, 2, 20)},
    goals=[
        {"text": "Be asked", "metric": "comments", "target": 9, "by": date(2027, 6, 30)},
        {"text": "Be found", "metric": "visits", "target": 9, "by": date(2026, 10, 1)},
    ],
    screenshots={"responsible": {"role": "archivist"}, "log": [date(2026, 8, 31)]},
    ros={"date": date(2026, 2, 1)},
    training=[{"who": "communicator", "date": date(2026, 1, 15)}],
    exceptions=[
        {
            "rule": "update-frequency",
            "reason": "Rebuilding",
            "until": date(2027, 1, 31),
            "granted_by": "director",
        }
    ],
)
PAGE = PageReview("policy/law.md", "legal-adviser", date(2026, 8, 31), 6)


def _rows(*pages: PageReview) -> list[tuple[str, str, str]]:
    deadlines = collect_deadlines(with_plans(PLAN, handbook=EMPTY), TODAY, pages)
    return [(d.date.isoformat(), d.uid, d.who) for d in deadlines]


def test_all_that_falls_due_comes_by_date() -> None:
    """Each kind once here, with who acts; the names stay when the dates move."""
    assert _rows(PAGE) == [
        ("2026-10-01", "goal.museum-facebook.2", "communicator"),
        ("2026-12-20", "leave-cover.museum-facebook.christmas-2026", "head-museum"),
        ("2027-01-31", "exception.museum-facebook.update-frequency", "head-museum"),
        ("2027-02-01", "ros.museum-facebook", "communicator"),
        ("2027-02-20", "evaluation.museum-facebook", "communicator"),
        ("2027-02-28", "review.policy/law.md", "legal-adviser"),
        ("2027-02-28", "screenshots.museum-facebook", "archivist"),
        ("2027-06-27", "leave-cover.museum-facebook.summer-2027", "head-museum"),
        ("2027-06-30", "goal.museum-facebook.1", "communicator"),
        ("2028-01-15", "training.museum-facebook.communicator", "communicator"),
    ]


def test_each_kind_of_deadline_is_among_them() -> None:
    """No kind is there that nothing gives."""
    deadlines = collect_deadlines(with_plans(PLAN, handbook=EMPTY), TODAY, [PAGE])
    assert {deadline.kind for deadline in deadlines} == set(DeadlineKind)


def test_each_deadline_has_a_name_of_its_own() -> None:
    """A calendar would else show one event for two."""
    names = [name for _, name, _ in _rows(PAGE)]
    assert len(names) == len(set(names))


def test_pages_are_optional() -> None:
    """Without them the plans' deadlines are left."""
    assert [row for row in _rows(PAGE) if "review" not in row[1]] == _rows()


def test_page_review_says_which_page() -> None:
    """By its path; it has no plan."""
    (deadline,) = collect_deadlines(EMPTY, TODAY, [PAGE])
    assert deadline == Deadline(
        DeadlineKind.REVIEW, date(2027, 2, 28), "legal-adviser", page="policy/law.md"
    )


def test_judgements_that_are_there_already_are_used() -> None:
    """To judge a thousand plans twice takes time; the outcome is the same."""
    handbook = with_plans(PLAN)
    judgements = judge_all(handbook, TODAY)
    assert collect_deadlines(handbook, TODAY, judgements=judgements) == collect_deadlines(
        handbook, TODAY
    )
    assert collect_deadlines(handbook, TODAY, judgements={}) == ()


def test_plan_whose_rule_is_off_or_excused_has_no_such_deadline() -> None:
    """Nobody has to do anything."""
    exception = {"until": date(2027, 1, 1), "reason": "Moving", "granted_by": "director"}
    rules = [{"rule": "evaluated", **exception}, {"rule": "screenshots-kept", **exception}]
    plan = make_plan(exceptions=rules, screenshots={"log": [date(2025, 1, 1)]})
    deadlines = collect_deadlines(with_plans(plan, handbook=EMPTY), TODAY)
    assert {deadline.kind for deadline in deadlines} == {
        DeadlineKind.EXCEPTION,
        DeadlineKind.LEAVE_COVER,
    }


@pytest.mark.parametrize("status", ["draft", "proposed", "closed", "rejected"])
def test_plan_not_in_force_has_no_deadlines(status: str) -> None:
    """There is nothing to keep up yet, or any more."""
    plan = PLAN.model_copy(update={"status": status})
    assert collect_deadlines(with_plans(plan, handbook=EMPTY), TODAY) == ()


def test_approved_plan_has_only_what_counts_before_the_start() -> None:
    """Screenshots, evaluation and leave begin with the channel."""
    plan = PLAN.model_copy(update={"status": "approved"})
    deadlines = collect_deadlines(with_plans(plan, handbook=EMPTY), TODAY)
    kinds = [str(deadline.kind) for deadline in deadlines]
    assert kinds == ["goal", "exception", "ros", "goal", "training"]


def test_each_deadline_has_words() -> None:
    """In each language."""
    for deadline in collect_deadlines(with_plans(PLAN), TODAY, [PAGE]):
        assert_worded(deadline_words, deadline, with_plans(PLAN))


@pytest.mark.parametrize(
    ("reviewed", "months", "expected"),
    [
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_review_is_due_so_many_months_later(reviewed: date, months: int, expected: date) -> None:
    """Calendar months."""
    assert PageReview("index.md", "web-editor", reviewed, months).due == expected
