"""A page as slides: what the scripts need, and the way for the audience to follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import segno
from markupsafe import Markup

from macros.edition import Edition
from macros.models.page import FrontMatter
from macros.views.script_setup import script_setup

_QUIET_ZONE = 4
"""Empty modules around a code, as ISO/IEC 18004 asks."""
_OPEN_NOTES = re.compile(r"^!!!(?=[ ]+notes\b)", re.MULTILINE)

KEYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("next", ("→", "↓", "space", "page-down")),
    ("previous", ("←", "↑", "shift-space", "page-up")),
    ("ends", ("home", "end")),
    ("number", ("digits", "enter")),
    ("overview", ("O",)),
    ("speaker", ("S",)),
    ("follow", ("Q",)),
    ("black", ("B", ".")),
    ("full", ("F",)),
    ("help", ("?",)),
    ("leave", ("escape",)),
)
"""What the keys do, by the end of the text's name; a key with a name of its own has a text too."""


@dataclass(frozen=True)
class Follow:
    """The way from the room to the page.

    Attributes:
        address: the page's address.
        shown: the same, short enough to type.
        qr: the same as a code to photograph, as SVG.
    """

    address: str
    shown: str
    qr: Markup


@dataclass(frozen=True)
class Presenter:
    """What the presenter of one page shows.

    Attributes:
        setup: what the scripts need to know, as JSON.
        follow: None where the site has no address.
        keys: `KEYS`, without what the page does not have.
    """

    setup: dict[str, Any]
    follow: Follow | None
    keys: tuple[tuple[str, tuple[str, ...]], ...]


def build_presenter(edition: Edition, meta: FrontMatter, address: str | None) -> Presenter:
    """The presenter of a page.

    Args:
        edition: the readers' edition.
        meta: the page's front matter.
        address: where readers find the page; None where the site has no address.
    """
    return Presenter(
        setup={
            **script_setup(edition, "present.script."),
            "title": meta.title,
            "answer": meta.answer if meta.question else None,
            "agenda": [
                {"minutes": item.minutes, "what": item.what, "at": item.at} for item in meta.agenda
            ],
        },
        follow=_build_follow(edition, address) if address else None,
        keys=tuple((name, keys) for name, keys in KEYS if address or name != "follow"),
    )


def fold_notes(markdown: str) -> str:
    """The facilitator's notes (`!!! notes`) folded away from other readers."""
    return _OPEN_NOTES.sub("???", markdown)


def _build_follow(edition: Edition, address: str) -> Follow:
    label = edition.texts.get("present.follow.qr")
    code = segno.make(address, error="m", micro=False).svg_inline(
        border=_QUIET_ZONE, omitsize=True, svgclass="qr", lineclass=None, light="#fff"
    )
    named = Markup('<svg role="img" aria-label="{}" ').format(label)
    drawn = named + Markup(code.removeprefix("<svg "))  # noqa: S704  # made of squares alone
    return Follow(address, re.sub(r"^https?://|/$", "", address), drawn)
