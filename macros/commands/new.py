"""`handbook new`: files to begin from, which load as they are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from macros.commands.asking import ask, ask_choice, bad_id, carry_out, one_of_known
from macros.commands.common import load_for_change, resolve_today, root_option, today_option
from macros.commands.new_channel import channel
from macros.commands.new_page import page, postulate
from macros.data_files import plan_path
from macros.editing.changes import Changes
from macros.editing.yaml_edits import to_scalar
from macros.handbook import Handbook
from macros.models.shared import is_id
from macros.texts import load_texts


@click.group()
def new() -> None:
    """Begin a plan, a channel, a postulate or a page.

    What is not given with a flag is asked for.
    """


@new.command()
@root_option
@today_option
@click.option("--unit", metavar="ID", help="The unit whose plan it is.")
@click.option("--channel", metavar="ID", help="The channel.")
@click.option("--id", "plan_id", metavar="ID", help="The file's name, UNIT-CHANNEL if left out.")
@click.option("--purpose", help="Why this medium and no other, in the default language.")
@click.option("--responsible", metavar="ROLE", help="The role that is responsible for the use.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would be written.")
def plan(
    root: Path,
    today: date | None,
    unit: str | None,
    channel: str | None,
    plan_id: str | None,
    purpose: str | None,
    responsible: str | None,
    dry_run: bool,
) -> None:
    """Write a draft of an action plan."""
    root = root.resolve()
    handbook = load_for_change(root)
    day = resolve_today(today)
    unit = ask_choice("unit", unit, handbook.units)
    channel = ask_choice("channel", channel, handbook.channels)
    if responsible is not None:
        responsible = ask("responsible", responsible, "", one_of_known(handbook.roles))
    plan_id = _free_id(handbook, root, plan_id or f"{unit}-{channel}")
    text = _plan_text(handbook, unit, channel, purpose, responsible, day)
    changes = Changes(root)
    changes.write(plan_path(plan_id), text)
    carry_out(changes, dry_run, "Nothing was written")
    if dry_run:
        click.echo(f"\n{text}", nl=False)
    else:
        click.echo("Now fill it in, and run: handbook check")
    status = handbook.channels[channel].status
    if status not in ("recommended", "allowed"):
        click.echo(f'Note: the channel "{channel}" has the status {status}.', err=True)


for command in (channel, page, postulate):
    new.add_command(command)


def _plan_text(
    handbook: Handbook,
    unit: str,
    channel: str,
    purpose: str | None,
    responsible: str | None,
    day: date,
) -> str:
    note = load_texts(handbook.language).get("new.plan.first-draft")
    lines = [
        "# yaml-language-server: $schema=../schema/plan.schema.json",
        f"unit: {unit}",
        f"channel: {channel}",
        "status: draft",
    ]
    if purpose and purpose.strip():
        lines.append(f"purpose: {to_scalar(purpose)}")
    if responsible:
        lines.append(f"responsible: {{role: {responsible}}}")
    lines.append(f"history: [{{date: {day}, note: {note}}}]")
    return "\n".join(lines) + "\n"


def _free_id(handbook: Handbook, root: Path, plan_id: str) -> str:
    if not is_id(plan_id):
        raise click.UsageError(f"--id: {bad_id(plan_id)}")
    if plan_id in handbook.plans or (root / plan_path(plan_id)).exists():
        raise click.UsageError(f"{plan_path(plan_id)} is there already: give another --id")
    return plan_id
