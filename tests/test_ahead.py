"""What a second process works out is what this one would, and arrives when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.ahead import Ahead

LARGE = "å" * 1_000_000
"""More than a pipe holds."""


def _who() -> int:
    return os.getpid()


@pytest.mark.parametrize("apart", [True, False])
def test_each_piece_is_what_its_work_comes_to(apart: bool) -> None:
    """In any order, and of any size."""
    work: dict[str, Callable[[], object]] = {
        "text": lambda: "a",
        "large": lambda: LARGE,
        "none": lambda: None,
        "list": lambda: [1, (2, "b")],
    }
    ahead = Ahead(work, apart=apart)
    taken = {name: ahead.take(name) for name in ("none", "list", "text", "large")}
    assert taken == {name: piece() for name, piece in work.items()}


def test_the_work_is_done_in_another_process() -> None:
    """Where there may be one; else here, when it is asked for."""
    assert Ahead({"who": _who}, apart=True).take("who") != os.getpid()
    assert Ahead({"who": _who}, apart=False).take("who") == os.getpid()


@pytest.mark.parametrize("processors", [1, None])
def test_one_processor_does_it_all_here(
    processors: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second process would only cost."""
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    assert Ahead({"who": _who}, apart=True).take("who") == os.getpid()


def test_the_work_begins_before_it_is_asked_for(tmp_path: Path) -> None:
    """The second piece is begun while nobody has taken the first."""
    begun = tmp_path / "pipe"
    os.mkfifo(begun)
    ahead = Ahead({"first": lambda: LARGE, "second": lambda: begun.write_text("begun")}, apart=True)
    assert begun.read_text() == "begun"
    assert ahead.take("first") == LARGE
    assert ahead.take("second") == len("begun")


def test_an_error_is_raised_by_who_takes_the_piece() -> None:
    """What came before it has arrived, and what comes after it is worked out here."""

    def fail() -> None:
        raise LookupError("there is no page x")

    ahead = Ahead({"before": _who, "wrong": fail, "after": _who}, apart=True)
    assert ahead.take("before") != os.getpid()
    with pytest.raises(LookupError, match="there is no page x"):
        ahead.take("wrong")
    assert ahead.take("after") == os.getpid()


def test_a_process_that_was_ended_leaves_its_work_to_this_one() -> None:
    """The system ends processes where memory is short."""
    here = os.getpid()

    def end() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    ahead = Ahead({"ended": end, "after": _who}, apart=True)
    assert ahead.take("ended") == here
    assert ahead.take("after") == here
