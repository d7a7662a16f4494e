"""`handbook new`: files to begin from, which load as they are."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date
from pathlib import Path

import click
from pydantic import TypeAdapter, ValidationError

from macros.commands.common import resolve_today, root_option, stop_on_errors, today_option
from macros.handbook import Handbook, load_handbook, plan_path
from macros.models.shared import Id
from macros.rules import RULES
from macros.texts import load_texts
from macros.validation import suggest


@click.group()
def new() -> None:
    """Write a file to begin from; what is not given with a flag is asked for."""


@new.command()
@root_option
@today_option
@click.option("--unit", metavar="ID", help="The unit whose plan it is.")
@click.option("--channel", metavar="ID", help="The channel.")
@click.option("--id", "plan_id", metavar="ID", help="The file's name, UNIT-CHANNEL if left out.")
@click.option("--purpose", help="Why this medium and no other, in the default language.")
@click.option("--responsible", metavar="ROLE", help="The role that is responsible for the use.")
def plan(
    root: Path,
    today: date | None,
    unit: str | None,
    channel: str | None,
    plan_id: str | None,
    purpose: str | None,
    responsible: str | None,
) -> None:
    """Write a draft of an action plan."""
    root = root.resolve()
    handbook, problems = load_handbook(root, RULES)
    if handbook is None:
        stop_on_errors(problems, "Nothing was written")
        raise AssertionError("a handbook that cannot be loaded has a problem")
    day = resolve_today(today)
    unit = _ask("unit", unit, handbook.units)
    channel = _ask("channel", channel, handbook.channels)
    if responsible is not None:
        responsible = _known("responsible", responsible, handbook.roles)
    plan_id = _free_id(handbook, root, plan_id or f"{unit}-{channel}")
    path = root / plan_path(plan_id)
    path.parent.mkdir(exist_ok=True)
    text = _plan_text(handbook, unit, channel, purpose, responsible, day)
    path.write_text(text, encoding="utf-8", newline="\n")
    click.echo(f"{plan_path(plan_id)} written; now fill it in, and run: handbook check")
    status = handbook.channels[channel].status
    if status not in ("recommended", "allowed"):
        click.echo(f'Note: the channel "{channel}" has the status {status}.', err=True)


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
        # JSON's strings are YAML's too, whatever stands in them.
        lines.append(f"purpose: {json.dumps(purpose, ensure_ascii=False)}")
    if responsible:
        lines.append(f"responsible: {{role: {responsible}}}")
    lines.append(f"history: [{{date: {day}, note: {note}}}]")
    return "\n".join(lines) + "\n"


def _ask(name: str, given: str | None, known: Collection[str]) -> str:
    """What was given with the flag, or else what is answered; one of the ids that there are."""
    if given is None:
        click.echo(f"{name.capitalize()}s: {', '.join(known)}")
        try:
            given = str(click.prompt(name.capitalize(), err=False))
        except click.Abort:
            raise click.UsageError(f"there was no answer: give --{name}") from None
    return _known(name, given, known)


def _known(name: str, given: str, known: Collection[str]) -> str:
    if given not in known:
        hint = suggest(given, known) or f"; known: {', '.join(known)}"
        raise click.UsageError(f'--{name}: there is no "{given}"{hint}')
    return given


def _free_id(handbook: Handbook, root: Path, plan_id: str) -> str:
    try:
        TypeAdapter(Id).validate_python(plan_id)
    except ValidationError:
        message = f'--id: "{plan_id}" is not an id: use small letters a-z, digits and hyphens'
        raise click.UsageError(message) from None
    if plan_id in handbook.plans or (root / plan_path(plan_id)).exists():
        raise click.UsageError(f"{plan_path(plan_id)} is there already: give another --id")
    return plan_id
