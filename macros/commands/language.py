"""`handbook language`: the languages that a handbook is in."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.asking import carry_out, reading_settings
from macros.commands.common import load_for_change, root_option
from macros.editing.changes import Changes
from macros.editing.editions import find_languages, find_settings
from macros.editing.languages import Head, set_languages
from macros.models.shared import LANGUAGES
from macros.settings import MAIN


@click.group()
def language() -> None:
    """Change the languages that the handbook is in."""


@language.command()
@click.argument("lang", metavar="LANG", type=click.Choice(LANGUAGES))
@root_option
@click.option("--yes", is_flag=True, help="Do not ask before pages are removed.")
@click.option("--dry-run", is_flag=True, help="Remove nothing; say what would be removed.")
def remove(lang: str, root: Path, yes: bool, dry_run: bool) -> None:
    """Remove a language: its pages, its settings and its place in the language switcher."""
    root = root.resolve()
    handbook = load_for_change(root)
    with reading_settings():
        settings = find_settings(root)
        there = [each for each in find_languages(root, handbook.language) if each in settings]
        if lang not in there:
            raise click.UsageError(f"the handbook is in {', '.join(there)}, not in {lang}")
        if lang == handbook.language or settings.get(handbook.language) != MAIN:
            raise click.UsageError(
                f"{lang} is the default language, which plain texts in data/ are in: "
                "it cannot be removed"
            )
        changes = Changes(root)
        set_languages(changes, [each for each in there if each != lang], Head())
    if not yes and not dry_run:
        click.confirm(f"Remove docs/{lang}/ with all its pages?", abort=True)
    carry_out(changes, dry_run, "Nothing was removed")
    paths = [path for path, source in handbook.sources.items() if _speaks(source.data, lang)]
    if paths:
        click.echo(f"Left: texts in {lang} in {len(paths)} files of data/, which do no harm.")


def _speaks(data: object, lang: str) -> bool:
    """Whether data hold a text in a language."""
    if isinstance(data, dict):
        return isinstance(data.get(lang), str) or any(_speaks(each, lang) for each in data.values())
    return isinstance(data, list) and any(_speaks(each, lang) for each in data)
