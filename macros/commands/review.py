"""`handbook review`: that a page was read through, by whom and with what outcome."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import get_args

import click

from macros.addresses import split_address
from macros.commands.asking import ask_choice, carry_out, not_empty
from macros.commands.common import (
    Day,
    load_for_change,
    resolve_today,
    root_option,
    stop_on_errors,
    today_option,
)
from macros.editing.changes import Changes
from macros.editing.editions import find_languages
from macros.editing.front_matter import edit_front_matter
from macros.editing.yaml_edits import to_scalar
from macros.handbook import Handbook
from macros.models.page import ReviewOutcome
from macros.models.shared import LANGUAGES, Language
from macros.prose.page_files import WrittenPage, load_pages
from macros.validation import suggest

_OUTCOMES = get_args(ReviewOutcome)


@click.command()
@click.argument("page")
@root_option
@today_option
@click.option("--outcome", metavar="WORD", help=f"One of {', '.join(_OUTCOMES)}.")
@click.option("--by", metavar="ROLE", help="The role that read it; its owner if left out.")
@click.option("--date", "day", type=Day(), default=None, help="The day; today if left out.")
@click.option("--note", help="A sentence about the outcome.")
@click.option("--lang", type=click.Choice(LANGUAGES), default=None, help="Only this language.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def review(
    page: str,
    root: Path,
    today: date | None,
    outcome: str | None,
    by: str | None,
    day: date | None,
    note: str | None,
    lang: Language | None,
    dry_run: bool,
) -> None:
    """Record that a page was read through.

    Do it even if nothing had to change.

    PAGE is an address, such as policy/strategy/, which means the page in every language; or
    a file, such as docs/sv/policy/strategy.md, which means that language alone.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    now = resolve_today(today)
    day = day or now
    if day > now:
        raise click.UsageError(f"--date: {day} is in the future: give the day it was read")
    pages = _find(root, handbook, page, lang)
    late = [found for found in pages.values() if found.meta.reviewed > day]
    if late:
        last = late[0].meta.reviewed
        raise click.UsageError(f"--date: {late[0].path} was reviewed after that, on {last}")
    outcome = ask_choice("outcome", outcome, _OUTCOMES)
    if by is not None:
        by = ask_choice("by", by, handbook.roles)
    changes = Changes(root)
    for path, found in pages.items():
        values = {
            "reviewed": day.isoformat(),
            "reviewed_by": by or found.meta.owner,
            "review_outcome": outcome,
            "review_note": to_scalar(not_empty(note)) if note is not None else None,
        }
        text = edit_front_matter(changes.read(path), values, "review_every")
        changes.write(path, text)
    if not changes.written:
        click.echo("That review is recorded already; nothing was written.")
        return
    carry_out(changes, dry_run, "Nothing was written")
    if outcome == "retire":
        click.echo("Now propose to remove the page, with its links and its place in the menu.")


def _find(
    root: Path, handbook: Handbook, wanted: str, lang: Language | None
) -> Mapping[str, WrittenPage]:
    """The pages that were meant, by their paths."""
    languages = find_languages(root, handbook.language)
    name, named = _name(wanted, languages)
    if lang is not None and named not in (None, lang):
        raise click.UsageError(f"--lang: {wanted} is in {named}, not in {lang}")
    only = lang or named
    names: set[str] = set()
    found: dict[str, WrittenPage] = {}
    for language in languages if only is None else [only]:
        pages, problems = load_pages(root, f"docs/{language}", language)
        names |= {page.name for page in pages}
        broken = [problem for problem in problems if _is(problem.path, language, name)]
        stop_on_errors(broken, "Nothing was written")
        found |= {page.path: page for page in pages if _is(page.path, language, name)}
    if not found:
        known = {_address(each) for each in names}
        hint = suggest(_address(name), known)
        if name.startswith(("registry/", "channels/")):
            hint = hint or ": it is made from data/, and nobody reviews it as a page"
        raise click.UsageError(f'there is no page "{wanted}"{hint}')
    return found


def _name(wanted: str, languages: tuple[Language, ...]) -> tuple[str, Language | None]:
    """The page below `docs/LANG/` without `.md`, and the language that a path names."""
    parts = split_address(wanted)
    if parts is None:
        raise click.UsageError(
            f'"{wanted}" cannot be read as an address: write one such as policy/strategy/'
        )
    path = parts.path.replace("\\", "/").strip("/")
    path = path.removesuffix("index.html").removesuffix(".html").removesuffix(".md")
    steps = [step for step in path.split("/") if step not in ("", ".")]
    named = None
    if steps[:1] == ["docs"]:
        steps = steps[1:]
        named = next((lang for lang in languages if steps[:1] == [lang]), None)
    # An address in another language stands below its folder: it means every language.
    if steps and steps[0] in LANGUAGES:
        steps = steps[1:]
    return "/".join(steps).removesuffix("/index"), named


def _is(path: str, language: str, name: str) -> bool:
    stem = path.removeprefix(f"docs/{language}/").removesuffix(".md")
    return name in (stem, stem.removesuffix("/index")) or (stem == "index" and not name)


def _address(name: str) -> str:
    stem = name.removesuffix(".md")
    return stem.removesuffix("index").rstrip("/") + "/" if stem != "index" else ""
