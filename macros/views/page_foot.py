"""The foot of a page: where to change it, who answers for it, and its history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from macros.data_files import channel_path, plan_path
from macros.deadlines import PageReview
from macros.edition import Edition
from macros.models.page import ReviewOutcome, Revision
from macros.people import mailbox_of, role_mailbox
from macros.prose.page_files import WrittenPage
from macros.repository import edit_address, new_address


@dataclass(frozen=True)
class Review:
    """The last time that somebody read a page through.

    Attributes:
        reviewed: the day.
        by: the id of the role that did; None where the page does not tell.
        outcome: what it led to; None where the page does not tell.
        note: a sentence about the outcome.
        due: the last day for the next time.
    """

    reviewed: date
    by: str | None
    outcome: ReviewOutcome | None
    note: str | None
    due: date


@dataclass(frozen=True)
class PageFoot:
    """What stands at the foot of a page.

    Attributes:
        owner: the id of the role that answers for the page or plan.
        mailbox: the function mailbox that reaches it.
        propose: where the page's file is changed on its host; None where no host is named.
        write: where a page is written in this one's place, if it is generated.
        review: the last review; None for a page that is made of data.
        history: the document history, the oldest first.
    """

    owner: str
    mailbox: str | None
    propose: str | None
    write: str | None = None
    review: Review | None = None
    history: tuple[Revision, ...] = ()


def build_page_foot(edition: Edition, page: WrittenPage) -> PageFoot:
    """The foot of a page that somebody has written."""
    meta = page.meta
    due = PageReview(page.name, meta.owner, meta.reviewed, meta.review_every).due
    return PageFoot(
        owner=meta.owner,
        mailbox=role_mailbox(edition.handbook, meta.owner),
        propose=_edit(edition, page.path),
        review=Review(meta.reviewed, meta.reviewed_by, meta.review_outcome, meta.review_note, due),
        history=tuple(sorted(meta.history, key=lambda entry: entry.date)),
    )


def build_plan_foot(edition: Edition, plan_id: str) -> PageFoot:
    """The foot of a plan's page: the plan's own file, and who is responsible for the channel."""
    handbook = edition.handbook
    plan = handbook.plans[plan_id]
    propose = _edit(edition, plan_path(plan_id))
    if plan.responsible:
        mailbox = mailbox_of(handbook, plan.responsible)
        return PageFoot(plan.responsible.role, mailbox, propose)
    head = handbook.units[plan.unit].head
    return PageFoot(head, role_mailbox(handbook, head), propose)


def build_channel_foot(edition: Edition, channel_id: str) -> PageFoot:
    """The foot of a channel's generated page: the channel's file, or a page in its place."""
    organisation = edition.handbook.organisation
    repository = organisation.repository
    guide = f"docs/{edition.language}/channels/{channel_id}.md"
    return PageFoot(
        owner=organisation.contact,
        mailbox=role_mailbox(edition.handbook, organisation.contact),
        propose=_edit(edition, channel_path(channel_id)),
        write=new_address(repository, guide) if repository else None,
    )


def _edit(edition: Edition, path: str) -> str | None:
    repository = edition.handbook.organisation.repository
    return edit_address(repository, path) if repository else None
