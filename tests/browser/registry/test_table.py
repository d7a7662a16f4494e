"""The table: sorted up, down and back, a screenful at a time, due on the day of reading."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from macros.models.shared import Language
from macros.render import render
from macros.views.registry import AT_ONCE, build_registry
from tests.browser.fixture_pages import handbook_of, here_in, serve, to_html
from tests.browser.registry.registry_page import (
    MANY,
    SCRIPTS,
    WORDS,
    counts,
    names,
    open_registry,
    plan,
    search,
)


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
