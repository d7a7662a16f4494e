"""Editions of the small handbook, for what is exported."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Language
from macros.prose.page_files import load_pages
from tests.handbook_files import HandbookFiles
from tests.rules.support import TODAY, with_plans


def edition_of(
    *plans: Plan, handbook: Handbook | None = None, language: Language = "en"
) -> Edition:
    """The handbook of the rules' tests with these plans besides its own."""
    whole = with_plans(*plans, **({"handbook": handbook} if handbook else {}))
    return Edition(whole, language, TODAY)


def load_edition(files: HandbookFiles, language: Language = "en", today: date = TODAY) -> Edition:
    """The edition of files that have nothing wrong in them."""
    return load_edition_at(files.root, language, today)


def load_edition_at(root: Path, language: Language, today: date = TODAY) -> Edition:
    """The edition of a handbook's folder that has nothing wrong in it."""
    handbook, problems = HandbookFiles(root).load()
    assert handbook
    assert not problems
    pages, page_problems = load_pages(root, f"docs/{language}", language)
    assert not page_problems
    return Edition(handbook, language, today, pages)
