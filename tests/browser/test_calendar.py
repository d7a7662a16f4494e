"""The calendar in a browser: what is overdue when it is read, the choice, and the year on paper."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from macros.handbook import Handbook
from macros.models import Plan
from macros.page_macros import MACROS
from macros.texts import load_texts
from tests.browser.checks import width_of
from tests.browser.fixture_pages import (
    handbook_of,
    here_in,
    serve,
    to_html,
    turn_on_instant_navigation,
)
from tests.rules.support import make_plan

SAYS = load_texts("en").get
SAYS_SV = load_texts("sv").get
UNIT, KIND = SAYS("calendar.filter.unit"), SAYS("calendar.filter.kind")
OVERDUE = SAYS("calendar.overdue")
TODAY = datetime(2026, 11, 22, 12, tzinfo=UTC)


def plan(plan_id: str, *days: str, **fields: Any) -> Plan:
    """A plan whose goals fall due on these days."""
    goals = [{"text": f"By {day}", "metric": "comments", "target": 9, "by": day} for day in days]
    return make_plan(plan_id, title=plan_id, goals=goals, **fields)


SMALL = handbook_of(
    plan("museum", "2026-11-01", "2026-11-30", "2026-12-10", "2027-03-01"),
    plan("library", "2026-12-05", "2027-01-15", unit="regional-library"),
)


def open_view(
    page: Page,
    address: str,
    today: datetime = TODAY,
    query: str = "",
    macro: str = "calendar",
    handbook: Handbook = SMALL,
) -> None:
    """Open a page with the goals of a handbook, built on 22 November 2026."""
    here = here_in(handbook)
    goals = tuple(found for found in here.edition.deadlines if found.kind == "goal")
    here.edition.__dict__["deadlines"] = goals
    page.clock.set_fixed_time(today)
    html = to_html(MACROS[macro](here), "en", address, ["today", "due", "calendar", "due-soon"])
    page.goto(serve(page.context, address, html) + query)


def on(year: int, month: int, day: int) -> datetime:
    """Noon of a day."""
    return datetime(year, month, day, 12, tzinfo=UTC)


def headings(page: Page) -> list[str]:
    """The headings of the months shown."""
    texts = page.locator(".calendar__month:visible > h3").all_text_contents()
    return [" ".join(text.split()) for text in texts]


def days(part: Locator) -> list[str | None]:
    """The days of the items shown in a part of the page."""
    return [item.get_attribute("data-date") for item in part.locator("li[data-date]:visible").all()]


def test_months_follow_what_is_overdue(page: Page, address: str) -> None:
    """On the day of building: nothing has to be moved."""
    open_view(page, address)
    assert headings(page) == [
        f"{OVERDUE} (1)",
        "November 2026 (1)",
        "December 2026 (2)",
        "January 2027 (1)",
        "March 2027 (1)",
    ]


def test_what_is_overdue_is_worked_out_on_the_day_of_reading(page: Page, address: str) -> None:
    """The site may have been built long ago; the last day itself is not too late."""
    open_view(page, address, today=on(2026, 12, 10))
    assert headings(page) == [
        f"{OVERDUE} (3)",
        "December 2026 (1)",
        "January 2027 (1)",
        "March 2027 (1)",
    ]
    assert days(page.locator("[data-month=overdue]")) == ["2026-11-01", "2026-11-30", "2026-12-05"]
    expect(page.locator("[data-month=overdue] .due__state").last).to_have_text(
        SAYS("standing.due.overdue")
    )


def test_all_overdue_and_none(page: Page, address: str) -> None:
    """Also where the reader's clock is behind the day of building."""
    open_view(page, address, today=on(2028, 1, 1))
    assert headings(page) == [f"{OVERDUE} (6)"]

    open_view(page, address, today=on(2026, 10, 1))
    assert headings(page)[:2] == [f"{OVERDUE} (0)", "November 2026 (2)"]
    assert days(page.locator("[data-month='2026-11']")) == ["2026-11-01", "2026-11-30"]
    expect(page.get_by_text(SAYS("calendar.overdue-none"))).to_be_visible()


