"""`handbook share`: the whole site as one zip, for those who have no network."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.common import (
    EXIT_PROBLEM,
    load_for_build,
    resolve_today,
    root_option,
)


@click.command()
@root_option
def share(root: Path) -> None:
    """Pack the whole site into one zip.

    It has every language, opens by double click and needs no network.

    The zip is named after the site and the day, and is put in the handbook's root.
    """
    # MkDocs takes a while to import
    from macros.build import BuildFailedError
    from macros.share import START, pack_site

    today = resolve_today(None)
    check = load_for_build(root, "Nothing was packed")
    try:
        packed = pack_site(root.resolve(), today, click.echo, check)
    except BuildFailedError as error:
        click.echo(str(error), err=True)
        click.echo("Nothing was packed.", err=True)
        sys.exit(EXIT_PROBLEM)
    size = f"{packed.size / 1_000_000:.1f} MB, {packed.count} files"
    click.echo(f"The site is packed in {packed.file} ({size}).")
    click.echo(f"Copy it to a USB stick or a network drive, unpack it, and open {START}.")
