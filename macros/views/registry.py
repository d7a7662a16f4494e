"""The registry: every plan as a row that can be searched, filtered and sorted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import get_args

from macros.edition import Edition
from macros.finding import Deadline, Finding
from macros.models import Plan, PlanStatus, Role
from macros.models.text import LocalText
from macros.problem import Level
from macros.rules.runner import Judgement

NEEDS_ATTENTION = "yes"
NEEDS_NOTHING = "no"

AT_ONCE = 40
"""So many rows are shown until a reader with scripts asks for more."""

_COUNTED = (Level.ERROR, Level.WARNING)
_STATUSES: tuple[PlanStatus, ...] = get_args(PlanStatus)


@dataclass(frozen=True)
class Attention:
    """What somebody has to see to in a plan.

    Attributes:
        findings: how many findings there are at the levels warning and error.
        due: the last day of each deadline that no such finding tells of already, in order;
            from the day after, it counts as one more.
    """

    findings: int
    due: tuple[date, ...] = ()

    def count_on(self, today: date) -> int:
        """How many things there are to see to on a day."""
        return self.findings + sum(day < today for day in self.due)


@dataclass(frozen=True)
class RegistryRow:
    """A plan as a row.

    Attributes:
        plan: the plan.
        label: what the row is called: the account's name or address, else the plan's name.
        address: the account's address, as short as it can be read; None without an account.
        audiences: the audiences' ids, each once.
        attention: what somebody has to see to.
        steps: the days from that of building to its first deadline, and from each to the next:
            thousands of rows have the same steps, and are packed small.
        count: how much of that there is on the day of building.
    """

    plan: Plan
    label: LocalText
    address: str | None
    audiences: tuple[str, ...]
    attention: Attention
    steps: tuple[int, ...]
    count: int

    @property
    def needs(self) -> str:
        """The row's option in the facet of attention."""
        return NEEDS_ATTENTION if self.count else NEEDS_NOTHING


@dataclass(frozen=True)
class Option:
    """A value to filter by, with the number of rows that have it."""

    value: str
    label: LocalText
    count: int


@dataclass(frozen=True)
class Facet:
    """A property to filter by; its values in the order that readers expect."""

    id: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Registry:
    """The registry of one edition.

    Attributes:
        rows: every plan, by unit and then by channel.
        facets: what to filter by; only values that some row has.
        contact: whom to ask about an account that is not there.
    """

    rows: tuple[RegistryRow, ...]
    facets: tuple[Facet, ...]
    contact: Role | None

    @property
    def parts(self) -> tuple[tuple[RegistryRow, ...], ...]:
        """The rows that are shown at first, and the others, if there are any."""
        return tuple(part for part in (self.rows[:AT_ONCE], self.rows[AT_ONCE:]) if part)

    @property
    def places(self) -> dict[str, dict[str, int]]:
        """Each facet's values with their places among its options, from 0.

        A row names its values by these: four names in each of a thousand rows are heavy.
        """
        return {
            facet.id: {option.value: place for place, option in enumerate(facet.options)}
            for facet in self.facets
        }


def build_registry(edition: Edition) -> Registry:
    """The registry of all plans, whatever their status."""
    handbook = edition.handbook
    rows = _in_order(edition, (_row(edition, plan) for plan in handbook.plans.values()))
    plans = [row.plan for row in rows]
    channels = sorted(
        {plan.channel for plan in plans},
        key=lambda channel: edition.name("channel", channel).value.casefold(),
    )
    facets = (
        _facet(edition, "unit", handbook.units, [plan.unit for plan in plans]),
        _facet(edition, "channel", channels, [plan.channel for plan in plans]),
        Facet("status", _statuses(edition, plans)),
        _facet(
            edition,
            "audience",
            handbook.audiences,
            [audience for plan in plans for audience in dict.fromkeys(plan.audiences)],
        ),
        Facet("attention", _attention_options(edition, rows)),
    )
    return Registry(rows, facets, handbook.roles.get(handbook.organisation.contact))


def build_attention(judgement: Judgement, today: date) -> Attention:
    """What a plan needs: its counted findings, and the days that will bring more."""
    counted = [finding for finding in judgement.findings if finding.level in _COUNTED]
    due = [
        deadline.date
        for deadline in judgement.deadlines
        if not any(_tells_of(finding, deadline, today) for finding in counted)
    ]
    return Attention(len(counted), tuple(sorted(due)))


def short_address(url: str) -> str:
    """An address without what every address has; http:// stays, since it is a fault."""
    return url.removeprefix("https://").removeprefix("www.").rstrip("/")


def _tells_of(finding: Finding, deadline: Deadline, today: date) -> bool:
    """Whether a finding already counts what a deadline would count once more.

    A rule finds what is overdue in the same place as its deadline, or where all of it is
    missing. Before the day, only the very same place counts: that a goal has no metric
    says nothing of its last day.
    """
    if deadline.date >= today and finding.where != deadline.where:
        return False
    same_place = deadline.where[: len(finding.where)] == finding.where
    same_thing = all(
        finding.values.get(name, value) == value for name, value in deadline.values.items()
    )
    return bool(finding.where) and same_place and same_thing


def _row(edition: Edition, plan: Plan) -> RegistryRow:
    attention = build_attention(edition.judgements[plan.id], edition.today)
    address = short_address(plan.account.url) if plan.account else None
    name = (plan.account.handle or address) if plan.account else None
    days = (edition.today, *attention.due)
    return RegistryRow(
        plan=plan,
        label=LocalText(name, edition.language) if name else edition.name("plan", plan.id),
        address=address,
        audiences=tuple(dict.fromkeys(plan.audiences)),
        attention=attention,
        steps=tuple((day - before).days for before, day in pairwise(days)),
        count=attention.count_on(edition.today),
    )


def _in_order(edition: Edition, rows: Iterable[RegistryRow]) -> tuple[RegistryRow, ...]:
    units = {unit: place for place, unit in enumerate(edition.handbook.units)}
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                units.get(row.plan.unit, len(units)),
                edition.name("channel", row.plan.channel).value.casefold(),
                row.plan.id,
            ),
        )
    )


def _facet(edition: Edition, kind: str, values: Collection[str], in_rows: Collection[str]) -> Facet:
    """A facet of things with names; a value that is known to no file comes last."""
    order = dict.fromkeys([*values, *in_rows])
    counts = Counter(in_rows)
    return Facet(
        kind,
        tuple(
            Option(value, edition.first_name(kind, value), counts[value])
            for value in order
            if counts[value]
        ),
    )


def _statuses(edition: Edition, plans: Collection[Plan]) -> tuple[Option, ...]:
    """The statuses that occur, in the order of a plan's life."""
    counts = Counter(plan.status for plan in plans)
    return tuple(
        Option(status, _own_words(edition, f"terms.status.{status}"), counts[status])
        for status in _STATUSES
        if counts[status]
    )


def _attention_options(edition: Edition, rows: Collection[RegistryRow]) -> tuple[Option, ...]:
    """Both options, also one that no row has: the day of reading may give it some."""
    counts = Counter(row.needs for row in rows)
    return tuple(
        Option(need, _own_words(edition, f"registry.attention.{need}"), counts[need])
        for need in (NEEDS_ATTENTION, NEEDS_NOTHING)
    )


def _own_words(edition: Edition, key: str) -> LocalText:
    return LocalText(edition.texts.get(key), edition.language)
