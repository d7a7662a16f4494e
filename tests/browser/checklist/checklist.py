"""The checklist on an open page, by what a reader sees of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.tool_page import FileTool

PATH = "/tools/checklist/"
KEY = "kanalboken:checklist:start:"
RECORD: dict[str, Any] = {
    "name": "Bloggen i höst",
    "plan": None,
    "kind": None,
    "language": "sv",
    "version": 1,
    "started": "2026-03-01",
    "items": {},
    "ticks": {},
}


class Checklist(FileTool):
    """The checklist on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, address: str, path: str = PATH) -> None:
        super().__init__(page, f"{address}{path}")

    @property
    def boxes(self) -> Locator:
        """The checkboxes of the items that are shown."""
        return self.page.locator(".checklist__item:not([hidden]) input")

    @property
    def all(self) -> int:
        """How many items the checklist has, shown or not."""
        return self.page.locator(".checklist__item").count()

    @property
    def setup(self) -> Any:
        """What the server told the script."""
        return json.loads(self.page.locator("handbook-checklist").get_attribute("data-setup") or "")

    def begin(self, name: str) -> None:
        """Open the list of a plan or a name, or make it."""
        self.part("name").fill(name)
        self.part("choose").click()

    def tick(self, *indexes: int) -> None:
        """Tick some of the items that are shown."""
        for index in indexes:
            self.boxes.nth(index).check()

    def ticked(self) -> list[str]:
        """The ids of the items that are ticked."""
        ids: list[str] = self.page.eval_on_selector_all(
            ".checklist__item:has(input:checked)", "rows => rows.map((row) => row.dataset.item)"
        )
        return ids

    def kept(self) -> dict[str, Any]:
        """The lists in the browser's storage, by id."""
        return self.stored_below(KEY)

    def keep(self, list_id: str, **fields: Any) -> None:
        """Put a list into the storage, as an earlier visit would have left it."""
        self.store(KEY + list_id, json.dumps({"version": 1, "value": {**RECORD, **fields}}))

    def expect_count(self, done: int, all_items: int | None = None) -> None:
        """The words of the progress, and its element."""
        total = self.all if all_items is None else all_items
        expect(self.part("count")).to_contain_text(f"{done} av {total} klara")
        expect(self.part("progress")).to_have_js_property("value", done)
        expect(self.part("progress")).to_have_js_property("max", total)
