"""Something to choose, as forms offer it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.models.text import LocalText


@dataclass(frozen=True)
class Choice:
    """A value to choose, with its name."""

    id: str
    label: LocalText
