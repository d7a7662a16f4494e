"""The view in the address: reloaded, gone back to, copied, and left."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.fixture_pages import turn_on_instant_navigation
from tests.browser.registry.registry_page import (
    BY_HAND,
    COPY,
    WORDS,
    choose,
    names,
    open_registry,
    search,
)


def test_the_view_is_in_the_address(page: Page, address: str) -> None:
    """A reload restores it, and parameters of others stay."""
    open_registry(page, address, query="?account=x&unit=nowhere")
    search(page).fill("a")
    choose(page, "status", "closed")
    choose(page, "status", "draft")
    page.locator("th[data-sort=account] button").click()
    page.locator("th[data-sort=account] button").click()
    expect(page).to_have_url(
        f"{address}/fixture/?account=x&find=a&status=draft&status=closed&sort=-account"
    )
    shown = names(page)
    page.reload()
    assert names(page) == shown == ["Åsarna", "Ärlan"]
    assert search(page).input_value() == "a"
    expect(page.locator("th[data-sort=account]")).to_have_attribute("aria-sort", "descending")


def test_back_and_forward_restore_the_view(page: Page, address: str) -> None:
    """Between two views of the same page."""
    open_registry(page, address, query="?status=closed")
    page.evaluate("history.pushState(null, '', '?status=draft')")
    page.go_back()
    page.go_forward()
    expect(page.locator("handbook-registry tbody th a")).to_have_text("Ärlan, Facebook")
    page.go_back()
    expect(page.locator("handbook-registry tbody th a")).to_have_text("Åsarna, Facebook")


def test_nonsense_in_the_address_shows_everything(page: Page, address: str) -> None:
    """An old link may name a unit or a column that is no longer there."""
    open_registry(page, address, query="?unit=gone&sort=colour&status=")
    assert len(names(page)) == 5
    expect(page.locator(".registry__selection")).to_be_hidden()


def test_the_link_to_the_view_can_be_copied(page: Page, address: str) -> None:
    """It is the whole address, and the reader is told."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_registry(page, address)
    search(page).fill("zebra")
    page.get_by_role("button", name=COPY).click()
    expect(page.get_by_text(WORDS.get("registry.copied"))).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}/fixture/?find=zebra"


def test_a_link_that_cannot_be_copied_is_shown(page: Page, address: str) -> None:
    """It stands selected in a field."""
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    open_registry(page, address, query="?status=draft")
    page.get_by_role("button", name=COPY).click()
    field = page.get_by_label(BY_HAND)
    expect(field).to_be_focused()
    expect(field).to_have_value(f"{address}/fixture/?status=draft")
    assert page.evaluate("getSelection().toString()") == f"{address}/fixture/?status=draft"


def test_instant_navigation_leaves_and_comes_back_to_the_view(page: Page, address: str) -> None:
    """The page is never loaded anew, and the table still works."""
    turn_on_instant_navigation(page.context, address)
    page.goto(f"{address}/registry/?status=active", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    shown = names(page)
    assert shown
    page.locator("handbook-registry tbody th a").first.click()
    expect(page.locator("handbook-registry")).to_have_count(0)
    page.go_back()
    expect(page.locator("handbook-registry tbody th a")).to_have_count(len(shown))
    assert page.evaluate("window.stayed") is True
    assert names(page) == shown
    search(page).fill("zzz")
    assert names(page) == []
    expect(page).to_have_url(f"{address}/registry/?find=zzz&status=active")


def test_a_link_to_another_view_of_the_same_page_works(page: Page, address: str) -> None:
    """Material's instant navigation would take the address back."""
    turn_on_instant_navigation(page.context, address)
    page.goto(f"{address}/registry/?status=active", wait_until="networkidle")
    page.evaluate(
        """() => {
          const link = document.createElement("a");
          Object.assign(link, {href: "?status=closed", textContent: "closed ones", id: "other"});
          document.querySelector("article").prepend(link);
          window.stayed = true;
        }"""
    )
    before = names(page)
    page.locator("#other").click()
    expect(page).to_have_url(f"{address}/registry/?status=closed")
    expect(page.locator(".registry__chips button")).to_have_count(1)
    assert not set(names(page)) & set(before)
    page.go_back()
    expect(page.locator("handbook-registry tbody th a")).to_have_count(len(before))
    assert page.evaluate("window.stayed") is True


def test_leaving_the_page_ends_its_listening(context: BrowserContext, address: str) -> None:
    """An element that was taken out changes neither the address nor the page any more."""
    page = context.new_page()
    open_registry(page, address)
    page.evaluate(
        """() => {
          window.gone = document.querySelector("handbook-registry");
          gone.remove();
          history.pushState(null, "", "?status=draft");
          history.replaceState(null, "", "?status=closed");
          dispatchEvent(new PopStateEvent("popstate"));
          dispatchEvent(new Event("beforeprint"));
        }"""
    )
    assert page.evaluate("gone.querySelectorAll('tbody tr').length") == 5
    page.evaluate("document.querySelector('main').append(gone)")
    assert names(page) == ["Åsarna"]
