"""Days and calendar months."""

from __future__ import annotations

from datetime import date

import pytest

from macros.dates import add_months, day_before, latest_by


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 3, 1), 6, date(2026, 9, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
        (date(9999, 12, 1), 1, date.max),
        (date.max, 100_000, date.max),
    ],
)
def test_months_are_calendar_months(day: date, months: int, expected: date) -> None:
    """A month that is too short gives its last day, and the calendar ends somewhere."""
    assert add_months(day, months) == expected


def test_day_before() -> None:
    """The calendar's first day has none."""
    assert day_before(date(2028, 3, 1)) == date(2028, 2, 29)
    assert day_before(date.min) == date.min


def test_latest_day_that_has_come() -> None:
    """Today has; tomorrow has not."""
    days = [date(2026, 3, 1), date(2026, 11, 15), date(2026, 11, 16), date(2025, 1, 1)]
    assert latest_by(days, date(2026, 11, 15)) == date(2026, 11, 15)
    assert latest_by(days, date(2026, 11, 14)) == date(2026, 3, 1)
    assert latest_by(days, date(2024, 12, 31)) is None
    assert latest_by([], date(2026, 11, 15)) is None
