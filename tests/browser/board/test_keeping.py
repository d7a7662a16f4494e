"""Topics changed, merged, cleared and brought back; in several tabs, and where nothing is kept."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.board.board_page import KEY, BoardPage, t


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
