"""The handbook's files are its own: no symbolic link leads out of docs/ or data/."""

from __future__ import annotations

import os
from pathlib import Path

from macros.problem import Level, Position, Problem


def check_links_out(root: Path, folder: str) -> list[Problem]:
    """The symbolic links that would bring other files of the machine into the handbook.

    A link to a folder is refused wherever it leads: it may lead to a folder that it stands in,
    and the site would be built without end. A link to a file in the same folder is plain.

    Args:
        root: the handbook's root.
        folder: `data`, `docs`, or a folder below one of them.

    Returns:
        A problem a link, with the link's path; nothing of what it leads to has been read.
    """
    first = folder.partition("/")[0]
    home = root.resolve() / first
    found = []
    parts = Path(folder).parts
    for depth in range(1, len(parts) + 1):
        place = root.joinpath(*parts[:depth])
        if place.is_symlink():
            return [_problem(root, place, first)]
    for where, folders, files in os.walk(root / folder, followlinks=False):
        for name in [*folders, *files]:
            place = Path(where, name)
            if place.is_symlink() and (place.is_dir() or not _resolve(place).is_relative_to(home)):
                found.append(_problem(root, place, first))
    return found


def _resolve(place: Path) -> Path:
    """Where a link leads; one that leads round in a circle leads to itself."""
    try:
        return place.resolve()
    except (OSError, RuntimeError):
        return place.parent.resolve() / place.name


def _problem(root: Path, place: Path, first: str) -> Problem:
    message = f"a symbolic link is not followed out of {first}/ or to a folder: copy what it is for"
    path = place.relative_to(root).as_posix()
    return Problem(path, Position(), Level.ERROR, "symbolic-link", message)
