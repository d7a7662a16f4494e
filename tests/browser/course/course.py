"""The course on an open page, by what a reader sees of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import give_file

PATH = "/workshops/things/"
KEY = "kanalboken:course:things"
HOSTILE = """"><script>window.hit = 1</script><img src=x onerror="window.hit = 2">{{ 7*7 }}"""


class Course:
    """The course on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        expect(self.part("actions")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

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
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return json.loads(text)["value"] if text else None

    def keep(self, text: str) -> None:
        """Put something into the storage, as something else may have left it."""
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    def give(self, content: str | bytes) -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, "course.json")

    def take(self) -> str:
        """What an exported file has."""
        with self.page.expect_download() as download:
            self.part("export").click()
        return Path(download.value.path()).read_text(encoding="utf-8")

    def expect_count(self, done: int) -> None:
        """The words of the progress, and its element."""
        expect(self.part("count")).to_have_text(f"{done} av 23 klara")
        expect(self.part("progress")).to_have_js_property("value", done)

    def expect_message(self, text: str) -> None:
        """What is announced."""
        expect(self.part("message")).to_contain_text(text)


def file_of(**fields: Any) -> str:
    """A file as the course exports it, with some fields otherwise."""
    course = {"done": {}, "notes": {}, "last": "", **fields.pop("course", {})}
    about = {"kind": "kanalboken-course", "version": 1, "title": "Kursen", "course": course}
    return json.dumps({**about, **fields})
