"""The registry of a small handbook on an open page, by what a reader does with it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Language
from macros.render import render
from macros.texts import load_texts
from macros.views.registry import build_registry
from tests.browser.fixture_pages import handbook_of, here_in, serve, to_html
from tests.rules.support import make_plan

SCRIPTS = ("today", "registry-rows", "registry")
WORDS = load_texts("en")
COPY = WORDS.get("registry.copy")
BY_HAND = WORDS.get("registry.by-hand")


def plan(handle: str, **fields: Any) -> Plan:
    """A plan with an account of this name; its id is the name in plain letters."""
    letters = str.maketrans({"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", " ": "-"})
    plan_id = handle.lower().translate(letters)
    account = {"url": f"https://www.facebook.com/{plan_id}", "handle": handle}
    return make_plan(plan_id, **{"account": account, **fields})


SMALL = handbook_of(
    plan("Zebra", channel="blog", audiences=["families"]),
    plan("Åsarna", status="closed", audiences=["families", "teachers"], purpose="Café om historia"),
    plan("Ärlan", status="draft", responsible={"role": "curator"}),
    plan("Östra", unit="regional-library", audiences=["teachers"], purpose="Läsning"),
    plan("Asarna", unit="regional-library", channel="blog", status="rejected"),
)
"""Five plans; in the server's order: Zebra, Åsarna, Ärlan, Asarna, Östra."""
MANY = handbook_of(*(plan(f"Konto {number:03}") for number in range(450)))


def open_registry(
    page: Page, address: str, handbook: Handbook = SMALL, language: Language = "en", query: str = ""
) -> None:
    """Open a page with the registry of a small handbook."""
    here = here_in(handbook, language)
    view = render("registry.html", here, registry=build_registry(here.edition))
    page.goto(serve(page.context, address, to_html(view, language, address, SCRIPTS)) + query)


def names(page: Page) -> list[str]:
    """The accounts shown, from above."""
    shown = page.locator("handbook-registry tbody th a")
    return [text.split(",")[0] for text in shown.all_text_contents()]


def search(page: Page) -> Locator:
    """The search field."""
    return page.get_by_role("searchbox")


def choose(page: Page, facet: str, value: str) -> None:
    """Tick an option with the mouse."""
    details = page.locator(f"details[data-facet={facet}]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.locator(f"input[value={value}]").click()


def counts(page: Page, facet: str) -> dict[str, str]:
    """The numbers beside a facet's options."""
    options = page.locator(f"details[data-facet={facet}] label").all()
    return {
        option.locator("input").get_attribute("value") or "": (
            option.locator(".registry__option-count").text_content() or ""
        )
        for option in options
    }


def number(found: int, total: int) -> str:
    """How the number of matches is said."""
    return WORDS.get("registry.count", n=found, total=total)


def status(page: Page) -> Locator:
    """What is announced of the result."""
    return page.locator(".registry__count")
