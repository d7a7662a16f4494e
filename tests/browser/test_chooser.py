"""The channel chooser as a reader uses it: answers, ranking, address, and no channel at all."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.texts import load_texts
from tests.browser.checks import tab_to, times_printed, width_of
from tests.browser.fixture_pages import turn_on_instant_navigation
from tests.browser.tool_page import ToolPage

PATH = "/tools/chooser/"


def t(key: str, **values: object) -> str:
    """An interface text of the chooser."""
    return load_texts("sv").get(f"chooser.{key}", **values)


class Chooser(ToolPage):
    """The chooser on an open page, by what a reader sees of it."""

    READY = "form"

    def __init__(self, page: Page, address: str, query: str = "") -> None:
        super().__init__(page, f"{address}{PATH}{query}")

    def answer(self, question: str, value: str) -> None:
        """Tick or choose an answer."""
        self.page.locator(f'input[name="{question}"][value="{value}"]').check()

    def group(self, name: str) -> list[str]:
        """The ids of a group's channels, in order."""
        cards = self.page.locator(f'[data-group="{name}"] [data-channel]')
        ids: list[str] = cards.evaluate_all("cards => cards.map((card) => card.dataset.channel)")
        return ids

    def card(self, channel: str) -> Locator:
        """A channel's card."""
        return self.page.locator(f'[data-group] [data-channel="{channel}"]')

    def points(self) -> dict[str, int]:
        """The points that each channel's card shows."""
        shown: list[list[str]] = self.page.locator("[data-group] [data-channel]").evaluate_all(
            "cards => cards.map((card) => [card.dataset.channel,"
            " card.querySelector('[data-points]').textContent])"
        )
        return {channel: int(re.findall(r"\d+", text)[0]) for channel, text in shown}

    def query(self) -> dict[str, list[str]]:
        """What the address holds: the page's own, of which the test is told a little later."""
        return parse_qs(self.page.evaluate("location.search.slice(1)"))

    @property
    def setup(self) -> Any:
        """What the server told the script."""
        text = self.page.locator("handbook-chooser").get_attribute("data-setup")
        return json.loads(text or "")


@pytest.fixture
def chooser(page: Page, address: str) -> Chooser:
    """The chooser without any answer."""
    return Chooser(page, address)


def test_answers_rank_the_channels_with_reasons(chooser: Chooser) -> None:
    """The best stands first; each says what speaks for it and against it; the result is told."""
    expect(chooser.part("status")).to_have_text(t("script.status.waiting"))
    expect(chooser.part("result")).to_be_hidden()
    chooser.answer("for", "families")
    chooser.answer("to", "dialogue")
    chooser.part("hours").fill("5")
    chooser.answer("weekend", "yes")

    fits = chooser.group("fits")
    assert fits[0] == "facebook"
    expect(chooser.part("status")).to_have_text(
        t("script.status.fits", n=len(fits), name="Facebook")
    )
    pros = chooser.card("facebook").locator('[data-reasons="for"] li')
    assert pros.all_inner_texts() == [
        t("script.reaches", names="barnfamiljer"),
        t("script.suits", names="föra dialog"),
        t("script.time-enough", n=3, hours=5),
        t("script.weekend-covered"),
    ]
    cons = chooser.card("facebook").locator('[data-reasons="against"] li')
    assert cons.all_inner_texts() == [t("script.archive-work", n=6)]


def test_points_are_the_weighted_fits_of_the_answered_questions(chooser: Chooser) -> None:
    """As the page explains them, worked out here a second time."""
    chooser.answer("for", "families")
    chooser.answer("for", "teachers")
    chooser.answer("to", "service")
    chooser.answer("to", "share-knowledge")
    chooser.answer("to", "dialogue")
    chooser.part("hours").fill("4")
    chooser.answer("keep", "yes")
    weights = chooser.setup["weights"]
    expected = {}
    for channel in chooser.setup["channels"]:
        met = [len({"families", "teachers"} & {*channel["audiences"]}) / 2]
        met.append(len({"service", "share-knowledge", "dialogue"} & {*channel["purposes"]}) / 3)
        enough = channel["hours"] <= 4
        fits = {
            "audiences": met[0],
            "purposes": met[1],
            "status": channel["status"],
            "time": 1 - channel["hours"] / 4 if enough else 0,
            "archive": 0 if channel["screenshots"] else 1,
        }
        points = sum(weights[name] * fit for name, fit in fits.items())
        expected[channel["id"]] = int(100 * points / sum(weights.values()) + 0.5)

    chooser.page.locator('[data-group="apart"] > summary').click()
    assert chooser.points() == expected
    order = [expected[channel] for channel in chooser.group("fits")]
    assert order == sorted(order, reverse=True)


def test_questions_without_an_answer_do_not_count(chooser: Chooser) -> None:
    """With one answer a recommended channel that meets it has all points."""
    chooser.answer("for", "families")

    assert chooser.points()["facebook"] == 100


