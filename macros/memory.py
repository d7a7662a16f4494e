"""Remembers what has been worked out for a handbook."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from macros.handbook import Handbook

T = TypeVar("T")


def once_per_handbook(work_out: Callable[[Handbook], T]) -> Callable[[Handbook], T]:
    """Work something out once for each handbook, and keep it as long as the handbook lives.

    Rules that compare plans need it: a thousand plans make a million pairs. A handbook never
    changes, but its mappings have no hash, so it is known by its identity.
    """
    kept: dict[int, T] = {}

    @wraps(work_out)
    def recall(handbook: Handbook) -> T:
        key = id(handbook)
        if key not in kept:
            kept[key] = work_out(handbook)
            weakref.finalize(handbook, kept.pop, key, None)
        return kept[key]

    return recall
