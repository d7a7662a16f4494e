"""Every kind of page, in each language: what a machine can tell of its accessibility."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.checks import find_violations

FOLDERS = {"sv": "", "nb": "nb/", "en": "en/"}
PAGES = (
    "",
    "404.html",
    "about/changelog/",
    "about/coverage/",
    "channels/",
    "channels/facebook/",
    "channels/tiktok/",
    "editing/",
    "editing/macros/",
    "policy/law/",
    "policy/strategy/",
    "policy/when-something-goes-wrong/",
    "postulates/",
    "postulates/definition/",
    "registry/",
    "registry/calendar/",
    "registry/coordination/",
    "registry/museum-facebook/",
    "registry/scorecard/",
    "registry/stage-tiktok/",
    "tags/",
    "tools/checklist/",
    "tools/checklists/half-year/",
    "tools/chooser/",
    "tools/plan/",
    "tools/quiz/",
    "tools/ros/",
    "training/",
    "why/cases/",
    "workshops/first-step/",
    "workshops/things/",
)
"""One page of each kind, by its address below the language's root."""

TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)
        .map((e) => e.outerHTML.slice(0, 80)).slice(0, 3)
    : []"""


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", FOLDERS)
def test_nothing_is_found_wrong(page: Page, address: str, language: str, path: str) -> None:
    """By axe, light and dark; neither a small phone nor large letters make it scroll sideways."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/{FOLDERS[language]}{path}", wait_until="networkidle")
    found = {}
    for scheme in ("default", "slate"):
        page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
        found[scheme] = find_violations(page)
    assert found == {"default": [], "slate": []}

    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(TOO_WIDE) == []
    # The theme's own size is 125 %.
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate(TOO_WIDE) == []