def test_what_stops_a_channel_is_told_first(chooser: Chooser) -> None:
    """Too few hours, late answers, no oversight at weekends, no signature: each by itself."""
    chooser.answer("for", "local-history")
    chooser.part("hours").fill("2")
    chooser.answer("reply", "40")
    chooser.answer("weekend", "no")
    chooser.answer("signed", "no")

    assert chooser.group("fits") == []
    assert {"facebook", "blog"} <= {*chooser.group("blocked")}
    cons = chooser.card("blog").locator('[data-reasons="against"] li').all_inner_texts()
    assert cons[:4] == [
        t("script.time-short", n=3, hours=2),
        t("script.reply-late", within=t("within.days", n=2)),
        t("script.weekend-open"),
        t("script.signed-stops"),
    ]
    chooser.part("hours").fill("4")
    chooser.answer("reply", "8")
    chooser.answer("weekend", "yes")
    assert "facebook" in chooser.group("fits")
    assert "blog" in chooser.group("blocked")
    chooser.answer("signed", "yes")
    assert "blog" in chooser.group("fits")


def test_where_nobody_answers_there_is_perhaps_no_channel(chooser: Chooser) -> None:
    """The page says what to do instead, and names accounts that reach the same people."""
    chooser.answer("for", "families")
    chooser.answer("reply", "none")

    assert chooser.group("fits") == []
    expect(chooser.part("status")).to_have_text(t("script.status.none"))
    expect(chooser.part("none")).to_be_visible()
    links = chooser.part("none").get_by_role("link")
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert any("something-to-point-to" in address for address in addresses)
    assert any("newsletter" in address for address in addresses)
    join = chooser.part("joinList").get_by_role("link")
    assert join.count() > 1
    assert chooser.part("joinList").inner_text().count("når: barnfamiljer") == join.count()
    expect(chooser.part("joinLink")).to_have_attribute("href", re.compile(r"\?audience=families$"))
    join.first.click()
    chooser.page.wait_for_url("**/registry/*/")


def test_too_few_hours_leave_no_channel(chooser: Chooser) -> None:
    """Half an hour a week is less than any channel asks."""
    chooser.part("hours").fill("0.5")

    assert chooser.group("fits") == []
    expect(chooser.part("none")).to_be_visible()


def test_a_poor_best_is_perhaps_none_too(chooser: Chooser) -> None:
    """A channel that meets little of what was asked is no more than near."""
    for audience in ("young-adults", "journalists", "job-seekers"):
        chooser.answer("for", audience)
    for purpose in ("dialogue", "service", "internal-talk"):
        chooser.answer("to", purpose)

    best = chooser.group("fits")[0]
    assert chooser.points()[best] < chooser.setup["goodEnough"]
    expect(chooser.part("none")).to_be_visible()
    expect(chooser.part("status")).to_contain_text("ingen passar bra")


def test_a_channel_that_is_not_allowed_is_never_proposed(chooser: Chooser) -> None:
    """Whatever is answered it stands apart, with the reason and what to use instead."""
    chooser.answer("for", "young-adults")
    chooser.answer("to", "reach-new-groups")

    shown = [*chooser.group("fits"), *chooser.group("blocked"), *chooser.group("apart")]
    assert shown
    assert not {"tiktok", "x"} & {*shown}
    never = chooser.page.locator(".chooser__never")
    expect(never).to_contain_text("TikTok")
    expect(never).to_contain_text(t("card.instead"))


def test_each_answer_is_a_step_that_the_back_button_takes_back(chooser: Chooser) -> None:
    """Forward, a reload and a shared address bring the answers again."""
    page = chooser.page
    chooser.answer("for", "families")
    chooser.answer("reply", "8")
    chooser.part("hours").fill("3.5")
    chooser.part("hours").blur()
    assert chooser.query() == {"for": ["families"], "reply": ["8"], "hours": ["3.5"]}

    page.go_back()
    expect(chooser.part("hours")).to_have_value("")
    assert chooser.query() == {"for": ["families"], "reply": ["8"]}
    page.go_back()
    expect(page.locator('input[name="reply"][value=""]')).to_be_checked()
    page.go_back()
    expect(chooser.part("result")).to_be_hidden()
    page.go_forward()
    expect(page.locator('input[value="families"]')).to_be_checked()
    page.go_forward()
    page.go_forward()
    expect(chooser.part("hours")).to_have_value("3.5")
    page.reload()
    expect(chooser.part("hours")).to_have_value("3.5")
    expect(page.locator('input[name="reply"][value="8"]')).to_be_checked()


def test_what_an_address_makes_up_is_left_out(page: Page, address: str) -> None:
    """Unknown answers, numbers out of reach and markup change nothing."""
    query = "?for=<img src=x onerror=alert(1)>&for=readers&hours=999&reply=7&weekend=perhaps&x=1"
    chooser = Chooser(page, address, query)

    expect(chooser.part("form").locator("input[type=checkbox]:checked")).to_have_count(1)
    expect(chooser.part("hours")).to_have_value("")
    expect(chooser.part("form").locator("[type=radio][value='']:checked")).to_have_count(4)
    chooser.answer("weekend", "yes")
    assert chooser.query() == {"for": ["readers"], "weekend": ["yes"], "x": ["1"]}


