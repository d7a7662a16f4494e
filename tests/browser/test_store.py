"""The store: what the reader's own machine remembers, and what happens when it will not."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import BrowserContext, Page

from tests.browser.checks import FULL, wait_until

KEEPER = "tools/checklist/"
"""A page that keeps something."""


def at_keeper(page: Page, address: str) -> Page:
    """A page of the handbook with the store in it."""
    page.goto(f"{address}/{KEEPER}")
    return page


def ask(page: Page, script: str) -> Any:
    """The value of an expression in which `store` is the store."""
    wait_until(page, "window.handbookStore")
    return page.evaluate(f"() => {{ const store = window.handbookStore; return {script}; }}")


def test_what_is_written_is_there_after_a_reload(page: Page, address: str) -> None:
    """Also in the site's other languages, which share the storage."""
    at_keeper(page, address)

    assert ask(page, 'store.write("a:1", 1, {"x": [1, "å"]})') is True
    page.reload()
    assert ask(page, 'store.read("a:1", 1)') == {"x": [1, "å"]}
    page.goto(f"{address}/en/{KEEPER}")
    assert ask(page, 'store.read("a:1", 1)') == {"x": [1, "å"]}
    assert ask(page, "store.persistent") is True


def test_an_entry_of_another_version_is_not_read(page: Page, address: str) -> None:
    """A page does not guess at what it does not understand."""
    at_keeper(page, address)
    ask(page, 'store.write("a", 1, "old")')

    assert ask(page, 'store.read("a", 2)') is None


def test_an_entry_of_a_newer_version_is_not_overwritten(page: Page, address: str) -> None:
    """A page opened before the handbook changed keeps its own in memory, and says so."""
    at_keeper(page, address)
    ask(page, 'store.write("a", 2, "new")')

    assert ask(page, 'store.write("a", 1, "old")') is False
    assert ask(page, 'store.read("a", 1)') == "old"
    assert ask(page, "store.persistent") is False
    page.reload()
    assert ask(page, 'store.read("a", 2)') == "new"


def test_what_others_wrote_in_the_storage_is_no_entry(page: Page, address: str) -> None:
    """Text that is no JSON, and JSON that is no entry, read as nothing."""
    at_keeper(page, address)
    for text in ("{", "null", "7", '"x"', "[1]", "{}", '{"version": 1}'):
        page.evaluate("text => localStorage.setItem('kanalboken:a', text)", text)

        assert ask(page, 'store.read("a", 1)') is None, text


def test_keys_are_listed_by_their_beginning(page: Page, address: str) -> None:
    """In order, without other pages' entries, and no longer when removed."""
    at_keeper(page, address)
    page.evaluate("localStorage.setItem('list:other', '1')")
    for key in ("list:b", "list:a", "lists:c", "x"):
        ask(page, f'store.write("{key}", 1, 1)')

    assert ask(page, 'store.keys("list:")') == ["list:a", "list:b"]
    ask(page, 'store.remove("list:a")')
    assert ask(page, 'store.keys("list:")') == ["list:b"]
    assert ask(page, 'store.read("list:a", 1)') is None


def test_a_blocked_storage_keeps_for_as_long_as_the_page_is_open(
    blocked_page: Page, address: str
) -> None:
    """Reading, writing, listing and removing work; nothing is there after a reload."""
    page = at_keeper(blocked_page, address)

    assert ask(page, "store.persistent") is False
    assert ask(page, 'store.write("a", 1, "x")') is False
    assert ask(page, 'store.read("a", 1)') == "x"
    assert ask(page, 'store.keys("")') == ["a"]
    ask(page, 'store.remove("a")')
    assert ask(page, 'store.read("a", 1)') is None
    ask(page, 'store.write("a", 1, "x")')
    page.reload()
    assert ask(page, 'store.read("a", 1)') is None


def test_a_full_storage_can_still_be_read(context: BrowserContext, address: str) -> None:
    """What it does not take goes before what it holds, which is older."""
    page = at_keeper(context.new_page(), address)
    ask(page, 'store.write("a", 1, "kept")')
    context.add_init_script(FULL)
    page.reload()

    assert ask(page, "store.persistent") is False
    assert ask(page, 'store.read("a", 1)') == "kept"
    assert ask(page, 'store.write("a", 1, "newer")') is False
    assert ask(page, 'store.read("a", 1)') == "newer"


def test_a_storage_that_fills_up_and_is_emptied_takes_the_entry_again(
    page: Page, address: str
) -> None:
    """`persistent` follows: no, while something is in memory only; yes, when all is kept."""
    at_keeper(page, address)
    page.evaluate("() => { window.setItem = Storage.prototype.setItem; }")
    page.evaluate(f"() => {{ {FULL} }}")
    ask(page, 'store.write("a", 1, "x")')
    assert ask(page, "store.persistent") is False

    page.evaluate("() => { Storage.prototype.setItem = window.setItem; }")

    assert ask(page, 'store.write("a", 1, "x")') is True
    assert ask(page, "store.persistent") is True
    page.reload()
    assert ask(page, 'store.read("a", 1)') == "x"


def test_another_tabs_change_is_told(context: BrowserContext, address: str) -> None:
    """With the key; with an empty one when all is removed, or the browser had put the page aside
    and shows it again; not once the watching has ended.
    """  # noqa: D205
    one, two = at_keeper(context.new_page(), address), at_keeper(context.new_page(), address)
    one.evaluate("""() => {
        window.told = [];
        window.stop = handbookStore.watch((key) => window.told.push(key));
    }""")

    ask(two, 'store.write("a", 1, "x")')
    wait_until(one, "window.told.length === 1")
    two.evaluate("localStorage.setItem('somebody else', '1')")
    two.evaluate("localStorage.clear()")
    wait_until(one, "window.told.length === 2")
    comes_back = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"
    one.evaluate(comes_back)
    one.evaluate("window.stop()")
    one.evaluate(comes_back)
    ask(two, 'store.write("a", 1, "y")')
    wait_until(one, "localStorage.getItem('kanalboken:a') !== null")

    assert one.evaluate("window.told") == ["a", "", ""]
