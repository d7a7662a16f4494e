"""What the page objects of the tools have in common.

A tool's parts are named by its template in `data-part`, and one of them shows when its script has
brought it to life.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, ClassVar

from playwright.sync_api import Locator, Page, expect

from tests.browser.checks import give_file


class ToolPage:
    """A tool on an open page, brought to life."""

    READY: ClassVar[str] = "actions"
    """The part that shows when the script has run."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        self.expect_ready()

    def expect_ready(self) -> None:
        """The script has run."""
        expect(self.part(self.READY)).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

    def stored(self, key: str) -> Any:
        """What the browser's storage has at a key; None where it has nothing."""
        entry = self.page.evaluate("key => localStorage.getItem(key)", key)
        return json.loads(entry)["value"] if entry else None

    def stored_below(self, prefix: str) -> dict[str, Any]:
        """What the browser's storage has at keys that begin alike, by what follows."""
        entries: dict[str, str] = self.page.evaluate("({...localStorage})")
        return {
            key.removeprefix(prefix): json.loads(entry)["value"]
            for key, entry in entries.items()
            if key.startswith(prefix)
        }

    def store(self, key: str, entry: str) -> None:
        """Put something into the storage, as an earlier visit or something else left it."""
        self.page.evaluate("([key, entry]) => localStorage.setItem(key, entry)", [key, entry])


class FileTool(ToolPage):
    """A tool whose work can be taken along as files, and that asks and tells in words."""

    FILE: ClassVar[str] = "file.json"
    """A name of a file that is imported."""

    def give(self, content: str | bytes, name: str = "") -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, name or self.FILE)

    def save(self, part: str) -> tuple[str, str]:
        """Press a button that saves; gives the file's name and text."""
        with self.page.expect_download() as download:
            self.part(part).click()
        return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")

    def answer(self, label: str) -> None:
        """Press a button of the open dialog."""
        self.page.locator("dialog[open]").get_by_role("button", name=label).click()

    def expect_message(self, text: str) -> None:
        """What is announced, or a part of it."""
        expect(self.part("message")).to_contain_text(text)
