"""The scorecard in a browser: sorting, links, phones, keyboard and print."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from macros.models.shared import Language
from macros.render import render
from macros.texts import load_texts
from macros.views.scorecard import build_scorecard
from tests.browser.checks import wait_until, width_of
from tests.browser.fixture_pages import (
    handbook_of,
    here_in,
    serve,
    to_html,
    turn_on_instant_navigation,
)
from tests.rules.support import make_plan

SAYS = load_texts("sv").get
DECIDED = {"decision": {"by": "director", "date": "2026-02-20", "place": "X", "record": "1"}}
PLAN = SAYS("scorecard.plan")
PURPOSE = SAYS("rules.purpose-stated.name")
SMALL = handbook_of(
    make_plan("osby", title="Ösby"),
    make_plan("asby", title="Åsby", purpose="To talk.", **DECIDED),
    make_plan("by", title="By", **DECIDED),
    make_plan("zon", title="Zon", status="draft"),
    make_plan("and", title="And", status="rejected"),
)
"""The worst first: Ösby; By; Åsby. Apart: And, Zon."""


def open_scorecard(page: Page, address: str, language: Language = "sv") -> None:
    """Open a page with the scorecard of a small handbook."""
    here = here_in(SMALL, language)
    view = render("scorecard.html", here, card=build_scorecard(here.edition))
    page.goto(serve(page.context, address, to_html(view, language, address, ["sortable"])))


def plans(page: Page) -> list[str]:
    """The plans' names, from above."""
    return page.locator("tr[data-row] > th > a").all_text_contents()


def said(column: str, order: str) -> str:
    """What a screen reader is told after sorting."""
    return SAYS("scorecard.sort.said", column=column, order=SAYS(f"scorecard.sort.{order}"))


def sort_by(page: Page, column: str) -> None:
    """Press a column's button."""
    page.get_by_role("button", name=SAYS("scorecard.sort.by", column=column), exact=True).click()


def test_the_worst_plan_stands_on_top(page: Page, address: str) -> None:
    """Before anybody sorts; drafts and rejected plans stand below on their own."""
    open_scorecard(page, address)
    assert plans(page) == ["Ösby", "By", "Åsby", "And", "Zon"]
    expect(page.locator("th[aria-sort]")).to_have_text(re.compile(f"^{SAYS('scorecard.not-met')}"))


def test_plans_are_sorted_as_the_language_does(page: Page, address: str) -> None:
    """Å and Ä come after Z in Swedish; each group is sorted on its own."""
    open_scorecard(page, address)
    sort_by(page, PLAN)
    assert plans(page) == ["By", "Åsby", "Ösby", "And", "Zon"]
    expect(page.get_by_role("status")).to_have_text(said(PLAN, "text-up"))
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "ascending")

    sort_by(page, PLAN)
    assert plans(page) == ["Ösby", "Åsby", "By", "Zon", "And"]
    expect(page.get_by_role("status")).to_have_text(said(PLAN, "text-down"))
    expect(page.locator("th[aria-sort]")).to_have_attribute("aria-sort", "descending")


def test_a_rules_column_puts_those_that_break_it_first(page: Page, address: str) -> None:
    """Equal ones keep the order of the whole: the worst plan first, both ways."""
    open_scorecard(page, address)
    sort_by(page, PLAN)
    sort_by(page, PURPOSE)
    assert plans(page)[:3] == ["Ösby", "By", "Åsby"]
    expect(page.get_by_role("status")).to_have_text(said(PURPOSE, "rank-up"))
    sort_by(page, PURPOSE)
    assert plans(page)[:3] == ["Åsby", "Ösby", "By"]


def test_the_first_order_comes_back(page: Page, address: str) -> None:
    """By the column of shortfalls."""
    open_scorecard(page, address)
    before = plans(page)
    sort_by(page, PLAN)
    sort_by(page, SAYS("scorecard.not-met"))
    assert plans(page) == before


def test_without_scripts_the_table_is_whole(plain_page: Page, address: str) -> None:
    """Nothing is shown that does not work."""
    open_scorecard(plain_page, address)
    assert plans(plain_page) == ["Ösby", "By", "Åsby", "And", "Zon"]
    expect(plain_page.locator("table button:visible")).to_have_count(0)


