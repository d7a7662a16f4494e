"""A goal's measured values as a small plot against its target: where everything is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from macros.edition import Edition
from macros.models.plan import Goal, Measured

WIDTH = 320
HEIGHT = 150
_LEFT, _RIGHT, _TOP, _BOTTOM = 14.0, 306.0, 24.0, 122.0
_HEADROOM = 1.1
"""The highest value stays a little below the upper edge."""
_LABEL = 22.0
"""The height that a number and the space around it need."""
_MARGIN = 40.0
"""Half the width that a text needs."""


@dataclass(frozen=True)
class Point:
    """A measured value, and where it is drawn."""

    measured: Measured
    x: float
    y: float


@dataclass(frozen=True)
class GoalPlot:
    """What a plot shows; places count from the upper left corner.

    Attributes:
        goal: the goal.
        points: the measured values in order of date.
        target_y: the height of the target's line; None without a target.
        target_left: whether the target's number stands at the left end of its line.
        label_y: the height of the latest value's number.
        days: the first and the last day of the axis, with their places.
        sentences: what the plot says, in words.
    """

    goal: Goal
    points: tuple[Point, ...]
    target_y: float | None
    target_left: bool
    label_y: float
    days: tuple[tuple[date, float], ...]
    sentences: tuple[str, ...]

    left = _LEFT
    right = _RIGHT
    bottom = _BOTTOM
    width = WIDTH
    height = HEIGHT

    @property
    def line(self) -> str:
        """The points as SVG writes them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)

    def anchor(self, x: float) -> str:
        """Which part of a text stands at a place, so that none of it leaves the plot."""
        if x < _LEFT + _MARGIN:
            return "start"
        return "end" if x > _RIGHT - _MARGIN else "middle"


def build_goal_plot(edition: Edition, goal: Goal) -> GoalPlot | None:
    """The plot of one goal; None where nothing has been measured."""
    if not goal.measured:
        return None
    measured = sorted(goal.measured, key=lambda each: each.date)
    days = [each.date for each in measured] + ([goal.by] if goal.by else [])
    first, last = min(days), max(days)
    highest = max(*(each.value for each in measured), goal.target or 0.0) * _HEADROOM
    points = tuple(
        Point(each, _x(each.date, first, last), _y(each.value, highest)) for each in measured
    )
    target_y = None if goal.target is None else _y(goal.target, highest)
    ends = [(first, _x(first, first, last)), (last, _x(last, first, last))]
    return GoalPlot(
        goal=goal,
        points=points,
        target_y=target_y,
        target_left=points[-1].x > (_LEFT + _RIGHT) / 2,
        label_y=_label_y(points[-1].y, target_y),
        days=tuple(dict(ends).items()),
        sentences=_sentences(edition, goal, measured),
    )


def _x(day: date, first: date, last: date) -> float:
    """Where a day stands; the only day of an axis stands in its middle."""
    if first == last:
        return (_LEFT + _RIGHT) / 2
    share = (day - first).days / (last - first).days
    return round(_LEFT + share * (_RIGHT - _LEFT), 1)


def _y(value: float, highest: float) -> float:
    """Where a value stands; the axis starts at zero, so that heights can be compared."""
    share = value / highest if highest else 0.0
    return round(_BOTTOM - share * (_BOTTOM - _TOP), 1)


def _label_y(point: float, target: float | None) -> float:
    """The number stands above its point, or below where the target's line would cross it."""
    crosses = target is not None and 0 <= point - target < _LABEL
    has_room = point + _LABEL < _BOTTOM
    return round(point + 0.8 * _LABEL if crosses and has_room else point - 0.4 * _LABEL, 1)


def _sentences(edition: Edition, goal: Goal, measured: Sequence[Measured]) -> tuple[str, ...]:
    say = edition.texts.get
    first, last = measured[0], measured[-1]
    if len(measured) == 1:
        found = [say("goals.once", value=last.value, date=last.date)]
    else:
        found = [
            say(
                "goals.several",
                n=len(measured),
                first=first.value,
                start=first.date,
                last=last.value,
                end=last.date,
            )
        ]
    if goal.target is None:
        found.append(say("goals.no-target"))
    elif goal.by is None:
        found.append(say("goals.target", target=goal.target))
    else:
        found.append(say("goals.target-by", target=goal.target, by=goal.by))
    if goal.target is not None and any(each.value >= goal.target for each in measured):
        found.append(say("goals.reached"))
    return tuple(found)
