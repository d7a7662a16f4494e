"""Works things out in a second process, while this one does something else.

A build has two halves that hardly need each other: the pages that somebody has written, and what
is made of the plans. A machine with two processors does them side by side, unless each has a
build of its own to do.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections import deque
from collections.abc import Callable, Mapping
from queue import Queue
from threading import Thread
from typing import Any, BinaryIO

_END = object()
_WAITING = 500
"""So many pieces wait to be taken; more of them would take more memory than time."""

_builds = 1


def share_processors(builds: int) -> None:
    """Say how many builds run on this machine, each in a process of its own as this one."""
    global _builds  # a build's hooks are begun by MkDocs, which hands nothing on
    _builds = builds


class Ahead:
    """Pieces of work by name: begun now, in order, and taken when they are needed.

    What the second process cannot do is done here when it is asked for, so that an error is
    raised where somebody handles it. There is no second process where the system cannot fork one
    safely, or where it would take a processor from a build.

    Args:
        work: what to work out; what comes out of it can be pickled.
        apart: whether a second process may be begun; a program with threads may not.
    """

    def __init__(self, work: Mapping[str, Callable[[], Any]], *, apart: bool) -> None:
        self._work = work
        self._expected = deque(work)
        self._arrived: dict[str, Any] = {}
        self._results: BinaryIO | None = None
        # macOS can fork, but its own libraries do not stand it.
        if apart and sys.platform == "linux" and (os.cpu_count() or 1) > _builds:
            context = multiprocessing.get_context("fork")
            here, there = os.pipe()
            self._results = os.fdopen(here, "rb")
            process = context.Process(target=_work_apart, args=(work, there), daemon=True)
            process.start()
            os.close(there)

    def take(self, name: str) -> Any:
        """What a piece of work has come to; each is taken once.

        Args:
            name: the piece's name.

        Raises:
            Exception: what the work itself raises.
        """
        while name not in self._arrived and self._results is not None:
            try:
                result = pickle.load(self._results)  # noqa: S301  # our own process sent it
                self._arrived[self._expected.popleft()] = result
            except (EOFError, pickle.UnpicklingError):
                self._expected.clear()
            if not self._expected:
                self._results.close()
                self._results = None
        return self._arrived.pop(name) if name in self._arrived else self._work[name]()


def _work_apart(work: Mapping[str, Callable[[], Any]], results: int) -> None:
    """In the second process: work, while a thread hands over what is done."""
    done: Queue[Any] = Queue(_WAITING)
    sender = Thread(target=_send, args=(done, results))
    sender.start()
    try:
        left = dict(work)
        for name in work:
            # Let go of what only this piece needed.
            done.put(left.pop(name)())
    except Exception:  # noqa: S110  # it is raised again by who takes the piece
        pass
    done.put(_END)
    sender.join()


def _send(done: Queue[Any], results: int) -> None:
    with os.fdopen(results, "wb") as file:
        while (result := done.get()) is not _END:
            pickle.dump(result, file, pickle.HIGHEST_PROTOCOL)
            file.flush()
