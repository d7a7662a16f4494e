"""The risk matrix: probability by consequence, and how grave each meeting of the two is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DEGREES = (1, 2, 3, 4, 5)
LEVELS: Mapping[str, int] = {"low": 1, "medium": 5, "high": 10}
"""From which value, probability times consequence, a risk is that grave."""


@dataclass(frozen=True)
class Cell:
    """Where a probability meets a consequence, and how many risks are there."""

    probability: int
    consequence: int
    count: int

    @property
    def value(self) -> int:
        """Probability times consequence."""
        return self.probability * self.consequence

    @property
    def level(self) -> str:
        """How grave it is there."""
        return level_of(self.value)


Matrix = tuple[tuple[Cell, ...], ...]
"""The rows of a matrix, the gravest consequence on top, as it is drawn on paper."""


def level_of(value: int) -> str:
    """How grave a value is: the highest level whose first value it reaches."""
    return max((first, level) for level, first in LEVELS.items() if first <= value)[1]


def build_matrix(places: Iterable[tuple[int, int]] = ()) -> Matrix:
    """A matrix with the numbers of risks.

    Args:
        places: each risk's probability and consequence.
    """
    where = list(places)
    return tuple(
        tuple(
            Cell(probability, consequence, where.count((probability, consequence)))
            for probability in DEGREES
        )
        for consequence in reversed(DEGREES)
    )
