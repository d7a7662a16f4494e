"""`handbook init`: the sample handbook made an organisation's own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import SplitResult

import click

from macros.addresses import split_address
from macros.checking import find_problems
from macros.commands.asking import (
    ask,
    ask_choice,
    ask_texts,
    bad_id,
    carry_out,
    one_of_known,
    reading_settings,
)
from macros.commands.common import load_for_change, root_option, stop_on_errors, wrong_use
from macros.editing.changes import Changes
from macros.editing.editions import find_languages, find_settings
from macros.editing.sample import empty_sample, find_sample_words, is_sample
from macros.editing.sample_organisation import Answers
from macros.models.shared import Language, is_id
from macros.prose.page_files import load_pages

_COUNTRIES = {"se": "Sweden", "no": "Norway"}
_LANGUAGE_OF = {"se": "sv", "no": "nb"}
_MOST_SHOWN = 12
"""Lines of pages that are named one by one."""


@click.command()
@root_option
@click.option("--name", multiple=True, metavar="[LANG=]TEXT", help="The organisation's name.")
@click.option("--country", metavar="se|no", help="Which country's laws apply.")
@click.option("--languages", metavar="LANG,...", help="Those to keep, the default one first.")
@click.option("--unit", multiple=True, metavar="ID=NAME", help="A unit; give one flag for each.")
@click.option("--head-office", metavar="ID", help="The unit around the director, if there is one.")
@click.option("--domain", multiple=True, metavar="DOMAIN", help="An e-mail domain of yours.")
@click.option("--repository", metavar="URL", help="Where the files are kept; - for not yet.")
@click.option("--repository-kind", type=click.Choice(["github", "gitlab"]), default=None)
@click.option("--branch", default="main", show_default=True, help="The repository's main branch.")
@click.option("--site-name", metavar="TEXT", help="What the handbook is called.")
@click.option("--site-url", metavar="URL", help="Where it will stand.")
@click.option("--yes", is_flag=True, help="Do not ask before the sample is removed.")
@click.option("--force", is_flag=True, help="Also where the handbook is no longer the sample.")
@click.option("--dry-run", is_flag=True, help="Change nothing; say what would change.")
def init(
    root: Path,
    name: tuple[str, ...],
    country: str | None,
    languages: str | None,
    unit: tuple[str, ...],
    head_office: str | None,
    domain: tuple[str, ...],
    repository: str | None,
    repository_kind: str | None,
    branch: str,
    site_name: str | None,
    site_url: str | None,
    yes: bool,
    force: bool,
    dry_run: bool,
) -> None:
    """Make the sample handbook your own: your units, your languages, no sample plans.

    Channels, checklists, risks, laws and pages stay as a beginning. What is not given with a
    flag is asked for.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    if not is_sample(handbook.organisation.domains) and not force:
        wrong_use(
            "this handbook is somebody's already, and no longer the sample; with --force its "
            "plans and units are removed all the same"
        )
    problems = find_problems(root)
    stop_on_errors(problems, "Nothing was changed")
    with reading_settings():
        settings = find_settings(root)
    there = [each for each in find_languages(root, handbook.language) if each in settings]
    country = ask_choice("country", country, _COUNTRIES, plural="Countries")
    kept = _ask_languages(languages, there, _LANGUAGE_OF[country])
    units_of = _ask_units(unit)
    names = ask_texts("name", name, "The organisation's name", kept)
    if head_office is not None:
        head_office = ask("head-office", head_office, "", one_of_known(units_of))
    address = _ask_repository(repository, repository_kind, branch)
    near = _near_site(address[1]) if address else "https://handbook.example/"
    answers = Answers(
        name=names,
        country=country,
        languages=kept,
        units=units_of,
        head_office=head_office,
        domains=domain,
        repository=address,
        site_name=ask("site-name", site_name, "The handbook's name", _line, "Kanalboken"),
        site_url=ask("site-url", site_url, "Where it will stand", _web_address, near),
    )
    pages = [page for lang in there for page in load_pages(root, f"docs/{lang}", lang)[0]]
    changes = Changes(root)
    with reading_settings():
        empty_sample(changes, handbook, pages, answers)
    if not yes and not dry_run:
        _confirm(root, len(handbook.plans), [lang for lang in there if lang not in kept])
    carry_out(changes, dry_run, "Nothing was changed", problems)
    words = list(find_sample_words(changes, handbook.organisation, pages))
    words.sort(key=lambda word: (not _is_policy(word[0]), kept.index(_language(word[0], kept))))
    _tell_next(words, country)


def _is_policy(path: str) -> bool:
    return path.split("/")[2:3] == ["policy"]


