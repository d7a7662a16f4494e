"""Roles, laws, risks, the course and the postulates as lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from macros.edition import Edition
from macros.models import Law, Role


@dataclass(frozen=True)
class LawGroup:
    """The laws of one theme."""

    theme: str
    laws: tuple[Law, ...]


LAW_COUNTRIES: tuple[str, ...] = get_args(Law.model_fields["country"].annotation)
LAW_THEMES: tuple[str, ...] = get_args(Law.model_fields["theme"].annotation)


def build_roles(edition: Edition) -> tuple[Role, ...]:
    """The roles that decide or do something, in the organisation's own order."""
    return tuple(role for role in edition.handbook.organisation.roles if role.does)


def build_laws(edition: Edition, country: str | None, theme: str | None) -> tuple[LawGroup, ...]:
    """Laws by theme; the organisation's own country first.

    Args:
        edition: the readers' edition.
        country: `se`, `no` or `eu`; None for all.
        theme: one of `LAW_THEMES`; None for all.
    """
    own = edition.handbook.organisation.country
    laws = [
        law
        for law in edition.handbook.laws.values()
        if country in (None, law.country) and theme in (None, law.theme)
    ]
    groups = []
    for name in LAW_THEMES:
        found = [law for law in laws if law.theme == name]
        found.sort(key=lambda law: (law.country != own, law.country == "no", law.id))
        if found:
            groups.append(LawGroup(name, tuple(found)))
    return tuple(groups)


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
