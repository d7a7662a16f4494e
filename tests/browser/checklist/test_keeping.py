"""What a browser keeps of a list: over versions, tabs, languages and pages, or not at all."""

from __future__ import annotations

import json

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.checklist.checklist import PATH, Checklist
from tests.browser.checks import FULL
from tests.browser.fixture_pages import turn_on_instant_navigation


def test_a_new_version_keeps_the_ticks_and_tells_what_is_new(checklist: Checklist) -> None:
    """Added, reworded and removed items are told until the reader has seen them."""
    rows = checklist.page.locator(".checklist__item")
    ids = [rows.nth(index).get_attribute("data-item") or "" for index in range(3)]
    words = rows.nth(0).locator("label").inner_text()
    checklist.keep(
        "name:bloggen i höst",
        items={ids[0]: words, ids[1]: "Så stod det förr", "gone": "Faxen är <b>borta</b>"},
        ticks={ids[0]: "2026-03-01", ids[1]: "2026-03-02", "gone": "2026-03-03"},
    )
    checklist.page.reload()
    checklist.begin("Bloggen i höst")

    checklist.expect_count(2)
    assert checklist.ticked() == ids[:2]
    expect(rows.nth(0).locator(".badge")).to_have_count(0)
    expect(rows.nth(1).locator(".badge")).to_have_text("Omskriven sedan du började")
    expect(rows.nth(2).locator(".badge")).to_have_text("Ny sedan du började")
    expect(rows.nth(0).locator(".checklist__marks")).to_have_text("klar 1 mars 2026")
    expect(checklist.part("changesText")).to_contain_text(f"{checklist.all - 2} punkter är nya.")
    expect(checklist.part("changesText")).to_contain_text("1 punkt är omskriven.")
    expect(checklist.part("changesList").locator("li")).to_have_text(["Faxen är <b>borta</b>"])

    checklist.part("changesSeen").click()
    expect(checklist.part("changes")).to_be_hidden()
    expect(checklist.page.locator(".checklist__marks .badge")).to_have_count(0)
    checklist.expect_count(2)
    checklist.page.reload()
    expect(checklist.part("changes")).to_be_hidden()


def test_a_corrected_comma_is_not_a_change(checklist: Checklist) -> None:
    """Words may differ within a version, and between languages, without a word about it."""
    checklist.tick(0)
    kept = next(iter(checklist.kept().values()))
    reworded = {item: text + "!" for item, text in kept["items"].items()}
    same, other = {**kept, "items": reworded}, {**kept, "items": reworded, "language": "nb"}
    checklist.keep("name:a", **{**same, "name": "A"})
    checklist.keep("name:b", **{**other, "name": "B", "version": 1})

    for name in ("A", "B"):
        checklist.begin(name)
        expect(checklist.part("current")).to_have_text(name)
        expect(checklist.part("changes")).to_be_hidden()


def test_what_else_stands_in_the_storage_does_no_harm(checklist: Checklist) -> None:
    """An entry that is no list is passed over."""
    checklist.keep("name:x", ticks={"__proto__": "2026-03-01"})
    checklist.keep("name:y", name=7)
    checklist.page.reload()

    expect(checklist.part("kept")).to_be_hidden()
    checklist.tick(0)
    checklist.expect_count(1)


def test_two_tabs_share_one_list(context: BrowserContext, address: str) -> None:
    """Each tab shows what the other ticks, and neither undoes it."""
    one = Checklist(context.new_page(), address)
    one.begin("Bloggen")
    two = Checklist(context.new_page(), address)
    one.tick(0)
    expect(two.boxes.nth(0)).to_be_checked()
    two.tick(1)
    one.tick(2)
    expect(two.boxes.nth(2)).to_be_checked()
    expect(one.boxes.nth(1)).to_be_checked()
    one.expect_count(3)
    two.expect_count(3)

    two.part("keptTitle").click()
    two.part("keptList").get_by_role("button", name="Ta bort Bloggen").click()
    two.answer("Ta bort")
    one.expect_message("Listan ”Bloggen” togs bort i en annan flik.")
    one.expect_count(0)
    two.part("undo").click()
    one.expect_count(3)


