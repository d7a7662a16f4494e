"""Today, read in one place; everything else takes it as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from macros.problem import cut

_LONGEST_SHOWN = 40


def today() -> date:
    """The day to build for: that of `SOURCE_DATE_EPOCH` (seconds since 1970, UTC), else today.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a whole number of seconds in the calendar.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            shown = cut(epoch, _LONGEST_SHOWN)
            message = f"SOURCE_DATE_EPOCH is {shown!r}: write whole seconds since 1 January 1970"
            raise ValueError(message) from None
    return datetime.now().astimezone().date()
