"""The open-space board as a group uses it: placing, voting, keeping time, files, paper, pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest
import yaml
from markdown import Markdown
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros.sandbox import PageEnvironment
from tests.browser.board import HOSTILE, KEY, LINES, PATH, BoardPage, t
from tests.browser.checks import TONES, find_violations
from tests.command_line import run

ROOT = Path(__file__).parents[2]
NOW = "2026-11-22T09:00:00Z"
OPENED = """
window.opened = [];
window.open = (...call) => { window.opened.push(call); return null; };
"""
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'


@pytest.fixture
def board(page: Page, address: str) -> BoardPage:
    """The board in a browser that has never seen it."""
    page.clock.set_fixed_time(NOW)
    return BoardPage(page, address)


# Placing ------------------------------------------------------------------------------------------


def test_a_programme_is_made_with_the_keyboard_alone(board: BoardPage) -> None:
    """Topics are written, placed and exchanged; each step is told, and the focus stays at hand."""
    keyboard = board.page.keyboard

    def go_to(selector: str) -> None:
        for _ in range(150):
            if board.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
            keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    expect(board.part("waitingNone")).to_have_text(t("script.waiting.empty"))
    expect(board.part("proceedingsNone")).to_be_visible()
    board.part("newTitle").focus()
    keyboard.press("Enter")
    expect(board.part("newTitleError")).to_have_text(t("script.topic.missing"))
    expect(board.part("newTitle")).to_have_attribute("aria-invalid", "true")
    keyboard.type("Ett")
    go_to("#board-new-convener")
    keyboard.type("Maja")
    keyboard.press("Enter")
    board.expect_message(t("script.message.added", title="Ett"))
    expect(board.part("newTitle")).to_be_focused()
    keyboard.type("Två")
    keyboard.press("Enter")

    go_to('[data-action="move"]')
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


# Topics -------------------------------------------------------------------------------------------


def test_topics_are_changed_and_merged_and_dots_counted(board: BoardPage) -> None:
    """Both texts, conveners and sums are kept; taking back spares what was done since."""
    board.add("Ett", "Maja", "Första")
    board.add("Två", "Ali", "Andra")
    board.place("Två", 1, 1)
    board.press("Ett", "more")
    board.press("Ett", "more")
    board.press("Ett", "less")
    board.expect_message(t("script.message.dots", title="Ett", dots=t("script.dots", n=1)))
    board.press("Två", "more")
    expect(board.part("count")).to_contain_text("2 ämnen, 1 placerat och 2 prickar")
    board.press("Ett", "edit")
    board.part("edit").locator('[data-field="title"]').fill("Ett till ")
    board.part("editMergeDo").click()
    expect(board.part("editMerge")).to_be_focused()
    board.part("editMerge").select_option(label="Två")
    board.part("editMergeDo").click()

    board.expect_message(t("script.message.merged", title="Ett till", into="Två"))
    expect(board.cell(1, 1)).to_contain_text("Två / Ett till")
    expect(board.cell(1, 1)).to_contain_text("Ali, Maja")
    (merged,) = board.kept()["topics"]
    assert (merged["text"], merged["dots"]) == ("Andra\n\nFörsta", 2)
    expect(board.card("Två / Ett till").locator('[data-action="edit"]')).to_be_focused()

    # In another tab, or by another way than this button: it stays.
    board.fill_sheet("Två / Ett till", said="Sedan")
    board.part("undo").click()
    two, one = sorted(board.kept()["topics"], key=lambda topic: -len(topic["title"]))[::-1]
    assert (two["title"], two["convener"], two["dots"], two["sheet"]["said"]) == (
        "Två",
        "Ali",
        1,
        "Sedan",
    )
    assert (one["title"], one["convener"], one["text"], one["dots"]) == (
        "Ett till",
        "Maja",
        "Första",
        1,
    )
    board.part("undo").click()
    expect(board.card("Ett")).to_be_visible()
    board.press("Ett", "edit")
    board.part("editRemove").click()
    expect(board.card("Ett")).to_have_count(0)
    expect(board.part("undo")).to_be_focused()
    board.page.keyboard.press("Enter")
    expect(board.card("Ett").locator('[data-action="less"]')).to_be_visible()


# The timer ----------------------------------------------------------------------------------------


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


# Files --------------------------------------------------------------------------------------------


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
        (b"\xff\xfe\x00", t("script.refused.not-json")),
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


def test_clearing_asks_and_comes_back(board: BoardPage) -> None:
    """It tells what goes; the rooms stay; an export is offered."""
    expect(board.part("clear")).to_have_attribute("aria-disabled", "true")
    board.fill()
    before = board.kept()
    board.part("clear").click()
    expect(board.part("askText")).to_contain_text("4 ämnen och 2 ifyllda blad")
    expect(board.part("ask").get_by_role("button", name=t("script.ask.cancel"))).to_be_focused()
    board.page.keyboard.press("Escape")
    assert board.kept() == before
    board.part("clear").click()
    with board.page.expect_download():
        board.answer(t("script.ask.clear.export"))
    assert board.kept() == before
    board.part("clear").click()
    board.answer(t("script.ask.clear.do"))

    board.expect_message(t("script.message.cleared"))
    expect(board.part("waitingNone")).to_have_text(t("script.waiting.empty"))
    assert board.kept()["rooms"] == before["rooms"]
    board.part("undo").click()
    assert board.kept() == before


def test_two_tabs_do_not_undo_each_others_work(
    board: BoardPage, context: BrowserContext, address: str
) -> None:
    """Each changes what the other has left; it is told; so it is when one takes something back."""
    board.add("Ett")
    other = BoardPage(context.new_page(), address)
    expect(other.card("Ett")).to_be_visible()
    other.add("Två")
    expect(board.card("Två")).to_be_visible()
    board.expect_message(t("script.message.changed-elsewhere"))
    board.place("Ett", 1, 1)
    expect(other.cell(1, 1)).to_contain_text("Ett")
    other.place("Två", 2, 2)
    other.fill_sheet("Ett", said="Från den andra")
    expect(board.sheet("Ett").locator('[data-field="said"]')).to_have_value("Från den andra")
    board.fill_sheet("Ett", proposal="Från den första")
    expect(other.sheet("Ett").locator('[data-field="proposal"]')).to_have_value("Från den första")
    board.part("undo").click()

    expect(other.part("waiting")).to_contain_text("Ett")
    expect(other.cell(2, 2)).to_contain_text("Två")
    one, two = board.kept()["topics"]
    assert (one["room"], one["sheet"]["said"], one["sheet"]["proposal"]) == (
        None,
        "Från den andra",
        "Från den första",
    )
    assert two["room"] == "room-2"

    # What has been written since a tab last looked, and it has not been told yet.
    three = {**two, "id": "c", "title": "Tre", "room": None, "time": None}
    entry = {"version": 1, "value": {**board.kept(), "topics": [one, two, three]}}
    board.page.evaluate("([k, e]) => localStorage.setItem(k, JSON.stringify(e))", [KEY, entry])
    board.add("Fyra")
    expect(board.card("Tre")).to_be_visible()
    assert [topic["title"] for topic in board.kept()["topics"]] == ["Ett", "Två", "Tre", "Fyra"]


def test_a_blocked_storage_is_told_and_does_no_harm(blocked_page: Page, address: str) -> None:
    """All works for as long as the page is open, and can be saved as a file."""
    board = BoardPage(blocked_page, address)
    expect(board.part("blocked")).to_be_visible()
    board.add("Ändå")
    board.place("Ändå", 1, 1)
    board.part("timerStart").click()

    expect(board.part("timerLeft")).to_be_visible()
    assert "Ändå" in board.save("export")[1]


# The proceedings ----------------------------------------------------------------------------------


def rendered(markdown: str) -> tuple[dict[str, Any], Any]:
    """A page's front matter, and its body as the site's builder makes it."""
    _, head, body = markdown.split("---\n", 2)
    reports: list[str] = []
    environment = PageEnvironment({}, lambda _line, message: reports.append(message))
    expanded = environment.from_string(body).render()
    assert reports == []
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    html = Markdown(extensions=list(config)).convert(expanded)
    return yaml.safe_load(head), html5lib.parseFragment(html, namespaceHTMLElements=False)


def words(element: Any) -> str:
    """What a reader sees of it, white space folded."""
    return " ".join("".join(element.itertext()).split())


def check(root: Path) -> None:
    """`handbook check` finds nothing in the files."""
    result = run(root, "check", "--today", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "proceedings" not in result.output
    assert "0 problem(s) in the files" in result.output


def test_the_proceedings_are_a_page_of_the_handbook(board: BoardPage, copy: Path) -> None:
    """Programme, conversations, proposals by dots, and what had no place; checked as a page."""
    board.fill()
    name, text = board.save("saveMarkdown")
    assert name == "2026-11-22-vad-vill-vi.md"
    path = board.part("path").inner_text()
    assert path == f"docs/sv/workshops/proceedings/{name}"
    meta, tree = rendered(text)

    assert meta["title"] == "Vad vill vi?, 22 november 2026"
    assert "3 samtal och 2 förslag" in meta["description"]
    assert meta["tags"] == ["workshop", "beslut"]
    rows = [[words(cell) for cell in row] for row in tree.iter("tr")]
    assert rows[1] == [
        "10:30 Samtal, pass 1",
        "Hur får vi andra att börja?",
        "Vem svarar på kvällen?",
        "–",
        "–",
    ]
    headings = [(e.tag, words(e)) for e in tree.iter() if e.tag in ("h1", "h2", "h3")]
    assert headings == [
        ("h1", "Vad vill vi?"),
        ("h2", t("script.proceedings.programme")),
        ("h2", t("script.proceedings.sessions")),
        ("h3", "Hur får vi andra att börja?"),
        ("h3", "Vem svarar på kvällen?"),
        ("h3", "Vad kan vi låta bli?"),
        ("h2", t("script.proceedings.proposals")),
        ("h2", t("script.proceedings.next")),
        ("h2", t("script.proceedings.waiting")),
        ("h3", "Har vi något att länka till?"),
    ]
    whole = words(tree)
    for said in ("34", "9", "Maja", "Många vill.", "Få vågar.", "Ingen vet."):
        assert said in whole, said
    proposals = whole[whole.index(t("script.proceedings.proposals")) :]
    assert proposals.index("Skriv tiderna") < proposals.index("En fadder")
    file = copy / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    check(copy)


def test_hostile_words_stay_words_in_the_proceedings(board: BoardPage, copy: Path) -> None:
    """No character acts as Markdown, HTML or a macro, wherever it stands; the page is checked."""
    topic = board.kept() or json.loads(board.save("export")[1])["board"]
    sheet = {"people": 1, "said": LINES, "concluded": HOSTILE, "proposal": LINES, "next": HOSTILE}
    place = {"room": "room-1", "time": "time-1"}
    one = {"id": "a", "title": HOSTILE, "convener": HOSTILE, "text": LINES, "dots": 3, **place}
    topic |= {
        "name": HOSTILE,
        "organisers": HOSTILE,
        "rooms": [{"id": "room-1", "name": HOSTILE}, {"id": "room-2", "name": "# x"}],
        "topics": [
            {**one, "sheet": sheet},
            {**one, "id": "b", "title": "# x #", "room": None, "time": None, "sheet": sheet},
        ],
    }
    topic["times"][0]["name"] = HOSTILE
    board.give(json.dumps({"kind": "kanalboken-board", "version": 1, "board": topic}))
    board.expect_message(t("script.message.imported", n=2))
    text = board.part("markdown").input_value()
    meta, tree = rendered(text)

    assert not re.search(r"[<>{}&`\\\[\]*_]", meta["title"]), meta["title"]
    tags = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
    allowed = "DOCUMENT_FRAGMENT h1 h2 h3 p strong em br a table thead tbody tr th td"
    assert tags <= set(allowed.split())
    links = [e.get("href") for e in tree.iter("a")]
    assert all(link.startswith("#") for link in links), links
    assert len(list(tree.iter("h3"))) == 2
    assert len(list(tree.iter("table"))) == 1
    assert len(list(tree.iter("em"))) == 0
    shown = " ".join(HOSTILE.split())
    assert words(next(tree.iter("h1"))).startswith(shown)
    whole = words(tree)
    assert whole.count(shown) >= 9
    for line in LINES.split("\n"):
        assert " ".join(line.split()) in whole, line
    file = copy / board.part("path").inner_text()
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    check(copy)


def test_proceedings_are_copied_and_proposed(
    page: Page, address: str, context: BrowserContext
) -> None:
    """Short ones come filled in on the host's page; long ones are copied, or selected to copy."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(OPENED)
    board = BoardPage(page, address)
    board.add("Ett")
    board.part("copy").click()
    board.expect_message(t("script.message.copied"))
    text = board.part("markdown").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == text
    board.part("propose").click()
    board.expect_message(t("script.message.proposed"))
    ((target, _, options),) = page.evaluate("window.opened")
    query = parse_qs(urlsplit(target).query)
    assert query["value"] == [text]
    assert query["filename"] == [board.part("path").inner_text()]
    assert "noopener" in options

    board.add("Två", text="ord " * 200)
    for number in range(10):
        board.add(f"Ämne {number}", text="ord " * 200)
    board.part("propose").click()
    board.expect_message(t("script.message.proposed-copied"))
    assert "value" not in parse_qs(urlsplit(page.evaluate("window.opened")[1][0]).query)
    page.evaluate(NO_CLIPBOARD)
    board.part("propose").click()
    board.expect_message(t("script.message.proposed-by-hand"))
    expect(board.part("markdown")).to_be_focused()


