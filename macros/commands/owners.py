"""`handbook owners`: whom the repository's host asks about a change."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.common import (
    EXIT_PROBLEM,
    find_errors,
    root_option,
    stop,
    wrong_use,
)
from macros.commands.writing import read_written, write_changes
from macros.editing.changes import Changes
from macros.exports.codeowners import HEAD, PLACES, to_codeowners
from macros.handbook import Handbook, load_handbook
from macros.models.shared import LANGUAGES
from macros.problem import Problem
from macros.prose.page_files import WrittenPage, load_pages
from macros.rules import RULES


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; say whether it is out of step.")
def owners(root: Path, check: bool) -> None:
    """Write CODEOWNERS anew, from the owners of pages and plans.

    Their teams are those that the roles have in data/organisation.yml.
    """
    root = root.resolve()
    handbook, pages, problems = _load(root)
    if handbook is None or find_errors(problems):
        stop(problems, "Nothing was written")
    repository = handbook.organisation.repository
    if repository is None:
        if not check:
            wrong_use(
                "data/organisation.yml names no repository, so no host asks anybody: "
                "add repository (kind and url) there first"
            )
        return
    place = PLACES[repository.kind]
    if read_written(root / place) == to_codeowners(handbook, pages):
        if not check:
            click.echo(f"{place} is in step.")
    elif check:
        click.echo(f"{place} is out of step: run handbook owners")
        sys.exit(EXIT_PROBLEM)
    else:
        _write(root, handbook, pages)


def keep_owners_in_step(root: Path) -> None:
    """Write CODEOWNERS anew where there is one of ours, and tell of it.

    Where something is wrong in data/ or docs/ it stays as it is, which is told: it comes after
    a change that has been made, and may not be what broke them.
    """
    if not _find_ours(root):
        return
    handbook, pages, problems = _load(root)
    if handbook is None or find_errors(problems):
        click.echo(
            "CODEOWNERS was not checked: mend what handbook check finds, then run handbook owners",
            err=True,
        )
        return
    _write(root, handbook, pages)


def _find_ours(root: Path) -> list[str]:
    """Where a CODEOWNERS stands that we have written."""
    return [
        place for place in PLACES.values() if (read_written(root / place) or "").startswith(HEAD)
    ]


def _write(root: Path, handbook: Handbook, pages: list[WrittenPage]) -> None:
    """Write it where the repository's host looks for it, and remove ours from elsewhere."""
    repository = handbook.organisation.repository
    wanted = PLACES[repository.kind] if repository else None
    changes = Changes(root)
    text = to_codeowners(handbook, pages)
    if wanted and read_written(root / wanted) != text:
        changes.write(wanted, text)
    for place in _find_ours(root):
        if place != wanted:
            changes.delete(place)
    write_changes(changes, "CODEOWNERS was not written")


def _load(root: Path) -> tuple[Handbook | None, list[WrittenPage], list[Problem]]:
    handbook, problems = load_handbook(root, RULES)
    pages: list[WrittenPage] = []
    for language in LANGUAGES:
        found, more = load_pages(root, f"docs/{language}", language)
        pages.extend(found)
        problems = [*problems, *more]
    return handbook, pages, problems
