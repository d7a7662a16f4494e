"""A folder that takes long to fill, filled once for all workers of a test run."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def fill_once(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """A folder of this name, which the first who asks for it has filled.

    Tests only read what is in it: those of other workers do at the same time.

    Args:
        factory: pytest's own, whose folder the workers share.
        name: the folder's name, another for each content.
        fill: fills a new empty folder; where it fails, the next who asks tries anew.
    """
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with FileLock(str(shared / f"{name}.lock")):
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            fill(folder)
            done.touch()
    return folder
