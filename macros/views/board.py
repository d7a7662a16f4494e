"""The open-space board: forms to print and fill in by hand, and what its script needs to know."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models.page import FrontMatter
from macros.repository import proposal_addresses
from macros.views.agenda import AgendaRow
from macros.views.script_setup import script_setup

ROOMS = 4
"""How many rooms a board begins with: the corners of a hall."""
SHEET = ("said", "concluded", "proposal", "next")
"""What is asked on the sheet of a conversation, in order."""
FOLDER = "workshops/proceedings"
"""Where proceedings stand among the pages."""

_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True)
class Time:
    """A session; `start` is a clock time such as `10:30`."""

    name: str
    start: str
    minutes: int


@dataclass(frozen=True)
class Board:
    """What the board's page shows.

    Attributes:
        rooms: the names of the rooms to begin with.
        times: the sessions to begin with.
        sheet: what is asked on a conversation's sheet.
        setup: what the script needs, as JSON.
    """

    rooms: tuple[str, ...]
    times: tuple[Time, ...]
    sheet: tuple[str, ...]
    setup: dict[str, Any]


def build_times(agenda: Sequence[AgendaRow], sessions: str, start: str) -> tuple[Time, ...]:
    """The sessions of an agenda.

    Args:
        agenda: the points of a workshop's agenda.
        sessions: how the points that are sessions begin, such as `Conversations`.
        start: when the day begins, such as `09:00`.

    Raises:
        ValueError: the start is no time of day, or no point begins so.
    """
    clock = _CLOCK.fullmatch(start)
    if not clock:
        raise ValueError(f'"{start}" is no time of day: write it like "09:00"')
    first = int(clock[1]) * 60 + int(clock[2])
    times = tuple(
        Time(row.what, _to_clock(first + row.start), row.minutes)
        for row in agenda
        if row.what.startswith(sessions)
    )
    if not times:
        known = ", ".join(f'"{row.what}"' for row in agenda)
        raise ValueError(f'no point of the agenda begins with "{sessions}"; there are {known}')
    return times


def build_board(edition: Edition, meta: FrontMatter, times: Sequence[Time]) -> Board:
    """The board.

    Args:
        edition: the readers' edition.
        meta: the page's front matter: the proceedings get its owner, interval and tags.
        times: the sessions to begin with.
    """
    texts = edition.texts
    repository = edition.handbook.organisation.repository
    folder = f"docs/{edition.language}/{FOLDER}"
    rooms = tuple(texts.get("board.room", n=n) for n in range(1, ROOMS + 1))
    return Board(
        rooms=rooms,
        times=tuple(times),
        sheet=SHEET,
        setup={
            **script_setup(edition, "board.script."),
            "rooms": rooms,
            "times": [
                {"name": time.name, "start": time.start, "minutes": time.minutes} for time in times
            ],
            "owner": meta.owner,
            "reviewEvery": meta.review_every,
            "tags": meta.tags,
            "folder": folder,
            "proposal": proposal_addresses(repository, folder) if repository else None,
        },
    )


def _to_clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
