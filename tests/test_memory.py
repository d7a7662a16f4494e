"""What has been worked out for a handbook is remembered, and forgotten with it."""

from __future__ import annotations

from dataclasses import replace

from macros.handbook import Handbook
from macros.memory import once_per_handbook
from tests.rules.support import HANDBOOK


def test_work_is_done_once_for_each_handbook() -> None:
    """Another handbook is worked out anew, also one with the same data."""
    done = []

    @once_per_handbook
    def count(handbook: Handbook) -> int:
        done.append(handbook.organisation.name)
        return len(done)

    other = replace(HANDBOOK)
    assert [count(HANDBOOK), count(HANDBOOK), count(other), count(HANDBOOK)] == [1, 1, 2, 1]


def test_handbook_that_is_gone_is_forgotten() -> None:
    """A new handbook in its place in memory must not be taken for it."""
    done = []

    @once_per_handbook
    def count(handbook: Handbook) -> int:
        done.append(handbook.language)
        return len(done)

    for expected in range(1, 20):
        assert count(replace(HANDBOOK)) == expected
