"""Today, from the environment or the clock."""

from __future__ import annotations

import time
from datetime import date, datetime

import pytest

from macros import clock


@pytest.mark.parametrize(
    ("seconds", "day"),
    [
        ("0", date(1970, 1, 1)),
        ("86399", date(1970, 1, 1)),
        ("86400", date(1970, 1, 2)),
        ("1795305600", date(2026, 11, 22)),
        ("-1", date(1969, 12, 31)),
        (" 0 ", date(1970, 1, 1)),
    ],
)
def test_source_date_epoch_is_the_day_in_utc(
    seconds: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a build says the same everywhere, whatever the machine's zone."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    for zone in ("UTC", "Asia/Tokyo", "America/Los_Angeles"):
        with monkeypatch.context() as there:
            there.setenv("TZ", zone)
            time.tzset()
            assert clock.today() == day
    time.tzset()


@pytest.mark.parametrize(
    "seconds", ["today", "1.5", "2026-11-22", "-", "9" * 20, "9" * 40, "9" * 5_000, "-" + "9" * 20]
)
def test_a_wrong_source_date_epoch_says_what_it_should_be(
    seconds: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a short message, also for what is beyond the calendar."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    with pytest.raises(ValueError, match="write whole seconds since 1 January 1970") as caught:
        clock.today()
    assert len(str(caught.value)) < 150


@pytest.mark.parametrize("seconds", [None, ""])
def test_without_it_today_is_the_clocks_day(
    seconds: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the machine's own zone, as the people who build it count."""
    if seconds is None:
        monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    else:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    before = datetime.now().astimezone().date()
    assert before <= clock.today() <= datetime.now().astimezone().date()
