"""The self-paced course: the things to try, and what the reader's own notes need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models import Thing
from macros.views.checklist import open_text

_SCRIPT_TEXTS = "course.script."
"""Where the texts stand that only the script says."""


@dataclass(frozen=True)
class CourseView:
    """The things in their order, and what the script needs to know, as JSON."""

    things: tuple[Thing, ...]
    setup: dict[str, Any]


def build_course(edition: Edition) -> CourseView:
    """The course of this edition."""
    return CourseView(
        things=tuple(edition.handbook.things.values()),
        setup={
            "locale": str(edition.texts.locale).replace("_", "-"),
            "texts": {
                key.removeprefix(_SCRIPT_TEXTS): open_text(edition.texts, key)
                for key in sorted(edition.texts.keys())
                if key.startswith(_SCRIPT_TEXTS)
            },
        },
    )
