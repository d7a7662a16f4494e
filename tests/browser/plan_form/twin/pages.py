"""The form on an open page, and plans as their files have them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, expect

from macros.models import Plan
from macros.models.shared import Language

FOLDERS: Mapping[Language, str] = {"sv": "", "nb": "nb/", "en": "en/"}


def open_form(page: Page, address: str, language: Language) -> Page:
    """The form in a language."""
    page.goto(f"{address}/{FOLDERS[language]}tools/plan/")
    expect(page.locator("[data-part=bar]")).to_be_visible()
    return page


def plain(plan: Plan) -> dict[str, Any]:
    """A plan as its file would have it."""
    return plan.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
