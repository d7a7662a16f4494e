"""`handbook owners`: whom the repository's host asks about a change."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.common import EXIT_PROBLEM, root_option, stop_on_errors, wrong_use
from macros.exports.codeowners import HEAD, PLACES, to_codeowners
from macros.handbook import Handbook, load_handbook
from macros.models.shared import LANGUAGES
from macros.prose.page_files import WrittenPage, load_pages
from macros.rules import RULES


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; say whether it is out of step.")
def owners(root: Path, check: bool) -> None:
    """Write CODEOWNERS anew, from the owners of pages and plans and their roles' teams."""
    root = root.resolve()
    handbook, pages = _load(root)
    repository = handbook.organisation.repository
    if repository is None:
        if not check:
            wrong_use("data/organisation.yml names no repository, so no host asks anybody")
        return
    place = PLACES[repository.kind]
    if _read(root / place) == to_codeowners(handbook, pages):
        if not check:
            click.echo(f"{place} is in step.")
    elif check:
        click.echo(f"{place} is out of step: run handbook owners")
        sys.exit(EXIT_PROBLEM)
    else:
        keep_owners_in_step(root, always=True)


def keep_owners_in_step(root: Path, *, always: bool = False) -> None:
    """Write CODEOWNERS anew where there is one of ours, and tell of it.

    Args:
        root: the handbook's root.
        always: write it where there is none, too.
    """
    files = {kind: root / place for kind, place in PLACES.items()}
    ours = {kind: file for kind, file in files.items() if (_read(file) or "").startswith(HEAD)}
    if not ours and not always:
        return
    handbook, pages = _load(root)
    repository = handbook.organisation.repository
    for kind, file in files.items():
        place = PLACES[kind]
        if repository is not None and kind == repository.kind:
            text = to_codeowners(handbook, pages)
            if _read(file) != text:
                file.parent.mkdir(exist_ok=True)
                file.write_text(text, encoding="utf-8", newline="\n")
                click.echo(f"{place} written")
        elif kind in ours:
            file.unlink()
            click.echo(f"{place} removed")


def _load(root: Path) -> tuple[Handbook, list[WrittenPage]]:
    handbook, problems = load_handbook(root, RULES)
    pages: list[WrittenPage] = []
    for language in LANGUAGES:
        found, more = load_pages(root, f"docs/{language}", language)
        pages.extend(found)
        problems = [*problems, *more]
    stop_on_errors(problems, "Nothing was written")
    if handbook is None:
        raise AssertionError("a handbook that cannot be loaded has a problem")
    return handbook, pages


def _read(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
