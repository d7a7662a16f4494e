"""`handbook diff`: what a change means, for whoever reviews it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import click

from macros.commands.common import (
    EXIT_PROBLEM,
    language_option,
    resolve_today,
    root_option,
    today_option,
    write_report,
    wrong_use,
)
from macros.compare.comparison import Comparison, compare
from macros.compare.report import to_diff_markdown, to_diff_text
from macros.compare.report_json import to_diff_json
from macros.compare.revision import RevisionError, load_files, load_revision
from macros.edition import Edition
from macros.models.shared import Language

_FORMATS: Mapping[str, Callable[[Comparison, str, str | None], str]] = {
    "text": to_diff_text,
    "markdown": to_diff_markdown,
    "json": to_diff_json,
}


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@root_option
@today_option
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(_FORMATS)),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option(
    "--fail-on-new",
    is_flag=True,
    help="Exit 1 if the change brings a finding at error level.",
)
def diff(
    base: str,
    head: str | None,
    root: Path,
    today: date | None,
    lang: Language | None,
    form: str,
    fail_on_new: bool,
) -> None:
    """Say what changes between two revisions, plan by plan.

    Fields, findings and deadlines are compared. BASE and HEAD are commits, branches or tags of
    git; without HEAD it is the files as they are. Both are judged by this version's rules, on
    the same day.
    """
    root = root.resolve()
    day = resolve_today(today)
    try:
        old = load_revision(root, base)
        new = load_revision(root, head) if head is not None else load_files(root)
    except RevisionError as error:
        wrong_use(str(error))
    language = lang or new.language
    comparison = compare(Edition(old, language, day), Edition(new, language, day))
    write_report(_FORMATS[form](comparison, base, head), form)
    if fail_on_new and comparison.has_new_errors:
        for plan in comparison.plans:
            for rule in plan.findings.new_errors:
                click.echo(f"New at error level: {plan.id}: {rule}", err=True)
        sys.exit(EXIT_PROBLEM)
