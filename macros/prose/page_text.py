"""A page's Markdown taken apart: headings, links and sentences.

Python-Markdown itself parses, with the extensions that the site is built with, so that a heading
has the id here that it has on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.prose.page_html import Unsafe, find_unsafe

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "pymdownx.details",
    "pymdownx.superfences",
    "tables",
    "toc",
)
"""Those of `mkdocs.yml` that bear on headings, links or running text."""

_RUNNING_TEXT = frozenset({"p", "li", "dd", "blockquote"})
_NOT_TEXT = frozenset({"code", "pre", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_SENTENCE_END = re.compile(r'(?<=[.!?])["”»’)]*\s+(?=["“”«‘(]*[A-ZÅÄÖÆØ0-9])')
_STASHED = re.compile("\x02.*?\x03")
"""What Python-Markdown has set aside, such as code, and puts back at the very end."""
_MACRO = re.compile(r"\{\{\s*\w+\([^<>{}]*\)\s*\}\}")
"""A call of a macro. What has tags or brackets in it is none, and is looked at as text."""
_BY_COUNTRY = re.compile(r"\{\{\s*by_country\(([^<>{}]*)\)\s*\}\}")
"""The call whose result is the page's own text: that of the organisation's country."""
_COUNTRY_TEXT = re.compile(
    r"""(?:\b(se|no)\s*=\s*)?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')""", re.DOTALL
)
_COUNTRIES = ("se", "no")
"""In the order of the call's values, which may come without their names."""
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_KEPT = 1_000
"""Pages that are remembered: a command checks them before and after what it changes."""
_LAST = -1
"""The priority of what runs when the tree is done: links, ids and escapes are in place."""


@dataclass(frozen=True)
class Heading:
    """A heading with the id that links lead to."""

    level: int
    id: str
    explicit: bool
    """Whether the id is written in the page, and so the same in every language."""


@dataclass(frozen=True)
class PageText:
    """What a page says.

    Attributes:
        headings: in order.
        anchors: every id on the page, those of terms and the like included.
        links: where links and pictures lead, as written, in order.
        sentences: the running text: paragraphs, list items and definitions.
        pictures_without_text: the addresses of pictures that lack an alternative text.
        unsafe: the HTML that a page may not hold.
    """

    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    links: tuple[str, ...]
    sentences: tuple[str, ...]
    pictures_without_text: tuple[str, ...]
    unsafe: tuple[Unsafe, ...] = ()


@lru_cache(maxsize=_KEPT)
def parse_page(body: str, country: str = "") -> PageText:
    """Take a page's Markdown apart.

    Args:
        body: the Markdown.
        country: the one whose texts the page shows; what other macros show counts as nothing.
    """
    collector = _Collector()
    markdown = Markdown(extensions=[*EXTENSIONS, collector])
    html = markdown.convert(_without_macros(body, country))
    written = set(re.findall(r"\{[^{}\n]*#([\w-]+)", body))
    return PageText(
        headings=tuple(Heading(level, name, name in written) for level, name in collector.headings),
        anchors=frozenset(collector.anchors),
        links=tuple(collector.links),
        sentences=tuple(collector.sentences),
        pictures_without_text=tuple(collector.bare_pictures),
        unsafe=tuple(find_unsafe(html)),
    )


def to_html(body: str, country: str = "") -> str:
    """A page's HTML, without what its macros show, other than a country's texts."""
    html: str = Markdown(extensions=list(EXTENSIONS)).convert(_without_macros(body, country))
    return html


def _without_macros(body: str, country: str) -> str:
    def chosen(call: re.Match[str]) -> str:
        texts = {
            found[1] or _COUNTRIES[min(place, 1)]: found[2][1:-1]
            for place, found in enumerate(_COUNTRY_TEXT.finditer(call[1]))
        }
        return re.sub(r"\s+", " ", re.sub(r"\\(.)", r"\1", texts.get(country, "")))

    return _MACRO.sub("", _BY_COUNTRY.sub(chosen, body))


def words_of(text: str) -> list[str]:
    """The words of a text; numbers are none."""
    return _WORD.findall(text)


class _Collector(Extension):
    """Notes what is in the tree of one page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.sentences: list[str] = []
        self.bare_pictures: list[str] = []

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Markdown's own name
        """Look at the tree last."""
        md.treeprocessors.register(_Look(md, self), "handbook-look", _LAST)


class _Look(Treeprocessor):
    def __init__(self, md: Markdown, collector: _Collector) -> None:
        super().__init__(md)
        self._collector = collector

    def run(self, root: Element) -> None:
        into = self._collector
        for element in root.iter():
            tag = element.tag
            name = element.get("id")
            if name:
                into.anchors.add(name)
            if tag == "a" and element.get("href"):
                into.links.append(element.get("href", ""))
            elif tag == "img":
                into.links.append(element.get("src", ""))
                if not element.get("alt"):
                    into.bare_pictures.append(element.get("src", ""))
            elif isinstance(tag, str) and re.fullmatch(r"h[1-6]", tag):
                into.headings.append((int(tag[1]), name or ""))
        for block in _blocks(root):
            text = " ".join(_STASHED.sub("", _own_text(block)).split())
            into.sentences.extend(part for part in _SENTENCE_END.split(text) if words_of(part))


def _blocks(root: Element) -> Iterator[Element]:
    for child in root:
        if child.tag in _NOT_TEXT:
            continue
        if child.tag in _RUNNING_TEXT:
            yield child
        yield from _blocks(child)


def _own_text(element: Element) -> str:
    parts: list[Any] = [element.text or ""]
    for child in element:
        if child.tag not in _RUNNING_TEXT and child.tag not in _NOT_TEXT and child.tag not in (
            "ul", "ol", "dl", "div",
        ):  # fmt: skip
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return "".join(str(part) for part in parts)
