"""Days and calendar months: the arithmetic that rules and deadlines share."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta


def add_months(day: date, months: int) -> date:
    """The same day of the month, so many months later.

    A month that is too short gives its last day: 31 August and six months is 28 February.
    What would fall after the calendar's end gives its last day.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_before(day: date) -> date:
    """The day before; the calendar's first day has none and gives itself."""
    return day if day == date.min else day - timedelta(days=1)


def latest_by(days: Iterable[date], today: date) -> date | None:
    """The latest of the days that have come; a day in the future has not happened yet."""
    return max((day for day in days if day <= today), default=None)
