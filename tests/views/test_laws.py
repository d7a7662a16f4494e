"""The laws, by theme."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.models import Law
from macros.page_macros import MACROS
from macros.sandbox import MacroError
from macros.views.laws import build_laws
from tests.rules.support import HANDBOOK, build
from tests.views.support import edition_of, here_in, text_of


def law(law_id: str, country: str, theme: str) -> Law:
    """A provision."""
    data = {
        "id": law_id,
        "title": law_id,
        "statute": "1949:105",
        "country": country,
        "theme": theme,
        "asks": "Keep it.",
        "source": "The statute",
        "level": "statute",
        "verified": "2026-11-01",
    }
    return build(Law, data)


LAWS = {
    name: law(name, country, theme)
    for name, country, theme in (
        ("b", "no", "records"),
        ("a", "eu", "records"),
        ("c", "se", "records"),
        ("d", "se", "copyright"),
    )
}


def test_laws_come_by_theme_with_the_own_country_first() -> None:
    """And can be narrowed to a country or a theme."""
    edition = edition_of(replace(HANDBOOK, laws=LAWS))

    groups = build_laws(edition, None, None)

    assert [(g.theme, [x.id for x in g.laws]) for g in groups] == [
        ("records", ["c", "a", "b"]),
        ("copyright", ["d"]),
    ]
    assert [g.theme for g in build_laws(edition, "no", None)] == ["records"]
    assert build_laws(edition, "no", "copyright") == ()


def test_a_law_tells_how_sure_we_are() -> None:
    """With its statute, day and source."""
    edition = edition_of(replace(HANDBOOK, laws=LAWS))

    text = text_of(MACROS["laws"](here_in(edition), country="se", theme="copyright"))

    for expected in ("1949:105", "Keep it.", "checked against the statute", "1 November 2026"):
        assert expected in text


def test_a_sentence_follows_the_organisations_country() -> None:
    """It is the page's Markdown, on one line; one for the other country alone leaves nothing."""
    own = HANDBOOK.organisation

    def said(country: str, **texts: str) -> str:
        organisation = own.model_copy(update={"country": country})
        edition = edition_of(replace(HANDBOOK, organisation=organisation))
        return str(MACROS["by_country"](here_in(edition), **texts))

    assert said("se", se="Swedish\n [law](x.md) ", no="Norwegian law") == "Swedish [law](x.md) "
    assert said("no", se="Swedish law", no="Norwegian law") == "Norwegian law"
    assert said("no", se="Swedish law") == ""
    with pytest.raises(MacroError, match="no text"):
        said("se")
