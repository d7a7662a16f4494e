"""The speaker's window: it follows and leads, keeps time, and can be closed at any moment."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.presenter.presenter import WORKSHOP, Presenter, addresses


class Speaker:
    """Somebody with the speaker's window beside the slides."""

    def __init__(self, presenter: Presenter) -> None:
        self.presenter = presenter
        with presenter.page.expect_popup() as opened:
            presenter.press("s")
        self.page: Page = opened.value
        expect(self.part("clock")).not_to_be_empty()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f"[data-part={name}]")


@pytest.mark.parametrize("way", ["http", "file"])
def test_it_follows_and_leads(browser: Browser, site: Path, address: str, way: str) -> None:
    """Slide, next slide and notes are those of the slides; buttons and keys lead them."""
    context = browser.new_context()
    broken: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: broken.append(str(error)))
    presenter = Presenter(page, addresses(site, address)[way]).open()
    presenter.press("4", "Enter")
    speaker = Speaker(presenter)
    expect(speaker.part("now")).to_contain_text("Välkommen")
    expect(speaker.part("then")).to_contain_text("Två och två")
    expect(speaker.part("notes")).to_contain_text("tillåtet att tveka")
    expect(speaker.page).to_have_title("Talarfönster: Ett första steg")

    presenter.press("ArrowRight")
    expect(speaker.part("now")).to_contain_text("Två och två")
    expect(speaker.part("notes")).to_contain_text("Två minuter var")
    speaker.part("next").click()
    presenter.is_at(6)
    speaker.page.keyboard.press("PageUp")
    presenter.is_at(5)
    speaker.page.keyboard.press("End")
    expect(speaker.part("last")).to_be_visible()
    expect(speaker.part("next")).to_be_disabled()
    expect(speaker.part("none")).to_be_visible()
    speaker.page.keyboard.press("b")
    expect(page.locator("[data-part=black]")).to_be_visible()
    assert broken == []
    context.close()


def test_the_slide_stands_beside_the_next_one(browser: Browser, address: str) -> None:
    """Also on a page without an agenda, whose row above them is empty."""
    context = browser.new_context()
    speaker = Speaker(Presenter(context.new_page(), f"{address}/policy/safety/").open())
    expect(speaker.page.locator(".speaker")).to_have_css("display", "grid")
    now = speaker.page.locator(".speaker__now").bounding_box()
    then = speaker.page.locator(".speaker__next").bounding_box()
    assert now is not None
    assert then is not None
    assert now["x"] + now["width"] <= then["x"]
    assert now["y"] == then["y"]
    context.close()


def test_it_tells_time_and_pace_in_words(page: Page, address: str) -> None:
    """From the agenda; the point follows the slides, or is stepped by hand."""
    page.clock.install(time="2026-11-22T08:59:00")
    page.clock.pause_at("2026-11-22T09:00:00")
    presenter = Presenter(page, f"{address}/en/{WORKSHOP}").open()
    speaker = Speaker(presenter)
    expect(speaker.part("pace")).to_have_text("The time has not started.")
    expect(speaker.part("left")).to_have_text("1:30:00")
    expect(speaker.part("itemWhat")).to_have_text("Welcome: why we are here")

    speaker.part("toggle").click()
    page.clock.run_for(4 * 60_000)
    expect(speaker.part("elapsed")).to_have_text("4:00")
    expect(speaker.part("itemLeft")).to_have_text("1:00 left")
    expect(speaker.part("left")).to_have_text("1:26:00")
    expect(speaker.part("pace")).to_have_text("You are on time.")
    page.clock.run_for(3 * 60_000)
    expect(speaker.part("itemLeft")).to_have_text("2:00 over")
    expect(speaker.part("pace")).to_have_text("You are 2 minutes behind.")

    presenter.press("6", "Enter")
    expect(speaker.part("itemWhat")).to_contain_text("choose one of ten uses")
    expect(speaker.part("pace")).to_have_text("You are 8 minutes ahead.")
    speaker.part("itemBack").click()
    expect(speaker.part("itemCount")).to_have_text("Item 2 of 7:")
    expect(speaker.part("pace")).to_have_text("You are on time.")

    speaker.part("toggle").click()
    page.clock.run_for(60 * 60_000)
    expect(speaker.part("elapsed")).to_have_text("7:00")
    speaker.part("toggle").click()
    page.clock.run_for(90 * 60_000)
    expect(speaker.part("left")).to_have_text("7:00 over")
    speaker.part("reset").click()
    expect(speaker.part("elapsed")).to_have_text("0:00")


def test_closing_either_window_loses_nothing(page: Page, address: str) -> None:
    """The time goes on; slides that are ended or loaded anew go on where they were."""
    page.clock.install(time="2026-11-22T08:59:00")
    page.clock.pause_at("2026-11-22T09:00:00")
    presenter = Presenter(page, f"{address}/en/{WORKSHOP}").open()
    presenter.press("5", "Enter")
    speaker = Speaker(presenter)
    speaker.part("toggle").click()
    page.clock.run_for(60_000)
    speaker.page.close()
    page.clock.run_for(60_000)
    speaker = Speaker(presenter)
    expect(speaker.part("elapsed")).to_have_text("2:00")
    expect(speaker.part("count")).to_have_text(re.compile("^Slide 5 of"))

    presenter.press("Escape")
    expect(speaker.part("gone")).to_be_visible()
    presenter.open()
    presenter.is_at(5)
    expect(speaker.part("gone")).to_be_hidden()
    expect(speaker.part("next")).to_be_enabled()

    page.reload()
    presenter.is_at(5)
    expect(speaker.part("gone")).to_be_visible()
    page.clock.run_for(60_000)
    presenter.press("s")
    expect(speaker.part("gone")).to_be_hidden()
    expect(speaker.part("elapsed")).to_have_text("3:00")
    speaker.part("next").click()
    presenter.is_at(6)


def test_a_blocked_window_is_told_with_what_to_do(page: Page, address: str) -> None:
    """The slides go on without it."""
    page.add_init_script("window.open = () => null;")
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("s")
    expect(page.locator(".stage [role=alert]")).to_contain_text("Tillåt popupfönster")
    presenter.press("ArrowRight")
    presenter.is_at(2)
    expect(page.locator(".stage [role=alert]")).to_be_hidden()
