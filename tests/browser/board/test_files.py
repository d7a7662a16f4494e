"""A board taken along as a file, and files that are not taken."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Browser, expect

from tests.browser.board.board_page import HOSTILE, KEY, BoardPage, t


def test_a_full_board_comes_back_from_its_file(
    board: BoardPage, browser: Browser, address: str
) -> None:
    """To the last byte, in another browser; replacing one is asked and can be taken back."""
    board.fill()
    kept = board.page.evaluate("key => localStorage.getItem(key)", KEY)
    name, text = board.save("export")
    assert name == "Vad-vill-vi-2026-11-22.json"

    context = browser.new_context(accept_downloads=True)
    there = BoardPage(context.new_page(), address)
    there.give(text)
    there.expect_message(t("script.message.imported", n=4))
    assert there.page.evaluate("key => localStorage.getItem(key)", KEY) == kept
    assert there.save("export")[1] == text
    there.page.reload()
    expect(there.sheet("Vem svarar på kvällen?").locator('[data-field="concluded"]')).to_have_value(
        "Ingen vet."
    )
    context.close()

    board.give(text.replace("Vad vill vi?", "En annan fråga").replace('"dots": 2', '"dots": 7'))
    board.answer(t("script.ask.cancel"))
    assert board.page.evaluate("key => localStorage.getItem(key)", KEY) == kept
    board.give(text.replace("Vad vill vi?", "En annan fråga").replace('"dots": 2', '"dots": 7'))
    board.answer(t("script.ask.import.do"))
    board.expect_message(t("script.message.imported", n=4))
    assert board.kept()["name"] == "En annan fråga"
    board.part("undo").click()
    assert board.page.evaluate("key => localStorage.getItem(key)", KEY) == kept


def test_the_boards_of_two_groups_become_one(board: BoardPage) -> None:
    """A sheet that both wrote on holds both, a place that is taken is kept, all can be undone."""
    board.add("Gemensamt")
    board.place("Gemensamt", 1, 1)
    board.fill_sheet("Gemensamt", said="Vi sa detta.")
    file = json.loads(board.save("export")[1])
    (shared,) = file["board"]["topics"]
    sheet = {**shared["sheet"], "said": "De sa något annat.", "people": 7}
    own = {**shared, "id": "b-own", "title": "Deras eget"}
    free = {**shared, "id": "b-free", "title": "På ledig plats", "room": "room-2"}
    file["board"]["topics"] = [{**shared, "dots": 3, "sheet": sheet}, own, free]
    before = board.kept()
    board.give(json.dumps(file))
    board.answer(t("script.ask.import.gather"))
    board.expect_message(t("script.message.gathered", n=3))
    both, theirs, placed = board.kept()["topics"]
    assert both["sheet"]["said"] == "Vi sa detta.\n\nDe sa något annat."
    assert (both["dots"], both["sheet"]["people"]) == (3, 7)
    assert (theirs["title"], theirs["room"]) == ("Deras eget", None)
    assert (placed["room"], placed["time"]) == ("room-2", shared["time"])

    after = board.kept()
    board.give(json.dumps(file))
    board.answer(t("script.ask.import.gather"))
    board.expect_message(t("script.message.gathered", n=3))
    assert board.kept() == after, "the same file once more changes nothing"
    board.part("undo").click()
    board.part("undo").click()
    assert board.kept() == before


def test_other_files_are_refused_with_a_reason(board: BoardPage) -> None:
    """And nothing is lost; words in a file show as text."""
    board.add("Kvar")
    board.place("Kvar", 1, 1)
    before = board.kept()
    good = json.loads(board.save("export")[1])

    def changed(**values: Any) -> str:
        return json.dumps({**good, "board": {**good["board"], **values}})

    def broken(where: str) -> str:
        return t("script.refused.broken", detail=f"board.{where}")

    topic = good["board"]["topics"][0]
    room = {"id": "a", "name": "x"}
    rooms = [{**room, "id": f"r{n}"} for n in range(21)]
    time = {**room, "start": "25:00", "minutes": 5}
    sheet = {**topic["sheet"], "said": 1}
    cases: list[tuple[str | bytes, str]] = [
        (b"\xff\xfe\x00", t("script.refused.unreadable")),
        ("[" * 5000, t("script.refused.not-json")),
        ("[]", t("script.refused.other-kind")),
        (json.dumps({"kind": "kanalboken-ros", "version": 1}), t("script.refused.other-kind")),
        (json.dumps({**good, "version": 2}), t("script.refused.other-version", detail="2")),
        (json.dumps({**good, "version": "<b>"}), t("script.refused.other-version", detail="?")),
        (json.dumps({**good, "board": 7}), broken("{}")),
        (changed(date="2026-02-30"), broken("date")),
        (changed(people=-1), broken("people")),
        (changed(rooms=[room, room]), broken("rooms.1.id")),
        (changed(rooms=rooms), broken("rooms")),
        (changed(times=[time]), broken("times.0.start")),
        (changed(topics=[{**topic, "dots": 1.5}]), broken("topics.0.dots")),
        (changed(topics=[{**topic, "time": None}]), broken("topics.0.room")),
        (changed(topics=[{**topic, "sheet": sheet}]), broken("topics.0.sheet.said")),
        (changed(topics=[{**topic, "text": "x" * 20_001}]), broken("topics.0.text")),
        (changed(topics=[{**topic, "id": "__proto__"}]), broken("topics.0.id")),
        (b" " * 2_000_001, t("script.refused.too-large", size=2001, limit=2000)),
    ]
    for content, reason in cases:
        board.give(content)
        board.expect_message(reason)
        assert board.kept() == before

    # A room that is gone: the topic waits.
    board.give(changed(topics=[{**topic, "title": HOSTILE, "room": "gone"}]))
    board.answer(t("script.ask.import.do"))
    expect(board.part("waiting").locator("[data-slot=title]")).to_have_text(HOSTILE)
    expect(board.page.locator("handbook-board img, handbook-board script")).to_have_count(0)
