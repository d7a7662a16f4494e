"""The postulates as cards."""

from __future__ import annotations

from dataclasses import dataclass

from macros.edition import Edition


@dataclass(frozen=True)
class PostulateCard:
    """A postulate as a card: the question in front, the answer to remember behind."""

    address: str
    question: str
    answer: str


def build_postulates(edition: Edition) -> tuple[PostulateCard, ...]:
    """The postulates in their own order, from the pages' front matter."""
    pages = [
        page
        for page in edition.pages
        if page.name.startswith("postulates/") and page.meta.question and page.meta.answer
    ]
    pages.sort(key=lambda page: (page.meta.order or len(pages), page.name))
    return tuple(
        PostulateCard(
            f"{page.name.removesuffix('.md')}/", page.meta.question or "", page.meta.answer or ""
        )
        for page in pages
    )
