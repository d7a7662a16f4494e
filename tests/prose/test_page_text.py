"""A page's Markdown taken apart."""

from __future__ import annotations

from macros.prose.page_text import Heading, parse_page, words_of


def test_headings_have_the_ids_that_links_lead_to() -> None:
    """An id of the writer's own is kept and known as such; others come from the words."""
    text = parse_page("# Ett ord\n\n## Tonen {#tone}\n\n### Mer om tonen\n")

    assert text.headings == (
        Heading(1, "ett-ord", explicit=False),
        Heading(2, "tone", explicit=True),
        Heading(3, "mer-om-tonen", explicit=False),
    )


def test_links_and_pictures_are_found_in_every_kind_of_block() -> None:
    """Paragraphs, lists, tables, definitions, admonitions and Markdown inside HTML."""
    text = parse_page(
        "[a](a.md)\n\n- [b](b.md)\n\n| x |\n|---|\n| [c](c.md) |\n\nTerm\n:   [d](d.md)\n\n"
        '!!! note "N"\n    [e](e.md)\n\n<div class="flow" markdown>\n1. [f](f.md)\n</div>\n\n'
        "![](g.png)\n"
    )

    assert text.links == ("a.md", "b.md", "c.md", "d.md", "e.md", "f.md", "g.png")
    assert text.pictures_without_text == ("g.png",)


def test_ids_on_terms_are_anchors() -> None:
    """The glossary puts ids on its terms."""
    assert "ros" in parse_page("ROS {#ros}\n:   Risker.\n").anchors


def test_running_text_is_sentences_without_tables_headings_and_code() -> None:
    """Each list item ends a sentence; an abbreviation's full stop does not."""
    text = parse_page(
        "# Rubrik\n\nEn mening här. En till, t.ex. denna! ”Citat?” Sista\n\n"
        "- punkt ett\n- punkt två\n\n"
        "| tabell |\n|---|\n| cell |\n\n```\nkod\n```\n\nMed `kod` i.\n"
    )

    assert text.sentences == (
        "En mening här.",
        "En till, t.ex. denna!",
        "”Citat?",
        "Sista",
        "punkt ett",
        "punkt två",
        "Med i.",
    )


def test_macro_calls_are_no_text() -> None:
    """They have no words before the site is built."""
    assert parse_page('Före.\n\n{{ laws(theme="records") }}\n').sentences == ("Före.",)


def test_words_are_letters() -> None:
    """Numbers are no words; hyphens and apostrophes hold a word together."""
    assert words_of("Före 2026: e-post, don't, 4 § åäö") == ["Före", "e-post", "don't", "åäö"]


def test_what_a_page_says_in_one_country_counts_as_its_own_text() -> None:
    """Its links and sentences; another country's text and other macros count as nothing."""
    body = (
        'Read {{ by_country(se="the \\"Swedish\\" [law](se.md). ", no="[lov](no.md). ") }}Then '
        "ask. {{ by_country('Only here.') }} {{ number(\"weeks\") }}\n"
    )

    page = parse_page(body, "se")

    assert page.links == ("se.md",)
    assert page.sentences == ('Read the "Swedish" law.', "Then ask.", "Only here.")
    assert parse_page(body, "no").links == ("no.md",)
    assert parse_page(body).links == ()