def _language(path: str, kept: Sequence[Language]) -> Language:
    return next((language for language in kept if path.startswith(f"docs/{language}/")), kept[0])


def _ask_languages(given: str | None, there: Sequence[Language], own: str) -> Sequence[Language]:
    def check(answer: str) -> str:
        words = re.split(r"[\s,]+", answer.strip())
        for word in words:
            one_of_known(there)(word)
        return ",".join(dict.fromkeys(words))

    usual = own if own in there else there[0]
    if given is None:
        click.echo(f"Languages: {', '.join(there)}")
    question = "Languages to keep, the default one first"
    wanted = ask("languages", given, question, check, usual).split(",")
    return sorted((lang for lang in there if lang in wanted), key=wanted.index)


def _ask_units(given: Sequence[str]) -> Mapping[str, str]:
    """Names by id; asked for one after another, until an empty answer."""
    units: dict[str, str] = {}

    def check(answer: str) -> str:
        unit, equals, name = (part.strip() for part in answer.partition("="))
        if not equals or not name:
            raise click.UsageError(f'"{answer}" is not ID=NAME, such as library=The library')
        if not is_id(unit):
            raise click.UsageError(bad_id(unit))
        if unit in units:
            raise click.UsageError(f'"{unit}" stands twice: give each unit its own id')
        return f"{unit}={_line(name)}"

    def check_or_done(answer: str) -> str:
        return check(answer) if answer.strip() or not units else ""

    for answer in given:
        unit, _, name = ask("unit", answer, "", check).partition("=")
        units[unit] = name
    while not given:
        question = "Another unit, or Enter" if units else "A unit, as ID=NAME"
        answer = ask("unit", None, question, check_or_done, "" if units else None)
        if not answer:
            break
        unit, _, name = answer.partition("=")
        units[unit] = name
    return units


def _ask_repository(
    given: str | None, kind: str | None, branch: str
) -> tuple[str, str, str] | None:
    def check(answer: str) -> str:
        return answer if answer == "-" else _web_address(answer).removesuffix("/")

    url = ask("repository", given, "The repository's address, or - for not yet", check, "-")
    if url == "-":
        return None
    if kind is None:
        host = _split_web_address(url).hostname or ""
        near = next((name for name in ("github", "gitlab") if name in host), None)
        kind = near or ask_choice("repository-kind", None, ["github", "gitlab"], "gitlab")
    return kind, url.removesuffix(".git"), branch


def _near_site(repository: str) -> str:
    """Where the hosts publish pages, unless told otherwise."""
    parts = _split_web_address(repository)
    owner, _, name = parts.path.strip("/").rpartition("/")
    host = {"github.com": "github.io", "gitlab.com": "gitlab.io"}.get(parts.netloc)
    return f"https://{owner}.{host}/{name}/" if host else f"https://{parts.netloc}/"


def _web_address(answer: str) -> str:
    address = _split_web_address(answer).geturl()
    return address if address.endswith("/") else f"{address}/"


def _split_web_address(answer: str) -> SplitResult:
    address = answer.strip()
    parts = split_address(address)
    if parts is None or not re.fullmatch(r"https://[^\s\"'<>/]+(/[^\s\"'<>]*)?", address):
        raise click.UsageError(
            f'"{answer}" is not an address that starts with https:// and a host, such as '
            "https://git.example/handbook"
        )
    return parts


def _line(answer: str) -> str:
    if not answer.strip() or not answer.isprintable():
        raise click.UsageError("write a text on one line")
    return answer.strip()


def _confirm(root: Path, plans: int, languages: Sequence[str]) -> None:
    folders = "".join(f", docs/{language}/ with all its pages" for language in languages)
    click.echo(f"This removes {plans} sample plans and the sample's units{folders}.")
    if (root / ".git").exists():
        click.echo("What git has a commit of can be had back from there.")
    else:
        click.echo("There is no git history here: what is removed is gone.")
    click.confirm("Go on?", abort=True)


def _tell_next(words: Sequence[tuple[str, object, str]], country: str) -> None:
    for path, position, line in words[:_MOST_SHOWN]:
        at = f"{path}:{getattr(position, 'line', 1)}:{getattr(position, 'column', 1)}"
        click.echo(f"Left: {at}: {line[:80]}")
    if len(words) > _MOST_SHOWN:
        files = len({path for path, _, _ in words})
        click.echo(f"Left: {len(words)} lines in {files} pages speak of the sample's units.")
    if country == "no":
        click.echo(
            "Left: the quiz and some pages speak of Swedish law; add Norway's where it counts."
        )
    click.echo(
        "Now go through data/organisation.yml (roles, leave) and data/channels/ (status, reason), "
        "read the policy pages, and write plans with handbook new plan. Then: make build"
    )