def test_a_number_out_of_reach_is_told_at_the_field(chooser: Chooser) -> None:
    """And does not count."""
    chooser.part("hours").fill("99")

    expect(chooser.part("hoursError")).to_have_text(t("script.no-hours", most=40))
    expect(chooser.part("hours")).to_have_attribute("aria-invalid", "true")
    expect(chooser.part("result")).to_be_hidden()
    chooser.part("hours").fill("9")
    expect(chooser.part("hoursError")).to_be_empty()


def test_the_answers_can_be_shared(chooser: Chooser, context: BrowserContext) -> None:
    """The link is copied; where that is not allowed, it can be copied by hand."""
    chooser.answer("for", "readers")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    chooser.part("copy").click()
    expect(chooser.part("copied")).to_have_text(t("script.copied"))
    assert chooser.page.evaluate("navigator.clipboard.readText()") == chooser.page.url

    chooser.page.evaluate(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject()})"
    )
    chooser.part("copy").click()
    expect(chooser.part("byHand").locator("input")).to_have_value(chooser.page.url)
    expect(chooser.part("byHand").locator("input")).to_be_focused()


def test_starting_again_clears_all_answers(chooser: Chooser) -> None:
    """And can be taken back like any other answer."""
    chooser.answer("for", "readers")
    chooser.answer("signed", "yes")
    chooser.part("reset").click()

    expect(chooser.part("result")).to_be_hidden()
    assert chooser.query() == {}
    expect(chooser.page.locator('input[name="for"]').first).to_be_focused()
    expect(chooser.part("status")).to_have_text(t("script.cleared"))
    chooser.page.go_back()
    expect(chooser.page.locator('input[value="readers"]')).to_be_checked()


def test_it_works_with_the_keyboard_alone(chooser: Chooser) -> None:
    """From the first box to a channel's guide."""
    keyboard = chooser.page.keyboard
    chooser.page.locator('input[name="for"]').first.focus()
    keyboard.press("Space")
    tab_to(chooser.page, '[data-part="hours"]')
    keyboard.type("6")
    keyboard.press("Tab")
    keyboard.press("ArrowDown")
    tab_to(chooser.page, '[data-part="toResult"]')
    keyboard.press("Enter")
    expect(chooser.part("result")).to_be_in_viewport()
    best = chooser.group("fits")[0]
    guide = chooser.card(best).locator("a[href*='channels/']").last
    guide.focus()
    keyboard.press("Enter")
    chooser.page.wait_for_url(f"**/channels/{best}/")


def test_it_survives_leaving_and_coming_back(
    chooser: Chooser, context: BrowserContext, address: str
) -> None:
    """Also where the theme swaps pages without loading them anew."""
    turn_on_instant_navigation(context, address)
    page = chooser.page
    page.reload(wait_until="networkidle")
    chooser.answer("for", "readers")
    page.get_by_role("link", name="Hem", exact=True).first.click()
    expect(page.locator("handbook-chooser")).to_have_count(0)
    page.go_back()

    expect(page.locator('input[value="readers"]')).to_be_checked()
    chooser.answer("reply", "none")
    assert chooser.group("fits") == []


def test_on_paper_the_answers_stand_with_the_result(chooser: Chooser) -> None:
    """The questions themselves, and the table of all channels, are left out."""
    chooser.answer("for", "readers")
    chooser.part("hours").fill("3")
    assert times_printed(chooser.part("print")) == 1
    chooser.page.emulate_media(media="print")

    expect(chooser.part("form")).to_be_hidden()
    expect(chooser.page.locator("h2#choose")).to_be_hidden()
    expect(chooser.part("answersText")).to_be_visible()
    text = chooser.part("answersText").inner_text()
    assert f"{t('question.for')} Läsare." in text
    assert f"{t('question.hours')} 3." in text
    expect(chooser.page.locator(".chooser__table")).to_be_hidden()


def test_without_scripts_there_is_the_whole_table(plain_page: Page, address: str) -> None:
    """The questions are not shown, since nothing would answer."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator(".chooser__table tbody tr")).to_have_count(14)
    expect(plain_page.locator('[data-part="form"]')).to_be_hidden()
    expect(plain_page.locator('[data-part="result"]')).to_be_hidden()


@pytest.mark.parametrize("language", ["", "nb/", "en/"])
def test_it_fits_a_narrow_phone(page: Page, address: str, language: str) -> None:
    """Nothing is cut off or wider than the page."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{language}tools/chooser/?for=families&for=teachers&hours=2&keep=yes")
    expect(page.locator('[data-part="result"]')).to_be_visible()

    assert width_of(page) <= 320
