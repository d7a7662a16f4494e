"""Roles, laws, postulates and the rulebook."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from macros.models import Law
from macros.page_macros import MACROS
from macros.prose.page_files import load_pages
from macros.views.organisation import build_laws, build_postulates
from macros.views.rulebook import build_rulebook
from tests.prose.support import write_page
from tests.rules.support import HANDBOOK, build, with_organisation
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


def test_postulates_come_in_their_own_order(tmp_path: Path) -> None:
    """From the front matter of their pages; other pages are none."""
    for name, order in (("postulates/b.md", 2), ("postulates/a.md", 1), ("why/c.md", 3)):
        file = write_page(tmp_path, name, "# Q\n", language="en")
        extra = f"question: Q{order}?\nanswer: A{order}.\norder: {order}\n---\n"
        file.write_text(file.read_text().replace("---\n#", extra + "#"), encoding="utf-8")
    pages, problems = load_pages(tmp_path, "docs/en", "en")

    assert problems == []
    cards = build_postulates(edition_of(pages=pages))
    assert [(card.address, card.question, card.answer) for card in cards] == [
        ("postulates/a/", "Q1?", "A1."),
        ("postulates/b/", "Q2?", "A2."),
    ]


def test_the_rulebook_tells_what_the_organisation_has_changed() -> None:
    """A rule switched off says so, with the reason."""
    setting = {"coordinated": {"level": "off", "reason": "We are one unit."}}
    edition = edition_of(with_organisation(rules=setting))

    rows = {row.rule: row for row in build_rulebook(edition)}

    assert len(rows) == 23
    assert rows["coordinated"].level == "off"
    assert rows["decision-recorded"].level == "error"
    assert "We are one unit." in text_of(MACROS["rules"](here_in(edition)))


def test_a_number_of_the_strategy_stands_in_running_text() -> None:
    """So that a page and the rules never say different things."""
    edition = edition_of(with_organisation(strategy={"training_valid_months": 18}))

    assert MACROS["number"](here_in(edition), "training_valid_months") == "18"
