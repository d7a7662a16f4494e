"""The runner: outcomes, levels, exceptions, rules that break, and problems in files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from macros.finding import Deadline, DeadlineKind, Finding, Named, Rule, Subject
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES
from macros.problem import Level, Position
from macros.rules import RULES
from macros.rules.runner import Judgement, Outcome, judge, judge_all, level_of, to_problems
from macros.source import load_source
from macros.texts import load_texts
from macros.wording import finding_words

from .support import (
    HANDBOOK,
    TODAY,
    assert_worded,
    judge_plan,
    make_plan,
    with_organisation,
    with_plans,
)

SELDOM = {"times": 1, "per": "year"}
EXCEPTION = {
    "rule": "update-frequency",
    "reason": "Rebuilding",
    "until": date(2027, 1, 31),
    "granted_by": "director",
}


@dataclass
class FakeRule:
    """A rule that says what a test wants."""

    says: Callable[[Subject], list[Finding] | None]
    gives: Callable[[Subject], list[Deadline]] = lambda subject: []
    ID: str = "purpose-stated"
    LEVEL: Level = Level.WARNING
    POLICY: str = "purpose"

    def check(self, subject: Subject) -> list[Finding] | None:
        """What the test wants."""
        return self.says(subject)

    def deadlines(self, subject: Subject) -> list[Deadline]:
        """What the test wants."""
        return self.gives(subject)


def _raise(error: Exception) -> Callable[[Subject], Any]:
    def raising(subject: Subject) -> Any:
        raise error

    return raising


def _find(subject: Subject) -> list[Finding]:
    return [Finding("purpose-stated", subject.plan.id, "missing", ("purpose",))]


def _off(rule_id: str) -> Handbook:
    return with_organisation(rules={rule_id: {"level": "off", "reason": "Not yet"}})


def test_each_rule_has_a_result_in_the_rules_order() -> None:
    """Also those that do not apply."""
    judgement = judge_plan(make_plan(status="rejected"))
    assert list(judgement.results) == list(RULES)
    outcomes = {result.outcome for result in judgement.results.values()}
    assert outcomes == {Outcome.NOT_APPLICABLE}
    assert judgement.findings == ()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("draft", {"account-official", "channel-allowed", "exception-valid"}),
        ("closed", {"account-official", "closure-analysed", "exception-valid"}),
        ("rejected", set()),
    ],
)
def test_drafts_and_ended_plans_are_asked_little(status: str, expected: set[str]) -> None:
    """A draft may be incomplete; of a plan that was turned down nothing is asked."""
    account = {"url": "https://www.facebook.com/museum.example"}
    plan = make_plan(status=status, account=account, exceptions=[EXCEPTION])
    results = judge_plan(plan).results
    assert {rule for rule in RULES if results[rule].outcome != "not-applicable"} == expected


def test_outcomes_tell_met_from_not_met() -> None:
    """A rule with an empty list is met."""
    results = judge_plan(make_plan(purpose="To be asked")).results
    assert results["purpose-stated"].outcome is Outcome.MET
    assert results["activities-planned"].outcome is Outcome.NOT_MET
    assert results["closure-analysed"].outcome is Outcome.NOT_APPLICABLE


def test_outcomes_have_fixed_names() -> None:
    """They stand in pages and feeds."""
    names = "met not-met not-applicable excused off failed"
    assert " ".join(Outcome) == names


def test_findings_come_in_the_rules_order() -> None:
    """So that two runs print alike, and readers find their way."""
    judgement = judge_plan(make_plan())
    order = [list(RULES).index(finding.rule) for finding in judgement.findings]
    assert order == sorted(order)
    assert len(set(order)) > 10


@pytest.mark.parametrize("level", list(Level))
def test_organisation_can_set_another_level(level: Level) -> None:
    """For every finding of the rule, and of that rule only."""
    setting = {"activities-planned": {"level": level.value, "reason": "We are learning"}}
    judgement = judge_plan(make_plan(), handbook=with_organisation(rules=setting))
    levels = {finding.rule: finding.level for finding in judgement.findings}
    assert levels["activities-planned"] is level
    assert levels["purpose-stated"] is Level.ERROR
    assert levels["agreement-made"] is Level.WARNING


def test_level_is_the_rules_own_unless_set() -> None:
    """None stands for a rule that is off."""
    assert level_of(RULES["agreement-made"], HANDBOOK) is Level.WARNING
    assert level_of(RULES["agreement-made"], _off("agreement-made")) is None
    notice = with_organisation(rules={"agreement-made": {"level": "notice", "reason": "New"}})
    assert level_of(RULES["agreement-made"], notice) is Level.NOTICE


def test_rule_that_is_off_is_not_asked() -> None:
    """It finds nothing, gives no deadline, and cannot break anything."""
    rule = FakeRule(_raise(RuntimeError("asked")))
    judgement = judge(_off(rule.ID), make_plan(), TODAY, {rule.ID: rule})
    assert judgement.results[rule.ID].outcome is Outcome.OFF
    assert judgement.findings == ()


def test_valid_exception_excuses() -> None:
    """What was found is kept beside the exception, but does not count."""
    judgement = judge_plan(make_plan(updates=SELDOM, exceptions=[EXCEPTION]))
    result = judgement.results["update-frequency"]
    assert result.outcome is Outcome.EXCUSED
    assert result.exception is not None
    assert result.exception.until == date(2027, 1, 31)
    assert [finding.message for finding in result.findings] == ["too-seldom"]
    assert "update-frequency" not in {finding.rule for finding in judgement.findings}


def test_exception_excuses_its_own_rule_only() -> None:
    """Another rule is still to be followed."""
    judgement = judge_plan(make_plan(exceptions=[EXCEPTION]))
    assert judgement.results["update-frequency"].outcome is Outcome.EXCUSED
    assert judgement.results["purpose-stated"].outcome is Outcome.NOT_MET


def test_exception_that_still_runs_excuses_beside_one_that_does_not() -> None:
    """Whichever comes first in the file."""
    old = {**EXCEPTION, "until": date(2026, 1, 1)}
    for exceptions in ([old, EXCEPTION], [EXCEPTION, old]):
        result = judge_plan(make_plan(exceptions=exceptions)).results["update-frequency"]
        assert result.outcome is Outcome.EXCUSED


def test_rule_that_raises_is_reported_and_the_others_go_on() -> None:
    """The finding names the rule, the plan, and what went wrong, in one line."""
    broken = FakeRule(_raise(ValueError("no\nsuch   thing")))
    rules: dict[str, Rule] = {**RULES, broken.ID: broken}
    judgement = judge(HANDBOOK, make_plan(), TODAY, rules)
    assert judgement.results[broken.ID].outcome is Outcome.FAILED
    assert judgement.results["activities-planned"].outcome is Outcome.NOT_MET
    failure = judgement.findings[-1]
    assert (failure.rule, failure.plan, failure.message) == (
        "rule-failed",
        "museum-facebook",
        "check",
    )
    assert failure.level is Level.ERROR
    wrong, _ = finding_words(failure, HANDBOOK, load_texts("en"))
    assert wrong == (
        "The rule “Purpose stated” (purpose-stated) could not be checked: "
        "ValueError: no such thing."
    )
    assert_worded(finding_words, failure, HANDBOOK)


def test_rule_that_raises_says_nothing_of_exceptions() -> None:
    """Nobody knows whether the exception is used."""
    broken = FakeRule(_raise(KeyError("x")), ID="update-frequency")
    plan = make_plan(exceptions=[EXCEPTION])
    judgement = judge(HANDBOOK, plan, TODAY, {**RULES, broken.ID: broken})
    assert judgement.results["exception-valid"].outcome is Outcome.MET


def test_error_without_words_is_told_by_its_class() -> None:
    """Some errors say nothing."""
    judgement = judge(HANDBOOK, make_plan(), TODAY, {"x": FakeRule(_raise(AssertionError()))})
    assert judgement.failures[0].values["error"] == "AssertionError"


def test_long_errors_are_cut() -> None:
    """A whole page of them would hide the rest."""
    judgement = judge(HANDBOOK, make_plan(), TODAY, {"x": FakeRule(_raise(OSError("a" * 999)))})
    assert len(str(judgement.failures[0].values["error"])) < 250


def test_deadlines_that_raise_are_reported_and_what_was_found_stays() -> None:
    """The rule's own fault again, and worded in each language."""
    broken = FakeRule(_find, _raise(OverflowError("date value out of range")))
    judgement = judge(HANDBOOK, make_plan(), TODAY, {broken.ID: broken})
    assert judgement.results[broken.ID].outcome is Outcome.NOT_MET
    assert [finding.message for finding in judgement.findings] == ["missing", "deadlines"]
    assert_worded(finding_words, judgement.findings[-1], HANDBOOK)


