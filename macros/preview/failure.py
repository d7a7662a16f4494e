"""What a preview shows in the place of a page that there is none of."""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.models.shared import Language
from macros.problem import Problem, to_text
from macros.render import render_alone
from macros.texts import load_texts


@dataclass(frozen=True)
class Failure:
    """Why there is no page, or no site at all.

    Attributes:
        problems: what is wrong, where its place is known.
        message: what is wrong, where it has no place; empty where only the terminal tells.
        is_whole: whether it keeps the whole site from being built.
    """

    problems: list[Problem] = field(default_factory=list)
    message: str = ""
    is_whole: bool = False


def explain(failure: Failure, language: Language) -> bytes:
    """A page for editors that says what to mend.

    Args:
        failure: what has gone wrong.
        language: the readers' language; the problems themselves are in English, as in the terminal.
    """
    message = [failure.message] if failure.message else []
    return render_alone(
        "preview_failed.html",
        t=load_texts(language).get,
        language=language,
        lines=to_text(failure.problems).splitlines() or message,
        has_places=bool(failure.problems),
        is_whole=failure.is_whole,
    ).encode()
