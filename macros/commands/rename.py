"""`handbook rename`: another id for a unit, a channel or a plan, everywhere that it stands."""

from __future__ import annotations

from pathlib import Path

import click

from macros.checking import find_problems
from macros.commands.asking import bad_id, carry_out, reading_settings
from macros.commands.common import load_for_change, root_option, stop_on_errors
from macros.editing.page_links import Rename
from macros.editing.renaming import changed_address, find_left, known_ids, plan_rename
from macros.models.shared import is_id
from macros.validation import suggest

_KINDS = ("unit", "channel", "plan")


@click.command()
@click.argument("kind", metavar="unit|channel|plan", type=click.Choice(_KINDS))
@click.argument("old")
@click.argument("new")
@root_option
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would change.")
def rename(kind: str, old: str, new: str, root: Path, dry_run: bool) -> None:
    """Give a unit, a channel or a plan another id.

    Changes the data, file names, pages with their macros and links, and menus; says which
    places still hold the old id, and which addresses are others from now on.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    problems = find_problems(root)
    stop_on_errors(problems, "Nothing was changed")
    known = known_ids(handbook, kind)
    if old not in known:
        hint = suggest(old, known) or f"; known: {', '.join(known)}"
        raise click.UsageError(f'there is no {kind} "{old}"{hint}')
    if not is_id(new):
        raise click.UsageError(bad_id(new))
    if new in known:
        raise click.UsageError(f'there is a {kind} "{new}" already: choose another id')
    change = Rename(kind, old, new)
    with reading_settings():
        changes = plan_rename(root, handbook, change)
    left = list(find_left(changes, change))
    carry_out(changes, dry_run, "Nothing was changed", problems)
    before, after = changed_address(change)
    click.echo(f"The address {before} becomes {after}: links from elsewhere must be changed.")
    if kind != "plan":
        click.echo("Plans keep their ids: change one with handbook rename plan OLD NEW.")
    for path, position, line in left:
        click.echo(f"Left: {path}:{position.line}:{position.column}: {line}")
