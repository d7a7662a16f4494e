"""Where a plan form begins: a channel, a plan, an id, nothing known."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.handbook import load_handbook
from macros.rules import RULES
from tests.browser.plan_form.form import PlanForm


def test_a_channels_page_leads_to_a_plan_for_it(page: Page, address: str) -> None:
    """Without loading the site anew; what was open before is kept."""
    page.goto(f"{address}/channels/blog/")
    page.get_by_role("link", name="Skriv en plan för Blogg").click()
    form = PlanForm.__new__(PlanForm)
    form.page = page
    form.expect_ready()

    expect(form.field("channel")).to_have_value("blog")
    assert "?" not in page.url
    assert form.kept() == {}


def test_a_plans_page_leads_to_its_revision(page: Page, address: str, copy: Path) -> None:
    """The plan is there whole, under its own id, and loads as it was when nothing is changed."""
    page.goto(f"{address}/registry/museum-facebook/")
    page.get_by_role("link", name="Ändra i formuläret").click()
    form = PlanForm.__new__(PlanForm)
    form.page = page
    form.expect_ready()
    form.expect_message("Utkastet innehåller planen Facebook, Ekmarks länsmuseum, redo att ändras.")
    form.go("finish")
    expect(form.part("planId")).to_have_value("museum-facebook")
    expect(form.part("planId")).to_have_attribute("readonly", "")
    expect(form.part("comments")).to_be_hidden()
    before = load_handbook(copy, RULES)[0]
    file = form.save_in(copy / "data" / "plans")

    assert file.name == "museum-facebook.yml"
    after, problems = load_handbook(copy, RULES)
    assert problems == []
    assert before
    assert after
    assert after.plans == before.plans


def test_a_second_revision_asks_which_draft(page: Page, address: str) -> None:
    """Nothing that was written is lost either way."""
    form = PlanForm(page, address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    form.field("status").select_option("paused")
    assert len(form.kept()) == 1

    again = PlanForm(page, address, "?plan=museum-facebook")
    again.answer("Fortsätt på utkastet")
    expect(again.field("status")).to_have_value("paused")
    again = PlanForm(page, address, "?plan=museum-facebook")
    again.answer("Börja om från planen")
    expect(again.field("status")).to_have_value("active")
    assert len(again.kept()) == 2
    again.part("undo").click()
    expect(again.field("status")).to_have_value("paused")
    assert len(again.kept()) == 1


def test_a_plan_is_chosen_by_its_id(form: PlanForm) -> None:
    """One that is not there is told at the field."""
    form.part("more").locator("summary").click()
    form.part("reviseId").fill("museum-fax")
    form.page.keyboard.press("Enter")
    expect(form.part("reviseError")).to_have_text("Det finns ingen sådan plan. Välj en i listan.")
    expect(form.part("reviseId")).to_be_focused()
    form.part("reviseId").fill("library-blog")
    form.part("revise").click()

    form.expect_message("redo att ändras")
    expect(form.field("channel")).to_have_value("blog")


@pytest.mark.parametrize(
    "query", ["?plan=../../x", "?plan=__proto__", "?channel=__proto__", "?plan=%3Cb%3E"]
)
def test_an_address_that_asks_for_nothing_known_opens_an_empty_form(
    page: Page, address: str, query: str
) -> None:
    """Nothing is fetched and nothing is kept."""
    form = PlanForm(page, address, query)

    expect(form.part("current")).to_have_text("Ny plan")
    expect(form.field("channel")).to_have_value("")
    assert form.kept() == {}


def test_comments_that_will_be_lost_are_told(context: BrowserContext, address: str) -> None:
    """Of a plan of the handbook, and of a file; until the plan has been proposed."""
    context.route(
        "**/feeds/plans-county-museum.js",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('"comments": false', '"comments": true'),
            content_type="text/javascript",
        ),
    )
    form = PlanForm(context.new_page(), address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    form.go("finish")
    expect(form.part("comments")).to_be_visible()
    form.page.reload()
    form.expect_ready()
    expect(form.part("comments")).to_be_visible()


def test_it_works_from_a_file_system(context: BrowserContext, site: Path) -> None:
    """Where a page may fetch nothing: the parts and the plans are scripts."""
    form = PlanForm.__new__(PlanForm)
    form.page = context.new_page()
    form.page.goto(f"file://{site}/tools/plan/index.html?plan=museum-facebook")
    form.expect_ready()

    form.expect_message("redo att ändras")
    expect(form.field("status")).to_have_value("active")
