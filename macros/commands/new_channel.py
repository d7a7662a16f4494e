"""`handbook new channel`: a channel's facts and its page in every language."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import click

from macros.commands.asking import (
    ask,
    ask_choice,
    ask_name_and_id,
    ask_texts,
    carry_out,
    in_each,
    reading_settings,
    tell_untranslated,
)
from macros.commands.common import load_for_change, resolve_today, root_option, today_option
from macros.data_files import channel_path
from macros.editing.changes import Changes
from macros.editing.editions import find_languages
from macros.editing.new_files import add_pages
from macros.editing.scaffold import NewChannel, channel_data, channel_page
from macros.models import ChannelKind, ChannelStatus

_LONGEST_WEEK = 168


@click.command()
@root_option
@today_option
@click.option("--id", "channel_id", metavar="ID", help="The file's name, such as peertube.")
@click.option("--name", multiple=True, metavar="[LANG=]TEXT", help="What people call it.")
@click.option("--kind", metavar="KIND", help=f"One of {', '.join(get_args(ChannelKind))}.")
@click.option("--status", metavar="STATUS", help=f"One of {', '.join(get_args(ChannelStatus))}.")
@click.option("--summary", multiple=True, metavar="[LANG=]TEXT", help="What it is good for.")
@click.option("--reason", multiple=True, metavar="[LANG=]TEXT", help="Why it has that status.")
@click.option("--hours", metavar="NUMBER", help="The least hours a week that it takes.")
@click.option("--domain", multiple=True, metavar="DOMAIN", help="Where its accounts live.")
@click.option("--icon", metavar="NAME", help="An icon of the theme, such as material/forum.")
@click.option(
    "--update-interval",
    type=click.IntRange(1, 3660),
    metavar="DAYS",
    help="The most days between two updates; no limit if left out.",
)
@click.option("--screenshots", is_flag=True, help="Screenshots must be kept for the archive.")
@click.option("--owner", metavar="ROLE", help="The role that answers for its page.")
@click.option("--dry-run", is_flag=True, help="Write nothing; say what would be written.")
def channel(
    root: Path,
    today: date | None,
    channel_id: str | None,
    name: tuple[str, ...],
    kind: str | None,
    status: str | None,
    summary: tuple[str, ...],
    reason: tuple[str, ...],
    hours: str | None,
    domain: tuple[str, ...],
    icon: str | None,
    update_interval: int | None,
    screenshots: bool,
    owner: str | None,
    dry_run: bool,
) -> None:
    """Write a channel's facts, and a page in each language.

    The pages get a place in the menu.
    A text may be given once, or for each language: --name sv=Forum --name en=Forum.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    day = resolve_today(today)
    languages = find_languages(root, handbook.language) or (handbook.language,)
    names, channel_id = ask_name_and_id("name", name, channel_id, languages, handbook.channels)
    kind = ask_choice("kind", kind, get_args(ChannelKind))
    status = ask_choice("status", status, get_args(ChannelStatus), "trial", "Statuses")
    summaries = ask_texts("summary", summary, "What it is good for", languages)
    reasons = ask_texts("reason", reason, "Why it has that status", languages)
    new = NewChannel(
        id=channel_id,
        kind=kind,
        status=status,
        name=names,
        summary=summaries,
        reason=reasons,
        hours=float(ask("hours", hours, "Hours a week at least", _hours, "1")),
        domains=domain,
        icon=icon,
        update_interval_days=update_interval,
        screenshots=screenshots,
    )
    owner = ask_choice("owner", owner, handbook.roles, handbook.organisation.contact, "Roles")
    shown = in_each(names, languages, "name"), in_each(summaries, languages, "summary")
    with reading_settings():
        changes = Changes(root)
        changes.write(channel_path(new.id), channel_data(new, day))
        pages = {
            lang: channel_page(new.id, shown[0][lang], shown[1][lang], lang, owner, day)
            for lang in languages
        }
        add_pages(changes, f"channels/{new.id}.md", pages)
    carry_out(changes, dry_run, "Nothing was written")
    tell_untranslated(languages, names, summaries)
    click.echo("Now write under the headings of the pages, and run: handbook check")


def _hours(answer: str) -> str:
    try:
        hours = float(answer.replace(",", "."))
    except ValueError:
        hours = -1
    if not 0 <= hours <= _LONGEST_WEEK:
        raise click.UsageError(f'"{answer}" is not a number of hours a week')
    return f"{hours:g}"
