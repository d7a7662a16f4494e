"""Today, read in one place; everything else takes it as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def today() -> date:
    """The day to build for: that of `SOURCE_DATE_EPOCH` (seconds since 1970, UTC), else today.

    Raises:
        ValueError: `SOURCE_DATE_EPOCH` is not a whole number.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now().astimezone().date()
