"""Slides are led by keys, mouse and touch, and the focus goes with them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.checks import wait_until
from tests.browser.presenter.presenter import WORKSHOP, Presenter, addresses

HEADINGS = """() => {
    const copy = handbookSlideCopy(document.querySelector("article"));
    return [...copy.querySelectorAll("h1, h2, h3")].map((heading) => heading.textContent.trim());
}"""
"""The page's headings as slides have them."""


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_workshop_is_presented_by_keyboard_from_first_to_last(
    browser: Browser, site: Path, address: str, way: str
) -> None:
    """Every heading is shown exactly once as a heading, notes never, and slides have addresses."""
    page = browser.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    presenter = Presenter(page, addresses(site, address)[way])
    expected = page.evaluate(HEADINGS)

    presenter.press("Alt+p")
    expect(presenter.stage).to_be_visible()
    shown: list[str] = []
    for number in range(1, presenter.length + 1):
        presenter.is_at(number)
        shown += presenter.view.locator("h1, h2, h3").all_inner_texts()
        assert presenter.view.locator(".notes, .slide-notes").count() == 0
        presenter.press("ArrowRight")

    assert [text.strip() for text in shown] == expected
    presenter.is_at(presenter.length)
    assert broken == []
    page.close()


def test_the_keys(page: Page, address: str) -> None:
    """Those of clickers too; those of the theme mean nothing meanwhile."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    last = presenter.length
    for key, number in (
        ("ArrowDown", 2),
        ("Space", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("Shift+Space", 2),
        ("PageUp", 1),
        ("PageUp", 1),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 1),
    ):
        presenter.press(key)
        presenter.is_at(number)
    presenter.press("p", "n", ",", "/")
    presenter.is_at(1)
    find = "new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true})"
    assert not presenter.view.evaluate(f"view => view.dispatchEvent({find})")  # Nor the browser's.
    presenter.press("1", "0")
    expect(page.locator("[data-part=typed]")).to_have_text("10")
    presenter.press("Enter")
    presenter.is_at(10)
    presenter.press("9", "9", "Enter")
    expect(page.locator(".stage [role=alert]")).to_contain_text(f"bild 99. Den sista är {last}")
    presenter.is_at(10)

    for key in ("b", "."):
        presenter.press(key)
        expect(page.locator("[data-part=black]")).to_be_visible()
        presenter.press("ArrowRight")  # Only lights up again.
        expect(page.locator("[data-part=black]")).to_be_hidden()
    presenter.is_at(10)
    presenter.press("?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()
    presenter.press("Escape")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_hidden()
    expect(presenter.view).to_be_focused()
    presenter.press("q")
    expect(page.get_by_role("img", name="QR-kod")).to_be_visible()
    expect(page.locator("[data-panel=follow] a")).to_have_attribute(
        "href", f"https://kanalboken.kultur.example/{WORKSHOP}"
    )


def test_the_overview_is_a_grid_for_keys_and_mouse(page: Page, address: str) -> None:
    """It starts at the slide shown; arrows move in it, Enter and a click choose."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("ArrowRight", "o")
    cards = page.locator("[data-part=grid] button")
    expect(cards).to_have_count(presenter.length)
    expect(cards.nth(1)).to_be_focused()
    presenter.press("ArrowRight")
    expect(cards.nth(2)).to_be_focused()
    presenter.press("Home", "ArrowDown")
    expect(cards.nth(4)).to_be_focused()
    presenter.press("Enter")
    presenter.is_at(5)
    expect(presenter.view).to_be_focused()
    presenter.do("overview").click()
    cards.nth(6).click()
    presenter.is_at(7)
    presenter.press("o", "Escape")
    expect(cards).to_have_count(0)
    expect(presenter.stage).to_be_visible()


def test_focus_is_taken_kept_and_given_back(page: Page, address: str) -> None:
    """The background is inert; slides are announced; leaving leads to the section shown."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    expect(presenter.view).to_be_focused()
    assert page.evaluate(
        """() => [...document.body.children]
            .filter((child) => !child.matches("script, .stage")).every((child) => child.inert)"""
    )
    for _ in range(12):
        presenter.press("Tab")
        wait_until(
            page,
            "document.activeElement === document.body"
            " || !!document.activeElement.closest('.stage')",
        )
    presenter.do("next").click()
    expect(presenter.view).to_be_focused()  # So that Space means the next slide.
    presenter.press("Space", "Space", "Space")
    expect(presenter.said).to_have_text(re.compile(f"^Bild 5 av {presenter.length}: Två och två$"))

    presenter.press("Escape")

    expect(presenter.stage).to_have_count(0)
    expect(page).to_have_url(re.compile("#pairs$"))
    expect(page.locator("[data-part=present]")).to_be_focused()
    expect(page.locator("#pairs")).to_be_in_viewport()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_each_slide_has_an_address(page: Page, address: str) -> None:
    """Loading anew stays, a link on a slide leads away and back again, and back leaves."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("6", "Enter")
    presenter.is_at(6)
    page.reload()
    presenter.is_at(6)

    presenter.view.get_by_role("link").click()
    expect(page).to_have_url(re.compile("why/for-you/$"))
    expect(presenter.stage).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('[inert], .presenting').length") == 0
    page.go_back()
    presenter.is_at(6)
    page.go_back()

    expect(page).to_have_url(f"{address}/{WORKSHOP}")
    expect(presenter.stage).to_have_count(0)

    presenter = Presenter(page, f"{address}/{WORKSHOP}#50%").open()  # Whatever stands there.
    presenter.is_at(1)


def test_on_a_phone(page: Page, address: str) -> None:
    """It is led by swiping and by buttons of a thumb's size, and nothing is wider than it."""
    page.set_viewport_size({"width": 320, "height": 560})
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    swipe = """(view, across) => {
        const touch = (x, y) => new Touch({ identifier: 1, target: view, clientX: x, clientY: y });
        const from = touch(160, 200);
        view.dispatchEvent(new TouchEvent("touchstart", { touches: [from], bubbles: true }));
        const to = touch(160 + across, 210);
        view.dispatchEvent(new TouchEvent("touchend", { changedTouches: [to], bubbles: true }));
    }"""
    presenter.view.evaluate(swipe, -90)
    presenter.is_at(2)
    presenter.view.evaluate(swipe, 90)
    presenter.is_at(1)
    presenter.view.evaluate(swipe, 20)
    presenter.is_at(1)
    for number in range(1, presenter.length + 1):
        presenter.is_at(number)
        assert presenter.view.evaluate("(view) => view.scrollWidth <= view.clientWidth")
        presenter.press("End") if number == presenter.length else presenter.do("next").click()
    for button in presenter.stage.locator(".stage__bar button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["width"] >= 44
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 320


def test_a_slide_that_scrolls_scrolls_before_it_goes_on(page: Page, address: str) -> None:
    """On a small screen the keys of a clicker show all of a slide first."""
    page.set_viewport_size({"width": 320, "height": 400})
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("2", "Enter")
    presenter.is_at(2)
    presenter.press("PageDown")
    presenter.is_at(2)
    wait_until(page, "document.querySelector('[data-part=view]').scrollTop > 100")
    presenter.is_at(2)
    presenter.press("PageDown")
    presenter.is_at(3)
