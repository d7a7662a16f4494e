"""Pairs of two units' plans for the same people on the same kind of channel.

They are what the rule `coordinated` wants to name each other. A thousand plans make half a
million pairs, so pairs are looked for where an audience is reached, and only when asked for.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from macros.lifecycle import PROPOSED_ON
from macros.models import Channel, Plan


@dataclass(frozen=True)
class Overlap:
    """Two plans that overlap.

    Attributes:
        plans: the two plans.
        kind: the kind of channel.
        audiences: the ids of the audiences that they have in common.
        named: for each of the two, whether it names the other.
    """

    plans: tuple[Plan, Plan]
    kind: str
    audiences: tuple[str, ...]
    named: tuple[bool, bool]

    @property
    def state(self) -> str:
        """`both`, `one` or `none` of them names the other."""
        return ("none", "one", "both")[sum(self.named)]


class Overlaps:
    """All pairs that overlap.

    Args:
        plans: the plans of all units.
        channels: the channels by id.
    """

    def __init__(self, plans: Sequence[Plan], channels: Mapping[str, Channel]) -> None:
        self._plans = [
            (plan, channels[plan.channel].kind)
            for plan in plans
            if plan.status in PROPOSED_ON and plan.channel in channels
        ]
        self._reach: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._units: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for number, (plan, kind) in enumerate(self._plans):
            self._units[kind, plan.unit].add(number)
            for audience in plan.audiences:
                self._reach[kind, audience].add(number)

    def __len__(self) -> int:
        """How many pairs there are."""
        return sum(len(self._others(*known, known[0].audiences)) for known in self._plans) // 2

    def __iter__(self) -> Iterator[Overlap]:
        """The pairs in the plans' order."""
        for number, (one, kind) in enumerate(self._plans):
            for later in sorted(self._others(one, kind, one.audiences)):
                if later > number:
                    other, _ = self._plans[later]
                    common = tuple(name for name in one.audiences if name in other.audiences)
                    named = (other.id in one.coordinates_with, one.id in other.coordinates_with)
                    yield Overlap((one, other), kind, common, named)

    def places(self) -> frozenset[tuple[str, str]]:
        """Where plans overlap: the ids of each plan and of an audience that another has as well."""
        return frozenset(
            (plan.id, audience)
            for plan, kind in self._plans
            for audience in plan.audiences
            if self._others(plan, kind, (audience,))
        )

    def _others(self, plan: Plan, kind: str, audiences: Sequence[str]) -> set[int]:
        """The plans of other units that reach one of the audiences on that kind of channel."""
        reaching = (self._reach[kind, audience] for audience in audiences)
        return set().union(*reaching) - self._units[kind, plan.unit]
