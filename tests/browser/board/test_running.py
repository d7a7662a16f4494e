"""While the day goes on: the timer, and the programme on a large screen."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.board.board_page import NOW, BoardPage, t
from tests.browser.checks import TONES


def test_the_timer_tells_gently_and_keeps_right(page: Page, address: str) -> None:
    """Ten minutes before the end and at the end, also after a sleep, a pause and a reload."""
    page.add_init_script(TONES)
    page.clock.install(time=NOW)
    board = BoardPage(page, address)
    page.clock.pause_at("2026-11-22T09:10:00Z")

    def tones() -> int:
        count: int = page.evaluate("window.tones")
        return count

    label = "10:30 Samtal, pass 1"
    board.part("timerMinutes").fill("0")
    board.part("timerStart").click()
    expect(board.part("timerSaid")).to_have_text(t("script.timer.wrong", n=600))
    board.part("timerWhat").select_option(label=label)
    expect(board.part("timerMinutes")).to_have_value("60")
    board.part("timerStart").click()
    expect(board.part("timerSaid")).to_have_text(t("script.timer.started", label=label, n=60))
    page.clock.run_for(2_000)
    expect(board.part("timerLeft")).to_have_text("59:58")
    page.clock.fast_forward("48:00")
    expect(board.part("timerLeft")).to_have_text("11:58")
    assert tones() == 0

    page.clock.fast_forward("02:00")  # as when the tab has slept
    expect(board.part("timerSaid")).to_have_text(t("script.timer.soon", label=label, n=10))
    expect(board.part("timerNow")).to_have_attribute("data-phase", "soon")
    assert tones() == 3
    board.part("timerPause").click()
    page.clock.fast_forward("30:00")
    expect(board.part("timerLeft")).to_have_text("9:58")
    board.part("timerPause").click()
    page.reload()
    expect(board.part("timerLeft")).to_have_text("9:58")
    board.part("timerMore").click()
    expect(board.part("timerLeft")).to_have_text("14:58")
    board.part("timerMute").click()
    expect(board.part("timerMute")).to_have_attribute("aria-pressed", "true")
    page.clock.fast_forward("15:00")
    expect(board.part("timerSaid")).to_have_text(t("script.timer.over", label=label))
    expect(board.part("timerNow")).to_have_attribute("data-phase", "over")
    assert tones() == 0
    board.part("big").click()
    expect(board.part("bigTimer")).to_have_text(t("script.timer.over", label=label))
    expect(board.part("bigDialog")).to_be_visible()
    board.part("bigClose").click()
    expect(board.part("big")).to_be_focused()
    board.part("timerStop").click()
    expect(board.part("timerNow")).to_be_hidden()
    board.part("timerMute").click()
    board.part("timerTry").click()
    assert tones() == 3


def test_the_large_screen_shows_the_whole_programme(board: BoardPage) -> None:
    """In type as large as fits; what runs now is marked; it follows the board."""
    board.fill()
    board.page.set_viewport_size({"width": 1920, "height": 1080})
    board.part("times").locator('[data-field="start"]').nth(0).fill("00:00")
    board.part("times").locator('[data-field="minutes"]').nth(0).fill("600")
    board.page.clock.set_fixed_time("2026-11-22T05:00:00")
    board.part("big").click()

    table = board.part("bigTable")
    expect(table.locator("tbody tr").nth(0)).to_have_attribute("aria-current", "time")
    expect(table.locator("tbody tr").nth(1)).not_to_have_attribute("aria-current", "time")
    expect(table).to_contain_text("Vem svarar på kvällen?webbredaktör2 prickar")
    size = table.evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
    assert size >= 24
    room = table.locator("xpath=..")
    assert room.evaluate("e => e.scrollHeight <= e.clientHeight && e.scrollWidth <= e.clientWidth")
    board.page.keyboard.press("Escape")
    expect(board.part("bigDialog")).to_be_hidden()