def test_the_choice_is_kept_in_the_address(page: Page, address: str) -> None:
    """A link to a unit's deadlines can be sent; other parts of the address stay."""
    open_view(page, address, query="?q=1")
    page.get_by_label(UNIT, exact=True).select_option("Regional Library")
    assert days(page.locator(".calendar__months")) == ["2026-12-05", "2027-01-15"]
    assert headings(page) == [f"{OVERDUE} (0)", "December 2026 (1)", "January 2027 (1)"]
    expect(page.get_by_role("status")).to_have_text(SAYS("calendar.filter.shown", n=2, total=6))
    expect(page).to_have_url(f"{address}/fixture/?q=1&unit=regional-library")

    page.reload()
    expect(page.get_by_label(UNIT, exact=True)).to_have_value("regional-library")
    assert days(page.locator(".calendar__months")) == ["2026-12-05", "2027-01-15"]

    page.get_by_label(UNIT, exact=True).select_option(SAYS("calendar.filter.all-units"))
    expect(page).to_have_url(f"{address}/fixture/?q=1")
    expect(page.get_by_role("status")).to_be_empty()


def test_kinds_can_be_chosen_too(page: Page, address: str) -> None:
    """Both choices hold at once; a word of the address that is no choice is passed over."""
    open_view(page, address, query="?kind=goal&unit=county-museum")
    assert len(days(page.locator(".calendar__months"))) == 4
    open_view(page, address, query="?kind=nonsense&unit=%3Cb%3E")
    assert len(days(page.locator(".calendar__months"))) == 6
    expect(page.get_by_label(KIND, exact=True)).to_have_value("")


def test_a_choice_that_nothing_fits_says_so(page: Page, address: str) -> None:
    """An empty page could also be a fault."""
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}/en/registry/calendar/?unit=pages&kind=goal")
    expect(page.get_by_text(SAYS("calendar.filter.none"))).to_be_visible()
    expect(page.locator(".calendar__months")).to_be_hidden()
    page.get_by_label(KIND, exact=True).select_option(SAYS("calendar.filter.all-kinds"))
    expect(page.get_by_text(SAYS("calendar.filter.none"))).to_be_hidden()
    expect(page.locator(".calendar__months li[data-date]:visible").first).to_be_visible()


def test_the_year_follows_the_choice(page: Page, address: str) -> None:
    """So that a unit can print its own."""
    open_view(page, address)
    lines = page.locator(".year [data-kind]:visible")
    expect(lines).to_have_count(6)
    page.get_by_label(UNIT, exact=True).select_option("Regional Library")
    expect(lines).to_have_count(2)
    expect(page.locator(".year h5:visible")).to_have_text(["Regional Library"] * 2)


def test_the_year_is_printed_on_one_page_on_its_side(page: Page, address: str) -> None:
    """With the button; afterwards the page is as it was."""
    page.goto(f"{address}/registry/calendar/")
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=SAYS_SV("calendar.year.print")).click()
    page.emulate_media(media="print")
    expect(page.locator(".calendar__months")).to_be_hidden()
    expect(page.locator(".year__month:visible")).to_have_count(12)
    whole = page.locator(".year").bounding_box()
    assert whole is not None
    for month in page.locator(".year__month").all():
        box = month.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= whole["y"] + whole["height"] + 1
        assert month.evaluate("month => month.scrollHeight <= month.clientHeight")

    paper = page.pdf(prefer_css_page_size=True)
    [(width, height)] = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)
    assert float(width) > float(height)
    expect(page.locator(".calendar__months")).to_be_visible()


