"""What a change leads to: findings that come and go, deadlines that move, plan by plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.compare.comparison import compare
from macros.compare.report import to_diff_text
from macros.edition import Edition
from macros.finding import Finding
from tests.compare.support import compare_plans, plan_change, to_line
from tests.rules.support import (
    HANDBOOK,
    TODAY,
    make_plan,
    with_channel,
    with_organisation,
    with_plans,
)

WEEKLY = {"updates": {"times": 1, "per": "week"}}
YEARLY = {"updates": {"times": 1, "per": "year"}}
DECIDED = {"decision": {"by": "director", "date": "2026-02-20"}}


def _rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def test_a_slower_pace_brings_its_finding_and_a_faster_one_takes_it_away() -> None:
    """The reviewer sees what the number means."""
    slower = plan_change(WEEKLY, YEARLY)
    assert [to_line(change) for change in slower.fields] == ["updates: once a week -> once a year"]
    assert _rules(slower.findings.appeared) == ["update-frequency"]
    assert slower.findings.gone == ()
    faster = plan_change(YEARLY, WEEKLY)
    assert _rules(faster.findings.gone) == ["update-frequency"]
    assert faster.findings.appeared == ()


def test_a_channels_limit_touches_plans_that_nobody_changed() -> None:
    """The plan is named, and it says that its own file is as it was."""
    after = with_channel("facebook", update_interval_days=1)
    comparison = compare_plans(make_plan(**WEEKLY), make_plan(**WEEKLY), after=after)
    (plan,) = (change for change in comparison.plans if change.id == "museum-facebook")
    assert (plan.kind, plan.fields) == ("affected", ())
    assert _rules(plan.findings.appeared) == ["update-frequency"]
    (channel,) = comparison.others
    assert (channel.model, channel.id, channel.kind) == ("Channel", "facebook", "changed")
    assert [to_line(change) for change in channel.fields] == ["update_interval_days: 7 -> 1"]


def test_the_strategys_numbers_move_deadlines() -> None:
    """A shorter interval is one line in organisation.yml and many days in the plans."""
    plan = make_plan(**DECIDED, ros={"date": "2026-06-01"})
    after = with_organisation(strategy={"ros_valid_months": 6})
    comparison = compare_plans(plan, plan, after=after)
    change = next(change for change in comparison.plans if change.id == plan.id)
    (moved,) = (each for each in change.deadlines if each.new and each.new.kind == "ros")
    assert moved.old
    assert moved.new
    assert (str(moved.old.date), str(moved.new.date)) == ("2027-06-01", "2026-12-01")
    assert [to_line(each) for each in comparison.others[0].fields] == [
        "strategy.ros_valid_months: 12 -> 6"
    ]


def test_a_goal_put_first_moves_no_deadline() -> None:
    """Goals are numbered, and a number is not what the goal is called."""
    first = {"text": "Ask", "metric": "comments", "target": 1, "by": "2027-01-31"}
    second = {"text": "Answer", "metric": "comments", "target": 1, "by": "2027-06-30"}
    change = plan_change({**DECIDED, "goals": [first]}, {**DECIDED, "goals": [second, first]})
    assert [(each.old, each.new.date.isoformat()) for each in change.deadlines if each.new] == [
        (None, "2027-06-30")
    ]


def test_a_goal_in_other_words_is_the_same_deadline_and_one_less_is_told() -> None:
    """By its number, where nothing says the same; the words alone move no day."""
    first = {"text": "Ask", "metric": "comments", "target": 1, "by": "2027-01-31"}
    second = {"text": "Answer", "metric": "comments", "target": 1, "by": "2027-06-30"}
    before = {**DECIDED, "goals": [first, second]}

    def days(*goals: dict[str, object]) -> list[tuple[str, str]]:
        change = plan_change(before, {**DECIDED, "goals": list(goals)})
        return [
            (str(each.old and each.old.date), str(each.new and each.new.date))
            for each in change.deadlines
        ]

    assert days(first, {**second, "text": "Reply"}) == []
    reworded = {**second, "text": "Reply", "by": "2027-09-30"}
    assert days(first, reworded) == [("2027-06-30", "2027-09-30")]
    later = {**first, "text": "Ask more", "by": "2027-12-31"}
    assert days(later, reworded) == [("2027-06-30", "2027-09-30"), ("2027-01-31", "2027-12-31")]
    assert days(first) == [("2027-06-30", "None")]


def test_a_deadline_that_passes_to_another_role_is_told() -> None:
    """Somebody else has to act."""
    change = plan_change(
        {**DECIDED, "screenshots": {"responsible": {"role": "archivist"}}},
        {**DECIDED, "screenshots": {"responsible": {"role": "curator"}}},
    )
    (handed,) = change.deadlines
    assert handed.old
    assert handed.new
    assert handed.old.date == handed.new.date
    assert (handed.old.who, handed.new.who) == ("archivist", "curator")


def test_new_and_removed_plans_are_told_once() -> None:
    """A new plan comes with what it says; one that is gone takes its findings along."""
    base = Edition(with_plans(make_plan("old-plan")), "en", TODAY)
    head = Edition(with_plans(make_plan("new-plan", **YEARLY)), "en", TODAY)
    comparison = compare(base, head)
    new, old = comparison.plans
    assert (new.id, new.kind) == ("new-plan", "added")
    assert [to_line(change) for change in new.fields] == [
        "unit: None -> County Museum",
        "channel: None -> Facebook",
        "status: None -> active",
        "updates: None -> once a year",
    ]
    assert "update-frequency" in _rules(new.findings.appeared)
    assert (old.id, old.kind, old.fields) == ("old-plan", "removed", ())
    assert old.findings.gone == ()
    assert comparison.has_new_errors


def test_a_plan_with_another_id_is_neither_new_nor_removed() -> None:
    """What was found before is not found anew, also where others name it or more has changed."""
    account = {"url": "https://www.facebook.com/museum.example"}
    base = with_plans(
        make_plan("one", **YEARLY),
        make_plan("two", account=account, **YEARLY),
        make_plan("other", coordinates_with=["one"]),
    )
    head = with_plans(
        make_plan("uno", **YEARLY),
        make_plan("due", account=account, **WEEKLY),
        make_plan("other", coordinates_with=["uno"]),
    )
    comparison = compare(Edition(base, "en", TODAY), Edition(head, "en", TODAY))
    two, one = comparison.plans
    assert (one.id, one.was, one.kind, one.fields) == ("uno", "one", "renamed", ())
    assert (one.findings.appeared, one.deadlines) == ((), ())
    assert (two.id, two.was, [field.key for field in two.fields]) == ("due", "two", ["updates"])
    assert _rules(two.findings.gone) == ["update-frequency"]
    assert not comparison.has_new_errors
    assert "(one → uno): new id" in to_diff_text(comparison, "base", None)


def test_a_wrong_date_put_right_is_no_new_error() -> None:
    """Still overdue, in other words: the change did not bring that."""
    old = {"screenshots": {"responsible": {"role": "archivist"}, "log": ["2025-01-01"]}}
    new = {"screenshots": {"responsible": {"role": "archivist"}, "log": ["2025-02-01"]}}
    change = plan_change(old, new)
    assert _rules(change.findings.appeared) == ["screenshots-kept"]
    assert _rules(change.findings.gone) == ["screenshots-kept"]
    assert change.findings.new_errors == ()


def test_warnings_are_not_new_errors_and_errors_are() -> None:
    """What holds a pull request up is what the organisation calls an error."""
    assert plan_change(WEEKLY, YEARLY).findings.new_errors == ()
    assert plan_change(DECIDED, {}).findings.new_errors == ("decision-recorded",)


def test_a_rule_set_to_error_is_a_new_error_where_it_is_broken() -> None:
    """The setting is the change, and it brings the error."""
    setting = {"update-frequency": {"level": "error", "reason": "We mean it"}}
    after = with_organisation(rules=setting)
    change = plan_change(YEARLY, YEARLY, after=after)
    ((before, now),) = change.findings.relevelled
    assert (before.level, now.level) == ("warning", "error")
    assert change.findings.appeared == ()
    assert change.findings.new_errors == ("update-frequency",)


def test_a_rule_switched_off_takes_its_findings_away() -> None:
    """In every plan that it spoke of."""
    after = with_organisation(rules={"update-frequency": {"level": "off", "reason": "x"}})
    change = plan_change(YEARLY, YEARLY, after=after)
    assert _rules(change.findings.gone) == ["update-frequency"]


def test_every_other_kind_of_thing_is_compared_too() -> None:
    """An audience that is gone, and a checklist with another title."""
    lists: dict[str, Any] = dict(HANDBOOK.checklists)
    lists["start"] = lists["start"].model_copy(update={"version": 2})
    audiences = {key: each for key, each in HANDBOOK.audiences.items() if key != "teachers"}
    after = replace(HANDBOOK, checklists=lists, audiences=audiences)
    comparison = compare(Edition(HANDBOOK, "en", TODAY), Edition(after, "en", TODAY))
    assert [(each.model, each.id, each.kind) for each in comparison.others] == [
        ("Audience", "teachers", "removed"),
        ("Checklist", "start", "changed"),
    ]
    assert comparison.others[0].name == "Teachers"


def test_the_same_handbook_twice_is_no_change() -> None:
    """Whatever findings it has."""
    edition = Edition(with_plans(make_plan(**YEARLY)), "en", TODAY)
    comparison = compare(edition, edition)
    assert (comparison.plans, comparison.others) == ((), ())
    assert not comparison.has_new_errors
