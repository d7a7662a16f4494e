"""Slides, handouts, scripts and cards on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from tests.browser.presenter.presenter import WORKSHOP, Presenter

SILENT = "window.print = () => {};"
SCROLLED = """() => {
    const setup = JSON.parse(document.querySelector("handbook-presenter").dataset.setup);
    return handbookSlides.cut(document.querySelector("article"), setup, null).slides
        .filter(({ element }) => element.matches(".slide--tall")).map(({ title }) => title);
}"""
"""The slides that hold more than a wall shows at once."""


@pytest.mark.parametrize("path", [WORKSHOP, "policy/strategy/"])
def test_slides_handout_and_script_print(page: Page, address: str, path: str) -> None:
    """As many pages as slides, three a page with lines, and the script with notes and times."""
    page.add_init_script(SILENT)
    presenter = Presenter(page, f"{address}/{path}").open()
    slides = presenter.length
    presenter.press("Escape")

    def pages(kind: str) -> int:
        page.locator("[data-part=menu] summary").click()
        page.locator(f"[data-print={kind}]").click()
        paper = page.pdf(prefer_css_page_size=True)
        return len(re.findall(rb"/Type\s*/Page\b", paper))

    assert pages("slides") == slides
    assert pages("handout") == -(-slides // 3)
    page.locator("[data-part=menu] summary").click()
    page.locator("[data-print=script]").click()
    if path == WORKSHOP:
        script = page.locator(".print-job")
        assert script.locator(".slide-notes").count() == page.locator("article .notes").count()
        assert "0:05–0:15" in (script.text_content() or "")


def test_the_menu_of_prints_stays_on_a_phone(page: Page, address: str) -> None:
    """It lies below a button that stands far to the right there."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{WORKSHOP}")
    for width in (320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        page.locator("[data-part=menu] summary").click()
        for button in page.locator("[data-part=menu] button").all():
            box = button.bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        page.locator("[data-part=menu] summary").click()


@pytest.mark.parametrize(
    ("path", "count"),
    [("workshops/open-space/", 24), ("workshops/managers/", None), ("postulates/", 14)],
)
def test_cards_print_eight_a_page(page: Page, address: str, path: str, count: int | None) -> None:
    """Questions, roles and postulates, and nothing else; and no slide has to be scrolled."""
    page.add_init_script(SILENT)
    Presenter(page, f"{address}/{path}")
    assert page.evaluate(SCROLLED) == []
    for fold in page.locator(".cards__fold summary").all():
        fold.click()
    page.locator("handbook-cards [data-part=print]").click()

    cards = page.locator(".print-job .card").count()
    paper = page.pdf(prefer_css_page_size=True)

    assert count in (None, cards)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == -(-cards // 8)
