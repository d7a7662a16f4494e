"""Judges plans by the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from macros.data_files import plan_path
from macros.finding import Deadline, Finding, Named, Rule, Subject, Value
from macros.handbook import Handbook
from macros.lifecycle import APPROVED_ON
from macros.models import Plan
from macros.models.plan import RuleException
from macros.problem import Level, Problem
from macros.rules import RULES, exception_valid
from macros.texts import Texts
from macros.wording import finding_words

FAILED_RULE = "rule-failed"
"""The id of findings that tell of a rule's own fault."""


class Outcome(StrEnum):
    """How a plan stands against a rule."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_APPLICABLE = "not-applicable"
    EXCUSED = "excused"
    """Not met, and a valid exception allows it."""
    OFF = "off"
    """The organisation does not use the rule."""
    FAILED = "failed"
    """The rule itself broke; nothing is known."""


@dataclass(frozen=True, slots=True)
class Result:
    """One plan against one rule.

    Attributes:
        rule: the rule's id.
        outcome: how the plan stands.
        findings: what was found, also where an exception allows it.
        exception: the exception that allows it.
    """

    rule: str
    outcome: Outcome
    findings: tuple[Finding, ...] = ()
    exception: RuleException | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One plan against all rules.

    Attributes:
        plan: the plan's id.
        results: each rule's result by its id, in the rules' order.
        deadlines: what falls due in the plan, from rules that apply and are not excused.
        failures: rules that broke, as findings of their own.
    """

    plan: str
    results: Mapping[str, Result]
    deadlines: tuple[Deadline, ...] = ()
    failures: tuple[Finding, ...] = ()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the plan has to answer for, in the rules' order; last, rules that broke."""
        counted = (
            finding
            for result in self.results.values()
            if result.outcome == Outcome.NOT_MET
            for finding in result.findings
        )
        return (*counted, *self.failures)


def level_of(rule: Rule, handbook: Handbook) -> Level | None:
    """How serious a rule's findings are in this organisation; None where it is off."""
    setting = handbook.organisation.rules.get(rule.ID)
    if setting is None:
        return rule.LEVEL
    return None if setting.level == "off" else Level(setting.level)


def judge(
    handbook: Handbook, plan: Plan, today: date, rules: Mapping[str, Rule] = RULES
) -> Judgement:
    """Judge one plan by all rules on a day.

    A rule that raises is reported as the rule's own fault, and the others go on.
    """
    run = _Run(handbook, plan, today)
    for rule in rules.values():
        run.judge_by(rule)
    return Judgement(
        plan.id,
        MappingProxyType(run.results),
        tuple(sorted(run.deadlines, key=lambda deadline: (deadline.date, deadline.uid))),
        tuple(run.failures),
    )


def judge_all(handbook: Handbook, today: date) -> Mapping[str, Judgement]:
    """Every plan's judgement on a day, by plan id; each is worked out when it is asked for."""
    return _Judgements(handbook, today)


class _Judgements(Mapping[str, Judgement]):
    """A preview that shows one plan need not judge the others."""

    def __init__(self, handbook: Handbook, today: date) -> None:
        self._handbook = handbook
        self._today = today
        self._known: dict[str, Judgement] = {}

    def __getitem__(self, plan_id: str) -> Judgement:
        if plan_id not in self._known:
            plan = self._handbook.plans[plan_id]
            self._known[plan_id] = judge(self._handbook, plan, self._today)
        return self._known[plan_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._handbook.plans)

    def __len__(self) -> int:
        return len(self._handbook.plans)


def to_problems(judgements: Iterable[Judgement], handbook: Handbook, texts: Texts) -> list[Problem]:
    """All findings as problems in the plans' files, worded in the language of the texts."""
    problems = []
    for judgement in judgements:
        for finding in judgement.findings:
            path = plan_path(finding.plan)
            position = handbook.position(path, finding.where)
            message = " ".join(finding_words(finding, handbook, texts))
            problems.append(Problem(path, position, finding.level, finding.rule, message))
    return sorted(problems, key=Problem.sort_key)


@cache
def _without_findings(rule: str, outcome: Outcome) -> Result:
    """What most plans have of most rules: thousands of them share it."""
    return Result(rule, outcome)


@dataclass
class _Run:
    """One plan on its way through the rules."""

    handbook: Handbook
    plan: Plan
    today: date
    found: dict[str, Sequence[Finding] | None] = field(default_factory=dict)
    results: dict[str, Result] = field(default_factory=dict)
    deadlines: list[Deadline] = field(default_factory=list)
    failures: list[Finding] = field(default_factory=list)

    def judge_by(self, rule: Rule) -> None:
        level = level_of(rule, self.handbook)
        if level is None:
            self.found[rule.ID] = None
            self.results[rule.ID] = Result(rule.ID, Outcome.OFF)
            return
        subject = Subject(self.handbook, self.plan, self.today, self.found)
        try:
            found = rule.check(subject)
        except Exception as error:  # whatever a rule does, the others go on
            self.failures.append(self._failure(rule, "check", error))
            self.results[rule.ID] = Result(rule.ID, Outcome.FAILED)
            return
        result = self._result(rule, found, level)
        self.found[rule.ID] = found
        self.results[rule.ID] = result
        if result.outcome in (Outcome.MET, Outcome.NOT_MET) and self.plan.status in APPROVED_ON:
            self._collect_deadlines(rule, subject)

    def _result(self, rule: Rule, found: Sequence[Finding] | None, level: Level) -> Result:
        if found is None:
            return _without_findings(rule.ID, Outcome.NOT_APPLICABLE)
        if not found:
            return _without_findings(rule.ID, Outcome.MET)
        findings = tuple(replace(finding, level=level) for finding in found)
        exception = self._valid_exception(rule)
        outcome = Outcome.EXCUSED if exception else Outcome.NOT_MET
        return Result(rule.ID, outcome, findings, exception)

    def _valid_exception(self, rule: Rule) -> RuleException | None:
        """The exception that allows the plan to depart from a rule today."""
        if rule.ID == exception_valid.ID:
            return None
        for exception in self.plan.exceptions:
            is_complete = exception.reason is not None and exception.granted_by is not None
            still_runs = exception.until is not None and exception.until >= self.today
            if exception.rule == rule.ID and is_complete and still_runs:
                return exception
        return None

    def _collect_deadlines(self, rule: Rule, subject: Subject) -> None:
        give: Callable[[Subject], list[Deadline]] | None = getattr(rule, "deadlines", None)
        if give is None:
            return
        try:
            self.deadlines.extend(give(subject))
        except Exception as error:  # as above
            self.failures.append(self._failure(rule, "deadlines", error))

    def _failure(self, rule: Rule, message: str, error: Exception) -> Finding:
        detail = " ".join(str(error).split())[:200]
        values: dict[str, Value] = {
            "rule": Named("rule", rule.ID),
            "id": rule.ID,
            "error": f"{type(error).__name__}: {detail}" if detail else type(error).__name__,
        }
        return Finding(FAILED_RULE, self.plan.id, message, (), values, Level.ERROR)
