"""What HTML a page may hold: text with structure, and nothing that runs or loads.

The check is made on what comes out of Markdown, with a parser that reads as browsers do. So it
does not matter how something was written: in raw HTML, in an attribute list, in a reference
link, in other letters, with entities or line breaks inside. What stands in code is text there.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from macros.problem import cut

_TAGS = frozenset(
    [
        "a",
        "abbr",
        "b",
        "blockquote",
        "br",
        "caption",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "ins",
        "kbd",
        "li",
        "mark",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "u",
        "ul",
        "var",
        "wbr",
    ]
)
_MADE_BY_PARSER = frozenset({"html", "head", "body", "-text", "-comment"})
_ATTRIBUTES = frozenset({"class", "id", "title", "lang", "dir", "role", "data-search-exclude"})
"""Those that any element may have; `aria-...` too."""
_OWN_ATTRIBUTES = {
    "a": {"href", "rel", "name"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "div": {"data-handbook-view"},
    "img": {"src", "alt", "width", "height", "loading"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "span": {"data-handbook-view"},
    "td": {"colspan", "rowspan", "headers", "style"},
    "th": {"colspan", "rowspan", "headers", "scope", "style"},
    "time": {"datetime"},
}
_ALIGNED = re.compile(r"text-align: (left|right|center);?")
"""The one style there is: Markdown's own way to align a table's column."""
_ADDRESSES = frozenset({"href", "src", "cite"})
_SCHEMES = frozenset({"https", "http", "mailto", "tel"})
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")
_LONGEST_SHOWN = 60
_IGNORED = re.compile(r"[\t\n\r]")
"""What browsers leave out of an address, wherever it stands."""
_EDGES = "".join(map(chr, range(33)))
"""What browsers leave out of an address at its ends."""
_MOST_TRIES = 60
"""How many places of a page are tried, to tell which of them a problem comes from."""


@dataclass(frozen=True, slots=True)
class Unsafe:
    """Something that a page may not hold.

    Attributes:
        kind: `tag`, `attribute` or `address`.
        name: the tag, the attribute, or the address.
        message: what is wrong and what to write instead.
    """

    kind: str
    name: str
    message: str


def find_unsafe(page: str) -> list[Unsafe]:
    """All that a page's HTML may not hold, in order.

    Args:
        page: what came out of Markdown, without the macros' views.
    """
    # Inside an element, so that a frameset or a second body cannot take the page's place.
    tree = LexborHTMLParser(f"<!doctype html><body><div>{page}")
    found: list[Unsafe] = []
    root = tree.root
    for node in root.traverse() if root else ():
        tag = node.tag or ""
        if tag not in _TAGS and tag not in _MADE_BY_PARSER:
            message = (
                f"<{tag}> is not used in pages: remove it, or put it in backquotes "
                "to show it as text"
            )
            found.append(Unsafe("tag", tag, message))
            continue  # its attributes go with it
        for name, value in node.attributes.items():
            found.extend(_check_attribute(tag, name, value or ""))
    return found


def _check_attribute(tag: str, name: str, value: str) -> Iterator[Unsafe]:
    allowed = (
        name in _ATTRIBUTES or name.startswith("aria-") or name in _OWN_ATTRIBUTES.get(tag, ())
    )
    if not allowed or (name == "style" and not _ALIGNED.fullmatch(value)):
        message = f'the attribute "{name}" is not used on <{tag}> in pages: remove it'
        yield Unsafe("attribute", name, message)
    elif name in _ADDRESSES:
        address = _as_browsers_read(value)
        scheme = _SCHEME.match(address)
        shown = cut(address, _LONGEST_SHOWN)
        if name == "src" and (scheme or address.startswith("//")):
            message = f'the picture "{shown}" is not the handbook\'s own: keep it in docs/'
            yield Unsafe("address", value, message)
        elif (scheme and scheme[1] not in _SCHEMES) or address.startswith("//"):
            message = f'the address "{shown}" is none to link to: write https:, mailto: or a path'
            yield Unsafe("address", value, message)


def _as_browsers_read(address: str) -> str:
    """An address without what browsers leave out of it."""
    return _IGNORED.sub("", address).strip(_EDGES).replace("\\", "/").lower()


def locate_unsafe(
    body: str, found: list[Unsafe], to_html: Callable[[str], str]
) -> list[tuple[int, Unsafe]]:
    """Where in the Markdown the problems come from.

    A place is the right one when the problem goes away with it: so what is only shown in code
    is told from what is not.

    Args:
        body: the page's Markdown.
        found: what was found in its HTML.
        to_html: makes the HTML that is looked into.

    Returns:
        Each problem with the index in the body where it starts; 0 where that is not known.
    """
    tries = _MOST_TRIES
    located: list[tuple[int, Unsafe]] = []
    for unsafe in dict.fromkeys(found):
        wanted = found.count(unsafe)
        places: list[int] = []
        before = _count(body, unsafe, to_html) if wanted else 0
        for start, end in _candidates(body, unsafe):
            if len(places) == wanted or tries == 0:
                break
            tries -= 1
            if _count(body[:start] + body[end:], unsafe, to_html) < before:
                places.append(start)
        places += [0] * (wanted - len(places))
        located.extend((place, unsafe) for place in places)
    return located


def _count(body: str, unsafe: Unsafe, to_html: Callable[[str], str]) -> int:
    return Counter(find_unsafe(to_html(body)))[unsafe]


def _candidates(body: str, unsafe: Unsafe) -> Iterator[tuple[int, int]]:
    """The places in the Markdown that look like a problem, as (start, end)."""
    if unsafe.kind == "tag":
        pattern = re.compile(rf"<\s*{re.escape(unsafe.name)}(?![\w-])", re.IGNORECASE)
    elif unsafe.kind == "attribute":
        pattern = re.compile(rf"(?<![\w-]){re.escape(unsafe.name)}(?![\w-])", re.IGNORECASE)
    else:
        yield from _candidate_addresses(body, unsafe.name)
        return
    for match in pattern.finditer(body):
        yield match.span()


_PIECE = re.compile(r"&#?\w+;?|.", re.DOTALL)


def _candidate_addresses(body: str, address: str) -> Iterator[tuple[int, int]]:
    """Where an address stands, whichever way its letters are written."""
    letters: list[str] = []
    starts: list[int] = []
    for piece in _PIECE.finditer(body):
        for letter in html.unescape(piece[0]):
            if letter > " " and letter != "\\":
                letters.append(letter.lower())
                starts.append(piece.start())
    starts.append(len(body))
    text = "".join(letters)
    wanted = "".join(x for x in html.unescape(address).lower() if x > " " and x != "\\")
    at = text.find(wanted)
    while wanted and at >= 0:
        yield starts[at], starts[at + len(wanted)]
        at = text.find(wanted, at + 1)
