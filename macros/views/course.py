"""The self-paced course: the things to try, and what the reader's own notes need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models import Thing
from macros.views.script_setup import script_setup


@dataclass(frozen=True)
class CourseView:
    """The things in their order, and what the script needs to know, as JSON."""

    things: tuple[Thing, ...]
    setup: dict[str, Any]


def build_course(edition: Edition) -> CourseView:
    """The course of this edition."""
    return CourseView(
        things=tuple(edition.handbook.things.values()),
        setup=script_setup(edition, "course.script."),
    )
