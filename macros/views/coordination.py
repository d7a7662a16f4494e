"""Coordination: who reaches whom where, and which channels each unit has."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import get_args

from macros.edition import Edition
from macros.lifecycle import TAKES_PLANS
from macros.models import Audience, Channel, Plan, PlanStatus
from macros.models.channel import ChannelKind
from macros.views.overlaps import Overlap, Overlaps

REACHES: PlanStatus = "active"
"""Only a running channel reaches anybody."""
ON_THE_WAY: tuple[PlanStatus, ...] = ("draft", "proposed", "approved", "paused")
"""Plans that may come to reach their audiences."""

MOST_OVERLAPS = 100
"""A longer list is of no use to anybody; the least coordinated are shown."""

_KINDS: tuple[str, ...] = get_args(ChannelKind)
_STATUSES: tuple[PlanStatus, ...] = (
    "active",
    "paused",
    "approved",
    "proposed",
    "draft",
    "closed",
    "rejected",
)


@dataclass(frozen=True)
class KindColumns:
    """The channels of one kind, side by side."""

    kind: str
    channels: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A plan in the matrix; `overlaps` where another unit's plan does the same there."""

    plan: Plan
    overlaps: bool


@dataclass(frozen=True)
class AudienceRow:
    """An audience, and the plans for it in each column.

    Attributes:
        audience: the audience.
        cells: the plans, column by column.
        reached: whether a running channel reaches it.
        on_the_way: where none does: plans that may come to.
        possible: where none does: channels that it can be reached in and that we may use.
    """

    audience: Audience
    cells: tuple[tuple[Entry, ...], ...]
    reached: bool
    on_the_way: tuple[Plan, ...]
    possible: tuple[str, ...]


@dataclass(frozen=True)
class Coordination:
    """The matrix of audiences by channels, and what overlaps, the least coordinated first."""

    kinds: tuple[KindColumns, ...]
    rows: tuple[AudienceRow, ...]
    overlaps: tuple[Overlap, ...]
    left_out: int
    """How many more pairs of plans overlap."""

    @property
    def unreached(self) -> tuple[AudienceRow, ...]:
        """The audiences that no running channel reaches."""
        return tuple(row for row in self.rows if not row.reached)


@dataclass(frozen=True)
class InventoryRow:
    """A unit, and its plans by status."""

    unit: str
    cells: tuple[tuple[Plan, ...], ...]

    @property
    def count(self) -> int:
        """How many plans the unit has."""
        return sum(len(cell) for cell in self.cells)


@dataclass(frozen=True)
class Inventory:
    """Every unit's plans; `statuses` are those that some plan has."""

    statuses: tuple[PlanStatus, ...]
    rows: tuple[InventoryRow, ...]

    @property
    def sums(self) -> tuple[int, ...]:
        """How many plans have each status."""
        return tuple(sum(len(row.cells[i]) for row in self.rows) for i in range(len(self.statuses)))


def build_coordination(edition: Edition) -> Coordination:
    """The matrix and what follows from it."""
    handbook = edition.handbook
    plans = [
        plan
        for plan in handbook.plans.values()
        if plan.status in (REACHES, *ON_THE_WAY) and plan.channel in handbook.channels
    ]
    overlaps = Overlaps(list(handbook.plans.values()), handbook.channels)
    doubled = overlaps.places()
    kinds = _columns(edition, plans)
    columns = [channel for kind in kinds for channel in kind.channels]
    return Coordination(
        kinds,
        tuple(
            _audience_row(
                audience,
                [plan for plan in plans if audience.id in plan.audiences],
                columns,
                doubled,
                handbook.channels,
            )
            for audience in handbook.audiences.values()
        ),
        _least_coordinated(overlaps),
        max(0, len(overlaps) - MOST_OVERLAPS),
    )


def _least_coordinated(overlaps: Overlaps) -> tuple[Overlap, ...]:
    """The pairs to show: first those where neither names the other, last those where both do."""
    shown = tuple(islice((pair for pair in overlaps if not any(pair.named)), MOST_OVERLAPS))
    if len(shown) < MOST_OVERLAPS:
        named = sorted(
            (pair for pair in overlaps if any(pair.named)), key=lambda pair: pair.state == "both"
        )
        shown += tuple(named[: MOST_OVERLAPS - len(shown)])
    return shown


def build_inventory(edition: Edition) -> Inventory:
    """Every unit's plans by status, also of units that have none."""
    plans = sorted(
        edition.handbook.plans.values(),
        key=lambda plan: edition.name("channel", plan.channel).value.casefold(),
    )
    used = tuple(status for status in _STATUSES if any(plan.status == status for plan in plans))
    rows = []
    for unit in edition.handbook.units:
        own = [plan for plan in plans if plan.unit == unit]
        cells = tuple(tuple(plan for plan in own if plan.status == status) for status in used)
        rows.append(InventoryRow(unit, cells))
    return Inventory(used, tuple(rows))


def _columns(edition: Edition, plans: Sequence[Plan]) -> tuple[KindColumns, ...]:
    """The channels in use, those of one kind beside each other, since these can overlap."""
    channels = edition.handbook.channels
    used = {plan.channel for plan in plans if plan.audiences}
    ordered = sorted(used, key=lambda channel: edition.name("channel", channel).value.casefold())
    groups = (
        KindColumns(kind, tuple(channel for channel in ordered if channels[channel].kind == kind))
        for kind in _KINDS
    )
    return tuple(group for group in groups if group.channels)


def _audience_row(
    audience: Audience,
    plans: Sequence[Plan],
    columns: Sequence[str],
    doubled: Collection[tuple[str, str]],
    channels: Mapping[str, Channel],
) -> AudienceRow:
    reached = any(plan.status == REACHES for plan in plans)
    usable = tuple(
        channel
        for channel in audience.reached_by
        if channel in channels and channels[channel].status in TAKES_PLANS
    )
    return AudienceRow(
        audience=audience,
        cells=tuple(
            tuple(
                Entry(plan, (plan.id, audience.id) in doubled)
                for plan in plans
                if plan.channel == channel
            )
            for channel in columns
        ),
        reached=reached,
        on_the_way=() if reached else tuple(plans),
        possible=() if reached else usable,
    )
