"""What a second process works out is what this one would, and arrives when it is asked for."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros import ahead
from macros.ahead import Ahead, share_processors

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
    made = Ahead(work, apart=apart)
    taken = {name: made.take(name) for name in ("none", "list", "text", "large")}
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


@pytest.mark.parametrize(("builds", "is_apart"), [(1, True), (2, False), (3, False)])
def test_a_build_takes_no_processor_from_another(
    builds: int, is_apart: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a machine with two, where this is one of several builds at a time."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(ahead, "_builds", 1)
    share_processors(builds)
    assert (Ahead({"who": _who}, apart=True).take("who") != os.getpid()) is is_apart


def test_the_work_begins_before_it_is_asked_for(tmp_path: Path) -> None:
    """The second piece is begun while nobody has taken the first."""
    begun = tmp_path / "pipe"
    os.mkfifo(begun)
    made = Ahead({"first": lambda: LARGE, "second": lambda: begun.write_text("begun")}, apart=True)
    assert begun.read_text() == "begun"
    assert made.take("first") == LARGE
    assert made.take("second") == len("begun")


def test_an_error_is_raised_by_who_takes_the_piece() -> None:
    """What came before it has arrived, and what comes after it is worked out here."""

    def fail() -> None:
        raise LookupError("there is no page x")

    made = Ahead({"before": _who, "wrong": fail, "after": _who}, apart=True)
    assert made.take("before") != os.getpid()
    with pytest.raises(LookupError, match="there is no page x"):
        made.take("wrong")
    assert made.take("after") == os.getpid()


def test_a_process_that_was_ended_leaves_its_work_to_this_one() -> None:
    """The system ends processes where memory is short."""
    here = os.getpid()

    def end() -> int:
        if os.getpid() != here:
            os._exit(1)
        return here

    made = Ahead({"ended": end, "after": _who}, apart=True)
    assert made.take("ended") == here
    assert made.take("after") == here
