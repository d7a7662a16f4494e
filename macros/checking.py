"""All that is wrong in the handbook's files: `data/`, the icons that it names, and `docs/`."""

from __future__ import annotations

from pathlib import Path

from macros.handbook import Handbook, load_handbook
from macros.icons import check_icons
from macros.problem import Problem
from macros.prose.checks import check_docs
from macros.rules import RULES


def load_data(root: Path) -> tuple[Handbook | None, list[Problem]]:
    """The data, and all that is wrong in them.

    Args:
        root: the handbook's root.

    Returns:
        The handbook, or None where `organisation.yml` could not be loaded; and the problems.
    """
    handbook, problems = load_handbook(root, RULES)
    return handbook, [*problems, *(check_icons(handbook) if handbook else ())]


def check_pages(root: Path, handbook: Handbook | None) -> list[Problem]:
    """All that is wrong in `docs/`; nothing is said of it without the data."""
    return check_docs(root, handbook, RULES) if handbook else []


def load_all(root: Path) -> tuple[Handbook | None, list[Problem]]:
    """The data, and all that is wrong in `data/` and `docs/`, rules' findings left out."""
    handbook, problems = load_data(root)
    return handbook, [*problems, *check_pages(root, handbook)]


def find_problems(root: Path) -> list[Problem]:
    """The problems alone."""
    return load_all(root)[1]
