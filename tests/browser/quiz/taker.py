"""Somebody who takes the quiz on an open page, by what they do there."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, expect

from tests.browser.tool_page import ToolPage

PATH = "/tools/quiz/"
KEY = "kanalboken:quiz:basic"


class Taker(ToolPage):
    """Somebody who takes the quiz on an open page, by what they see of it."""

    def certificate(self, name: str) -> Locator:
        """One of the certificate's parts."""
        return self.page.locator(f'[data-certificate="{name}"]')

    @property
    def question(self) -> Locator:
        """The question that is shown."""
        return self.page.locator(".quiz__question:visible")

    @property
    def question_id(self) -> str:
        """The id of the question that is shown."""
        return self.question.get_attribute("data-question") or ""

    @property
    def setup(self) -> Any:
        """What the server told the script."""
        return json.loads(self.page.locator("handbook-quiz").get_attribute("data-setup") or "")

    @property
    def right(self) -> dict[str, list[int]]:
        """The numbers of the right answers of each question."""
        return {question["id"]: question["right"] for question in self.setup["questions"]}

    @property
    def order(self) -> list[str]:
        """The ids of all questions and the numbers of their options, as they are arranged."""
        found: list[str] = self.page.eval_on_selector_all(
            ".quiz__question",
            """boxes => boxes.map((box) => box.dataset.question + ":" +
                [...box.querySelectorAll("[data-option]")].map((row) => row.dataset.option))""",
        )
        return found

    def box(self, option: int) -> Locator:
        """The input of an option of the question that is shown."""
        return self.question.locator(f'[data-option="{option}"] input')

    def told(self, option: int) -> Locator:
        """What is told of an option."""
        return self.question.locator(f'[data-option="{option}"] [data-told]')

    def go_to(self, question: str) -> None:
        """Step forward until a question is shown."""
        for _ in self.right:
            if self.question_id == question:
                return
            self.part("next").click()
        raise AssertionError(f"{question} never comes")

    def choose(self, *options: int) -> None:
        """Choose options of the question that is shown."""
        for option in options:
            self.box(option).check()

    def answer(self, correctly: bool = True) -> str:
        """Answer the question that is shown, right or wrong; gives its id."""
        question = self.question_id
        right = self.right[question]
        wrong = [n for n in range(self.question.locator("[data-option]").count()) if n not in right]
        self.choose(*(right if correctly else wrong[:1]))
        self.part("answer").click()
        return question

    def answer_all(self, wrong: int = 0) -> list[str]:
        """Answer what is left; the first so many wrong; gives the ids of those."""
        missed: list[str] = []
        while True:
            fails = len(missed) < wrong
            question = self.answer(correctly=not fails)
            if fails:
                missed.append(question)
            if self.part("toResult").is_visible():
                self.part("toResult").click()
                return missed
            self.part("next").click()

    def finish(self, wrong: int = 0) -> list[str]:
        """Come back to a quiz with one question left, and answer that; gives the missed ones."""
        questions = self.setup["questions"]
        missed = [question["id"] for question in questions[:wrong]]
        answers = []
        for question in questions:
            order = list(range(question["options"]))
            left = [n for n in order if n not in question["right"]]
            answers.append(
                {
                    "id": question["id"],
                    "version": question["version"],
                    "order": order,
                    "chosen": left[:1] if question["id"] in missed else question["right"],
                    "given": True,
                }
            )
        answers[-1].update(chosen=[], given=False)
        last = questions[-1]["id"]
        passed = (self.kept() or {}).get("passed")
        attempt = {"id": "begun", "answers": answers, "current": last, "result": None}
        self.keep({"attempt": attempt, "passed": passed})
        self.page.reload()
        self.answer(correctly=last not in missed)
        self.part("toResult").click()
        return missed

    def kept(self) -> Any:
        """What the browser's storage has of the quiz."""
        return self.stored(KEY)

    def keep(self, value: Any) -> None:
        """Put something into the storage, as an earlier visit would have left it."""
        text = value if isinstance(value, str) else json.dumps({"version": 1, "value": value})
        self.store(KEY, text)

    def expect_count(self, words: str) -> None:
        """The words of the progress."""
        expect(self.part("count")).to_have_text(words)
