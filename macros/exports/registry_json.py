"""The registry as JSON, with a version: for dashboards, intranets and other programs.

What it looks like is fixed by the models here. Their schema is published beside the feed, as
`schema/registry.schema.json`. A change that a reader could trip over raises `VERSION`.
Personal names stay out of it: roles and function mailboxes are enough to reach somebody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import to_json

from macros.edition import Edition
from macros.exports.selection import select_plans
from macros.finding import DeadlineKind
from macros.models import ChannelKind, ChannelStatus, Plan, PlanStatus
from macros.models.plan import Account
from macros.models.shared import Language
from macros.people import mailbox_of
from macros.problem import Level
from macros.rules.runner import Outcome
from macros.wording import deadline_words, finding_words

VERSION = 1


class _Part(BaseModel):
    """The base of the feed's parts: all keys are always there, and there are no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class UnitPart(_Part):
    """A part of the organisation."""

    id: str
    name: str
    mailbox: str | None


class ChannelPart(_Part):
    """A social medium."""

    id: str
    name: str
    kind: ChannelKind
    status: ChannelStatus


class AccountPart(_Part):
    """The account on the platform."""

    url: str
    handle: str | None
    platform_id: str | None


class ResponsiblePart(_Part):
    """The role that is responsible for the use."""

    role: str
    role_name: str
    mailbox: str | None


class UpdatesPart(_Part):
    """How often the channel is updated: so many times in a period."""

    times: int
    per: Literal["day", "week", "month", "year"]


class FindingPart(_Part):
    """A rule of the strategy that the plan does not follow."""

    rule: str
    level: Level
    wrong: str
    """What is wrong."""
    do: str
    """What to do about it."""


class DeadlinePart(_Part):
    """Something that falls due."""

    uid: str
    """Stays the same when the date moves."""
    kind: DeadlineKind
    date: dt.date
    """The last day."""
    who: str
    """The id of the role that acts."""
    what: str
    do: str


class PlanPart(_Part):
    """One action plan."""

    id: str
    name: str
    page: str
    """The plan's page, relative to the folder of this language."""
    unit: str
    channel: str
    status: PlanStatus
    account: AccountPart | None
    purpose: str | None
    audiences: tuple[str, ...]
    responsible: ResponsiblePart | None
    updates: UpdatesPart | None
    hours_per_week: float | None
    sender: Literal["personal", "anonymous"] | None
    decided: dt.date | None
    record: str | None
    """The decision's number in the record register."""
    coordinates_with: tuple[str, ...]
    rules: dict[str, Outcome]
    """How the plan stands against each rule, by the rule's id."""
    findings: tuple[FindingPart, ...]
    deadlines: tuple[DeadlinePart, ...]


class RegistryFeed(_Part):
    """All action plans of a handbook, as they stand against the strategy on one day."""

    version: Literal[1]
    """Raised when a program that reads the feed must be changed."""
    organisation: str
    country: Literal["se", "no"]
    language: Language
    """The language of names and sentences; a text that lacks it is in the default language."""
    judged_on: dt.date
    """The day that findings were judged by."""
    units: tuple[UnitPart, ...]
    channels: tuple[ChannelPart, ...]
    # One after the other: the parts of thousands of plans are large.
    plans: Iterable[PlanPart] = Field(description="In order of their ids.")


def to_registry_json(edition: Edition, unit: str | None = None) -> bytes:
    """The registry as JSON in UTF-8: of thousands of plans, a text would take twice the memory.

    Args:
        edition: the language, the data and the day.
        unit: only this unit's plans.
    """
    handbook = edition.handbook
    feed = RegistryFeed(
        version=get_args(RegistryFeed.model_fields["version"].annotation)[0],
        organisation=edition.say(handbook.organisation.name).value,
        country=handbook.organisation.country,
        language=edition.language,
        judged_on=edition.today,
        units=tuple(
            UnitPart(id=each.id, name=edition.say(each.name).value, mailbox=each.mailbox)
            for each in handbook.organisation.units
        ),
        channels=tuple(
            ChannelPart(
                id=each.id,
                name=edition.say(each.name).value,
                kind=each.kind,
                status=each.status,
            )
            for each in handbook.channels.values()
        ),
        plans=(_plan(edition, plan) for plan in select_plans(handbook, unit)),
    )
    return to_json(feed, indent=2) + b"\n"


def _plan(edition: Edition, plan: Plan) -> PlanPart:
    judgement = edition.judgements[plan.id]
    return PlanPart(
        id=plan.id,
        name=edition.name("plan", plan.id).value,
        page=f"registry/{plan.id}/",
        unit=plan.unit,
        channel=plan.channel,
        status=plan.status,
        account=_account(plan.account),
        purpose=edition.say(plan.purpose).value if plan.purpose else None,
        audiences=plan.audiences,
        responsible=_responsible(edition, plan),
        updates=UpdatesPart(times=plan.updates.times, per=plan.updates.per)
        if plan.updates
        else None,
        hours_per_week=plan.hours_per_week,
        sender=plan.sender,
        decided=plan.decision.date if plan.decision else None,
        record=plan.decision.record if plan.decision else None,
        coordinates_with=plan.coordinates_with,
        rules={rule: result.outcome for rule, result in judgement.results.items()},
        findings=_findings(edition, plan),
        deadlines=_deadlines(edition, plan),
    )


def _account(account: Account | None) -> AccountPart | None:
    if account is None:
        return None
    return AccountPart(url=account.url, handle=account.handle, platform_id=account.platform_id)


def _responsible(edition: Edition, plan: Plan) -> ResponsiblePart | None:
    person = plan.responsible
    if person is None:
        return None
    return ResponsiblePart(
        role=person.role,
        role_name=edition.name("role", person.role).value,
        mailbox=mailbox_of(edition.handbook, person),
    )


def _findings(edition: Edition, plan: Plan) -> tuple[FindingPart, ...]:
    parts = []
    for finding in edition.judgements[plan.id].findings:
        wrong, do = finding_words(finding, edition.handbook, edition.texts)
        parts.append(FindingPart(rule=finding.rule, level=finding.level, wrong=wrong, do=do))
    return tuple(parts)


def _deadlines(edition: Edition, plan: Plan) -> tuple[DeadlinePart, ...]:
    parts = []
    for each in edition.judgements[plan.id].deadlines:
        what, do = deadline_words(each, edition.handbook, edition.texts)
        parts.append(
            DeadlinePart(
                uid=each.uid, kind=each.kind, date=each.date, who=each.who, what=what, do=do
            )
        )
    return tuple(parts)
