"""`handbook language`: the languages that a handbook is in."""

from __future__ import annotations

from pathlib import Path

import click

from macros.commands.asking import carry_out, reading_settings
from macros.commands.common import load_for_change, root_option
from macros.editing.changes import Changes
from macros.editing.editions import find_languages, find_settings
from macros.editing.languages import Head, set_languages
from macros.editing.text_languages import keep_languages
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
    """Remove a language.

    Its pages, settings, texts in data/ and place in the switcher go.
    """
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
        kept = [each for each in there if each != lang]
        set_languages(changes, kept, Head())
    for path in handbook.sources:
        changes.write(path, keep_languages(changes.read(path), kept))
    if not yes and not dry_run:
        click.confirm(f"Remove docs/{lang}/ with all its pages?", abort=True)
    carry_out(changes, dry_run, "Nothing was removed")
