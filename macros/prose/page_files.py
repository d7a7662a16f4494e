"""`docs/LANG/` -> the written pages with their front matter, and all problems at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.data_files import plan_path
from macros.handbook import Handbook
from macros.models.page import FrontMatter
from macros.models.shared import Language
from macros.plain_files import check_links_out
from macros.problem import Level, Position, Problem
from macros.prose.page_limits import MAX_BYTES, check_limits
from macros.source import Source, load_source
from macros.validation import load_model
from macros.yaml_text import not_utf8

_FENCE = "---"
_OTHER_SUFFIXES = frozenset({".markdown", ".mdown", ".mkdn", ".mkd"})
"""MkDocs would build these as pages too, and nobody would have checked them."""


@dataclass(frozen=True)
class WrittenPage:
    """A page that somebody has written.

    Attributes:
        path: the file, relative to the handbook's root.
        name: the path below `docs/LANG/`, the same in every language.
        language: the language's folder.
        meta: the front matter.
        source: the front matter's data, with positions as lines of the file.
        body: the Markdown below the front matter.
        body_line: the line of the file that the body starts on, from 1.
    """

    path: str
    name: str
    language: str
    meta: FrontMatter
    source: Source
    body: str
    body_line: int


def page_address(name: str) -> str:
    """A page's address below the language's root: `policy/law.md` is `policy/law/`.

    An index page is its folder.
    """
    path = name.removesuffix(".md")
    folder, _, last = path.rpartition("/")
    if last in ("index", "README"):
        return f"{folder}/" if folder else ""
    return f"{path}/"


def load_pages(
    root: Path, folder: str, language: Language
) -> tuple[tuple[WrittenPage, ...], list[Problem]]:
    """Load the pages of one language.

    Args:
        root: the handbook's root.
        folder: the pages' folder, relative to the root, such as `docs/sv`.
        language: the language that they are written in.

    Returns:
        The pages whose front matter could be read, in order of their names; and the problems.
    """
    pages: list[WrittenPage] = []
    problems = check_links_out(root, folder)
    refused = {root / problem.path for problem in problems}
    if not refused.isdisjoint([root / folder, *(root / folder).parents]):
        return (), problems
    for file in sorted((root / folder).rglob("*")):
        if file in refused:
            continue
        if file.suffix in _OTHER_SUFFIXES:
            path = file.relative_to(root).as_posix()
            message = f"a page ends in .md: call it {file.stem}.md"
            problems.append(Problem(path, Position(), Level.ERROR, "unknown-file", message))
        if file.suffix != ".md" or file.is_dir():
            continue
        page, found = _load_page(root, file, folder, language)
        problems.extend(found)
        if page:
            pages.append(page)
    return tuple(pages), problems


def check_addresses(pages: Iterable[WrittenPage], handbook: Handbook) -> Iterator[Problem]:
    """The plans whose page would stand in the place of a written one."""
    names = {page.name for page in pages}
    for plan_id in handbook.plans:
        for name in (f"registry/{plan_id}.md", f"registry/{plan_id}/index.md"):
            if name in names:
                message = f"the plan's page would stand in the place of {name}: give it another id"
                yield Problem(
                    plan_path(plan_id), Position(), Level.ERROR, "duplicate-address", message
                )


def problem_at_text(
    page: WrittenPage, text: str, rule: str, message: str, level: Level = Level.ERROR
) -> Problem:
    """A problem where a text stands in the page, or at the page's start."""
    for number, line in enumerate(page.body.splitlines()):
        column = line.find(text)
        if column >= 0:
            position = Position(page.body_line + number, column + 1)
            return Problem(page.path, position, level, rule, message)
    return Problem(page.path, Position(), level, rule, message)


def _load_page(
    root: Path, file: Path, folder: str, language: Language
) -> tuple[WrittenPage | None, list[Problem]]:
    path = file.relative_to(root).as_posix()
    try:
        raw = file.read_bytes()
        if len(raw) > MAX_BYTES:
            message = f"the page is {len(raw):,} bytes; the limit is {MAX_BYTES:,}: split it"
            return None, [Problem(path, Position(), Level.ERROR, "file-too-large", message)]
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [not_utf8(error, path)]
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return None, [Problem(path, Position(), Level.ERROR, "unreadable-file", message)]
    lines = text.splitlines(keepends=True)
    end = _front_matter_end(lines)
    if end is None:
        message = 'the page has no front matter: start it with "---", title: ..., and "---"'
        return None, [Problem(path, Position(), Level.ERROR, "missing-front-matter", message)]
    # An empty line stands in for the fence, so that lines count as in the file.
    source = load_source(("\n" + "".join(lines[1:end])).encode(), path)
    meta, problems = load_model(FrontMatter, source, language)
    problems = [*source.problems, *problems]
    if meta and any(mark in meta.title for mark in ("{{", "{%")):
        message = "title: macros work only in the page's text: write the words out"
        problems.append(
            Problem(path, source.position(("title",)), Level.ERROR, "macro-call", message)
        )
    if meta is None:
        return None, problems
    name = file.relative_to(root / folder).as_posix()
    body = "".join(lines[end + 1 :])
    limits = list(check_limits(body, end + 2, path))
    problems.extend(limits)
    if any(problem.rule == "nested-too-deep" for problem in limits):
        return None, problems  # to take it apart would take for ever
    return WrittenPage(path, name, language, meta, source, body, end + 2), problems


def _front_matter_end(lines: Sequence[str]) -> int | None:
    """The index of the line that closes the front matter; None where there is none."""
    if not lines or lines[0].rstrip() != _FENCE:
        return None
    return next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
