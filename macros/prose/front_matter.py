"""What the front matter says: reviews that are overdue, and translations that tell otherwise."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from macros.deadlines import PageReview
from macros.models.page import FrontMatter
from macros.problem import Level, Problem
from macros.prose.page_files import WrittenPage

_TOLD_ALIKE: Mapping[str, tuple[str, Callable[[FrontMatter], Any]]] = {
    "owner": ("the owner", lambda meta: meta.owner),
    "review_every": ("the months between reviews", lambda meta: meta.review_every),
    "hide": ("what is hidden", lambda meta: meta.hide),
    "present": ("whether it is shown as slides", lambda meta: meta.present),
    "order": ("the place among the others", lambda meta: meta.order),
    "rules": ("the rules", lambda meta: set(meta.rules)),
    "tags": ("the number of tags", lambda meta: len(meta.tags)),
    "materials": ("the number of materials", lambda meta: len(meta.materials)),
    "leaves": ("the number of things left behind", lambda meta: len(meta.leaves)),
    "agenda": (
        "the minutes or the headings of the agenda",
        lambda meta: [(item.minutes, item.at) for item in meta.agenda],
    ),
    "history": (
        "the dates or who decided",
        lambda meta: [(item.date, item.decided_by) for item in meta.history],
    ),
}
"""Keys whose values are the same in every language, with what is compared of each."""


def compare_front_matter(model: WrittenPage, page: WrittenPage) -> Iterable[Problem]:
    """What a page's front matter tells otherwise than that in the default language.

    Texts differ from language to language, and so does when each was read. A key that one of the
    two lacks is told elsewhere.
    """
    for key, (what, value) in _TOLD_ALIKE.items():
        if key in model.source.data.keys() & page.source.data.keys() and (
            value(model.meta) != value(page.meta)
        ):
            message = f"{key}: {what} should be as in {model.path}: make them the same"
            position = page.source.position((key,))
            yield Problem(page.path, position, Level.ERROR, "translation-differs", message)


def check_reviews(pages: Iterable[WrittenPage], today: date) -> Iterable[Problem]:
    """Pages whose review is overdue; that is told, and stops nothing."""
    for page in pages:
        meta = page.meta
        due = PageReview(page.name, meta.owner, meta.reviewed, meta.review_every).due
        if due < today:
            message = (
                f"the page was to be reviewed by {due}: read it, correct what has changed, and "
                f"run handbook review {page.path}"
            )
            position = page.source.position(("reviewed",))
            yield Problem(page.path, position, Level.NOTICE, "review-overdue", message)
