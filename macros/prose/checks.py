"""The checks on pages, run over every language: front matter, headings, links, HTML, words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from macros.handbook import Handbook
from macros.models.page import FrontMatter
from macros.models.shared import LANGUAGES
from macros.problem import Level, Position, Problem
from macros.prose.front_matter import check_reviews
from macros.prose.links import check_links
from macros.prose.page_files import WrittenPage, check_addresses, load_pages
from macros.prose.page_html import Unsafe, locate_unsafe
from macros.prose.page_set import PageSet
from macros.prose.page_text import PageText, to_html
from macros.prose.readability import check_readability
from macros.prose.translations import check_translations
from macros.prose.unwritten import check_written
from macros.references import find_references
from macros.validation import suggest


def check_docs(
    root: Path, handbook: Handbook, rule_ids: Iterable[str], today: date | None = None
) -> list[Problem]:
    """Load and check `docs/` in every language that has a folder there.

    Args:
        root: the handbook's root.
        handbook: the data, whose default language is the one that the others follow.
        rule_ids: the rules that pages may name.
        today: the day on which a page's review may be overdue; None asks for none.

    Returns:
        All problems, sorted.
    """
    order = sorted(LANGUAGES, key=lambda language: language != handbook.language)
    problems: list[Problem] = []
    editions: list[PageSet] = []
    for language in order:
        folder = f"docs/{language}"
        if (root / folder).is_dir():
            pages, found = load_pages(root, folder, language)
            problems.extend(found)
            unread = (problem.path.removeprefix(f"{folder}/") for problem in found)
            editions.append(PageSet(language, pages, unread, handbook.organisation.country))
            problems.extend(check_reviews(pages, today) if today else ())
    if not editions:
        message = f"there are no pages: write docs/{handbook.language}/index.md"
        problems.append(Problem("docs", Position(), Level.ERROR, "missing-file", message))
        return problems
    problems.extend(check_addresses(editions[0].pages.values(), handbook))
    problems.extend(check_pages(editions, handbook, rule_ids, made_pages(handbook)))
    return sorted(problems, key=Problem.sort_key)


def made_pages(handbook: Handbook) -> frozenset[str]:
    """The names of pages that are generated from the data, where nobody has written them."""
    plans = (f"registry/{plan}/index.md" for plan in handbook.plans)
    channels = (f"channels/{channel}/index.md" for channel in handbook.channels)
    return frozenset((*plans, *channels))


def check_pages(
    editions: Sequence[PageSet], handbook: Handbook, rule_ids: Iterable[str], made: frozenset[str]
) -> list[Problem]:
    """Everything that is wrong in the pages.

    Args:
        editions: the pages of each language, the default language first.
        handbook: the data, for the roles that pages name.
        rule_ids: the rules that pages may name.
        made: the names of pages that are generated and may be linked to.
    """
    problems: list[Problem] = []
    rules = set(rule_ids)
    for edition in editions:
        for page in edition.pages.values():
            problems.extend(check_front_matter(page, handbook, rules))
            problems.extend(check_agenda(page, edition.texts[page.name]))
            problems.extend(check_links(page, edition, made))
            problems.extend(check_html(page, edition.texts[page.name].unsafe, edition.country))
            problems.extend(check_readability(page, edition.texts[page.name]))
            problems.extend(check_written(page))
    problems.extend(check_translations(editions))
    return sorted(problems, key=Problem.sort_key)


def check_front_matter(
    page: WrittenPage, handbook: Handbook, rules: Iterable[str]
) -> Iterable[Problem]:
    """The roles and rules that the front matter names exist."""
    known = {"role": set(handbook.roles), "rule": set(rules)}
    for where, kind, name in find_references(FrontMatter, page.source.data):
        if name not in known[kind]:
            at = ".".join(str(part) for part in where if isinstance(part, str))
            message = f'{at}: there is no {kind} "{name}"{suggest(name, known[kind])}'
            position = page.source.position(where)
            yield Problem(page.path, position, Level.ERROR, f"unknown-{kind}", message)


def check_agenda(page: WrittenPage, text: PageText) -> Iterable[Problem]:
    """What the agenda says that its points begin with is a heading of the page."""
    known = [heading.id for heading in text.headings]
    for number, item in enumerate(page.meta.agenda):
        if item.at is not None and item.at not in known:
            message = f'agenda.at: the page has no heading "{item.at}"{suggest(item.at, known)}'
            position = page.source.position(("agenda", number, "at"))
            yield Problem(page.path, position, Level.ERROR, "broken-anchor", message)


def check_html(page: WrittenPage, unsafe: Sequence[Unsafe], country: str = "") -> Iterable[Problem]:
    """The page holds no HTML that runs or loads something.

    Args:
        page: the page.
        unsafe: what was found in its HTML.
        country: the one whose texts the page shows.
    """
    render = partial(to_html, country=country)
    for index, found in locate_unsafe(page.body, list(unsafe), render) if unsafe else ():
        line = page.body.count("\n", 0, index)
        column = index - (page.body.rfind("\n", 0, index) + 1)
        position = Position(page.body_line + line, column + 1)
        yield Problem(page.path, position, Level.ERROR, "unsafe-html", found.message)
