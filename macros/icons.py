"""The theme's own icons: the drawings, and the names in the data that have none."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import material
from markupsafe import Markup

from macros.data_files import channel_path
from macros.handbook import Handbook
from macros.problem import Level, Problem
from macros.validation import suggest

_FOLDER = Path(material.__file__).parent / "templates" / ".icons"


@cache
def draw_icon(name: str) -> Markup:
    """An icon as inline SVG, hidden from screen readers.

    Raises:
        FileNotFoundError: the theme has no such icon.
    """
    svg = _file(name).read_text(encoding="utf-8")
    drawn = svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)
    return Markup(f'<span class="icon">{drawn}</span>')  # noqa: S704  # the theme's own file


def check_icons(handbook: Handbook) -> Iterator[Problem]:
    """The channels whose icon does not exist."""
    for channel_id, channel in handbook.channels.items():
        if not _file(channel.icon).is_file():
            folder = _file(channel.icon).parent
            near = (file.relative_to(_FOLDER) for file in folder.glob("*.svg"))
            hint = suggest(channel.icon, (file.with_suffix("").as_posix() for file in near))
            message = f'icon: the theme has no icon "{channel.icon}"{hint}'
            path = channel_path(channel_id)
            position = handbook.position(path, ("icon",))
            yield Problem(path, position, Level.ERROR, "unknown-icon", message)


def _file(name: str) -> Path:
    return _FOLDER / f"{name}.svg"
