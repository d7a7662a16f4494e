"""A place to render views without a site around them."""

from __future__ import annotations

from datetime import date
from typing import Any

import html5lib
from markupsafe import Markup

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models.shared import Language
from macros.prose.page_files import WrittenPage
from macros.render import Here
from tests.rules.support import HANDBOOK, TODAY


def edition_of(
    handbook: Handbook = HANDBOOK,
    language: Language = "en",
    today: date = TODAY,
    pages: tuple[WrittenPage, ...] = (),
) -> Edition:
    """An edition of the small handbook."""
    return Edition(handbook, language, today, pages)


def here_in(edition: Edition, **meta: Any) -> Here:
    """A page that links with `to:` before the address, and draws icons as their names."""
    return Here(
        edition,
        link=lambda address: f"to:{address}",
        icon=lambda name: Markup("<i>{}</i>").format(name),
        meta=meta,
    )


def text_of(html: str) -> str:
    """What a reader sees of some HTML, white space folded; tags parsed as a browser does."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return text_of_element(tree)


def text_of_element(element: Any) -> str:
    """What a reader sees of an element, white space folded."""
    return " ".join("".join(element.itertext()).split())


def elements(html: str, tag: str) -> list[Any]:
    """All elements of a kind, as a browser would find them."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return list(tree.iter(tag))
