"""What rules say: findings and deadlines, as data that texts can put into any language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol

from macros.handbook import Handbook
from macros.models import Channel, Plan, Text, Unit
from macros.models.text import LocalText
from macros.problem import Level
from macros.source import KeyPath


@dataclass(frozen=True, slots=True)
class Named:
    """Something in the handbook that a text names, by kind and id; texts put its name there.

    `kind` is one of: role, unit, channel, plan, audience, leave-period, risk, checklist, rule,
    status, channel-status.
    """

    kind: str
    id: str


Value = str | int | float | date | Named | Text | LocalText | tuple[Named, ...]
"""What a text can have in its gaps."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A plan does not follow a rule.

    Attributes:
        rule: the rule's id.
        plan: the plan's id.
        message: which of the rule's messages it is; the text keys are
            `rules.RULE.MESSAGE.wrong` (what is wrong) and `rules.RULE.MESSAGE.do` (what to do).
        where: the place in the plan's file.
        values: what the texts have in their gaps.
        level: how serious it is in this organisation; the runner sets it.
    """

    rule: str
    plan: str
    message: str
    where: KeyPath = ()
    values: Mapping[str, Value] = field(default_factory=dict)
    level: Level = Level.ERROR


class DeadlineKind(StrEnum):
    """What falls due."""

    SCREENSHOTS = "screenshots"
    TRAINING = "training"
    ROS = "ros"
    EVALUATION = "evaluation"
    GOAL = "goal"
    EXCEPTION = "exception"
    LEAVE_COVER = "leave-cover"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Deadline:
    """Something that somebody must have done by a day.

    Attributes:
        kind: what falls due; the text keys are `deadlines.KIND.name` and `deadlines.KIND.do`.
        date: the last day; from the day after, it is overdue.
        who: the id of the role that acts.
        plan: the plan's id, or None for a page.
        page: the page's path below `docs/LANG/`, or None for a plan.
        key: tells deadlines of one kind and plan apart (a goal's number, a role, a leave
            period); with kind and plan or page it makes a stable name.
        where: the place in the plan's file.
        values: what the texts have in their gaps.
    """

    kind: DeadlineKind
    date: date
    who: str
    plan: str | None = None
    page: str | None = None
    key: str = ""
    where: KeyPath = ()
    values: Mapping[str, Value] = field(default_factory=dict)

    @property
    def uid(self) -> str:
        """A name that stays when the date moves; a full stop is in no id, so none are alike."""
        return ".".join(part for part in (self.kind, self.plan or self.page, self.key) if part)


@dataclass(frozen=True)
class Subject:
    """What a rule looks at.

    Attributes:
        handbook: the whole handbook.
        plan: the plan to judge.
        today: the day to judge it on.
        found: what the other rules found in this plan before exceptions, by rule id; None
            stands for a rule that does not apply. Only `exception-valid` has use for it.
    """

    handbook: Handbook
    plan: Plan
    today: date
    found: Mapping[str, Sequence[Finding] | None] = field(default_factory=dict)

    @property
    def channel(self) -> Channel | None:
        """The plan's channel; None where its file could not be loaded."""
        return self.handbook.channels.get(self.plan.channel)

    @property
    def unit(self) -> Unit | None:
        """The plan's unit."""
        return self.handbook.units.get(self.plan.unit)


class Rule(Protocol):
    """What each module in `rules/` is."""

    ID: str
    """Kebab-case; stands in plans' exceptions and in addresses."""
    LEVEL: Level
    """How serious a finding is, unless the organisation says otherwise."""
    POLICY: str
    """The id of the heading in `policy/strategy.md` that it enforces."""
    __doc__: str | None

    def check(self, subject: Subject) -> list[Finding] | None:
        """What is wrong; an empty list where the rule is met, None where it does not apply."""
