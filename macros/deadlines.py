"""What falls due when: what the rules ask of plans, and the pages' own reviews."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from macros.dates import add_months
from macros.finding import Deadline, DeadlineKind
from macros.handbook import Handbook
from macros.rules.runner import Judgement, judge_all


@dataclass(frozen=True, slots=True)
class PageReview:
    """When a page was last reviewed, and how often it is to be.

    Attributes:
        path: the page's path below `docs/LANG/`.
        owner: the id of the role that reviews it.
        reviewed: the day it was last reviewed.
        review_every: months between reviews.
    """

    path: str
    owner: str
    reviewed: date
    review_every: int

    @property
    def due(self) -> date:
        """The last day for the next review."""
        return add_months(self.reviewed, self.review_every)


def collect_deadlines(
    handbook: Handbook,
    today: date,
    pages: Iterable[PageReview] = (),
    judgements: Mapping[str, Judgement] | None = None,
) -> tuple[Deadline, ...]:
    """All deadlines, the earliest first.

    Args:
        handbook: the data.
        today: the day to judge the plans on.
        pages: the pages' reviews.
        judgements: what `judge_all` gave for the same handbook and day, if it has been run.

    Returns:
        The deadlines of plans and pages, also those that have passed.
    """
    if judgements is None:
        judgements = judge_all(handbook, today)
    found = [deadline for judgement in judgements.values() for deadline in judgement.deadlines]
    found.extend(
        Deadline(DeadlineKind.REVIEW, page.due, page.owner, page=page.path) for page in pages
    )
    return tuple(sorted(found, key=lambda deadline: (deadline.date, deadline.uid)))
