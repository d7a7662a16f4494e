"""What the commands share: their options, their exit codes, and loading what they are about."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NoReturn

import click

from macros import clock
from macros.ahead import Ahead
from macros.checking import check_pages, load_data
from macros.edition import Edition
from macros.handbook import Handbook, load_handbook
from macros.loaded import keep_loaded
from macros.models.shared import LANGUAGES, Language
from macros.page_calls import check_all_calls
from macros.problem import Level, Problem, to_text
from macros.prose.page_files import load_pages
from macros.render import prepare_templates
from macros.rules import RULES
from macros.validation import suggest

EXIT_PROBLEM = 1
EXIT_WRONG_USE = 2


class Day(click.ParamType[date]):
    """A day as `2026-11-22`."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Read the day."""
        try:
            return datetime.strptime(str(value), "%Y-%m-%d").date()  # noqa: DTZ007
        except ValueError:
            self.fail(f"{value!r} is not a day: write year-month-day, such as 2026-11-22")


class Days(click.ParamType[int]):
    """A number of days as `30d`, or of weeks as `4w`."""

    name = "days"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """Read the number."""
        match = re.fullmatch(r"([0-9]{1,4})([dw]?)", str(value))
        if not match:
            self.fail(f"{value!r} is not a number of days: write 30d, or 4w for weeks")
        return int(match[1]) * (7 if match[2] == "w" else 1)


Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

root_option: Decorator = click.option(
    "--root",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    show_default="this folder",
    help="The handbook's root folder, which holds data/ and docs/.",
)
today_option: Decorator = click.option(
    "--today",
    type=Day(),
    default=None,
    show_default="SOURCE_DATE_EPOCH or today",
    help="The day to judge by.",
)
unit_option: Decorator = click.option(
    "--unit", metavar="ID", help="Only what concerns the plans of this unit."
)
language_option: Decorator = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    show_default="the handbook's default language",
    help="The language of names and of what rules say; a file's mistakes are told in English.",
)


def resolve_today(today: date | None) -> date:
    """The day that was asked for, or else that of the build or the clock."""
    if today is not None:
        return today
    try:
        return clock.today()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def find_errors(problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that stop a command; others are only told."""
    return [problem for problem in problems if problem.level == Level.ERROR]


def find_bad_calls(
    root: Path, handbook: Handbook | None, problems: Iterable[Problem], today: date
) -> list[Problem]:
    """What is wrong in the macros that pages call; nothing is said of it with data in error.

    Args:
        root: the handbook's root.
        handbook: the data.
        problems: what else was found.
        today: the day that the pages are of.
    """
    broken = any(problem.path.startswith("data/") for problem in find_errors(problems))
    return [] if handbook is None or broken else list(check_all_calls(root, handbook, today))


def stop_on_errors(problems: list[Problem], what: str) -> None:
    """Print the problems and stop, if one of them is an error.

    Args:
        problems: what was found.
        what: what did not happen because of it, such as "Nothing was exported".
    """
    if find_errors(problems):
        stop(problems, what)


def stop(problems: list[Problem], what: str) -> NoReturn:
    """Print the problems, errors among them, and stop."""
    click.echo(to_text(problems), nl=False, err=True)
    count = len(find_errors(problems))
    click.echo(f"{what}: {count} error(s) in the files.", err=True)
    sys.exit(EXIT_PROBLEM)


def load_for_build(root: Path, what: str) -> Callable[[], None]:
    """Load the data and keep them for the languages' builds; stops where they are wrong.

    Meanwhile a second process translates the templates that no earlier build has.

    Args:
        root: the handbook's root.
        what: what does not happen if there are errors in data/ or docs/.

    Returns:
        What checks the pages, and stops where something is wrong; a build can go on meanwhile.
    """
    root = root.resolve()
    templates = Ahead({"translated": prepare_templates}, apart=True)
    loaded, problems = load_data(root)
    # No page tells where something stands in its file, and that would be held as long as this is.
    handbook = loaded.without_sources() if loaded else None

    def check() -> None:
        found = [*problems, *check_pages(root, handbook)]
        if find_errors(found):  # else each language's build tells of the calls in its pages
            found += find_bad_calls(root, handbook, found, resolve_today(None))
        stop_on_errors(found, what)

    if handbook is None or find_errors(problems):
        check()
    else:
        keep_loaded(root, handbook)
    templates.take("translated")
    return check


def loaded_or_stop(root: Path, what: str) -> tuple[Handbook, list[Problem]]:
    """The data with what is wrong in them; stops where no handbook can be made of them.

    Args:
        root: the handbook's root.
        what: what does not happen then.
    """
    handbook, problems = load_handbook(root, RULES)
    if handbook is None:
        stop(problems, what)
    return handbook, problems


def load_for_change(root: Path) -> Handbook:
    """The data of a handbook that a command is to change; stops where they cannot be loaded."""
    return loaded_or_stop(root, "Nothing was written")[0]


def load_edition(root: Path, today: date | None, language: Language | None, what: str) -> Edition:
    """The handbook as one language's readers see it; stops if its files have errors.

    Args:
        root: the handbook's root.
        today: the day that was asked for.
        language: the language; None for the handbook's own.
        what: what does not happen if there are errors.
    """
    root = root.resolve()
    handbook, problems = loaded_or_stop(root, what)
    language = language or handbook.language
    written = language if (root / "docs" / language).is_dir() else handbook.language
    pages, page_problems = load_pages(root, f"docs/{written}", written)
    stop_on_errors([*problems, *page_problems], what)
    return Edition(handbook, language, resolve_today(today), pages)


def known_unit(handbook: Handbook, unit: str | None) -> str | None:
    """The unit that was asked for.

    Raises:
        click.UsageError: there is no such unit.
    """
    if unit is None or unit in handbook.units:
        return unit
    known = list(handbook.units)
    hint = suggest(unit, known) or f"; known: {', '.join(known)}"
    raise click.UsageError(f'there is no unit "{unit}"{hint}')


def write_report(text: str, form: str) -> None:
    """Print what a command found: text as the terminal takes it, for programs byte by byte."""
    if form == "text":
        click.echo(text, nl=False)
    else:
        write_bytes(text)


def write_bytes(text: str | bytes) -> None:
    """Print a text as it is: on Windows, too, no line end is changed on the way."""
    click.echo(text if isinstance(text, bytes) else text.encode("utf-8"), nl=False)


def wrong_use(message: str) -> NoReturn:
    """Say in one line what was wrong with the call, and stop."""
    click.echo(f"Error: {message}", err=True)
    sys.exit(EXIT_WRONG_USE)
