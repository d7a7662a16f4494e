"""An action plan: one unit's use of one channel, with all fields of the template.

What a plan must hold depends on its status and is the rules' business: a draft may be
incomplete and still load, so nearly every field is optional here.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from macros.models.risk import Degree
from macros.models.shared import (
    AudienceId,
    ChannelId,
    ChecklistId,
    Day,
    FileModel,
    Hours,
    LeavePeriodId,
    Metric,
    Model,
    Number,
    Person,
    PlanId,
    Positive,
    QuizId,
    RiskId,
    RoleId,
    RuleId,
    UnitId,
    Url,
    Yes,
)
from macros.models.text import Text

PlanStatus = Literal["draft", "proposed", "approved", "active", "paused", "closed", "rejected"]


class Account(Model):
    """The account on the platform."""

    url: Url
    handle: str | None = None
    """The name on the platform, without @."""
    platform_id: str | None = None
    """The platform's own unchanging id, which survives a change of name."""


class Measured(Model):
    """A value read on a day."""

    date: Day
    value: Number


class Goal(Model):
    """What is to be reached, preferably measurable."""

    text: Text
    metric: Metric | None = None
    target: Number | None = None
    by: Day | None = None
    measured: tuple[Measured, ...] = ()


class LeaveCover(Model):
    """Who keeps the channel under oversight in one leave period."""

    period: LeavePeriodId
    by: Person


class Oversight(Model):
    """How the channel is watched, also on holidays and during longer leave."""

    normal: Text | None = None
    """In normal weeks."""
    leave: tuple[LeaveCover, ...] = ()


class Updates(Model):
    """How often the channel is updated: so many times in a period."""

    times: Positive
    per: Literal["day", "week", "month", "year"]

    @property
    def interval_days(self) -> float:
        """The days between two updates on average; a month has 365 / 12 days."""
        return {"day": 1.0, "week": 7.0, "month": 365 / 12, "year": 365.0}[self.per] / self.times


class Screenshots(Model):
    """Screenshots for the archive."""

    responsible: Person | None = None
    log: tuple[Day, ...] = ()
    """The days when screenshots were taken."""


class AssessedRisk(Model):
    """A risk as those who will use the channel judge it."""

    risk: RiskId | None = None
    """A risk of `risks.yml`; or say it in own words with `text`."""
    text: Text | None = None
    probability: Degree
    consequence: Degree
    measure: Text | None = None
    residual_probability: Degree | None = None
    """After the measure."""
    residual_consequence: Degree | None = None

    @model_validator(mode="after")
    def _one_of(self) -> Self:
        if (self.risk is None) == (self.text is None):
            raise PydanticCustomError("risk_or_text", "give either `risk` (an id) or `text`")
        return self


class Ros(Model):
    """The risk and vulnerability analysis."""

    date: Day
    done_by: tuple[RoleId, ...] = ()
    risks: tuple[AssessedRisk, ...] = ()


class Training(Model):
    """A basic training taken by someone who has responsibility."""

    who: RoleId
    date: Day
    quiz: QuizId | None = None


class Consulted(Model):
    """That the communications officer was consulted before the decision."""

    by: RoleId
    date: Day


class ChecklistDone(Model):
    """That a checklist was gone through."""

    id: ChecklistId
    done: Day


class Decision(Model):
    """The director's decision."""

    by: RoleId
    date: Day
    place: str | None = None
    record: str | None = None
    """The number in the record register."""


class Evaluation(Model):
    """What an evaluation against purpose and goals led to."""

    date: Day
    outcome: Literal["keep", "change", "close"]
    note: Text | None = None


class RuleException(Model):
    """Leave to depart from a rule for a time; the rule exception-valid looks at it."""

    rule: RuleId
    reason: Text | None = None
    until: Day | None = None
    granted_by: RoleId | None = None


class Closure(Model):
    """How and why a channel was closed."""

    date: Day
    analysis: Text | None = None
    """Why it did not work, and whether that could have been mended."""
    archived: Day | None = None
    """When its content was archived."""
    handle_kept: Yes | None = None
    """Whether the name is kept, so that nobody else takes it."""


class HistoryEntry(Model):
    """A change of the plan in words."""

    date: Day
    note: Text


class Plan(FileModel):
    """`plans/ID.yml`."""

    unit: UnitId
    """The unit whose plan it is."""
    channel: ChannelId
    """The social medium."""
    status: PlanStatus
    title: Text | None = None
    """Only where channel and unit do not tell two plans apart."""
    account: Account | None = None
    purpose: Text | None = None
    """Why this medium and no other."""
    audiences: tuple[AudienceId, ...] = ()
    goals: tuple[Goal, ...] = ()
    activities: tuple[Text, ...] = ()
    """What is planned, to reach the goals."""
    responsible: Person | None = None
    """Who is responsible for the use."""
    others: tuple[Person, ...] = ()
    """Others who handle the unit's part."""
    oversight: Oversight = Oversight()
    updates: Updates | None = None
    hours_per_week: Hours | None = None
    """Working hours set aside."""
    screenshots: Screenshots = Screenshots()
    sender: Literal["personal", "anonymous"] | None = None
    """Whether posts are signed by a person or by the unit."""
    ros: Ros | None = None
    training: tuple[Training, ...] = ()
    consulted: Consulted | None = None
    checklist: ChecklistDone | None = None
    decision: Decision | None = None
    agreement: Day | None = None
    """When the agreement with those responsible was made."""
    evaluations: tuple[Evaluation, ...] = ()
    coordinates_with: tuple[PlanId, ...] = ()
    exceptions: tuple[RuleException, ...] = ()
    closure: Closure | None = None
    history: tuple[HistoryEntry, ...] = ()
