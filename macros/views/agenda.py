"""A workshop's agenda: the points with their times, and what the timer needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models.page import FrontMatter
from macros.views.script_setup import script_setup


@dataclass(frozen=True)
class AgendaRow:
    """A point of an agenda; `start` is in minutes from the beginning."""

    start: int
    minutes: int
    what: str


@dataclass(frozen=True)
class AgendaView:
    """An agenda as a page shows it.

    Attributes:
        meta: the page's front matter, which says who takes part and what is needed.
        rows: the points in their order.
        total: how many minutes they take together.
        setup: what the script needs to know, as JSON.
    """

    meta: FrontMatter
    rows: tuple[AgendaRow, ...]
    total: int
    setup: dict[str, Any]


def build_agenda(edition: Edition, meta: FrontMatter) -> AgendaView:
    """The agenda of a page's front matter."""
    rows: list[AgendaRow] = []
    start = 0
    for item in meta.agenda:
        rows.append(AgendaRow(start, item.minutes, item.what))
        start += item.minutes
    return AgendaView(
        meta,
        tuple(rows),
        start,
        setup={
            **script_setup(edition, "agenda.script."),
            "items": [{"minutes": item.minutes, "what": item.what} for item in meta.agenda],
        },
    )
