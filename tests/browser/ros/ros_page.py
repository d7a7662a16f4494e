"""The risk analysis on an open page, by what a group does there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

from macros.texts import load_texts
from tests.browser.checks import give_file

PATH = "/tools/ros/"
KEY = "kanalboken:ros:"
PLAN = "museum-facebook"
HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""


def t(key: str, **values: object) -> str:
    """An interface text of the tool."""
    return load_texts("sv").get(f"ros.{key}", **values)


class RosPage:
    """The tool on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, address: str, query: str = "", path: str = PATH) -> None:
        self.page = page
        page.goto(f"{address}{path}{query}")
        expect(self.part("tools")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

    def begin(self, subject: str = f"plan:{PLAN}", name: str = "") -> None:
        """Begin an analysis, or open it."""
        self.part("subject").select_option(subject)
        self.part("name").fill(name)
        self.part("begin").click()

    @property
    def cards(self) -> Locator:
        """The cards of the risks."""
        return self.part("list").locator("> li")

    def ids(self) -> list[str]:
        """The ids of the risks, in order."""
        ids: list[str] = self.cards.evaluate_all("cards => cards.map((card) => card.dataset.risk)")
        return ids

    def card(self, risk: str) -> Locator:
        """A risk's card, open."""
        card = self.part("list").locator(f'> [data-risk="{risk}"]')
        card.locator("details").evaluate("details => { details.open = true; }")
        return card

    def judge(self, risk: str, **fields: int | str) -> None:
        """Fill in some of a risk's fields."""
        for name, value in fields.items():
            field = self.card(risk).locator(f'[data-field="{name}"]')
            if isinstance(value, int):
                field.select_option(str(value))
            else:
                field.fill(value)

    def add(self, text: str) -> str:
        """Add a risk of the group's own; gives its id."""
        self.part("add").click()
        expect(self.cards.last.locator('[data-field="text"]')).to_be_focused()
        self.cards.last.locator('[data-field="text"]').fill(text)
        return self.ids()[-1]

    def remove(self, risk: str) -> None:
        """Say that a risk does not apply."""
        self.card(risk).locator('[data-action="remove"]').click()

    def cell(self, probability: int, consequence: int, which: str = "before") -> list[str]:
        """The ids of the risks in a cell of the matrix."""
        place = f'[data-matrix="{which}"] [data-cell="{probability}-{consequence}"] button'
        ids: list[str] = self.page.locator(place).evaluate_all(
            "buttons => buttons.map((button) => button.dataset.go)"
        )
        return ids

    def ros(self) -> Any:
        """The plan's text, as YAML reads it."""
        return yaml.safe_load(self.part("yaml").input_value())["ros"]

    def expect_message(self, text: str) -> None:
        """What is announced."""
        expect(self.part("message")).to_have_text(text)

    def answer(self, label: str) -> None:
        """Press a button of the open dialog."""
        self.part("ask").get_by_role("button", name=label).click()

    def kept(self) -> dict[str, Any]:
        """The analyses in the browser's storage, by id."""
        entries: dict[str, str] = self.page.evaluate("({...localStorage})")
        return {
            key.removeprefix(KEY): json.loads(text)["value"]
            for key, text in entries.items()
            if key.startswith(KEY)
        }

    def give(self, content: str | bytes) -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, "ros.json")

    def save(self, part: str) -> tuple[str, str]:
        """Press a button that saves; gives the file's name and text."""
        with self.page.expect_download() as download:
            self.part(part).click()
        return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


def file_of(**fields: Any) -> str:
    """A file as the tool exports it, with some fields otherwise."""
    risk = {
        "id": "storm",
        "risk": "storm",
        "text": None,
        "was": "Storm",
        "probability": 5,
        "consequence": 5,
        "measure": None,
        "residualProbability": None,
        "residualConsequence": None,
    }
    analysis = {
        "plan": PLAN,
        "channel": None,
        "name": "",
        "label": "Facebook, museet",
        "date": "2026-05-01",
        "roles": ["curator"],
        "risks": [{**risk, **fields.pop("risk", {})}],
    }
    top = {"kind": "kanalboken-ros", "version": 1}
    top.update({key: fields.pop(key) for key in list(fields) if key in top})
    return json.dumps({**top, "analysis": {**analysis, **fields}})
