"""Placing: topics by keyboard, mouse and finger, and the rooms and times to place them in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.board.board_page import BoardPage, t
from tests.browser.checks import tab_to


def test_a_programme_is_made_with_the_keyboard_alone(board: BoardPage) -> None:
    """Topics are written, placed and exchanged; each step is told, and the focus stays at hand."""
    keyboard = board.page.keyboard

    expect(board.part("waitingNone")).to_have_text(t("script.waiting.empty"))
    expect(board.part("proceedingsNone")).to_be_visible()
    board.part("newTitle").focus()
    keyboard.press("Enter")
    expect(board.part("newTitleError")).to_have_text(t("script.topic.missing"))
    expect(board.part("newTitle")).to_have_attribute("aria-invalid", "true")
    keyboard.type("Ett")
    tab_to(board.page, "#board-new-convener")
    keyboard.type("Maja")
    keyboard.press("Enter")
    board.expect_message(t("script.message.added", title="Ett"))
    expect(board.part("newTitle")).to_be_focused()
    keyboard.type("Två")
    keyboard.press("Enter")

    tab_to(board.page, '[data-action="move"]')
    keyboard.press("Enter")
    expect(board.part("moveTitle")).to_have_text(t("script.move.title", title="Ett"))
    expect(board.part("movePlaces").get_by_role("button").first).to_be_focused()
    keyboard.press("Enter")
    board.expect_message(
        t("script.message.placed", title="Ett", place="10:30 Samtal, pass 1, Rum 1")
    )
    expect(board.card("Ett").locator('[data-action="move"]')).to_be_focused()
    expect(board.cell(1, 1)).to_contain_text("Maja")

    board.place("Två", 2, 1)
    board.press("Två", "move")
    keyboard.press("Shift+Tab")
    keyboard.press("Tab")
    swap = t("script.move.swap", room="Rum 1", title="Ett")
    expect(board.part("movePlaces").get_by_role("button", name=swap)).to_be_visible()
    board.part("movePlaces").get_by_role("button", name=swap).press("Enter")
    board.expect_message(
        t(
            "script.message.swapped",
            title="Två",
            place="10:30 Samtal, pass 1, Rum 1",
            other="Ett",
            there="10:30 Samtal, pass 1, Rum 2",
        )
    )
    expect(board.cell(2, 1)).to_contain_text("Ett")
    board.press("Två", "move")
    keyboard.press("Escape")
    expect(board.cell(1, 1)).to_contain_text("Två")
    board.press("Två", "move")
    board.part("movePlaces").get_by_role("button", name=t("script.move.off")).click()
    expect(board.part("waiting")).to_contain_text("Två")
    board.page.reload()
    expect(board.cell(2, 1)).to_contain_text("Ett")
    expect(board.part("waiting")).to_contain_text("Två")


def test_cards_are_dragged_with_a_mouse(board: BoardPage) -> None:
    """To a free cell, to one that is taken, and back to those that wait; Escape lets go."""
    mouse = board.page.mouse
    board.page.set_viewport_size({"width": 1300, "height": 1400})

    def drag(title: str, onto: Any) -> None:
        start = board.card(title).locator("[data-slot=title]").bounding_box()
        end = onto.bounding_box()
        assert start is not None
        assert end is not None
        mouse.move(start["x"] + 5, start["y"] + 5)
        mouse.down()
        mouse.move(end["x"] + 30, end["y"] + 10, steps=4)
        expect(board.page.locator(".board-card--ghost")).to_have_count(1)

    board.add("Ett")
    board.add("Två")
    board.part("waiting").evaluate("e => e.scrollIntoView({ block: 'center' })")
    drag("Ett", board.cell(3, 2))
    expect(board.cell(3, 2)).to_have_class(re.compile("board--target"))
    mouse.up()
    expect(board.cell(3, 2)).to_contain_text("Ett")
    expect(board.page.locator(".board-card--ghost, .board--target")).to_have_count(0)

    drag("Två", board.cell(3, 2))
    board.page.keyboard.press("Escape")
    mouse.up()
    expect(board.part("waiting")).to_contain_text("Två")
    drag("Två", board.cell(3, 2))
    mouse.up()
    expect(board.cell(3, 2)).to_contain_text("Två")
    board.expect_message(
        t(
            "script.message.placed-off",
            title="Två",
            place="11:45 Samtal, pass 2, Rum 3",
            other="Ett",
        )
    )
    drag("Två", board.part("waiting"))
    mouse.up()
    expect(board.part("waiting")).to_contain_text("Två")
    assert {topic["room"] for topic in board.kept()["topics"]} == {None}


@pytest.fixture
def touch_page(browser: Browser) -> Iterator[Page]:
    """A page of a tablet."""
    context = browser.new_context(has_touch=True, viewport={"width": 820, "height": 1300})
    yield context.new_page()
    context.close()


def test_cards_are_dragged_with_a_finger(touch_page: Page, address: str) -> None:
    """By their grip; elsewhere a finger scrolls the page."""
    board = BoardPage(touch_page, address)
    board.add("Ett")
    finger = touch_page.context.new_cdp_session(touch_page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        spots = [{"x": x, "y": y} for x, y in points]
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": spots})

    board.part("waiting").evaluate("e => e.scrollIntoView({ block: 'center' })")
    grip = board.card("Ett").locator("[data-grip]").bounding_box()
    cell = board.cell(2, 1).bounding_box()
    assert grip is not None
    assert cell is not None
    x, y = grip["x"] + 8, grip["y"] + 8
    touch("touchStart", (x, y))
    touch("touchMove", (x + 20, y + 20))
    touch("touchMove", (cell["x"] + 40, cell["y"] + 10))
    touch("touchEnd")

    expect(board.cell(2, 1)).to_contain_text("Ett")


def test_rooms_and_times_are_the_readers_own(board: BoardPage) -> None:
    """Added, renamed, put in order and removed; topics of a room that is gone wait again."""
    board.page.locator(".board__setup > summary").click()
    rooms, times = board.part("rooms"), board.part("times")
    board.add("Ett")
    board.place("Ett", 2, 1)
    rooms.locator("input").nth(1).fill("Ladan")
    expect(board.part("grid").locator("thead th").nth(2)).to_have_text("Ladan")
    board.part("addRoom").click()
    expect(rooms.locator("input").nth(4)).to_be_focused()
    expect(rooms.locator("input").nth(4)).to_have_value("Rum 5")
    rooms.locator("li").nth(1).locator('[data-action="up"]').press("Enter")
    expect(rooms.locator("li").nth(0).locator('[data-action="up"]')).to_be_focused()
    board.expect_message(t("script.message.shifted", name="Ladan", n=1))
    expect(board.cell(1, 1)).to_contain_text("Ett")

    board.part("addTime").click()
    expect(times.locator('[data-field="start"]').nth(3)).to_have_value("14:45")
    minutes = times.locator('[data-field="minutes"]').nth(3)
    minutes.fill("0")
    expect(minutes).to_have_attribute("aria-invalid", "true")
    minutes.press("Tab")
    expect(minutes).to_have_value("60")
    times.locator('[data-field="name"]').nth(0).fill("Morgon")
    expect(board.part("timerWhat").locator("option").nth(1)).to_have_text("10:30 Morgon")

    rooms.locator("li").nth(0).locator('[data-action="remove"]').click()
    board.expect_message(t("script.message.place-removed-topics", name="Ladan", n=1))
    expect(board.part("waiting")).to_contain_text("Ett")
    board.add("Två")
    for _ in range(2):  # the topic, then the room
        board.part("undo").click()
    expect(board.cell(1, 1)).to_contain_text("Ett")
    for _ in range(4):
        times.locator('[data-action="remove"]').first.click()
    expect(board.part("gridNone")).to_be_visible()
    board.press("Ett", "move")
    board.expect_message(t("script.message.no-places"))