def _deadline(subject: Subject) -> list[Deadline]:
    return [
        Deadline(DeadlineKind.ROS, date(2026, 12, 2), "curator", subject.plan.id, key="b"),
        Deadline(DeadlineKind.ROS, date(2026, 12, 2), "curator", subject.plan.id, key="a"),
        Deadline(DeadlineKind.ROS, date(2026, 12, 1), "curator", subject.plan.id, key="c"),
    ]


def _keys(rule: FakeRule, handbook: Handbook = HANDBOOK, **fields: Any) -> str:
    deadlines = judge(handbook, make_plan(**fields), TODAY, {rule.ID: rule}).deadlines
    return "".join(deadline.key for deadline in deadlines)


def test_deadlines_come_by_date_then_name() -> None:
    """So that two runs print alike."""
    assert _keys(FakeRule(lambda subject: [], _deadline)) == "cab"
    assert _keys(FakeRule(_find, _deadline)) == "cab"


def test_a_plan_is_judged_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, and the others are not: a preview shows one plan of a thousand."""
    handbook = with_plans(make_plan())
    judged: list[str] = []

    def note(handbook: Handbook, plan: Plan, today: date) -> Judgement:
        judged.append(plan.id)
        return judge(handbook, plan, today)

    monkeypatch.setattr("macros.rules.runner.judge", note)
    judgements = judge_all(handbook, TODAY)
    assert len(judgements) == len(handbook.plans)
    first, *others = handbook.plans
    assert judgements[first] is judgements[first]
    assert judgements.get("not-a-plan") is None
    assert judged == [first]
    assert list(judgements) == [first, *others]
    assert [judgement.plan for judgement in judgements.values()] == [first, *others]
    assert judged == [first, *others]


@pytest.mark.parametrize("status", ["draft", "proposed", "closed", "rejected"])
def test_plans_not_in_force_have_no_deadlines(status: str) -> None:
    """There is nothing to keep up yet, or any more."""
    assert _keys(FakeRule(_find, _deadline), status=status) == ""


@pytest.mark.parametrize("status", ["approved", "active", "paused"])
def test_plans_in_force_have_deadlines(status: str) -> None:
    """From the decision on."""
    assert _keys(FakeRule(_find, _deadline), status=status) == "cab"


def test_rules_that_do_not_apply_are_off_or_excused_give_no_deadlines() -> None:
    """Nobody has to do anything for them."""
    rule = FakeRule(_find, _deadline)
    assert _keys(FakeRule(lambda subject: None, _deadline)) == ""
    assert _keys(rule, _off(rule.ID)) == ""
    assert _keys(rule, exceptions=[{**EXCEPTION, "rule": rule.ID}]) == ""


def test_every_plan_is_judged() -> None:
    """By its id, in the handbook's order."""
    handbook = with_plans(make_plan())
    judgements = judge_all(handbook, TODAY)
    assert list(judgements) == ["library-facebook", "museum-facebook"]
    assert judgements["museum-facebook"] == judge(handbook, make_plan(), TODAY)


