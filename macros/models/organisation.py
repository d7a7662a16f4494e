"""The organisation: who we are, who decides what, and the strategy's numbers."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.shared import (
    Day,
    Domain,
    HttpsUrl,
    Id,
    Language,
    Mailbox,
    Model,
    Positive,
    RoleId,
    Yes,
)
from macros.models.text import Text

Team = Annotated[str, Field(pattern=r"^@[A-Za-z0-9][\w.-]*(/[A-Za-z0-9][\w.-]*)*$", max_length=200)]
"""A team or a group as the repository's host writes it."""


class Role(Model):
    """A function that people hold; plans name roles, not persons."""

    id: Id
    name: Text
    does: Text | None = None
    """What this role decides or does about social media, in one or two sentences."""
    mailbox: Mailbox | None = None
    """The function mailbox that always reaches whoever holds the role."""
    team: Team | None = None
    """The role's team on the repository's host, which is asked about changes: `@org/team`."""


class Unit(Model):
    """A part of the organisation that can have channels of its own."""

    id: Id
    name: Text
    head: RoleId
    """The manager who leads the unit, consults and appoints those responsible."""
    head_office: Yes = False
    """The staff around the director, who turn straight to the director."""
    mailbox: Mailbox | None = None


class Repository(Model):
    """Where the handbook's files are kept, so that a page can offer "Propose a change"."""

    kind: Literal["github", "gitlab"]
    url: HttpsUrl
    """The repository's address, without a slash at the end."""
    branch: Annotated[str, Field(pattern=r"^[A-Za-z0-9._/-]+$")] = "main"


class LeavePeriod(Model):
    """A time when most people are away, which every active channel must have cover for."""

    id: Id
    name: Text
    start: Day
    end: Day
    """The last day, included."""

    @model_validator(mode="after")
    def _ends_after_start(self) -> Self:
        if self.end < self.start:
            raise PydanticCustomError("period_order", "the period ends before it starts")
        return self


class Strategy(Model):
    """The strategy's numbers; rules read them here and hold none of their own.

    Months are calendar months. The sources: screenshots each half-year and the evaluation
    of purpose and goals are the strategy's own; the rest the organisation sets.
    """

    screenshot_interval_months: Positive = 6
    """How often screenshots are taken of the channels that need them."""
    training_valid_months: Positive = 24
    """How long a training counts before it must be taken again."""
    ros_valid_months: Positive = 12
    """How long a risk and vulnerability analysis counts."""
    evaluation_interval_months: Positive = 12
    """How often an active plan is evaluated."""
    leave_horizon_months: Positive = 12
    """How far ahead leave periods must have cover."""
    soon_days: Positive = 30
    """How many days before its date a deadline is shown as due soon."""


class RuleSetting(Model):
    """A rule switched off, or set to another level, for the whole organisation."""

    level: Literal["off", "notice", "warning", "error"]
    reason: Text
    """Why; readers see it beside the rule."""


class Organisation(Model):
    """`organisation.yml`: one a handbook."""

    name: Text
    country: Literal["se", "no"]
    """Which country's laws apply."""
    default_language: Language = "sv"
    """The language of plain strings in the data, and of the site's root."""
    time_zone: Literal["Europe/Stockholm", "Europe/Oslo"] = "Europe/Stockholm"
    """The zone of dates in calendar feeds."""
    contact: RoleId
    """Whom to ask about an account that nobody knows."""
    director: RoleId
    """Who decides on plans."""
    units: Annotated[tuple[Unit, ...], Field(min_length=1)]
    roles: Annotated[tuple[Role, ...], Field(min_length=1)]
    domains: tuple[Domain, ...] = ()
    """Official e-mail domains; mailboxes in plans must end in one of them."""
    repository: Repository | None = None
    leave_periods: tuple[LeavePeriod, ...] = ()
    strategy: Strategy = Strategy()
    rules: dict[Id, RuleSetting] = Field(default_factory=dict)
    """Rules that are switched off or set to another level, by their id."""
