"""The plan form without scripts, on a slow line, on a phone, with axe."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.checks import find_violations, width_of
from tests.browser.plan_form.form import PATH, PlanForm
from tests.handbook_files import REPOSITORY


def test_without_scripts_it_is_a_form_to_print(plain_page: Page, address: str) -> None:
    """Every field is there, and nothing is offered that cannot be done."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator("form > [data-step]:visible")).to_have_count(9)
    expect(plain_page.locator("handbook-plan-form button:visible")).to_have_count(0)
    expect(plain_page.locator("noscript .tool__notice")).to_be_visible()
    plain_page.emulate_media(media="print")
    expect(plain_page.locator("#plan-purpose")).to_be_visible()
    expect(
        plain_page.get_by_text("Jag har läst handlingsplanen och godkänner den.")
    ).to_be_visible()


def test_a_part_that_cannot_be_loaded_is_told(browser: Browser, address: str) -> None:
    """The form stays as the server wrote it, to be printed."""
    context = browser.new_context()
    context.route("**/plan-rules.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}{PATH}")

    expect(page.locator("[data-part=failed]")).to_be_visible()
    expect(page.locator("form > [data-step]:visible")).to_have_count(9)
    context.close()


def test_it_is_at_work_before_the_other_plans_have_come(browser: Browser, address: str) -> None:
    """What only they can tell is told as unchecked, and they can be asked for again."""
    context = browser.new_context()
    held: list[Route] = []
    context.route("**/feeds/plans.js", lambda route: held.append(route))
    form = PlanForm.__new__(PlanForm)
    form.page = context.new_page()
    form.page.goto(f"{address}{PATH}?plan=museum-facebook", wait_until="commit")
    form.expect_message("Planen hämtas.")
    form.field("unit").select_option("county-museum")
    form.go("preparation")
    form.add("coordinates_with")
    form.field("coordinates_with.0").fill("nobody")
    form.go("finish")
    expect(form.part("awaited")).to_be_visible()
    form.part("planId").fill("museum-facebook")
    expect(form.part("yaml")).to_contain_text("unit: county-museum")

    held[0].abort()
    form.expect_message("Planen museum-facebook kunde inte hämtas.")
    expect(form.part("lost")).to_be_visible()
    expect(form.part("awaited")).to_be_hidden()
    expect(form.part("summary")).not_to_contain_text("nobody")

    context.unroute_all()
    form.part("again").click()
    expect(form.part("summary")).to_contain_text("nobody finns inte i handboken.")
    expect(form.part("summary")).to_contain_text("Det finns redan en plan med det id:t.")
    expect(form.part("summary")).to_be_focused()
    expect(form.part("lost")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_a_phone(page: Page, address: str, width: int) -> None:
    """In every step, with items in every list; targets are large enough for a thumb."""
    page.set_viewport_size({"width": width, "height": 640})
    form = PlanForm(page, address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    for step in ("place", "account", "purpose", "work", "people", "safety", "preparation"):
        form.go(step)
        assert width_of(page) <= width, step
    form.go("finish")
    assert width_of(page) <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          "handbook-plan-form :is(button, select, summary, input:not([type=checkbox]))")]
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
          .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(page: Page, address: str, scheme: str) -> None:
    """In every step of a plan with errors, on a light page and a dark one."""
    form = PlanForm(page, address, "?plan=stage-tiktok")
    form.expect_message("redo att ändras")
    page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
    form.go("safety")
    form.field("ros.date").evaluate("field => { field.type = 'text'; }")
    form.field("ros.date").fill("i går")
    for step in ("place", "purpose", "people", "safety", "preparation", "follow-up", "finish"):
        form.go(step)
        page.mouse.move(0, 0)
        assert find_violations(page, "'handbook-plan-form'") == [], step


def test_other_pages_load_nothing_of_it(page: Page, address: str) -> None:
    """The form's parts and js-yaml come with the form only."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/channels/blog/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if re.search(r"js-yaml|plan-", url)] == []


def test_the_library_is_the_published_one() -> None:
    """Byte by byte, with its licence beside it."""
    vendor = REPOSITORY / "overrides" / "assets" / "vendor"
    package = REPOSITORY / "node_modules" / "js-yaml"
    assert (vendor / "js-yaml.min.js").read_bytes() == (
        package / "dist/js-yaml.min.js"
    ).read_bytes()
    assert (vendor / "js-yaml.LICENSE.txt").read_bytes() == (package / "LICENSE").read_bytes()
    pinned = json.loads((REPOSITORY / "package.json").read_text())["devDependencies"]["js-yaml"]
    assert json.loads((package / "package.json").read_text())["version"] == pinned
