"""Finding: search, filters, what is announced, and when nothing is found."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.registry.registry_page import (
    WORDS,
    choose,
    counts,
    names,
    number,
    open_registry,
    search,
    status,
)


def test_options_count_what_choosing_them_would_give(page: Page, address: str) -> None:
    """A facet's own choice leaves its numbers alone; the others' choices do not."""
    open_registry(page, address)
    choose(page, "unit", "regional-library")
    assert names(page) == ["Asarna", "Östra"]
    assert counts(page, "unit") == {"county-museum": "3", "regional-library": "2"}
    assert counts(page, "channel") == {"blog": "1", "facebook": "1"}
    choose(page, "channel", "blog")
    assert names(page) == ["Asarna"]
    assert counts(page, "unit") == {"county-museum": "1", "regional-library": "1"}
    expect(status(page)).to_have_text(number(1, 5))


def test_two_options_of_one_facet_widen_the_selection(page: Page, address: str) -> None:
    """A row with either is shown, and the number of choices stands on the list's head."""
    open_registry(page, address)
    choose(page, "audience", "families")
    choose(page, "audience", "teachers")
    assert names(page) == ["Zebra", "Åsarna", "Östra"]
    expect(page.locator("details[data-facet=audience] summary")).to_have_text(re.compile(r" 2$"))


def test_the_keyboard_is_enough(page: Page, address: str) -> None:
    """Tab, Enter, Space and Escape open a list, tick, and come back to its head."""
    open_registry(page, address)
    search(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert names(page) == ["Zebra", "Åsarna", "Ärlan"]
    page.keyboard.press("Escape")
    unit = page.locator("details[data-facet=unit]")
    expect(unit.locator("summary")).to_be_focused()
    assert unit.get_attribute("open") is None


def test_one_list_lies_open_at_a_time(page: Page, address: str) -> None:
    """Another list, or a click beside it, closes the one that hides the table."""
    open_registry(page, address)
    page.locator("details[data-facet=unit] summary").click()
    page.locator("details[data-facet=channel] summary").click()
    expect(page.locator("details[open]")).to_have_attribute("data-facet", "channel")
    page.locator("caption").evaluate("caption => caption.click()")
    expect(page.locator("details[open]")).to_have_count(0)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("MUSEUM curator", ["Ärlan"]),
        ("museum library", []),
        ("cafe", ["Åsarna"]),
        ("lasning", ["Östra"]),
        ("læsning", ["Östra"]),
        ("asarna", ["Åsarna", "Asarna"]),
        ("åsarna", ["Åsarna"]),
        ("øst", ["Östra"]),
        (".*", []),
        ("facebook.com/zebra", ["Zebra"]),
    ],
)
def test_search_finds_rows_with_every_word(
    page: Page, address: str, typed: str, found: list[str]
) -> None:
    """Capitals and marks do not matter, but whoever types å means å; ä and æ are one letter."""
    open_registry(page, address)
    search(page).fill(typed)
    assert names(page) == found


def test_the_number_of_matches_is_announced_once(page: Page, address: str) -> None:
    """Not at every letter; and the region is a polite one."""
    open_registry(page, address)
    expect(status(page)).to_have_role("status")
    page.evaluate(
        """() => {
          window.said = [];
          const region = document.querySelector(".registry__count");
          new MutationObserver(() => window.said.push(region.textContent)).observe(
            region, {childList: true, characterData: true, subtree: true});
        }"""
    )
    search(page).press_sequentially("asarna?", delay=20)
    expect(status(page)).to_have_text(number(0, 5))
    assert page.evaluate("window.said") == [number(0, 5)]


def test_a_chosen_filter_can_be_taken_away_where_it_is_named(page: Page, address: str) -> None:
    """The focus goes on to the next one, and at last to the search field."""
    open_registry(page, address, query="?find=a&status=closed&unit=county-museum")
    chips = page.locator(".registry__chips button")
    remove = WORDS.get("registry.remove")
    assert chips.all_text_contents() == [
        f"{remove} {WORDS.get('registry.facet.find')}: a",
        f"{remove} {WORDS.get('registry.facet.unit')}: County Museum",
        f"{remove} {WORDS.get('registry.facet.status')}: Closed",
    ]  # fmt: skip
    chips.nth(1).click()
    expect(chips.nth(1)).to_be_focused()
    chips.nth(1).press("Enter")
    chips.nth(0).press("Enter")
    expect(search(page)).to_be_focused()
    assert len(names(page)) == 5
    expect(page).to_have_url(f"{address}/fixture/")


def test_what_is_typed_shows_as_text(page: Page, address: str) -> None:
    """Also in the list of what is chosen."""
    open_registry(page, address, query="?find=%3Cimg%20src=x%20onerror=alert(1)%3E")
    expect(page.locator(".registry__chips")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("main img")).to_have_count(0)


def test_nothing_found_says_what_to_do_next(page: Page, address: str) -> None:
    """The table gives way, and one button brings everything back."""
    open_registry(page, address, query="?status=draft&sort=unit")
    search(page).fill("zzz")
    expect(page.get_by_text(WORDS.get("registry.empty.title"))).to_be_visible()
    expect(page.locator(".registry__empty")).to_contain_text("communications officer")
    expect(page.locator(".registry__empty")).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()
    page.get_by_role("button", name=WORDS.get("registry.clear")).click()
    assert len(names(page)) == 5
    expect(page).to_have_url(f"{address}/fixture/")
    expect(search(page)).to_be_focused()
    expect(page.locator("[aria-sort]")).to_have_count(0)
