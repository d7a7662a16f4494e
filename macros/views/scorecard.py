"""The scorecard: all plans against all rules, the worst first, with sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from macros.edition import Edition
from macros.models import Plan
from macros.problem import Level
from macros.rules import RULES
from macros.rules.runner import Judgement, Outcome, Result, level_of
from macros.views.standing import FindingRow, build_finding_row

APART = ("draft", "rejected")
"""Plans that few rules apply to, or none: they stand apart from the others."""

MOST_ROWS = 200
"""A table of more plans than these is too slow for a phone; the worst are shown."""


class Mark(StrEnum):
    """What a cell of the scorecard shows, the worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"
    FAILED = "failed"
    EXCUSED = "excused"
    MET = "met"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True)
class Tally:
    """How many rules have which mark.

    A rule that an exception excuses counts neither as met nor as not met.
    """

    met: int = 0
    errors: int = 0
    warnings: int = 0
    notices: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.met + other.met,
            self.errors + other.errors,
            self.warnings + other.warnings,
            self.notices + other.notices,
        )

    @property
    def not_met(self) -> int:
        """The rules that are not met, at any level."""
        return self.errors + self.warnings + self.notices

    @property
    def applicable(self) -> int:
        """The rules that the plan is judged by."""
        return self.met + self.not_met

    @property
    def percent(self) -> int | None:
        """The share met, rounded down so that only all is 100; None where no rule applies."""
        return 100 * self.met // self.applicable if self.applicable else None

    @property
    def badness(self) -> tuple[int, int, int]:
        """For sorting: what must be mended weighs more than all that should be."""
        return (self.errors, self.warnings, self.notices)


@dataclass(frozen=True)
class Column:
    """A rule, and how all plans stand against it."""

    rule: str
    name: str
    policy: str
    tally: Tally


@dataclass(frozen=True)
class Row:
    """A plan, its mark for each column, and their sum."""

    plan: Plan
    marks: tuple[Mark, ...]
    tally: Tally


@dataclass(frozen=True)
class UnitRow:
    """A unit's plans in sum."""

    unit: str
    plans: int
    tally: Tally


@dataclass(frozen=True)
class Scorecard:
    """The whole scorecard.

    Attributes:
        columns: the rules that the organisation uses.
        rows: the plans that rules apply to, the worst first.
        apart: drafts and rejected plans.
        left_out: how many plans there is no room for; the sums count them.
        with_errors: how many plans have something that must be mended.
        units: the sums of each unit that has plans, the worst first.
        total: the sum of all plans.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    apart: tuple[Row, ...]
    left_out: int
    with_errors: int
    units: tuple[UnitRow, ...]
    total: Tally

    @property
    def plans(self) -> int:
        """How many plans there are."""
        return len(self.rows) + len(self.apart) + self.left_out


@dataclass(frozen=True)
class AttentionRow:
    """A plan that needs attention, and the gravest that is wrong with it."""

    plan: Plan
    tally: Tally
    rule: str
    finding: FindingRow


def build_scorecard(edition: Edition) -> Scorecard:
    """The scorecard of all plans."""
    handbook = edition.handbook
    used = tuple(rule_id for rule_id, rule in RULES.items() if level_of(rule, handbook))
    rows = _rows(edition, used)
    shown = rows[:MOST_ROWS]
    return Scorecard(
        columns=tuple(
            Column(
                rule,
                edition.texts.get(f"rules.{rule}.name"),
                RULES[rule].POLICY,
                tally_of(row.marks[index] for row in rows),
            )
            for index, rule in enumerate(used)
        ),
        rows=tuple(row for row in shown if row.plan.status not in APART),
        apart=tuple(row for row in shown if row.plan.status in APART),
        left_out=len(rows) - len(shown),
        with_errors=sum(row.tally.errors > 0 for row in rows),
        units=_units(edition, rows),
        total=sum((row.tally for row in rows), Tally()),
    )


def build_attention(edition: Edition, limit: int) -> tuple[AttentionRow, ...]:
    """The plans where something must or should be mended, the worst first.

    Args:
        edition: the readers' edition.
        limit: how many plans to give at most.
    """
    rows = [row for row in _rows(edition, tuple(RULES)) if row.tally.errors or row.tally.warnings]
    return tuple(_attention(edition, row) for row in rows[:limit])


def mark_of(result: Result) -> Mark | None:
    """A result as a cell shows it; None for a rule that the organisation does not use."""
    match result.outcome:
        case Outcome.OFF:
            return None
        case Outcome.NOT_MET:
            return Mark(_gravest(result))
        case outcome:
            return Mark(outcome)


def tally_of(marks: Iterable[Mark]) -> Tally:
    """The sum of some marks."""
    counted = list(marks)
    return Tally(
        counted.count(Mark.MET),
        counted.count(Mark.ERROR),
        counted.count(Mark.WARNING),
        counted.count(Mark.NOTICE),
    )


def _rows(edition: Edition, rules: tuple[str, ...]) -> list[Row]:
    """A row a plan, the worst first, then in order of their names."""
    rows = [
        _row(edition.handbook.plans[plan_id], judgement, rules)
        for plan_id, judgement in edition.judgements.items()
    ]
    rows.sort(key=lambda row: (edition.name("plan", row.plan.id).value.casefold(), row.plan.id))
    rows.sort(key=lambda row: row.tally.badness, reverse=True)
    return rows


def _row(plan: Plan, judgement: Judgement, rules: tuple[str, ...]) -> Row:
    marks = tuple(mark for rule in rules if (mark := mark_of(judgement.results[rule])))
    return Row(plan, marks, tally_of(marks))


def _units(edition: Edition, rows: list[Row]) -> tuple[UnitRow, ...]:
    units = []
    for unit in edition.handbook.units:
        own = [row.tally for row in rows if row.plan.unit == unit]
        if own:
            units.append(UnitRow(unit, len(own), sum(own, Tally())))
    return tuple(sorted(units, key=lambda unit: unit.tally.badness, reverse=True))


def _attention(edition: Edition, row: Row) -> AttentionRow:
    results = edition.judgements[row.plan.id].results.values()
    not_met = [result for result in results if result.outcome == Outcome.NOT_MET]
    worst = min(not_met, key=lambda result: _ORDER.index(_gravest(result)))
    finding = min(worst.findings, key=lambda finding: _ORDER.index(finding.level))
    return AttentionRow(row.plan, row.tally, worst.rule, build_finding_row(edition, finding))


_ORDER = tuple(Level)
"""The gravest first."""


def _gravest(result: Result) -> Level:
    return min((finding.level for finding in result.findings), key=_ORDER.index)
