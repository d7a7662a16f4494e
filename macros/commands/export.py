"""`handbook export`: the registry and the deadlines for other programs."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.common import (
    known_unit,
    language_option,
    load_edition,
    root_option,
    today_option,
    unit_option,
    write_bytes,
)
from macros.exports.calendar_ics import to_deadlines_ics
from macros.exports.registry_csv import to_registry_csv
from macros.exports.registry_json import to_registry_json
from macros.models.shared import Language


@click.command()
@click.argument("form", metavar="csv|json|ics", type=click.Choice(["csv", "json", "ics"]))
@root_option
@today_option
@unit_option
@language_option
@click.option("--site-url", metavar="URL", help="The site's address, for links in ics.")
def export(
    form: str,
    root: Path,
    today: date | None,
    unit: str | None,
    lang: Language | None,
    site_url: str | None,
) -> None:
    """Print the registry as csv or json, or the deadlines as ics."""
    edition = load_edition(root, today, lang, "Nothing was exported")
    unit = known_unit(edition.handbook, unit)
    if form == "csv":
        write_bytes(to_registry_csv(edition, unit))
    elif form == "json":
        write_bytes(to_registry_json(edition, unit))
    else:
        write_bytes(to_deadlines_ics(edition, unit, site_url=site_url))
