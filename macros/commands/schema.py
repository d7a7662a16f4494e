"""`handbook schema`: the JSON Schemas that an editor completes and checks data files by."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.common import EXIT_PROBLEM, root_option, wrong_use
from macros.commands.writing import read_written, write_changes
from macros.editing.changes import Changes
from macros.exports.schema import build_schemas, schema_languages
from macros.handbook import load_handbook
from macros.rules import RULES


@click.command()
@root_option
@click.option("--check", is_flag=True, help="Write nothing; say which files are out of step.")
def schema(root: Path, check: bool) -> None:
    """Write data/schema/*.json anew, from the models of this version."""
    root = root.resolve()
    if not (root / "data").is_dir():
        wrong_use(
            "there is no folder data/ here: go to the handbook's root, or name it with --root"
        )
    # A schema helps to mend the data, so it is written whatever is wrong with them.
    handbook, _ = load_handbook(root, RULES)
    schemas = build_schemas(schema_languages(handbook.language if handbook else "sv"))
    folder = root / "data" / "schema"
    stale = [name for name, text in schemas.items() if read_written(folder / name) != text]
    if check:
        for name in stale:
            click.echo(f"data/schema/{name} is out of step: run handbook schema")
        sys.exit(EXIT_PROBLEM if stale else 0)
    if not stale:
        click.echo("The schemas are in step.")
        return
    changes = Changes(root)
    for name in stale:
        changes.write(f"data/schema/{name}", schemas[name])
    write_changes(changes, "Nothing was written")
