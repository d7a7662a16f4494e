"""The registry in a browser: search, filters, sorting, and the view in the address."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Language
from macros.render import render
from macros.texts import load_texts
from macros.views.registry import AT_ONCE, build_registry
from tests.browser.fixture_pages import (
    handbook_of,
    here_in,
    serve,
    to_html,
    turn_on_instant_navigation,
)
from tests.rules.support import make_plan

ROOT = Path(__file__).parents[2]
SCRIPTS = ("registry-rows", "registry")
WORDS = load_texts("en")
COPY = WORDS.get("registry.copy")
BY_HAND = WORDS.get("registry.by-hand")


def plan(handle: str, **fields: Any) -> Plan:
    """A plan with an account of this name; its id is the name in plain letters."""
    letters = str.maketrans({"å": "aa", "ä": "ae", "æ": "ae", "ö": "oe", "ø": "oe", " ": "-"})
    plan_id = handle.lower().translate(letters)
    account = {"url": f"https://www.facebook.com/{plan_id}", "handle": handle}
    return make_plan(plan_id, **{"account": account, **fields})


SMALL = handbook_of(
    plan("Zebra", channel="blog", audiences=["families"]),
    plan("Åsarna", status="closed", audiences=["families", "teachers"], purpose="Café om historia"),
    plan("Ärlan", status="draft", responsible={"role": "curator"}),
    plan("Östra", unit="regional-library", audiences=["teachers"], purpose="Läsning"),
    plan("Asarna", unit="regional-library", channel="blog", status="rejected"),
)
"""Five plans; in the server's order: Zebra, Åsarna, Ärlan, Asarna, Östra."""


def open_registry(
    page: Page, address: str, handbook: Handbook = SMALL, language: Language = "en", query: str = ""
) -> None:
    """Open a page with the registry of a small handbook."""
    here = here_in(handbook, language)
    view = render("registry.html", here, registry=build_registry(here.edition))
    page.goto(serve(page.context, address, to_html(view, language, address, SCRIPTS)) + query)


def names(page: Page) -> list[str]:
    """The accounts shown, from above."""
    shown = page.locator("handbook-registry tbody th a")
    return [text.split(",")[0] for text in shown.all_text_contents()]


def search(page: Page) -> Locator:
    """The search field."""
    return page.get_by_role("searchbox")


def choose(page: Page, facet: str, value: str) -> None:
    """Tick an option with the mouse."""
    details = page.locator(f"details[data-facet={facet}]")
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    details.locator(f"input[value={value}]").click()


def counts(page: Page, facet: str) -> dict[str, str]:
    """The numbers beside a facet's options."""
    options = page.locator(f"details[data-facet={facet}] label").all()
    return {
        option.locator("input").get_attribute("value") or "": (
            option.locator(".registry__option-count").text_content() or ""
        )
        for option in options
    }


def number(found: int, total: int) -> str:
    """How the number of matches is said."""
    return WORDS.get("registry.count", n=found, total=total)


def status(page: Page) -> Locator:
    """What is announced of the result."""
    return page.locator(".registry__count")


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


def test_a_column_sorts_up_and_down_and_back(page: Page, address: str) -> None:
    """The third press gives the server's order again; screen readers hear which it is."""
    open_registry(page, address, language="sv")
    header = page.locator("th[data-sort=account]")
    orders = []
    for _ in range(3):
        header.get_by_role("button").click()
        orders.append((header.get_attribute("aria-sort"), names(page)))
    up = ["Asarna", "Zebra", "Åsarna", "Ärlan", "Östra"]
    assert orders == [
        ("ascending", up),
        ("descending", up[::-1]),
        (None, ["Zebra", "Åsarna", "Ärlan", "Asarna", "Östra"]),
    ]


def test_each_language_has_its_own_alphabet(page: Page, address: str) -> None:
    """In Norwegian å comes last; in English it is an a with a mark."""
    handbook = handbook_of(plan("Åsarna"), plan("Ørland"), plan("Ærlan"), plan("Zebra"))
    orders: dict[Language, list[str]] = {
        "nb": ["Zebra", "Ærlan", "Ørland", "Åsarna"],
        "en": ["Ærlan", "Åsarna", "Ørland", "Zebra"],
    }
    for language, order in orders.items():
        open_registry(page, address, handbook, language, "?sort=account")
        assert names(page) == order


def test_rows_without_a_value_come_last_both_ways(page: Page, address: str) -> None:
    """Whoever sorts by responsible looks for names, not for gaps."""
    for sort in ("responsible", "-responsible"):
        open_registry(page, address, query=f"?sort={sort}")
        assert names(page)[0] == "Ärlan"


def test_status_sorts_by_a_plans_life(page: Page, address: str) -> None:
    """A draft comes before what is active, whatever the words' first letters."""
    open_registry(page, address, query="?sort=status")
    assert names(page) == ["Ärlan", "Zebra", "Östra", "Åsarna", "Asarna"]


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


MANY = handbook_of(*(plan(f"Konto {number:03}") for number in range(450)))


def test_a_long_registry_shows_its_first_rows(page: Page, address: str) -> None:
    """The rest is searched as well, and comes on demand; the focus goes to the first new row."""
    open_registry(page, address, MANY)
    assert len(names(page)) == AT_ONCE
    page.get_by_role("button", name=WORDS.get("registry.more", n=AT_ONCE)).click()
    assert len(names(page)) == 2 * AT_ONCE
    expect(page.get_by_role("link", name=f"Konto {AT_ONCE:03}")).to_be_focused()
    page.get_by_role("button", name=WORDS.get("registry.all", n=450)).click()
    assert len(names(page)) == 450
    expect(page.locator(".registry__all")).to_be_hidden()
    search(page).fill("konto 449")
    assert names(page) == ["Konto 449"]
    search(page).fill("konto")
    assert len(names(page)) == AT_ONCE


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


def test_what_falls_due_after_the_build_counts_on_the_day_of_reading(
    page: Page, address: str
) -> None:
    """And a clock that is behind takes nothing away."""
    due = plan(
        "Goal",
        decision={"by": "director", "date": "2026-11-01"},
        goals=[
            {"text": text, "metric": "comments", "target": 4, "by": by}
            for text, by in (("More", "2026-11-25"), ("Still more", "2026-12-01"))
        ],
    )
    seen = {}
    for day in ("2020-01-01", "2026-12-01", "2026-12-02"):
        page.clock.set_fixed_time(f"{day}T12:00:00")
        open_registry(page, address, handbook_of(due))
        seen[day] = int(page.locator(".registry__attention").inner_text())
    assert seen["2020-01-01"] == seen["2026-12-01"] - 1 == seen["2026-12-02"] - 2


def test_a_plan_that_needs_attention_only_now_is_found_by_it(page: Page, address: str) -> None:
    """The option's number is of the day of reading as well."""
    page.clock.set_fixed_time("2030-01-01T12:00:00")
    here = here_in(handbook_of(plan("Zebra", status="rejected")))
    view = render("registry.html", here, registry=build_registry(here.edition))
    html = to_html(view, "en", address, SCRIPTS).replace('data-due=""', 'data-due="40"')
    page.goto(serve(page.context, address, html) + "?attention=yes")
    assert names(page) == ["Zebra"]
    assert counts(page, "attention") == {"yes": "1", "no": "0"}


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_cards(page: Page, address: str, width: int) -> None:
    """Nothing is wider than the screen, each value has its label, and fingers hit the controls."""
    page.set_viewport_size({"width": width, "height": 700})
    open_registry(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") == width
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
    plans = len(list((ROOT / "data/plans").glob("*.yml")))
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
