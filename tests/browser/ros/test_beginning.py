"""Beginning: an analysis for each plan and name, opened by a link, removed."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.browser.ros.ros_page import PLAN, RosPage, t


def test_an_analysis_starts_from_the_channels_risks(ros: RosPage) -> None:
    """The gravest first, with the handbook's figures and measures; others can be taken in."""
    expect(ros.part("editor")).to_be_hidden()
    ros.begin()

    ros.expect_message(t("script.message.created", name="Facebook, Ekmarks länsmuseum"))
    expect(ros.part("title")).to_be_focused()
    handbook = json.loads(ros.page.locator("handbook-ros").get_attribute("data-setup") or "")
    fitting = [r for r in handbook["risks"] if not r["kinds"] or "network" in r["kinds"]]
    values = [r["probability"] * r["consequence"] for r in fitting]
    assert ros.ids() == [r["id"] for r in fitting]
    assert values == sorted(values, reverse=True)
    storm = next(r for r in fitting if r["id"] == "storm")
    card = ros.card("storm")
    expect(card.locator('[data-field="probability"]')).to_have_value(str(storm["probability"]))
    expect(card.locator('[data-field="measure"]')).to_have_value(storm["measure"]["sv"])
    expect(card.locator('[data-field="residualProbability"]')).to_have_value("")
    assert ros.cell(storm["probability"], storm["consequence"]).count("storm") == 1
    left = len(handbook["risks"]) - len(fitting)
    if left:
        expect(ros.part("othersTitle")).to_have_text(t("script.others.title", n=left))


def test_each_plan_and_name_has_its_own(ros: RosPage) -> None:
    """All of them are listed, and can be opened again."""
    ros.begin()
    ros.judge("storm", probability=5)
    ros.begin("channel:blog", "Efter stormen")
    ros.judge("secrecy", probability=5)
    ros.begin("channel:blog")

    titles = sorted(record["label"] + record["name"] for record in ros.kept().values())
    assert titles == ["Blogg", "BloggEfter stormen", "Facebook, Ekmarks länsmuseum"]
    ros.part("keptTitle").click()
    ros.part("keptList").get_by_role("button", name="Öppna Blogg – Efter stormen").click()
    expect(ros.part("title")).to_have_text("Blogg – Efter stormen")
    expect(ros.card("secrecy").locator('[data-field="probability"]')).to_have_value("5")
    ros.part("subject").select_option("channel:blog")
    ros.part("name").fill("  EFTER stormen ")
    expect(ros.part("begin")).to_have_text(t("script.begin.open"))


def test_something_must_be_chosen_first(ros: RosPage) -> None:
    """The error is told at the field, which gets the focus."""
    ros.part("begin").click()

    expect(ros.part("subjectError")).to_have_text(t("script.begin.empty"))
    expect(ros.part("subject")).to_be_focused()
    expect(ros.part("subject")).to_have_attribute("aria-invalid", "true")
    assert ros.kept() == {}


@pytest.mark.parametrize(
    ("query", "subject"),
    [(f"?plan={PLAN}", f"plan:{PLAN}"), ("?channel=blog", "channel:blog")],
)
def test_an_address_opens_an_analysis(page: Page, address: str, query: str, subject: str) -> None:
    """Nothing is kept until something is changed; an unknown one opens nothing."""
    ros = RosPage(page, address, query)

    expect(ros.part("subject")).to_have_value(subject)
    expect(ros.part("editor")).to_be_visible()
    assert ros.kept() == {}
    ros.judge("secrecy", probability=4)
    assert [*ros.kept()] == [f"{subject}:"]
    page.evaluate("localStorage.clear()")
    unknown = RosPage(page, address, "?plan=<b>&channel=tiktok")
    expect(unknown.part("editor")).to_be_hidden()


def test_an_analysis_is_removed_after_a_question_and_comes_back(ros: RosPage) -> None:
    """The undo button gets the focus, since the button pressed is gone."""
    ros.begin()
    ros.judge("storm", measure="Viktigt")
    ros.part("reset").click()
    ros.answer(t("script.ask.cancel"))
    expect(ros.part("reset")).to_be_focused()
    ros.part("reset").click()
    ros.answer(t("script.ask.remove.do"))

    expect(ros.part("editor")).to_be_hidden()
    assert ros.kept() == {}
    expect(ros.part("undo")).to_be_focused()
    ros.page.keyboard.press("Enter")
    expect(ros.card("storm").locator('[data-field="measure"]')).to_have_value("Viktigt")


def test_a_channels_page_leads_to_its_analysis(page: Page, address: str) -> None:
    """Below the risks stand those of our plans, and a button."""
    page.goto(f"{address}/channels/facebook/")
    expect(page.locator("#ros-summary-facebook")).to_be_visible()
    page.get_by_role("link", name=t("summary.do")).click()

    expect(page.locator('[data-part="subject"]')).to_have_value("channel:facebook")
