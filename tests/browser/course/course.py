"""The course on an open page, by what a reader sees of it."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.tool_page import FileTool

PATH = "/workshops/things/"
KEY = "kanalboken:course:things"


class Course(FileTool):
    """The course on an open page, by what a reader sees of it."""

    def thing(self, index: int) -> Locator:
        """One of the things."""
        return self.page.locator("[data-thing]").nth(index)

    def done(self, index: int) -> Locator:
        """The checkbox of a thing."""
        return self.thing(index).locator("[data-done]")

    def note(self, index: int) -> Locator:
        """The reader's note on a thing."""
        return self.thing(index).locator("[data-note]")

    def kept(self) -> Any:
        """What the browser's storage has of the course."""
        return self.stored(KEY)

    def keep(self, text: str) -> None:
        """Put something into the storage, as something else may have left it."""
        self.store(KEY, text)

    def expect_count(self, done: int) -> None:
        """The words of the progress, and its element."""
        expect(self.part("count")).to_have_text(f"{done} av 23 klara")
        expect(self.part("progress")).to_have_js_property("value", done)


def file_of(**fields: Any) -> str:
    """A file as the course exports it, with some fields otherwise."""
    course = {"done": {}, "notes": {}, "last": "", **fields.pop("course", {})}
    about = {"kind": "kanalboken-course", "version": 1, "title": "Kursen", "course": course}
    return json.dumps({**about, **fields})
