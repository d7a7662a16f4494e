"""Laws: by theme, and behind what asks for them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from macros.edition import Edition
from macros.models import Law

LAW_COUNTRIES: tuple[str, ...] = get_args(Law.model_fields["country"].annotation)
LAW_THEMES: tuple[str, ...] = get_args(Law.model_fields["theme"].annotation)

_LAW_PAGE = "policy/law/"


@dataclass(frozen=True)
class LawGroup:
    """The laws of one theme."""

    theme: str
    laws: tuple[Law, ...]


@dataclass(frozen=True)
class LawRow:
    """A law behind something, with the link to it on the handbook's page of laws."""

    law: Law
    link: str | None


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


def build_law_rows(
    edition: Edition, laws: Iterable[str], link: Callable[[str], str]
) -> tuple[LawRow, ...]:
    """The laws behind something; one that is not known is left out.

    Args:
        edition: the readers' edition.
        laws: the laws' ids.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    known = (edition.handbook.laws.get(law) for law in laws)
    return tuple(LawRow(law, _law_link(law, link)) for law in known if law)


def build_own_law_rows(
    edition: Edition, laws: Iterable[str], link: Callable[[str], str]
) -> tuple[LawRow, ...]:
    """Those of them that apply here: the laws of the organisation's own country, and the EU's.

    The data name the laws of both countries, so that a handbook can begin with them in either.
    """
    applying = ("eu", edition.handbook.organisation.country)
    rows = build_law_rows(edition, laws, link)
    return tuple(row for row in rows if row.law.country in applying)


def _law_link(law: Law, link: Callable[[str], str]) -> str | None:
    """The law's row on the page of laws; None in a handbook without that page."""
    try:
        return link(f"{_LAW_PAGE}#law-{law.id}")
    except LookupError:
        return None
