"""The registry on paper, on a phone, without scripts, without a server."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from macros.render import render
from macros.views.registry import AT_ONCE, build_registry
from tests.browser.checks import width_of
from tests.browser.fixture_pages import here_in, to_html
from tests.browser.registry.registry_page import (
    BY_HAND,
    COPY,
    MANY,
    SCRIPTS,
    SMALL,
    WORDS,
    choose,
    names,
    open_registry,
    search,
)
from tests.handbook_files import REPOSITORY


def test_print_has_every_row_found_and_says_which(page: Page, address: str) -> None:
    """Also those that the screen leaves out; what is chosen stands above them."""
    open_registry(page, address, MANY, query="?find=konto")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(names(page)) == 450
    expect(page.locator(".registry__chips")).to_be_visible()
    expect(page.locator(".registry__controls")).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(names(page)) == AT_ONCE


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_cards(page: Page, address: str, width: int) -> None:
    """Nothing is wider than the screen, each value has its label, and fingers hit the controls."""
    page.set_viewport_size({"width": width, "height": 700})
    open_registry(page, address)
    assert width_of(page) == width
    label = "getComputedStyle(document.querySelector('td[data-cell=unit]'), '::before').content"
    assert page.evaluate(label) == f'"{WORDS.get("registry.column.unit")}"'
    toggle = page.get_by_role("button", name=WORDS.get("registry.filter"))
    expect(page.locator("#registry-facets")).to_be_hidden()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    choose(page, "unit", "regional-library")
    page.locator("#registry-order").select_option("-account")
    assert names(page) == ["Östra", "Asarna"]
    small = """controls => controls.filter(control => control.checkVisibility() &&
      control.getBoundingClientRect().height < 44).map(control => control.outerHTML)"""
    controls = "button, summary, select, input:not([type=checkbox]), .registry__option"
    form = page.locator(f"handbook-registry :is({controls}):not(thead *)")
    assert form.evaluate_all(small) == []


def test_without_a_script_the_whole_table_is_there(plain_page: Page, address: str) -> None:
    """And no control that would do nothing."""
    plain_page.goto(f"{address}/registry/")
    plans = len(list((REPOSITORY / "data/plans").glob("*.yml")))
    expect(plain_page.locator("handbook-registry tbody tr")).to_have_count(plans)
    expect(plain_page.locator("handbook-registry").get_by_role("button")).to_have_count(0)
    expect(search(plain_page)).to_be_hidden()


def test_a_page_opened_as_a_file_works_but_for_its_address(
    page: Page, address: str, site: Path, tmp_path: Path
) -> None:
    """There a page may not change its address; a link to the view can be had all the same."""
    here = here_in(SMALL)
    view = render("registry.html", here, registry=build_registry(here.edition))
    file = tmp_path / "registry.html"
    file.write_text(to_html(view, "en", site.as_uri(), SCRIPTS), encoding="utf-8")
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(f"{file.as_uri()}?status=active")
    search(page).fill("zebra")
    assert names(page) == ["Zebra"]
    page.get_by_role("button", name=COPY).click()
    field = page.get_by_label(BY_HAND)
    expect(field).to_have_value(f"{file.as_uri()}?find=zebra&status=active")
