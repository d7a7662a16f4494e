"""All that is wrong in the handbook's files: `data/`, its icons, `docs/` and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from macros.data_files import plan_path
from macros.handbook import Handbook, load_handbook
from macros.icons import check_icons
from macros.problem import Level, Problem
from macros.prose.checks import check_docs, made_pages
from macros.rules import RULES
from macros.settings import check_settings

_BEGUN = frozenset({"unit", "channel", "status", "purpose", "responsible", "history"})
"""The keys that `handbook new plan` writes."""


def load_data(root: Path) -> tuple[Handbook | None, list[Problem]]:
    """The data, and all that is wrong in them.

    Args:
        root: the handbook's root.

    Returns:
        The handbook, or None where `organisation.yml` could not be loaded; and the problems.
    """
    handbook, problems = load_handbook(root, RULES)
    return handbook, [*problems, *(check_icons(handbook) if handbook else ())]


def check_pages(root: Path, handbook: Handbook | None, today: date | None = None) -> list[Problem]:
    """All that is wrong in `docs/` and the settings; nothing is said of it without the data.

    Args:
        root: the handbook's root.
        handbook: the data.
        today: the day on which a page's review may be overdue; None asks for none.
    """
    if handbook is None:
        return []
    pages = check_docs(root, handbook, RULES, today)
    return [*pages, *check_settings(root, made_pages(handbook))]


def load_all(root: Path, today: date | None = None) -> tuple[Handbook | None, list[Problem]]:
    """The data, and all that is wrong in `data/` and `docs/`, rules' findings left out."""
    handbook, problems = load_data(root)
    untouched = check_begun_plans(handbook) if handbook else ()
    return handbook, [*problems, *untouched, *check_pages(root, handbook, today)]


def check_begun_plans(handbook: Handbook) -> Iterator[Problem]:
    """The drafts that nobody has gone on with: no rule asks anything of a draft."""
    for plan in handbook.plans.values():
        path = plan_path(plan.id)
        if plan.status == "draft" and handbook.sources[path].data.keys() <= _BEGUN:
            message = (
                "the draft holds no more than `handbook new plan` wrote: fill in audiences, goals, "
                "activities and the rest (the page tools/plan/ has a form), or remove the file"
            )
            position = handbook.position(path, ("status",))
            yield Problem(path, position, Level.WARNING, "not-written", message)


def find_problems(root: Path) -> list[Problem]:
    """The problems alone."""
    return load_all(root)[1]