def test_a_cell_leads_to_what_is_wrong(page: Page, address: str) -> None:
    """To the rule's row on the plan's page, one click away."""
    page.goto(f"{address}/registry/scorecard/")
    page.locator(".mark--error > a").first.click()

    expect(page).to_have_url(re.compile(r"/registry/[a-z-]+/#rule-[a-z-]+$"))
    rule = page.url.partition("#")[2]
    row = page.locator(f"[id={rule}]")
    expect(row).to_be_in_viewport()
    expect(row).to_contain_text(SAYS("standing.outcome.not-met"))


def test_a_columns_head_leads_to_the_strategy(page: Page, address: str) -> None:
    """To the paragraph that the rule enforces."""
    page.goto(f"{address}/registry/scorecard/")
    page.locator(".scorecard__rule > a").first.click()

    expect(page).to_have_url(re.compile(r"/policy/strategy/#[a-z-]+$"))
    expect(page.locator(f"[id={page.url.partition('#')[2]}]")).to_be_in_viewport()


def test_head_and_first_column_stay_in_view(page: Page, address: str) -> None:
    """On a phone too, where the table scrolls and the page does not."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{address}/registry/scorecard/")
    region = page.get_by_role("region", name=SAYS("scorecard.caption"))
    corner = page.locator(".scorecard__matrix thead th").first
    head = page.locator(".scorecard__rule").last
    first = page.locator(".scorecard__matrix tr[data-row] > th").last
    region.scroll_into_view_if_needed()
    before = corner.bounding_box()
    region.evaluate("region => region.scrollTo(9999, 150)")

    assert corner.bounding_box() == before
    frame = region.bounding_box()
    sticky, plan = head.bounding_box(), first.bounding_box()
    assert frame is not None
    assert sticky is not None
    assert plan is not None
    assert abs(sticky["y"] - frame["y"]) < 2
    assert abs(plan["x"] - frame["x"]) < 2
    assert sticky["x"] + sticky["width"] <= frame["x"] + frame["width"] + 1
    assert width_of(page) == 360


def test_buttons_are_large_enough_for_a_finger(browser: Browser, address: str) -> None:
    """44 pixels, for cells and for sorting, where the pointer is a finger."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(f"{address}/registry/scorecard/")
    for target in (".scorecard__rule > .sorter", ".mark > a"):
        box = page.locator(target).first.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9
    context.close()


def test_the_keyboard_has_a_way_past_the_table(page: Page, site: Path) -> None:
    """Hundreds of links are many presses of the tab key."""
    # On a server the theme goes to the link's place a second time, and takes the focus back.
    page.goto((site / "registry/scorecard/index.html").as_uri())
    skip = page.get_by_role("link", name=SAYS("scorecard.skip"))
    skip.focus()
    expect(skip).to_be_in_viewport()
    box = skip.bounding_box()
    assert box is not None
    assert box["width"] > 50
    page.keyboard.press("Enter")
    # The address changes before the browser has moved the focus there.
    expect(page.locator("#scorecard-end")).to_be_focused()
    page.keyboard.press("Tab")

    wait_until(
        page,
        "!document.querySelector('.scorecard').contains(document.activeElement)"
        " && document.querySelector('#scorecard-end').compareDocumentPosition("
        "document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING",
    )


def test_sorting_works_after_instant_navigation(page: Page, address: str) -> None:
    """The page is swapped in without being loaded anew."""
    turn_on_instant_navigation(page.context, address)
    page.goto(f"{address}/registry/calendar/", wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.locator(".md-nav a[href*=scorecard]").first.click()
    expect(page).to_have_url(f"{address}/registry/scorecard/")
    sort_by(page, PLAN)

    names = page.locator("tbody:first-of-type > tr[data-row] > th > a").all_text_contents()
    in_order = page.evaluate("names => names.sort(new Intl.Collator('sv').compare)", names)
    assert names == in_order
    assert len(names) > 5
    expect(page.locator("th[aria-sort]")).to_have_attribute("data-sort", "text")
    assert page.evaluate("window.kept") is True


def test_it_prints_on_its_side(page: Page, address: str) -> None:
    """The whole width of the matrix is on the paper."""
    page.goto(f"{address}/registry/scorecard/")
    paper = page.pdf(prefer_css_page_size=True)
    sizes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)

    assert sizes
    assert all(float(width) > float(height) for width, height in sizes)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1046, "height": 700})  # A4 without its margins
    assert width_of(page) <= 1046
