"""`handbook rename`: another id for a unit, a channel or a plan, everywhere that it stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from macros.checking import find_problems
from macros.commands.asking import bad_id, carry_out, reading_settings
from macros.commands.common import load_for_change, root_option, stop_on_errors
from macros.data_files import channel_path
from macros.editing.page_links import Rename
from macros.editing.renaming import changed_address, find_left, known_ids, plan_rename
from macros.handbook import Handbook
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
    for line in _keeps(change, handbook):
        click.echo(line)
    for path, position, line in left:
        click.echo(f"Left: {path}:{position.line}:{position.column}: {line}")


def _keeps(change: Rename, handbook: Handbook) -> Iterator[str]:
    """What stays as it was although it speaks of the same thing, and how to change that too."""
    if change.kind == "plan":
        return
    yield "Plans keep their ids: change one with handbook rename plan OLD NEW."
    if change.kind == "channel":
        name = handbook.channels[change.old].name
        where = f"{channel_path(change.new)}, and as the title of its pages"
    else:
        name = handbook.units[change.old].name
        where = "data/organisation.yml"
        head = f"head-{change.old}"
        if head in handbook.roles:
            yield (
                f"The role {head} keeps its id: to change it, replace it everywhere in data/ and "
                "docs/; handbook check finds where it is left."
            )
    shown = name.local(handbook.language, handbook.language)
    yield f'Readers still see the name "{shown}": change it as name in {where}.'
