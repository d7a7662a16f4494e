"""The postulates as cards."""

from __future__ import annotations

from pathlib import Path

from macros.prose.page_files import load_pages
from macros.views.postulates import build_postulates
from tests.prose.support import write_page
from tests.views.support import edition_of


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
