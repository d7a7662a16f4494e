"""The risks as our plans judge them: in one channel, or in all of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from macros.edition import Edition
from macros.lifecycle import PROPOSED_ON
from macros.models import Plan
from macros.models.plan import AssessedRisk
from macros.models.text import LocalText
from macros.views.ros_matrix import Matrix, build_matrix, level_of

MOST_ROWS = 20
"""A longer table is of no use to anybody; the gravest risks are shown."""


@dataclass(frozen=True)
class RiskRow:
    """One risk as one plan judges it."""

    name: LocalText
    plan: Plan
    assessed: AssessedRisk

    @property
    def value(self) -> int:
        """Probability times consequence, before the measure."""
        return self.assessed.probability * self.assessed.consequence

    @property
    def level(self) -> str:
        """How grave it is before the measure."""
        return level_of(self.value)

    @property
    def place_after(self) -> tuple[int, int] | None:
        """Probability and consequence after the measure; None where they are not judged."""
        probability, consequence = (
            self.assessed.residual_probability,
            self.assessed.residual_consequence,
        )
        return (probability, consequence) if probability and consequence else None

    @property
    def value_after(self) -> int | None:
        """The value after the measure; None where it is not judged."""
        place = self.place_after
        return place[0] * place[1] if place else None

    @property
    def level_after(self) -> str | None:
        """How grave it is after the measure; None where that is not judged."""
        value = self.value_after
        return level_of(value) if value else None


@dataclass(frozen=True)
class RosSummary:
    """The risks of the plans that are before the director or in force.

    Attributes:
        channel: the channel's id; None for all channels.
        rows: the gravest risks, the gravest first.
        count: how many risks there are in all.
        plans: in how many plans.
        without: the plans that have no analysis yet.
        before: the matrix before measures.
        after: the matrix after measures.
        unjudged: how many risks are not judged after their measure.
        common: the risks that stand in most plans, with the number of plans.
    """

    channel: str | None
    rows: tuple[RiskRow, ...]
    count: int
    plans: int
    without: tuple[Plan, ...]
    before: Matrix
    after: Matrix
    unjudged: int
    common: tuple[tuple[LocalText, int], ...]

    @property
    def left_out(self) -> int:
        """How many risks are not among the rows."""
        return self.count - len(self.rows)


def build_risk_rows(edition: Edition, plan: Plan) -> tuple[RiskRow, ...]:
    """A plan's risks, in its own order."""
    return tuple(
        RiskRow(_risk_name(edition, assessed), plan, assessed)
        for assessed in (plan.ros.risks if plan.ros else ())
    )


def build_ros_summary(edition: Edition, channel: str | None = None) -> RosSummary:
    """The risks in one channel's plans, or in all plans."""
    plans = [
        plan
        for plan in edition.handbook.plans.values()
        if plan.status in PROPOSED_ON and channel in (None, plan.channel)
    ]
    rows = [row for plan in plans for row in build_risk_rows(edition, plan)]
    rows.sort(key=lambda row: (-row.value, -(row.value_after or row.value), row.plan.id))
    return RosSummary(
        channel=channel,
        rows=tuple(rows[:MOST_ROWS]),
        count=len(rows),
        plans=len({row.plan.id for row in rows}),
        without=tuple(plan for plan in plans if not (plan.ros and plan.ros.risks)),
        before=build_matrix((row.assessed.probability, row.assessed.consequence) for row in rows),
        after=build_matrix(row.place_after for row in rows if row.place_after),
        unjudged=sum(row.place_after is None for row in rows),
        common=_common(edition, rows),
    )


def _risk_name(edition: Edition, assessed: AssessedRisk) -> LocalText:
    if assessed.text:
        return edition.say(assessed.text)
    return edition.name("risk", assessed.risk or "")


def _common(edition: Edition, rows: list[RiskRow]) -> tuple[tuple[LocalText, int], ...]:
    """Up to five of the handbook's own risks that more than one plan names."""
    pairs = {(row.assessed.risk, row.plan.id) for row in rows if row.assessed.risk}
    counts = Counter(risk for risk, _ in pairs if risk)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple((edition.name("risk", risk), count) for risk, count in ordered[:5] if count > 1)