def test_without_scripts_the_calendar_is_whole(plain_page: Page, address: str) -> None:
    """As it was on the day of building; nothing is shown that does not work."""
    plain_page.goto(f"{address}/registry/calendar/")
    assert len(headings(plain_page)) > 3
    expect(plain_page.locator(".calendar__filter")).to_be_hidden()
    expect(plain_page.get_by_role("button", name=SAYS_SV("calendar.year.print"))).to_be_hidden()


def test_it_works_without_a_server(page: Page, site: Path) -> None:
    """Opened from a network drive, where addresses may not be changed."""
    page.goto((site / "registry/calendar/index.html").as_uri())
    page.get_by_label(SAYS_SV("calendar.filter.unit"), exact=True).select_option("pages")
    units = {
        item.get_attribute("data-unit")
        for item in page.locator(".calendar__months li[data-date]:visible").all()
    }
    assert units == {"pages"}


def test_it_works_after_instant_navigation(page: Page, address: str) -> None:
    """The page is swapped in without being loaded anew."""
    turn_on_instant_navigation(page.context, address)
    page.goto(f"{address}/registry/scorecard/", wait_until="networkidle")
    page.evaluate("window.kept = true")
    page.locator(".md-nav a[href*=calendar]").first.click()
    page.get_by_label(SAYS_SV("calendar.filter.kind"), exact=True).select_option("ros")

    kinds = {
        item.get_attribute("data-kind")
        for item in page.locator(".calendar__months li[data-date]:visible").all()
    }
    assert kinds == {"ros"}
    assert page.evaluate("window.kept") is True


def test_links_lead_to_plans_and_pages(page: Page, address: str, site: Path) -> None:
    """Each of them, and each place on them."""
    page.goto(f"{address}/registry/calendar/")
    targets = page.eval_on_selector_all(
        ".due-item a, .feeds a", "links => links.map(link => link.href)"
    )
    missing = set()
    for target in set(targets):
        path, _, anchor = target.removeprefix(f"{address}/").partition("#")
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if not file.is_file() or (anchor and f'id="{anchor}"' not in file.read_text("utf-8")):
            missing.add(target)
    assert missing == set()
    assert len(targets) > 50


def test_a_phone_needs_no_sideways_scrolling(page: Page, address: str) -> None:
    """All of the calendar is in one column."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/registry/calendar/")
    assert width_of(page) == 320


def test_what_is_due_soon_is_picked_on_the_day_of_reading(page: Page, address: str) -> None:
    """Within 30 days; what is overdue comes first."""
    open_view(page, address, macro="due_soon")
    assert days(page.locator("main")) == ["2026-11-01", "2026-11-30", "2026-12-05", "2026-12-10"]

    open_view(page, address, macro="due_soon", today=on(2027, 2, 10))
    assert days(page.locator("main"))[-1] == "2027-03-01"
    assert len(days(page.locator("main"))) == 6

    open_view(page, address, macro="due_soon", today=on(2026, 9, 1))
    assert days(page.locator("main")) == []
    expect(page.get_by_text(SAYS("calendar.soon.none", n=30))).to_be_visible()


def test_the_front_page_shows_few_things(page: Page, address: str) -> None:
    """At most eight, with room for what is not overdue yet."""
    page.clock.set_fixed_time(TODAY)
    page.goto(f"{address}/")
    expect(page.locator("handbook-due-soon:defined")).to_be_attached()
    assert 1 <= page.locator("handbook-due-soon li:visible").count() <= 8
    page.clock.set_fixed_time(on(2027, 6, 1))
    page.reload()
    expect(page.locator("handbook-due-soon .due--overdue:visible").nth(4)).to_be_visible()


def test_much_overdue_leaves_room_for_what_comes(page: Page, address: str) -> None:
    """The script picks as the build does."""
    many = [f"2026-10-{day:02d}" for day in range(1, 20)]
    ahead = ["2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28"]
    busy = handbook_of(plan("museum", *many, *ahead))
    open_view(page, address, macro="due_soon", handbook=busy)
    assert days(page.locator("main")) == [*many[:5], *ahead[:3]]
