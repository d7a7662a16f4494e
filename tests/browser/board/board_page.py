"""The open-space board on an open page, by what a reader does with it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page, expect

from macros.texts import load_texts
from tests.browser.tool_page import FileTool

PATH = "/workshops/board/"
KEY = "kanalboken:board"
NOW = "2026-11-22T09:00:00Z"
HOSTILE = (
    """'"><script>alert(1)</script>{{ 7*7 }}{% x %}{# y #}&amp;<img src=x onerror=alert(1)>"""
    " [l](javascript:alert(1)) ![b](x.png) https://a.example | `k` *f* __f__ ~~s~~ {: .c } \\"
    " *[A]: b"
)
LINES = (
    "# Rubrik\n## Rubrik\n---\n- lista\n+ lista\n1. ett\n2) två\n> citat\n!!! note\n    kod\n"
    "??? x\n~~~\n```\nord\n===\n: def\n[^1]: not\n*[HTML]: x\n| a | b |\n|---|---|\n"
    "/// x\n&lt;b&gt;\n\n\n\tflik\n{{ board() }}"
)


def t(key: str, **values: object) -> str:
    """An interface text of the board."""
    return load_texts("sv").get(f"board.{key}", **values)


class BoardPage(FileTool):
    """The board, brought to life."""

    READY = "live"

    def __init__(self, page: Page, address: str, path: str = PATH) -> None:
        super().__init__(page, f"{address}{path}")

    def add(self, title: str, convener: str = "", text: str = "") -> None:
        """Add a topic."""
        self.part("newTitle").fill(title)
        self.part("newConvener").fill(convener)
        self.part("newText").fill(text)
        self.part("newTitle").press("Enter")
        expect(self.part("newTitle")).to_have_value("")

    def card(self, title: str) -> Locator:
        """A topic's card, wherever it is."""
        return self.page.get_by_role("group", name=title, exact=True)

    def press(self, title: str, action: str) -> None:
        """Press one of a card's buttons."""
        self.card(title).locator(f'[data-action="{action}"]').click()

    def cell(self, room: int, time: int) -> Locator:
        """A cell of the grid, counted from 1."""
        return self.part("grid").locator("tbody tr").nth(time - 1).locator("td").nth(room - 1)

    def place(self, title: str, room: int, time: int) -> None:
        """Move a topic with the dialog."""
        self.press(title, "move")
        group = self.part("movePlaces").locator("fieldset").nth(time - 1)
        group.get_by_role("button", name=f"Rum {room},").click()
        expect(self.cell(room, time)).to_contain_text(title)

    def sheet(self, title: str) -> Locator:
        """A conversation's sheet, open."""
        sheet = self.part("sheets").locator("> li").filter(has_text=title).first
        sheet.locator("details").evaluate("details => { details.open = true; }")
        return sheet

    def fill_sheet(self, title: str, **fields: str) -> None:
        """Fill in some of a sheet's fields."""
        for name, value in fields.items():
            self.sheet(title).locator(f'[data-field="{name}"]').fill(value)

    def expect_message(self, text: str) -> None:
        """What is announced, and nothing else."""
        expect(self.part("message")).to_have_text(text)

    def kept(self) -> Any:
        """The board in the browser's storage; None where there is none."""
        return self.stored(KEY)

    def fill(self) -> None:
        """A whole day's board: four topics, three of them placed, two with sheets."""
        self.page.locator(".board__setup > summary").click()
        self.part("about").locator('[data-field="name"]').fill("Vad vill vi?")
        self.part("about").locator('[data-field="people"]').fill("34")
        self.add("Hur får vi andra att börja?", "Maja", "Många vill.\n\nFå vågar.")
        self.add("Vem svarar på kvällen?", "webbredaktör")
        self.add("Vad kan vi låta bli?")
        self.add("Har vi något att länka till?", "Ali")
        self.place("Hur får vi andra att börja?", 1, 1)
        self.place("Vem svarar på kvällen?", 2, 1)
        self.place("Vad kan vi låta bli?", 4, 3)
        self.press("Vem svarar på kvällen?", "more")
        self.press("Vem svarar på kvällen?", "more")
        self.press("Har vi något att länka till?", "more")
        self.fill_sheet(
            "Hur får vi andra att börja?",
            people="9",
            said="Det är roligare tillsammans.",
            proposal="En fadder för alla nya.",
            next="Utbildningsansvarig, före jul.",
        )
        self.fill_sheet(
            "Vem svarar på kvällen?",
            concluded="Ingen vet.",
            proposal="Skriv tiderna i presentationen.",
        )
