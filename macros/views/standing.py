"""How a plan stands: against each rule, and with what falls due."""

from __future__ import annotations

from dataclasses import dataclass

from macros.edition import Edition
from macros.finding import Deadline, Finding
from macros.models import Plan
from macros.models.plan import RuleException
from macros.problem import Level
from macros.rules import RULES
from macros.rules.runner import Outcome
from macros.wording import deadline_words, finding_words


@dataclass(frozen=True)
class FindingRow:
    """A finding in words."""

    level: Level
    wrong: str
    do: str


@dataclass(frozen=True)
class RuleRow:
    """A rule and how the plan stands against it."""

    rule: str
    name: str
    asks: str
    policy: str
    """The id of the heading in the strategy."""
    outcome: Outcome
    findings: tuple[FindingRow, ...]
    excused: str
    """The reason and end of the exception that allows it, or nothing."""


@dataclass(frozen=True)
class DeadlineRow:
    """A deadline in words."""

    deadline: Deadline
    what: str
    do: str


@dataclass(frozen=True)
class Standing:
    """A plan's standing."""

    rules: tuple[RuleRow, ...]
    failures: tuple[FindingRow, ...]
    deadlines: tuple[DeadlineRow, ...]

    @property
    def attention(self) -> tuple[RuleRow, ...]:
        """The rules not met, the gravest first."""
        rows = [row for row in self.rules if row.outcome == Outcome.NOT_MET]
        order = list(Level)
        return tuple(sorted(rows, key=lambda row: min(order.index(f.level) for f in row.findings)))

    @property
    def to_mend(self) -> int:
        """How many findings must or should be mended, as the registry counts them."""
        found = [finding for row in self.attention for finding in row.findings]
        counted = [finding for finding in (*found, *self.failures) if finding.level != Level.NOTICE]
        return len(counted)

    def count(self, outcome: str) -> int:
        """How many rules have an outcome."""
        return sum(row.outcome == outcome for row in self.rules)


def build_standing(edition: Edition, plan: Plan) -> Standing:
    """How one plan stands in this edition."""
    judgement = edition.judgements[plan.id]
    return Standing(
        rules=tuple(
            RuleRow(
                rule=rule,
                name=edition.texts.get(f"rules.{rule}.name"),
                asks=edition.texts.get(f"rules.{rule}.asks"),
                policy=RULES[rule].POLICY,
                outcome=result.outcome,
                findings=tuple(build_finding_row(edition, finding) for finding in result.findings),
                excused=_excuse(edition, result.exception) if result.exception else "",
            )
            for rule, result in judgement.results.items()
        ),
        failures=tuple(build_finding_row(edition, finding) for finding in judgement.failures),
        deadlines=tuple(build_deadline_row(edition, deadline) for deadline in judgement.deadlines),
    )


def build_finding_row(edition: Edition, finding: Finding) -> FindingRow:
    """A finding in the edition's words."""
    wrong, do = finding_words(finding, edition.handbook, edition.texts)
    return FindingRow(finding.level, wrong, do)


def build_deadline_row(edition: Edition, deadline: Deadline) -> DeadlineRow:
    """A deadline in the edition's words."""
    what, do = deadline_words(deadline, edition.handbook, edition.texts)
    return DeadlineRow(deadline, what, do)


def _excuse(edition: Edition, exception: RuleException) -> str:
    return edition.texts.get(
        "standing.excused",
        reason=edition.say(exception.reason) if exception.reason else "",
        until=exception.until or "",
    )
