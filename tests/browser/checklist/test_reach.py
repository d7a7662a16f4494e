"""The checklist without scripts, on paper, on a phone, without a server."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.checklist.checklist import PATH, Checklist
from tests.browser.checks import times_printed, width_of


def test_without_javascript_the_list_is_complete(plain_page: Page, address: str) -> None:
    """Every item can be read and its reason opened; what needs the script is not shown."""
    plain_page.goto(f"{address}{PATH}")
    rows = plain_page.locator(".checklist__item")

    assert rows.count() > 10
    assert all(rows.nth(index).is_visible() for index in range(rows.count()))
    shown = plain_page.locator("handbook-checklist :is(button, select, progress):visible")
    expect(shown).to_have_count(0)
    reason = plain_page.locator("details.checklist__why").first
    reason.locator("summary").click()
    expect(reason.locator("p").first).to_be_visible()

    plain_page.emulate_media(media="print")
    expect(plain_page.locator(".checklist__printed")).to_be_visible()
    last = plain_page.locator("details.checklist__why").last
    expect(last.locator("p").first).to_be_visible()
    expect(rows.first.locator("input")).to_be_visible()


def test_the_printed_list_has_name_date_and_boxes(checklist: Checklist) -> None:
    """The controls stay on the screen; reasons are printed when the reader shows them all."""
    checklist.begin("Bloggen")
    checklist.tick(0)
    checklist.page.emulate_media(media="print")

    printed = checklist.page.locator(".checklist__printed")
    expect(printed).to_contain_text("Gäller: Bloggen")
    expect(printed).to_contain_text(re.compile(r"Datum: \d{1,2} \w+ \d{4}"))
    expect(checklist.part("count")).to_be_visible()
    for part in ("tools", "actions", "message"):
        expect(checklist.part(part)).to_be_hidden()
    mark = "box => getComputedStyle(box, '::before').content"
    assert checklist.boxes.nth(0).evaluate(mark) == '"✓"'
    assert checklist.boxes.nth(1).evaluate(mark) == "none"
    reasons = checklist.page.locator("details.checklist__why:visible")
    expect(reasons).to_have_count(0)

    checklist.page.emulate_media(media="screen")
    checklist.part("expand").click()
    checklist.page.emulate_media(media="print")
    assert reasons.count() > 0


def test_the_print_button_prints(checklist: Checklist) -> None:
    """The browser's own dialog opens."""
    assert times_printed(checklist.part("print")) == 1


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_all_of_it(context: BrowserContext, address: str, width: int) -> None:
    """Nothing scrolls sideways, a long name included, and what is touched is large enough."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 700})
    checklist = Checklist(page, address)
    checklist.begin("Ettlångtnamnutanmellanslag" * 3)
    checklist.part("keptTitle").click()
    checklist.tick(0)

    assert width_of(page) <= width
    targets = page.locator(
        "handbook-checklist :is(button, select, summary, [data-part=name],"
        " .checklist__words > label, .checklist__toggle):visible"
    )
    sizes = [box["height"] for target in targets.all() if (box := target.bounding_box())]
    assert len(sizes) > 20
    assert min(sizes) >= 43.9
    checklist.part("reset").click()
    dialog = page.locator("dialog[open]").bounding_box()
    assert dialog is not None
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= width


def test_the_list_works_from_a_file(context: BrowserContext, site: Path) -> None:
    """Opened from a network drive, without a server."""
    page = context.new_page()
    page.goto((site / "tools" / "checklist" / "index.html").as_uri())
    page.locator(".checklist__item input").first.check()

    expect(page.locator('[data-part="count"]')).to_contain_text("1 av ")
    page.reload()
    expect(page.locator('[data-part="count"]')).to_contain_text("1 av ")
