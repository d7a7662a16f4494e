"""Works things out in a second process, while this one does something else.

A build has two halves that hardly need each other: the pages that somebody has written, and what
is made of the plans. A machine with two processors does them side by side.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from queue import SimpleQueue
from threading import Thread
from typing import Any


class Ahead:
    """Pieces of work by name: begun now, in order, and taken when they are needed.

    What the second process cannot do is done here when it is asked for, so that an error is
    raised where somebody handles it. There is no second process where the system cannot fork one
    safely, or has one processor only.

    Args:
        work: what to work out; what comes out of it can be pickled.
        apart: whether a second process may be begun; a program with threads may not.
    """

    def __init__(self, work: Mapping[str, Callable[[], Any]], *, apart: bool) -> None:
        self._work = work
        self._names = iter(work)
        self._arrived: dict[str, Any] = {}
        self._results: Connection | None = None
        # macOS can fork, but its own libraries do not stand it.
        if apart and sys.platform == "linux" and (os.cpu_count() or 1) > 1:
            context = multiprocessing.get_context("fork")
            self._results, results = context.Pipe(duplex=False)
            process = context.Process(target=_work_apart, args=(work, results), daemon=True)
            process.start()
            results.close()

    def take(self, name: str) -> Any:
        """What a piece of work has come to; each is taken once.

        Args:
            name: the piece's name.

        Raises:
            Exception: what the work itself raises.
        """
        while name not in self._arrived and self._results is not None:
            try:
                result = self._results.recv_bytes()
            except EOFError:
                self._results = None
            else:
                self._arrived[next(self._names)] = result
        if name in self._arrived:
            return pickle.loads(self._arrived.pop(name))  # noqa: S301  # our own process sent it
        return self._work[name]()


def _work_apart(work: Mapping[str, Callable[[], Any]], results: Connection) -> None:
    """In the second process: work, while a thread hands over what is done."""
    done: SimpleQueue[bytes | None] = SimpleQueue()
    sender = Thread(target=_send, args=(done, results))
    sender.start()
    try:
        for piece in work.values():
            done.put(pickle.dumps(piece(), pickle.HIGHEST_PROTOCOL))
    except Exception:  # noqa: S110  # it is raised again by who takes the piece
        pass
    done.put(None)
    sender.join()


def _send(done: SimpleQueue[bytes | None], results: Connection) -> None:
    while (result := done.get()) is not None:
        results.send_bytes(result)
