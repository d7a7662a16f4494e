"""The checks on pages: front matter, translations, links and readability."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from urllib.parse import unquote

from macros.addresses import split_address
from macros.handbook import Handbook
from macros.models.page import REVIEW_KEYS, FrontMatter
from macros.models.shared import LANGUAGES
from macros.problem import Level, Position, Problem
from macros.prose.front_matter import check_reviews, compare_front_matter
from macros.prose.page_files import WrittenPage, check_addresses, load_pages
from macros.prose.page_html import Unsafe, locate_unsafe
from macros.prose.page_text import PageText, parse_page, to_html, words_of
from macros.prose.unwritten import check_written
from macros.references import find_references
from macros.validation import show, suggest

LIX_LIMIT = 45
"""Björnsson's scale: 40-50 is ordinary newspaper text; above it is hard for many."""
LIX_LIMIT_LAW = 55
"""Pages of law quote statutes, whose words are long."""
LAW_TAGS = frozenset({"juridik", "juss", "law"})
"""The tag that marks a page of law, in each language."""
LONG_WORD = 6
"""A word with more letters than this is long in LIX."""
FEWEST_WORDS = 80
"""LIX says nothing of a shorter text."""
_LONGEST_NAMED = 2


class PageSet:
    """The pages of one language, each taken apart when first asked for."""

    def __init__(
        self,
        language: str,
        pages: Sequence[WrittenPage],
        unread: Iterable[str] = (),
        country: str = "",
    ) -> None:
        self.language = language
        self.country = country
        """The organisation's, whose texts the pages show."""
        self.pages = {page.name: page for page in pages}
        self.unread = frozenset(unread) - self.pages.keys()
        """Pages that are there but could not be read, so that nobody calls them missing too."""

    @cached_property
    def texts(self) -> Mapping[str, PageText]:
        """What each page says, by its name."""
        return {name: parse_page(page.body, self.country) for name, page in self.pages.items()}


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


def check_links(
    page: WrittenPage, edition: PageSet, generated: frozenset[str]
) -> Iterable[Problem]:
    """Links to other pages lead to a page and, where they name one, to a heading on it."""
    for link in dict.fromkeys(edition.texts[page.name].links):
        parts = split_address(link)
        if parts is None:
            yield unreadable_link(page, link)
            continue
        if parts.scheme or parts.netloc or (not parts.path and not parts.fragment):
            continue
        target = page.name
        if parts.path:
            path = unquote(parts.path)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
        if target in generated or target in edition.unread:
            continue
        if target not in edition.pages:
            if not target.endswith(".md"):
                continue
            hint = suggest(target, edition.pages)
            message = f'the link "{link}" leads to {target}, which does not exist{hint}'
            yield _at_text(page, link, "broken-link", message)
        elif parts.fragment and parts.fragment not in edition.texts[target].anchors:
            known = edition.texts[target].anchors
            message = (
                f'the link "{link}" leads to the heading "{parts.fragment}", which {target} '
                f"does not have{suggest(parts.fragment, known)}"
            )
            yield _at_text(page, link, "broken-anchor", message)
    for picture in edition.texts[page.name].pictures_without_text:
        message = (
            f"the picture {picture} has no text for those who cannot see it: ![text]({picture})"
        )
        yield _at_text(page, picture, "picture-without-text", message)


def unreadable_link(page: WrittenPage, link: str) -> Problem:
    """What is wrong with a link that `split_address` can make nothing of."""
    message = (
        f"the link {show(link)} cannot be read as an address: write it like "
        "https://host.example/path, or the file of a page"
    )
    return _at_text(page, link, "broken-link", message)


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


def lix(sentences: Sequence[str]) -> float:
    """The readability index LIX of a text.

    Words a sentence, plus the percentage of words with more than six letters
    (C. H. Björnsson, Läsbarhet, 1968).
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    long = sum(len(word) > LONG_WORD for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


def check_readability(page: WrittenPage, text: PageText) -> Iterable[Problem]:
    """The page can be read by most people."""
    limit = LIX_LIMIT_LAW if LAW_TAGS & set(page.meta.tags) else LIX_LIMIT
    count = sum(len(words_of(sentence)) for sentence in text.sentences)
    value = lix(text.sentences)
    if count < FEWEST_WORDS or value <= limit:
        return
    longest = sorted(text.sentences, key=lambda sentence: -len(words_of(sentence)))
    named = "; ".join(
        f'"{" ".join(sentence.split()[:8])} …" ({len(words_of(sentence))} words)'
        for sentence in longest[:_LONGEST_NAMED]
    )
    message = f"LIX is {value:.0f}, the limit {limit}: split the longest sentences: {named}"
    start = " ".join(longest[0].split()[:3])
    yield _at_text(page, start, "hard-to-read", message, Level.WARNING)


def check_translations(editions: Sequence[PageSet]) -> Iterable[Problem]:
    """Each language has the same pages, with the same front matter and the same headings.

    A page whose front matter says that it is untranslated may stand in one language alone.
    """
    first = editions[0]
    alone = {n for edition in editions for n, p in edition.pages.items() if p.meta.untranslated}
    names = sorted({name for edition in editions for name in edition.pages} - alone)
    for name in names:
        model = first.pages.get(name)
        for edition in editions:
            page = edition.pages.get(name)
            if name in edition.unread:
                continue
            if page is None:
                path = f"docs/{edition.language}/{name}"
                others = ", ".join(e.language for e in editions if name in e.pages)
                message = f"the page is missing in this language; it exists in {others}: write it"
                yield Problem(path, Position(), Level.ERROR, "missing-translation", message)
            elif model is not None and page is not model:
                yield from _compare(model, page, first.texts[name], edition.texts[name])


def _compare(
    model: WrittenPage, page: WrittenPage, expected: PageText, found: PageText
) -> Iterable[Problem]:
    """One page against the same page in the default language."""
    wanted, had = set(model.source.data), set(page.source.data)
    for key in sorted((wanted ^ had) - REVIEW_KEYS):
        lacks = "lacks" if key in wanted else "has"
        message = f'the front matter {lacks} "{key}", unlike {model.path}: make them the same'
        yield Problem(page.path, Position(), Level.ERROR, "translation-differs", message)
    yield from compare_front_matter(model, page)
    left = [(h.level, h.id if h.explicit else "") for h in expected.headings]
    right = [(h.level, h.id if h.explicit else "") for h in found.headings]
    if left == right:
        return
    for number, (a, b) in enumerate(zip(left, right, strict=False), start=1):
        if a != b:
            message = f"heading {number} is {_show(b)}, but {_show(a)} in {model.path}"
            break
    else:
        message = f"the page has {len(right)} headings, {model.path} has {len(left)}"
    yield Problem(page.path, Position(), Level.ERROR, "translation-differs", message)


def _show(heading: tuple[int, str]) -> str:
    level, name = heading
    return f"level {level}" + (f' with the id "{name}"' if name else " without an id of its own")


def _at_text(
    page: WrittenPage, text: str, rule: str, message: str, level: Level = Level.ERROR
) -> Problem:
    """A problem where a text stands in the page, or at the page's start."""
    for number, line in enumerate(page.body.splitlines()):
        column = line.find(text)
        if column >= 0:
            position = Position(page.body_line + number, column + 1)
            return Problem(page.path, position, level, rule, message)
    return Problem(page.path, Position(), level, rule, message)
