"""The board on paper, without scripts, on a phone, with axe."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.board.board_page import PATH, BoardPage, t
from tests.browser.checks import find_violations, width_of


def sizes(page: Page) -> list[str]:
    """Each printed page: `tall` or `wide`."""
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return ["wide" if float(width) > float(height) else "tall" for width, height in boxes]


def test_it_is_printed(board: BoardPage, plain_page: Page, address: str) -> None:
    """The programme across a page, a sheet a page; without scripts both to fill in by hand."""
    board.fill()
    board.page.evaluate("window.print = () => {}")
    assert sizes(board.page) == ["wide"]
    board.page.locator('[data-print-what="sheets"]').click()
    assert sizes(board.page) == ["tall"] * 3
    board.page.locator('[data-print-what="blank"]').click()
    assert sizes(board.page) == ["tall"]

    plain_page.goto(f"{address}{PATH}")
    expect(plain_page.get_by_text(t("without"))).to_be_visible()
    expect(plain_page.locator('[data-part="live"]')).to_be_hidden()
    assert sizes(plain_page) == ["tall", "wide", "tall"]


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(board: BoardPage, scheme: str) -> None:
    """On a full board, with all that opens, on a light page and a dark one."""
    page = board.page
    page.emulate_media(reduced_motion="reduce")  # or colours are looked at while they change
    board.fill()
    page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
    board.part("timerStart").click()

    def look(where: str) -> None:
        page.mouse.move(0, 0)
        assert find_violations(page, "'handbook-board'") == [], where

    look("page")
    for dialog, close in (("move", "moveClose"), ("edit", "editClose")):
        board.press("Vem svarar på kvällen?", dialog)
        look(dialog)
        board.part(close).click()
    board.part("big").click()
    look("big")


@pytest.mark.parametrize("language", ["", "/nb", "/en"])
def test_it_fits_a_narrow_phone(page: Page, address: str, language: str) -> None:
    """Nothing is wider than the page, with long words on the board."""
    page.set_viewport_size({"width": 320, "height": 640})
    board = BoardPage(page, address, f"{language}{PATH}")
    board.page.locator(".board__setup > summary").click()
    board.add("Samhällsinformationsförmedlingsverksamhetssamordning" * 2, "x" * 60)
    board.page.locator('[data-action="move"]').click()
    board.part("movePlaces").get_by_role("button").first.click()
    board.part("timerStart").click()
    board.part("sheets").locator("summary").first.click()

    assert width_of(page) <= 320
