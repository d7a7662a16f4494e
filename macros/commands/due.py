"""`handbook due`: what is overdue and what falls due soon."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.common import (
    Days,
    known_unit,
    language_option,
    load_edition,
    root_option,
    today_option,
    unit_option,
    write_bytes,
    write_report,
)
from macros.exports.calendar_ics import to_deadlines_ics
from macros.exports.due_list import DUE_FORMATS, build_due_list
from macros.models.shared import Language


@click.command()
@root_option
@today_option
@unit_option
@language_option
@click.option(
    "--within",
    type=Days(),
    default="30d",
    show_default=True,
    help="How far ahead to look: 30d, or 4w for weeks.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice([*DUE_FORMATS, "ics"]),
    default="text",
    show_default=True,
)
@click.option("--site-url", metavar="URL", help="The site's address, for links in ics.")
def due(
    root: Path,
    today: date | None,
    unit: str | None,
    lang: Language | None,
    within: int,
    form: str,
    site_url: str | None,
) -> None:
    """List what is overdue or due soon, for plans and for pages."""
    edition = load_edition(root, today, lang, "Nothing was listed")
    unit = known_unit(edition.handbook, unit)
    if form == "ics":
        write_bytes(to_deadlines_ics(edition, unit, within, site_url))
    else:
        write_report(DUE_FORMATS[form](build_due_list(edition, within, unit)), form)
