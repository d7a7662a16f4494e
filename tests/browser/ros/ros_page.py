"""The risk analysis on an open page, by what a group does there."""

from __future__ import annotations

import json
from typing import Any

import yaml
from playwright.sync_api import Locator, Page, expect

from macros.texts import load_texts
from tests.browser.tool_page import FileTool

PATH = "/tools/ros/"
KEY = "kanalboken:ros:"
PLAN = "museum-facebook"
HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""


def t(key: str, **values: object) -> str:
    """An interface text of the tool."""
    return load_texts("sv").get(f"ros.{key}", **values)


class RosPage(FileTool):
    """The tool on an open page, by what a reader sees of it."""

    READY = "tools"

    def __init__(self, page: Page, address: str, query: str = "", path: str = PATH) -> None:
        super().__init__(page, f"{address}{path}{query}")

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
        """What is announced, and nothing else."""
        expect(self.part("message")).to_have_text(text)

    def kept(self) -> dict[str, Any]:
        """The analyses in the browser's storage, by id."""
        return self.stored_below(KEY)


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
