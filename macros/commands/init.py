"""`handbook init`: the sample handbook made an organisation's own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from macros.checking import find_problems
from macros.commands.asking import (
    ask,
    ask_choice,
    ask_texts,
    carry_out,
    reading_settings,
)
from macros.commands.common import load_for_change, root_option, stop_on_errors, wrong_use
from macros.commands.init_questions import (
    ask_domains,
    ask_head_office,
    ask_languages,
    ask_repository,
    ask_units,
    near_site,
    web_address,
)
from macros.commands.init_questions import site_name as check_name
from macros.editing.changes import Changes
from macros.editing.editions import find_languages, find_settings
from macros.editing.sample import empty_sample, is_sample
from macros.editing.sample_organisation import Answers
from macros.editing.sample_words import LEFT, Mention, find_sample_words, to_list
from macros.prose.page_files import WrittenPage, load_pages
from macros.settings import find_settings_files

_COUNTRIES = {"se": "Sweden", "no": "Norway"}
_LANGUAGE_OF = {"se": "sv", "no": "nb"}
_MOST_SHOWN = 12
"""Lines that are named one by one."""


@click.command()
@root_option
@click.option("--name", multiple=True, metavar="[LANG=]TEXT", help="The organisation's name.")
@click.option("--country", metavar="se|no", help="Which country's laws apply.")
@click.option(
    "--languages", metavar="LANG,...", help="The languages to keep, the default one first."
)
@click.option("--unit", multiple=True, metavar="ID=NAME", help="A unit; give one flag for each.")
@click.option("--head-office", metavar="ID", help="The director's own unit; - for none.")
@click.option(
    "--domain", multiple=True, metavar="DOMAIN", help="An e-mail domain of yours; - for none."
)
@click.option("--repository", metavar="URL", help="Where the files are kept; - for not yet.")
@click.option(
    "--repository-kind",
    type=click.Choice(["github", "gitlab"]),
    default=None,
    help="Needed only if the address does not say it.",
)
@click.option("--branch", default="main", show_default=True, help="The repository's main branch.")
@click.option("--site-name", metavar="TEXT", help="What the handbook is called.")
@click.option("--site-url", metavar="URL", help="Where readers will find it.")
@click.option("--yes", is_flag=True, help="Do not ask before the sample is removed.")
@click.option("--force", is_flag=True, help="Go on even if the handbook is no longer the sample.")
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
    """Make the sample handbook your own.

    Your units and languages come in, and the sample's plans go. Channels, checklists, risks,
    laws and pages stay as a beginning. What is not given with a flag is asked for.
    """
    root = root.resolve()
    handbook = load_for_change(root)
    if not is_sample(handbook.organisation.domains) and not force:
        wrong_use(
            "this handbook is somebody's already, and init would remove its plans and units; "
            "to do that all the same, add --force"
        )
    problems = find_problems(root)
    stop_on_errors(problems, "Nothing was changed")
    with reading_settings():
        settings = find_settings(root)
    there = [each for each in find_languages(root, handbook.language) if each in settings]
    country = ask_choice("country", country, _COUNTRIES, plural="Countries")
    kept = ask_languages(languages, there, _LANGUAGE_OF[country])
    names = ask_texts("name", name, "The organisation's name", kept)
    units_of = ask_units(unit)
    office = ask_head_office(head_office, units_of)
    domains = ask_domains(domain)
    address = ask_repository(repository, repository_kind, branch)
    near = near_site(address[1]) if address else "https://handbook.example/"
    answers = Answers(
        name=names,
        country=country,
        languages=kept,
        units=units_of,
        head_office=office,
        domains=domains,
        repository=address,
        site_name=ask("site-name", site_name, "The handbook's name", check_name, "Kanalboken"),
        site_url=ask("site-url", site_url, "The handbook's address", web_address, near),
    )
    first = sorted(there, key=lambda lang: kept.index(lang) if lang in kept else len(kept))
    pages = [page for lang in first for page in load_pages(root, f"docs/{lang}", lang)[0]]
    changes = Changes(root)
    with reading_settings():
        empty_sample(changes, handbook, pages, answers)
    stay = _that_stay(changes, pages, handbook.sources)
    mentions = list(find_sample_words(changes, handbook.organisation, answers, stay))
    changes.write(LEFT, to_list(mentions, kept[0]))
    if not yes and not dry_run:
        _confirm(root, len(handbook.plans), [lang for lang in there if lang not in kept])
    carry_out(changes, dry_run, "Nothing was changed", problems)
    _tell_next(mentions, country)


def _that_stay(changes: Changes, pages: Sequence[WrittenPage], data: Iterable[str]) -> list[str]:
    """The files that stay and may speak of the sample: policy first, then pages, data, settings."""
    written = sorted((page.path for page in pages), key=lambda path: path.split("/")[2] != "policy")
    settings = {file.name for file in find_settings_files(changes.root)}
    settings |= {path for path in changes.written if path.startswith("mkdocs")}
    deleted = changes.deleted
    return [
        path
        for path in (*written, *sorted(data), *sorted(settings))
        if not any(f"{path}/".startswith(f"{gone}/") for gone in deleted)
    ]


def _confirm(root: Path, plans: int, languages: Sequence[str]) -> None:
    folders = "".join(f", docs/{language}/ with all its pages" for language in languages)
    click.echo(f"This removes {plans} sample plans and the sample's units{folders}.")
    if (root / ".git").exists():
        click.echo("What has been committed to git can be restored.")
    else:
        click.echo("There is no git history here: what is removed is gone.")
    click.confirm("Go on?", abort=True)


def _tell_next(mentions: Sequence[Mention], country: str) -> None:
    for mention in mentions[:_MOST_SHOWN]:
        click.echo(f"Left: {mention}")
    files = len({mention.path for mention in mentions})
    click.echo(
        f"Left: {len(mentions)} lines in {files} files may still be about the sample: "
        f"{LEFT} lists them."
    )
    if country == "no":
        click.echo("Left: some pages say that Norwegian law has not been checked: ask your lawyer.")
    click.echo("Left: no role or unit has a mailbox or a team yet: data/organisation.yml")
    click.echo(
        "Now go through data/organisation.yml (roles, leave) and data/channels/ (status, reason), "
        "read the policy pages, and write plans with handbook new plan. Then: make build"
    )