@pytest.mark.parametrize("status", ["draft", "proposed", "approved", "active", "paused", "closed"])
def test_days_at_the_calendars_edges_break_no_rule(status: str) -> None:
    """What people write by mistake is found, or passed, but never stops the check."""
    for day in (date.min, date.max):
        plan = make_plan(
            status=status,
            goals=[{"text": "Be seen", "by": day, "measured": [{"date": day, "value": 1}]}],
            responsible={"role": "communicator"},
            screenshots={"log": [day]},
            ros={"date": day},
            training=[{"who": "communicator", "date": day}],
            decision={"by": "director", "date": day},
            agreement=day,
            evaluations=[{"date": day, "outcome": "keep"}],
            exceptions=[{"rule": "ros-done", "until": day}],
            closure={"date": day},
        )
        for today in (date.min, TODAY, date.max):
            assert judge_plan(plan, today).failures == ()


def test_leave_period_on_the_calendars_first_day_breaks_no_rule() -> None:
    """There is no day before it."""
    period = {"id": "first", "name": "First", "start": date.min, "end": date.max}
    handbook = with_organisation(leave_periods=[period])
    judgement = judge_plan(make_plan(), handbook=handbook)
    assert judgement.failures == ()
    assert date.min in {deadline.date for deadline in judgement.deadlines}


