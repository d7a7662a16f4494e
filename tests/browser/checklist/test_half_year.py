"""The half-year's checklist: a unit's own channels, and a list for each of them."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixture_pages import turn_on_instant_navigation

HALF_YEAR = "/tools/checklists/half-year/"


def test_a_unit_sees_its_own_channels(page: Page, address: str) -> None:
    """The choice is remembered, and announced with how many there are."""
    page.goto(f"{address}{HALF_YEAR}")
    sections = page.locator("[data-unit]:visible")
    expect(sections).to_have_count(5)
    page.get_by_label("Vilken enhet?").select_option("county-museum")
    expect(sections).to_have_count(1)
    expect(sections).to_contain_text("Facebook, Ekmarks länsmuseum")
    expect(page.locator('[data-part="told"]')).to_have_text("3 kanaler visas.")
    page.reload()

    expect(sections).to_have_count(1)
    page.get_by_label("Vilken enhet?").select_option("")
    expect(sections).to_have_count(5)
    expect(page.locator('[data-part="told"]')).to_have_text("Alla enheter visas.")


def test_a_link_can_name_the_unit(page: Page, address: str) -> None:
    """It goes before what is remembered; an unknown one is none."""
    page.goto(f"{address}{HALF_YEAR}?unit=folk-high-school")
    expect(page.locator("[data-unit]:visible")).to_have_count(1)
    expect(page.locator("[data-unit]:visible")).to_contain_text("Ekmarks folkhögskola")

    page.goto(f"{address}{HALF_YEAR}?unit=nothing")
    expect(page.locator("[data-unit]:visible")).to_have_count(5)


def test_overdue_screenshots_are_those_of_the_day_of_reading(page: Page, address: str) -> None:
    """What was in time when the site was built is late when read half a year on."""
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{address}{HALF_YEAR}?unit=county-museum")
    row = page.locator("tr", has_text="Facebook, Ekmarks länsmuseum")
    expect(row.locator(".due")).to_have_class("due due--soon")
    expect(row).to_contain_text("11 juni 2026")

    page.clock.set_fixed_time("2027-03-01T12:00:00Z")
    page.reload()
    expect(row.locator(".due")).to_have_class("due due--overdue")
    expect(row).to_contain_text("försenad")


@pytest.mark.parametrize("instant", [False, True])
def test_each_channel_has_a_list_of_its_own(
    page: Page, context: BrowserContext, address: str, instant: bool
) -> None:
    """The link opens it, also where Material swaps the page without loading it anew."""
    if instant:
        turn_on_instant_navigation(context, address)
    page.goto(f"{address}{HALF_YEAR}?unit=county-museum", wait_until="networkidle")
    current = page.locator("handbook-checklist [data-part=current]")
    expect(current).to_have_text("Namnlös lista")
    row = page.locator("tr", has_text="Facebook, Ekmarks länsmuseum")
    name = re.compile("^Gå igenom ?: Facebook, Ekmarks länsmuseum$")
    row.get_by_role("link", name=name).click()

    page.wait_for_url("**/half-year/?plan=museum-facebook#list")
    expect(current).to_have_text("Facebook, Ekmarks länsmuseum")
    page.locator(".checklist__item:visible input").first.check()
    row.get_by_role("link", name="Facebook, Ekmarks länsmuseum", exact=True).click()
    page.wait_for_url("**/registry/museum-facebook/")


def test_without_scripts_all_units_are_there(plain_page: Page, address: str) -> None:
    """And nothing to choose with."""
    plain_page.goto(f"{address}{HALF_YEAR}")

    expect(plain_page.locator("[data-unit]:visible")).to_have_count(5)
    expect(plain_page.get_by_label("Vilken enhet?")).to_be_hidden()
