"""The risk analysis by keyboard, on paper, without scripts, on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import tab_to, times_printed, width_of
from tests.browser.ros.ros_page import PATH, RosPage


def test_all_of_it_can_be_done_with_the_keyboard(ros: RosPage) -> None:
    """Begin, judge, add, and reach the plan's text, without a pointer."""
    keyboard = ros.page.keyboard

    ros.part("subject").focus()
    keyboard.type("Facebook, Ekmarks l")
    tab_to(ros.page, '[data-part="begin"]')
    keyboard.press("Enter")
    expect(ros.part("title")).to_be_focused()
    tab_to(ros.page, '[data-part="list"] summary')
    keyboard.press("Enter")
    tab_to(ros.page, '[data-field="probability"]')
    keyboard.press("5")
    tab_to(ros.page, '[data-field="residualConsequence"]')
    keyboard.press("1")
    first = ros.ids()[0]
    expect(ros.card(first).locator('[data-field="probability"]')).to_have_value("5")
    ros.part("add").focus()
    keyboard.press("Enter")
    keyboard.type("Tornet rasar")
    tab_to(ros.page, '[data-part="yaml"]')
    assert "Tornet rasar" in ros.part("yaml").input_value()
    keyboard.press("Tab")
    expect(ros.part("copy")).to_be_focused()


def test_on_paper_there_is_a_report(ros: RosPage) -> None:
    """Matrices, risks with the gravest first, and lines for those who took part; no controls."""
    ros.begin("channel:blog", "Våren")
    ros.judge("wrong-fact", probability=5, consequence=5, measure="Två läser")
    ros.judge("wrong-fact", residualProbability=1, residualConsequence=2)
    ros.part("rolesTitle").click()
    ros.part("roles").locator('[value="curator"]').check()
    assert times_printed(ros.part("print")) == 1
    ros.page.emulate_media(media="print")

    rows = ros.part("reportRows").locator("tr")
    cells = rows.first.locator("th, td").all_inner_texts()
    assert cells[1:] == ["Ett synligt fel", "5 × 5 = 25, hög", "Två läser", "1 × 2 = 2, låg"]
    assert rows.count() == len(ros.ids())
    people = ros.part("reportPeople").locator("tr")
    assert people.first.inner_text().strip() == "intendent"
    assert people.count() == 4
    expect(ros.part("title")).to_have_text("Blogg – Våren")
    for which in ("before", "after"):
        expect(ros.page.locator(f'[data-matrix="{which}"]')).to_be_visible()
    for part in ("tools", "list", "yaml", "bar"):
        expect(ros.part(part)).to_be_hidden()
    expect(ros.page.locator(".ros-summary")).to_be_hidden()


def test_without_scripts_the_risks_can_be_read(plain_page: Page, address: str) -> None:
    """With an empty matrix, and how our plans judge theirs."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator(".ros__handbook tbody tr").nth(10)).to_be_visible()
    expect(plain_page.locator('[data-matrix="empty"]')).to_be_visible()
    expect(plain_page.locator('[data-matrix="all-before"]')).to_be_visible()
    expect(plain_page.locator('[data-part="tools"]')).to_be_hidden()
    expect(plain_page.locator('[data-part="editor"]')).to_be_hidden()


@pytest.mark.parametrize("language", ["", "nb/", "en/"])
def test_it_fits_a_narrow_phone(page: Page, address: str, language: str) -> None:
    """Nothing is wider than the page, with an analysis open."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{language}tools/ros/?channel=facebook")
    expect(page.locator('[data-part="editor"]')).to_be_visible()

    assert width_of(page) <= 320
