"""The data that a build of several languages has loaded once for all of them.

Each language is built by a process of its own. One that was forked has this module as it was, and
need not load the data anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from macros.handbook import Handbook


@dataclass
class _Loaded:
    root: Path
    handbook: Handbook


_loaded: list[_Loaded] = []


def keep_loaded(root: Path, handbook: Handbook) -> None:
    """Keep a handbook that was loaded and found to be without errors.

    Args:
        root: its root folder, resolved.
        handbook: the handbook, without its sources, which no page needs.
    """
    _loaded[:] = [_Loaded(root, handbook)]


def find_loaded(root: Path) -> Handbook | None:
    """The handbook of a root, where it has been kept; without its sources."""
    return next((kept.handbook for kept in _loaded if kept.root == root), None)
