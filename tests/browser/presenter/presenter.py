"""Somebody who presents a page, by what they do and see."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

WORKSHOP = "workshops/first-step/"


class Presenter:
    """Somebody who presents an open page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.stage = page.locator(".stage")
        self.view = page.locator(".stage [data-part=view]")
        self.said = page.locator(".stage [data-part=said]")
        page.goto(url)
        expect(page.locator("handbook-presenter > [data-part=tools]")).to_be_visible()

    def open(self) -> Presenter:
        """Presses the button above the page."""
        self.page.locator("[data-part=present]").click()
        expect(self.stage).to_be_visible()
        return self

    def press(self, *keys: str) -> None:
        """Presses keys, one after the other."""
        for key in keys:
            self.page.keyboard.press(key)

    def is_at(self, number: int) -> None:
        """Waits for a slide."""
        expect(self.page).to_have_url(re.compile(f"#slide-{number}$"))
        expect(self.page.locator(".stage [data-part=count]")).to_have_text(
            re.compile(f"^{number} ")
        )

    def do(self, name: str) -> Locator:
        """One of the bar's buttons."""
        return self.stage.locator(f"[data-do={name}]").first

    @property
    def length(self) -> int:
        """How many slides there are."""
        return int(self.page.locator(".stage [data-part=count]").inner_text().split()[-1])


def addresses(site: Path, address: str) -> dict[str, str]:
    """The workshop on a server, and as a file that somebody has opened."""
    return {
        "http": f"{address}/{WORKSHOP}",
        "file": (site / WORKSHOP / "index.html").as_uri(),
    }
