"""The agenda in a browser: clock times from a start time, and the timer for the whole screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from playwright.sync_api import BrowserContext, Page, expect

from macros.page_macros import MACROS
from macros.texts import load_texts
from tests.browser.checks import TONES
from tests.browser.fixture_pages import here_in, serve, to_html
from tests.browser.tool_page import ToolPage
from tests.rules.support import HANDBOOK

SAYS = load_texts("en").get
META = {
    "title": "W",
    "description": "D.",
    "owner": "editor",
    "reviewed": "2026-01-01",
    "review_every": 12,
    "agenda": [
        {"minutes": 10, "what": "Welcome"},
        {"minutes": 20, "what": "In pairs"},
        {"minutes": 1, "what": "Home"},
    ],
}
MORNING = datetime(2026, 11, 22, 9, 0)  # noqa: DTZ001  # the room's own clock


class Agenda(ToolPage):
    """The agenda on an open page, by what a facilitator sees of it."""

    READY = "form"

    def __init__(self, page: Page, address: str) -> None:
        page.clock.install(time=MORNING)
        page.clock.pause_at(MORNING)
        view = MACROS["agenda"](replace(here_in(HANDBOOK), meta=META))
        html = to_html(view, "en", address, ["elements"])
        super().__init__(page, serve(page.context, address, html))

    def expect_times(self, *times: str) -> None:
        """The first column, its end included."""
        expect(self.page.locator(":is([data-time], [data-part=end])")).to_have_text([*times])

    def begin(self, text: str) -> None:
        """Type a start time."""
        self.part("start").fill(text)
        self.part("start").press("Tab")

    def later(self, time: str) -> None:
        """Let time go by as for a tab that sleeps: what was due comes once, at its end."""
        self.page.clock.fast_forward(time)

    def expect_wall(self, what: str, left: str, state: str | None = None) -> None:
        """What stands on the wall."""
        expect(self.part("what")).to_have_text(what)
        expect(self.part("left")).to_have_text(left)
        if state is not None:
            expect(self.part("state")).to_have_text(state)

    def expect_said(self, key: str, **values: object) -> None:
        """What screen readers tell."""
        expect(self.part("said")).to_have_text(SAYS(f"agenda.script.said.{key}", **values))


def test_the_table_shows_the_times_of_the_day(page: Page, address: str) -> None:
    """From a start time as people type it, over midnight, on paper, and next time too."""
    agenda = Agenda(page, address)
    plain = ("0:00", "0:10", "0:30", "0:31")
    agenda.expect_times(*plain)

    agenda.begin("9.15")
    agenda.expect_times("09:15–09:25", "09:25–09:45", "09:45–09:46", "09:46")
    expect(agenda.part("told")).to_have_text(
        SAYS("agenda.script.span", **{"from": "09:15", "to": "09:46"})
    )
    expect(agenda.part("timeHead")).to_have_text(SAYS("agenda.script.clock"))

    agenda.begin("25:00")
    expect(agenda.part("wrong")).to_have_text(SAYS("agenda.script.wrong"))
    expect(agenda.part("start")).to_have_attribute("aria-invalid", "true")
    agenda.expect_times("09:15–09:25", "09:25–09:45", "09:45–09:46", "09:46")

    agenda.begin("2340")
    expect(agenda.part("wrong")).to_be_empty()
    expect(agenda.part("start")).to_have_value("23:40")
    over_midnight = ("23:40–23:50", "23:50–00:10", "00:10–00:11", "00:11")
    agenda.expect_times(*over_midnight)
    page.emulate_media(media="print")
    expect(page.get_by_text("23:50–00:10")).to_be_visible()
    expect(agenda.part("form")).to_be_hidden()
    page.emulate_media(media="screen")

    page.reload()
    agenda.expect_times(*over_midnight)
    agenda.part("now").click()
    expect(agenda.part("start")).to_have_value("09:00")
    agenda.begin("")
    agenda.expect_times(*plain)


def test_a_workshop_is_led_by_keyboard(page: Page, address: str) -> None:
    """From start to last point, with a pause, a tab that sleeps and a page loaded anew."""
    agenda = Agenda(page, address)
    agenda.begin("9")
    agenda.part("open").focus()
    page.keyboard.press("Enter")
    wall = agenda.part("wall")
    expect(wall).to_be_visible()
    assert wall.evaluate("wall => wall.matches(':modal')"), "what is behind it is inert"
    agenda.expect_wall("Welcome", "10:00", SAYS("agenda.script.ready"))
    agenda.expect_said("item", what="Welcome", n=10)
    expect(agenda.part("finish")).to_have_text(SAYS("agenda.script.finish", time="09:31"))

    page.keyboard.press(" ")
    agenda.later("04:00")
    agenda.expect_wall("Welcome", "6:00", SAYS("agenda.script.on-time"))
    agenda.expect_said("running", left="10:00")
    agenda.later("01:00")
    agenda.expect_said("left", n=5, what="Welcome")
    page.keyboard.press(" ")
    agenda.expect_said("paused", left="5:00")
    agenda.later("02:00")
    agenda.expect_wall("Welcome", "5:00", SAYS("agenda.script.paused"))
    expect(agenda.part("finish")).to_have_text(SAYS("agenda.script.finish", time="09:33"))
    page.keyboard.press(" ")

    agenda.later("08:00")  # The tab has slept, also past what would have been told on the way.
    behind = SAYS("agenda.script.behind", n=5)
    agenda.expect_wall("Welcome", "+3:00", f"{SAYS('agenda.script.over')} · {behind}")
    agenda.expect_said("over", what="Welcome", next="In pairs")
    expect(wall).to_have_attribute("data-over", "")

    page.keyboard.press("ArrowRight")
    agenda.expect_wall("In pairs", "20:00", SAYS("agenda.script.on-time"))
    agenda.expect_said("item", what="In pairs", n=20)
    expect(wall).not_to_have_attribute("data-over", "")
    agenda.part("more").click()
    agenda.expect_wall("In pairs", "21:00")
    page.keyboard.press(" ")  # It is not the button's any more.
    agenda.expect_said("paused", left="21:00")
    page.keyboard.press(" ")

    page.keyboard.press("Escape")
    expect(wall).to_be_hidden()
    expect(agenda.part("open")).to_be_focused()
    expect(agenda.part("open")).to_have_text(SAYS("agenda.script.resume"))
    agenda.later("01:00")
    page.reload()
    agenda.part("open").click()
    agenda.expect_wall("In pairs", "20:00")

    agenda.part("next").focus()
    page.keyboard.press("Enter")
    ahead = SAYS("agenda.script.ahead", n=14)
    agenda.expect_wall("Home", "1:00", ahead)
    expect(agenda.part("nextWhat")).to_have_text(SAYS("agenda.script.last"))
    expect(agenda.part("next")).to_be_disabled()
    agenda.later("01:00")
    agenda.expect_said("last", what="Home")
    page.keyboard.press("PageDown")
    agenda.expect_wall("Home", "0:00")
    page.keyboard.press("PageUp")
    agenda.expect_wall("In pairs", "20:00")
    agenda.part("close").click()

    page.clock.pause_at(MORNING + timedelta(days=7))
    page.reload()
    agenda.part("open").click()
    agenda.expect_wall("Welcome", "10:00", SAYS("agenda.script.ready"))


def test_the_signal_is_gentle(page: Page, address: str) -> None:
    """No motion for those who want none, and no sound unless it is switched on."""
    page.add_init_script(TONES)
    page.emulate_media(reduced_motion="reduce")
    agenda = Agenda(page, address)
    agenda.part("open").click()
    page.keyboard.press(" ")
    agenda.later("10:00")
    wall = agenda.part("wall")
    expect(wall).to_have_attribute("data-over", "")
    expect(wall).to_have_css("animation-name", "none")
    page.emulate_media(reduced_motion="no-preference")
    expect(wall).to_have_css("animation-name", "wall-over")
    assert page.evaluate("window.tones") == 0

    agenda.part("sound").check()
    assert page.evaluate("window.tones") == 3, "so that one hears what will come"
    page.reload()
    agenda.part("open").click()
    expect(agenda.part("sound")).to_be_checked()
    page.keyboard.press("ArrowRight")
    agenda.later("20:00")
    expect(wall).to_have_attribute("data-over", "")
    assert page.evaluate("window.tones") == 3
    agenda.part("sound").uncheck()
    assert page.evaluate("window.tones") == 3


def test_a_phone_shows_all_of_it(page: Page, address: str) -> None:
    """Nothing is wider than the screen, and fingers hit the buttons."""
    page.set_viewport_size({"width": 320, "height": 640})
    agenda = Agenda(page, address)
    agenda.begin("9")
    widths = "[document.documentElement.scrollWidth, document.querySelector('.wall').scrollWidth]"
    agenda.part("open").click()
    expect(agenda.part("wall")).to_be_visible()
    assert max(page.evaluate(widths)) <= 320
    heights = "controls => controls.map(control => control.getBoundingClientRect().height)"
    controls = page.locator(".wall :is(button, label)")
    assert min(controls.evaluate_all(heights)) >= 44


def test_two_agendas_of_a_browser_do_not_mix(
    context: BrowserContext, page: Page, address: str
) -> None:
    """Each page has its own start; a broken entry is none."""
    agenda = Agenda(page, address)
    agenda.begin("9")
    for value in ('"x"', '{"start": "9", "timer": {"item": 9}}', '{"timer": {"item": 0}}'):
        page.evaluate(
            """value => { for (const key of Object.keys(localStorage)) if (key.includes("agenda:"))
                localStorage.setItem(key, `{"version": 1, "value": ${value}}`); }""",
            value,
        )
        page.reload()
        agenda.expect_times("0:00", "0:10", "0:30", "0:31")
        agenda.part("open").click()
        agenda.expect_wall("Welcome", "10:00")
    other = context.new_page()
    other.goto(f"{address}/workshops/first-step/")
    expect(other.locator("handbook-agenda [data-part=start]")).to_have_value("")


def test_without_scripts_the_table_counts_from_the_start(plain_page: Page, address: str) -> None:
    """And nothing is offered that does nothing."""
    plain_page.goto(f"{address}/workshops/first-step/")
    expect(plain_page.locator("handbook-agenda [data-time]").nth(1)).to_have_text("0:05")
    expect(plain_page.locator("handbook-agenda [data-part=end]")).to_have_text("1:30")
    expect(plain_page.locator("handbook-agenda :is(input, button):visible")).to_have_count(0)


def test_the_arithmetic_holds(page: Page, address: str) -> None:
    """What the table, the timer and the speaker's window have in common."""
    Agenda(page, address)
    times = "const times = window.handbookTimes; const M = 60_000;"

    def asked(expression: str) -> object:
        return page.evaluate(f"(() => {{ {times} return {expression}; }})()")

    texts = {
        "9": 540, "09:15": 555, "9.15": 555, "0915": 555, "915": 555, " 23 : 59 ": 1439, "0": 0,
        "24": None, "9:60": None, "9:5": None, "": None, "nio": None, "-1": None, "12345": None,
    }  # fmt: skip
    for text, expected in texts.items():
        assert page.evaluate("text => window.handbookTimes.parse(text)", text) == expected, text
    assert asked("[0, 555, 1439, 1440, 1500, -1].map(times.clock)") == [
        "00:00", "09:15", "23:59", "00:00", "01:00", "23:59",
    ]  # fmt: skip
    assert asked("[0, -5, 1, 1000, 61_000, 3_600_000, 3_661_000].map(times.lasting)") == [
        "0:00", "0:00", "0:01", "0:01", "1:01", "1:00:00", "1:01:01",
    ]  # fmt: skip
    assert asked("times.spans([5, 10])") == [{"from": 0, "to": 5}, {"from": 5, "to": 15}]
    assert asked("times.total([5, 10])") == 15
    assert asked("[4, 5, 15, 17].map((e) => times.behind([5, 10], 1, e * M) / M)") == [-1, 0, 0, 2]
