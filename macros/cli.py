"""The `handbook` command: what editors and machines ask of the handbook."""

from __future__ import annotations

import sys
from collections.abc import Collection
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click

from macros.checking import load_all
from macros.commands.common import (
    EXIT_PROBLEM,
    find_bad_calls,
    language_option,
    load_for_build,
    resolve_today,
    root_option,
    today_option,
    write_bytes,
)
from macros.commands.diff import diff
from macros.commands.due import due
from macros.commands.export import export
from macros.commands.init import init
from macros.commands.language import language
from macros.commands.new import new
from macros.commands.owners import owners
from macros.commands.rename import rename
from macros.commands.review import review
from macros.commands.schema import schema
from macros.commands.share import share
from macros.models.shared import Language
from macros.problem import FORMATS, Level, Problem
from macros.rules.runner import Judgement, Outcome, judge_all, to_problems
from macros.texts import load_texts


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kanalboken")
def main() -> None:
    """Check, build and query a Kanalboken handbook.

    Exit codes: 0 nothing wrong, 1 a problem at error level, 2 wrong use.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # A console that lacks a letter shows its number; it does not stop the report.
            stream.reconfigure(errors="backslashreplace")


def _summary(problems: list[Problem], judgements: Collection[Judgement]) -> str:
    """How much was found; the scorecard counts rules, which may have several findings each."""
    judged = [each for each in judgements if each.findings]
    if not problems and not judged:
        return "Nothing is wrong."
    parts = [f"{len(problems)} problem(s) in the files"]
    if judged:
        findings = sum(len(each.findings) for each in judged)
        rules = sum(
            result.outcome == Outcome.NOT_MET for each in judged for result in each.results.values()
        )
        parts.append(f"{findings} finding(s) in {len(judged)} plan(s), on {rules} rule(s) not met")
    return f"{'; '.join(parts)}."


def _fail_on_errors(problems: list[Problem]) -> None:
    if any(problem.level == Level.ERROR for problem in problems):
        sys.exit(EXIT_PROBLEM)


@main.command()
@root_option
@today_option
@language_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="How to print it; github and gitlab show it on the lines of a proposal.",
)
@click.option("--strict", is_flag=True, help="Let rules' findings set the exit code too.")
def check(root: Path, today: date | None, lang: Language | None, form: str, strict: bool) -> None:
    """Check the files, and judge the plans by the rules."""
    day = resolve_today(today)
    root = root.resolve()
    handbook, problems = load_all(root, day)
    problems += find_bad_calls(root, handbook, problems, day)
    judgements: list[Judgement] = []
    findings: list[Problem] = []
    if handbook:
        judgements = list(judge_all(handbook, day).values())
        findings = to_problems(judgements, handbook, load_texts(lang or handbook.language))
    printed = FORMATS[form]([*problems, *findings])
    if form != "text":
        write_bytes(printed)
    else:
        click.echo(printed, nl=False)
        click.echo(_summary(problems, judgements), err=True)
    _fail_on_errors([*problems, *(findings if strict else [])])


@main.command()
@root_option
def build(root: Path) -> None:
    """Build the site in every language.

    It is put in place when all of it is done: a build that fails leaves the last one standing.
    """
    from macros.build import BuildFailedError, build_site  # MkDocs takes a while to import

    check = load_for_build(root, "Nothing was built")
    try:
        site = build_site(root.resolve(), click.echo, check)
    except BuildFailedError as error:
        click.echo(str(error), err=True)
        click.echo("Nothing was changed in site/.", err=True)
        sys.exit(EXIT_PROBLEM)
    click.echo(f"The site is in {site}: open {site / 'index.html'}")


for command in (
    diff,
    due,
    export,
    init,
    language,
    new,
    owners,
    rename,
    review,
    schema,
    share,
):
    main.add_command(command)