def test_handbook_that_could_hardly_be_loaded_breaks_no_rule() -> None:
    """References to files that could not be read are problems of their own."""
    handbook = Handbook(organisation=HANDBOOK.organisation)
    plan = make_plan(
        unit="gone",
        channel="gone",
        audiences=["gone"],
        checklist={"id": "gone", "done": date(2026, 1, 1)},
        responsible={"role": "gone"},
        coordinates_with=["gone"],
        account={"url": "https://gone.example"},
        goals=[{"text": "Be seen", "by": date(2026, 1, 1)}],
    )
    judgement = judge_plan(plan, handbook=handbook)
    assert judgement.failures == ()
    assert judgement.findings


PLAN_FILE = b"""\
unit: county-museum
channel: facebook
status: active
updates: {times: 1, per: year}
decision:
  by: curator
  date: 2026-02-20
"""


def test_findings_are_problems_on_the_lines_of_the_plans_file() -> None:
    """What is missing stands at the nearest thing that is there."""
    path = "data/plans/museum-facebook.yml"
    source = load_source(PLAN_FILE, path)
    fields = {key: value for key, value in source.data.items() if key not in ("unit", "channel")}
    plan = make_plan(**fields)
    handbook = replace(with_plans(plan), sources={path: source})
    judgement = judge(handbook, plan, TODAY)
    problems = to_problems([judgement], handbook, load_texts("en"))
    assert {problem.path for problem in problems} == {path}
    at = {(problem.rule, problem.position) for problem in problems}
    assert ("update-frequency", Position(4, 1)) in at
    assert ("decision-recorded", Position(6, 3)) in at
    assert ("decision-recorded", Position(5, 1)) in at  # the number that is missing
    assert ("purpose-stated", Position(1, 1)) in at
    assert problems == sorted(problems, key=lambda problem: problem.sort_key())


def test_problem_says_what_is_wrong_and_what_to_do() -> None:
    """In one line, with the level that the organisation set."""
    plan = make_plan(updates=SELDOM)
    rule = {"update-frequency": RULES["update-frequency"]}
    judgement = judge(with_plans(plan), plan, TODAY, rule)
    (problem,) = to_problems([judgement], with_plans(plan), load_texts("en"))
    assert str(problem) == (
        "data/plans/museum-facebook.yml:1:1: warning: There are 365 days between updates, but "
        "on the channel Facebook the limit is 7 days. Plan more updates, or choose a "
        "channel that does not need them as often. (update-frequency)"
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_problems_can_be_worded_in_each_language(language: str) -> None:
    """The words come from the texts that are given."""
    plan = make_plan()
    (problem,) = to_problems(
        [judge(HANDBOOK, plan, TODAY, {"purpose-stated": RULES["purpose-stated"]})],
        HANDBOOK,
        load_texts(language),
    )
    first = {"sv": "Planen saknar syfte.", "nb": "Planen mangler formål."}
    assert problem.message.startswith(first.get(language, "The plan has no purpose."))


def test_excused_findings_are_no_problems() -> None:
    """The exception has been granted."""
    plan = make_plan(updates=SELDOM, exceptions=[EXCEPTION])
    judgement = judge(with_plans(plan), plan, TODAY)
    problems = to_problems([judgement], with_plans(plan), load_texts("en"))
    assert "update-frequency" not in {problem.rule for problem in problems}


def test_subject_knows_the_unit_and_the_channel() -> None:
    """None where their file could not be loaded."""
    subject = Subject(HANDBOOK, make_plan(), TODAY)
    assert subject.unit is not None
    assert subject.unit.id == "county-museum"
    assert subject.channel is not None
    assert subject.channel.id == "facebook"
    assert Subject(HANDBOOK, make_plan(unit="gone"), TODAY).unit is None


def test_unknown_kind_of_name_is_a_mistake_in_the_code() -> None:
    """Better loud than an id among words."""
    finding = Finding("purpose-stated", "x", "missing", (), {"channel": Named("chanel", "x")})
    with pytest.raises(ValueError, match="chanel"):
        finding_words(finding, HANDBOOK, load_texts("en"))
