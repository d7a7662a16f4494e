"""The plan form on an open page, by what a reader does with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import tab_to
from tests.browser.tool_page import FileTool

PATH = "/tools/plan/"
DRAFT = "kanalboken:plan-draft:"


class PlanForm(FileTool):
    """The form, brought to life."""

    READY = "bar"
    FILE = "plan.yml"

    def __init__(self, page: Page, address: str, query: str = "", folder: str = "") -> None:
        super().__init__(page, f"{address}{folder}{PATH}{query}")

    def expect_ready(self) -> None:
        """All parts of the script have been loaded, and the other plans."""
        super().expect_ready()
        expect(self.page.locator("[data-part=awaited][hidden]")).to_be_attached()

    def field(self, path: str, language: str = "") -> Locator:
        """A field by its way in the plan."""
        ending = f'[data-language="{language}"]' if language else ""
        return self.page.locator(f'[data-path="{path}"]{ending}').first

    def tick(self, path: str, value: str) -> Locator:
        """A box of a list to tick."""
        return self.page.locator(f'[data-tick="{path}"][value="{value}"]')

    def go(self, step: str) -> None:
        """Turn to a step."""
        self.page.locator(f'[data-go="{step}"]').click()
        expect(self.page.locator(f"#plan-step-{step}")).to_be_focused()

    def add(self, path: str) -> None:
        """Add an item to a list."""
        self.page.locator(f'[data-add="{path}"]').click()

    def remove(self, path: str) -> None:
        """Remove an item."""
        self.page.locator(f'[data-remove="{path}"]').click()

    def problems(self, path: str) -> Locator:
        """What is said at a place."""
        return self.page.locator(f'[data-problems="{path}"] > p')

    def yaml(self) -> str:
        """The plan as it would be saved."""
        return self.part("yaml").text_content() or ""

    def kept(self) -> dict[str, Any]:
        """The drafts in the browser's storage, by key, once all has been kept."""
        self.page.evaluate("dispatchEvent(new Event('pagehide'))")
        return self.stored_below(DRAFT)

    def save_in(self, folder: Path) -> Path:
        """Save the plan as a file in a folder."""
        with self.page.expect_download() as download:
            self.part("save").click()
        file = folder / download.value.suggested_filename
        download.value.save_as(file)
        return file


class Keys:
    """A reader with a keyboard and nothing else."""

    def __init__(self, form: PlanForm) -> None:
        self.form = form
        self.page = form.page
        self.order = self._date_order()

    def _date_order(self) -> str:
        """How this browser wants a day to be typed: a scratch field tells."""
        self.page.evaluate(
            """() => {
            const probe = Object.assign(document.createElement("input"), { type: "date" });
            document.body.append(probe);
            probe.id = "probe";
            probe.focus();
        }"""
        )
        self.page.keyboard.type("01022003")
        value = self.page.evaluate("document.getElementById('probe').value")
        self.page.evaluate("document.getElementById('probe').remove()")
        return {"2003-01-02": "mdy", "2003-02-01": "dmy"}.get(value, "ymd")

    def press(self, selector: str) -> None:
        """Reach a button and press it."""
        tab_to(self.page, selector)
        self.page.keyboard.press("Enter")

    def tick(self, path: str, value: str) -> None:
        """Reach a box and tick it."""
        tab_to(self.page, f'[data-tick="{path}"][value="{value}"]')
        self.page.keyboard.press("Space")

    def write(self, path: str, value: str) -> None:
        """Reach a field and fill it in, as its kind asks."""
        selector = f'[data-path="{path}"]'
        tab_to(self.page, selector)
        field = self.form.field(path)
        tag, kind = field.evaluate("e => [e.tagName, e.type]")
        if tag == "SELECT":
            index = field.evaluate("(e, v) => [...e.options].findIndex(o => o.value === v)", value)
            now = field.evaluate("e => e.selectedIndex")
            for _ in range(index - now):
                self.page.keyboard.press("ArrowDown")
        elif kind == "date":
            year, month, day = value.split("-")
            typed = {"m": month, "d": day, "y": year}
            self.page.keyboard.type("".join(typed[part] for part in self.order))
        else:
            self.page.keyboard.type(value)
        expect(field).to_have_value(value)

    def add(self, path: str) -> None:
        """Add an item to a list; its first field gets the focus."""
        self.press(f'[data-add="{path}"]')

    def next(self) -> None:
        """Turn to the next step."""
        self.press('[data-part="next"]')