def test_a_tick_goes_into_the_list_as_it_is_and_not_as_it_was_drawn(
    context: BrowserContext, address: str
) -> None:
    """Even when the other tab's change has not been told yet."""
    one = Checklist(context.new_page(), address)
    one.begin("Bloggen")
    one.page.evaluate("window.addEventListener('storage', (e) => e.stopImmediatePropagation())")
    kept = one.kept()["name:bloggen"]
    item = one.page.locator(".checklist__item").nth(5).get_attribute("data-item") or ""
    one.keep("name:bloggen", **{**kept, "ticks": {item: "2026-03-01"}})

    one.tick(0)

    one.expect_count(2)
    assert item in one.kept()["name:bloggen"]["ticks"]


def test_a_blocked_storage_is_told_and_the_list_works(blocked_page: Page, address: str) -> None:
    """For as long as the page is open; a file keeps it longer."""
    checklist = Checklist(blocked_page, address)
    expect(checklist.part("blocked")).to_contain_text("så länge sidan är öppen")
    checklist.begin("Bloggen")
    checklist.tick(0, 1)
    checklist.begin("Podden")
    checklist.tick(1)
    checklist.begin("Bloggen")

    checklist.expect_count(2)
    with blocked_page.expect_download() as download:
        checklist.part("export").click()
    assert len(json.loads(download.value.path().read_text())["list"]["ticks"]) == 2


def test_a_storage_that_fills_up_is_told(checklist: Checklist) -> None:
    """The notice comes when it is needed, and the tick stays."""
    expect(checklist.part("blocked")).to_be_hidden()
    checklist.page.evaluate(f"() => {{ {FULL} }}")
    checklist.tick(0)

    expect(checklist.part("blocked")).to_be_visible()
    checklist.expect_count(1)


def test_instant_navigation_keeps_the_list_alive(context: BrowserContext, address: str) -> None:
    """Away and back without a load: what was ticked, chosen and filtered is as it was."""
    turn_on_instant_navigation(context, address)
    checklist = Checklist(context.new_page(), address)
    checklist.page.evaluate("window.sameDocument = true")
    checklist.begin("Bloggen")
    checklist.tick(0)
    checklist.part("hideDone").check()

    go_away_and_back(checklist.page)

    assert checklist.page.evaluate("window.sameDocument") is True
    expect(checklist.part("current")).to_have_text("Bloggen")
    expect(checklist.part("hideDone")).to_be_checked()
    expect(checklist.boxes).to_have_count(checklist.all - 1)
    checklist.tick(0)
    checklist.expect_count(2)


def test_a_full_storage_lasts_over_instant_navigation(
    context: BrowserContext, address: str
) -> None:
    """What could not be kept is there for as long as no page is loaded anew."""
    turn_on_instant_navigation(context, address)
    checklist = Checklist(context.new_page(), address)
    checklist.page.evaluate(f"() => {{ {FULL} }}")
    checklist.begin("Bloggen")
    checklist.tick(0, 1)

    go_away_and_back(checklist.page)

    expect(checklist.part("current")).to_have_text("Bloggen")
    checklist.expect_count(2)
    expect(checklist.part("blocked")).to_be_visible()


def go_away_and_back(page: Page) -> None:
    """Over a link of the page, and back with the browser's button."""
    page.locator(".md-content a[href*='policy/strategy']").first.click()
    page.wait_for_url("**/policy/strategy/**")
    expect(page.locator("handbook-checklist")).to_have_count(0)
    page.go_back()
    expect(page.locator('[data-part="actions"]')).to_be_visible()


def test_the_other_languages_show_the_same_ticks(checklist: Checklist, address: str) -> None:
    """The ticks belong to the items, and nothing is called new in another language."""
    checklist.begin("Bloggen")
    checklist.tick(0, 1)

    english = Checklist(checklist.page, address, f"/en{PATH}")

    expect(english.part("current")).to_have_text("Bloggen")
    expect(english.part("count")).to_have_text(f"2 of {english.all} done")
    expect(english.part("changes")).to_be_hidden()
