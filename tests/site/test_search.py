"""What the search reads of a page, beside what it would read of the whole one."""

from __future__ import annotations

import json

import pytest
from material.plugins.search.plugin import Parser

from macros.site.search import cut_unsearched, to_short_index

LEFT_OUT = (
    "<section data-search-exclude>nothing</section>",
    '<section class="a" data-search-exclude>\n<div>no<p>thing</p></div>\n</section>',
    '<handbook-quiz data-setup=\'{"a": "b"}\' data-search-exclude><p>no</p></handbook-quiz>',
    '<handbook-a data-search-exclude="x">a<handbook-b date="1">b</handbook-b></handbook-a>',
)
KEPT = (
    "<section>words</section>",
    '<section class="data-search-exclude">words</section>',
    "<p>data-search-exclude in words</p>",
    "<form data-search-exclude>the search itself leaves this out</form>",
    "<handbook-registry>words</handbook-registry><p>more</p>",
)


def _known(html: str) -> str:
    """All that the theme's search would know of a page."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    found = [section for section in parser.data if not section.is_excluded()]
    words = "".join("".join((*section.title, " ", *section.text, " ")) for section in found)
    return " ".join(words.split())


@pytest.mark.parametrize("part", LEFT_OUT)
def test_what_is_left_out_is_cut_out_whole(part: str) -> None:
    """And nothing beside it."""
    around = "<h1>Title</h1><p>before</p>{}<p>after</p>"
    assert cut_unsearched(around.format(part)) == around.format("")
    assert cut_unsearched(around.format(f"{part}<i>between</i>{part}")) == around.format(
        "<i>between</i>"
    )


@pytest.mark.parametrize("part", KEPT)
def test_nothing_else_is_cut(part: str) -> None:
    """Words that look like the mark are words."""
    html = f"<h1>Title</h1>{part}<p>after</p>"
    assert cut_unsearched(html) == html


@pytest.mark.parametrize("part", [*LEFT_OUT, *KEPT])
def test_the_search_knows_the_same_of_a_page(part: str) -> None:
    """As it would with the whole of it."""
    html = f"<h1>Title</h1><p>before</p>{part}<h2 id='b'>Next</h2><p>after</p>"
    assert _known(cut_unsearched(html)) == _known(html)


def test_the_index_is_without_blanks_and_empty_paragraphs_and_code_keeps_its_lines() -> None:
    """The first search waits for the whole of it."""
    words = "<p>Två\n  ord</p>\n<p> </p>"
    code = "<pre>a:\n  b</pre>"
    index = {"docs": [{"title": "A", "text": words}, {"title": "B", "text": code}]}
    short = to_short_index(json.dumps(index))
    assert json.loads(short)["docs"] == [
        {"title": "A", "text": "<p>Två ord</p>"},
        {"title": "B", "text": code},
    ]
    assert "Två" in short