# Paper, screens, and everybody --------------------------------------------------------------------


def sizes(page: Page) -> list[str]:
    """Each printed page: `tall` or `wide`."""
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return ["wide" if float(width) > float(height) else "tall" for width, height in boxes]


def test_it_is_printed(board: BoardPage, plain_page: Page, address: str) -> None:
    """The programme across a page, a sheet a page; without scripts both to fill in by hand."""
    board.fill()
    board.page.evaluate("window.print = () => {}")
    assert sizes(board.page) == ["wide"]
    board.page.locator('[data-print-what="sheets"]').click()
    assert sizes(board.page) == ["tall"] * 3
    board.page.locator('[data-print-what="blank"]').click()
    assert sizes(board.page) == ["tall"]

    plain_page.goto(f"{address}{PATH}")
    expect(plain_page.get_by_text(t("without"))).to_be_visible()
    expect(plain_page.locator('[data-part="live"]')).to_be_hidden()
    assert sizes(plain_page) == ["tall", "wide", "tall"]


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


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(board: BoardPage, scheme: str) -> None:
    """On a full board, with all that opens, on a light page and a dark one."""
    page = board.page
    page.emulate_media(reduced_motion="reduce")  # or colours are looked at while they change
    board.fill()
    page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
    board.part("timerStart").click()

    def look(where: str) -> None:
        page.mouse.move(0, 0)
        assert find_violations(page, "'handbook-board'") == [], where

    look("page")
    for dialog, close in (("move", "moveClose"), ("edit", "editClose")):
        board.press("Vem svarar på kvällen?", dialog)
        look(dialog)
        board.part(close).click()
    board.part("big").click()
    look("big")


@pytest.mark.parametrize("language", ["", "/nb", "/en"])
def test_it_fits_a_narrow_phone(page: Page, address: str, language: str) -> None:
    """Nothing is wider than the page, with long words on the board."""
    page.set_viewport_size({"width": 320, "height": 640})
    board = BoardPage(page, address, f"{language}{PATH}")
    board.page.locator(".board__setup > summary").click()
    board.add("Samhällsinformationsförmedlingsverksamhetssamordning" * 2, "x" * 60)
    board.page.locator('[data-action="move"]').click()
    board.part("movePlaces").get_by_role("button").first.click()
    board.part("timerStart").click()
    board.part("sheets").locator("summary").first.click()

    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
