"""What a browser keeps of an attempt: when questions change, in several tabs, or nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.checks import FULL, HOSTILE
from tests.browser.quiz.taker import PATH, Taker


def test_a_reload_loses_nothing(taker: Taker) -> None:
    """Neither answers, nor what is only chosen, nor the order, nor the place."""
    taker.answer()
    taker.part("next").click()
    taker.answer(correctly=False)
    taker.part("next").click()
    here = taker.question_id
    taker.choose(1)
    before = taker.order

    taker.page.reload()

    taker.expect_count("2 av 15 besvarade, 1 rätt")
    assert taker.order == before
    assert taker.question_id == here
    expect(taker.box(1)).to_be_checked()
    taker.part("previous").click()
    expect(taker.question.locator("[data-verdict]")).to_have_text(re.compile("^Inte rätt"))


def test_answers_can_be_removed_and_brought_back(taker: Taker) -> None:
    """For those who share a machine."""
    taker.finish()
    taker.certificate("name").fill("Åsa Ek")
    taker.part("erase").click()
    assert taker.kept() is None
    expect(taker.part("certificate")).to_be_hidden()
    expect(taker.certificate("name")).to_have_value("")
    expect(taker.part("undo")).to_be_focused()
    taker.page.keyboard.press("Enter")

    expect(taker.part("certificate")).to_be_visible()
    taker.page.reload()
    expect(taker.part("certificate")).to_be_visible()


def test_blocked_storage_is_told_and_the_quiz_goes_on(blocked_page: Page, address: str) -> None:
    """All can be answered; the certificate can be made."""
    taker = Taker(blocked_page, f"{address}{PATH}")
    expect(taker.part("blocked")).to_be_visible()
    taker.answer_all()

    expect(taker.part("resultText")).to_contain_text("alla 15")
    expect(taker.part("certificate")).to_be_visible()


def test_a_full_storage_is_told(page: Page, address: str) -> None:
    """It can still be read, but keeps nothing new."""
    page.add_init_script(FULL)
    taker = Taker(page, f"{address}{PATH}")

    expect(taker.part("blocked")).to_be_visible()
    taker.answer()
    taker.expect_count("1 av 15 besvarade, 1 rätt")


def test_two_tabs_answer_the_same_attempt(taker: Taker, context: BrowserContext) -> None:
    """What is answered in one counts in the other, at once, and the place stays."""
    taker.answer()
    other = Taker(context.new_page(), taker.page.url)
    assert other.order == taker.order
    other.part("next").click()
    here = other.question_id
    taker.part("next").click()
    taker.part("next").click()
    taker.answer()

    other.expect_count("2 av 15 besvarade, 2 rätt")
    assert other.question_id == here
    other.answer()
    taker.expect_count("3 av 15 besvarade, 3 rätt")


def test_a_new_start_in_another_tab_is_told(taker: Taker, context: BrowserContext) -> None:
    """And shown, so that nobody answers questions that are gone."""
    taker.answer()
    other = Taker(context.new_page(), taker.page.url)
    other.part("restart").click()

    expect(taker.part("message")).to_contain_text("Testet började om i en annan flik.")
    assert taker.order == other.order
    taker.expect_count("15 frågor, ingen besvarad än")


def test_a_tab_that_slept_does_not_spoil_a_new_start(taker: Taker, context: BrowserContext) -> None:
    """It was not told; its answer to the old attempt is not taken for one to the new."""
    taker.answer()
    sleeping = context.new_page()
    sleeping.add_init_script(
        "addEventListener('storage', (event) => event.stopImmediatePropagation())"
    )
    asleep = Taker(sleeping, taker.page.url)
    asleep.part("next").click()
    taker.part("restart").click()
    taker.choose(0)
    before = taker.kept()
    asleep.expect_count("1 av 15 besvarade, 1 rätt")
    asleep.question.locator("label").first.click()

    expect(asleep.part("message")).to_contain_text("Testet började om i en annan flik.")
    assert taker.kept() == before
    assert asleep.order == taker.order
    asleep.answer()
    asleep.part("next").click()
    taker.part("erase").click()
    asleep.question.locator("label").first.click()
    expect(asleep.part("message")).to_contain_text("Testet började om i en annan flik.")
    expect(asleep.part("count")).to_have_text("15 frågor, ingen besvarad än")
    assert not taker.kept()


def test_answers_removed_in_another_tab_are_gone_here_too(
    taker: Taker, context: BrowserContext
) -> None:
    """A fresh attempt begins, and nothing of the old one comes back."""
    taker.answer()
    other = Taker(context.new_page(), taker.page.url)
    other.part("erase").click()

    taker.expect_count("15 frågor, ingen besvarad än")
    expect(taker.part("message")).to_contain_text("Testet började om i en annan flik.")
    taker.answer()
    taker.expect_count("1 av 15 besvarade, 1 rätt")


@pytest.mark.parametrize(
    "value",
    [
        "no json {",
        '{"version": 1, "value": 7}',
        '{"version": 99, "value": {"attempt": null}}',
        {"attempt": {"id": "x", "answers": "all", "current": 7, "result": None}, "passed": True},
        {"attempt": {"id": "x", "answers": [{"id": "__proto__"}], "result": {}}, "passed": []},
        {"attempt": {"id": "x", "answers": [None, {"id": "criticism", "version": "?",
         "order": [0, 0, 9e9], "chosen": [-1], "given": True}]}, "passed": None},
        {"passed": {"date": HOSTILE, "right": 15, "all": 15, "needed": 1, "version": "",
         "edition": "2026-11-22"}},
    ],
)  # fmt: skip
def test_a_storage_that_something_else_wrote_is_not_trusted(taker: Taker, value: Any) -> None:
    """The quiz begins afresh, whole, and without a certificate."""
    taker.keep(value)
    taker.page.reload()

    expect(taker.question).to_have_count(1)
    assert len(taker.order) == 15
    expect(taker.part("certificate")).to_be_hidden()
    taker.answer()
    taker.expect_count("1 av 15 besvarade, 1 rätt")


def test_an_answer_that_was_written_by_hand_is_not_counted_twice(taker: Taker) -> None:
    """Nor is one without a choice; the questions are all there once."""
    question = taker.setup["questions"][0]
    order = list(range(question["options"]))
    given = {"id": question["id"], "version": question["version"], "order": order, "given": True}
    twice = [{**given, "chosen": question["right"]}, {**given, "chosen": question["right"]}]
    taker.keep({"attempt": {"id": "x", "answers": twice, "current": "?", "result": None}})
    taker.page.reload()

    assert len(taker.order) == len(set(taker.order)) == 15
    taker.expect_count("1 av 15 besvarade, 1 rätt")
    taker.keep({"attempt": {"id": "x", "answers": [{**given, "chosen": []}], "current": ""}})
    taker.page.reload()
    taker.expect_count("15 frågor, ingen besvarad än")


def test_a_changed_question_is_asked_anew_and_the_others_stay(taker: Taker) -> None:
    """The reader is told so, once."""
    first = taker.answer()
    taker.part("next").click()
    taker.answer()
    kept = taker.kept()
    for answer in kept["attempt"]["answers"]:
        if answer["id"] == first:
            answer["version"] = "00000000"
    kept["attempt"]["answers"].append({**kept["attempt"]["answers"][0], "id": "long-gone"})
    taker.keep(kept)
    taker.page.reload()

    expect(taker.part("message")).to_have_text(
        "Frågorna har ändrats sedan du började. 1 av dina svar finns kvar."
    )
    taker.expect_count("1 av 15 besvarade, 1 rätt")
    assert sorted(question.split(":")[0] for question in taker.order) == sorted(taker.right)
    taker.page.reload()
    expect(taker.part("message")).to_be_empty()
    taker.expect_count("1 av 15 besvarade, 1 rätt")


def test_a_finished_quiz_whose_questions_change_can_be_taken_anew(taker: Taker) -> None:
    """The certificate stays, with the version that it was for."""
    taker.finish()
    kept = taker.kept()
    kept["attempt"]["answers"][0]["version"] = "00000000"
    kept["passed"]["version"] = "11111111"
    taker.keep(kept)
    taker.page.reload()

    expect(taker.part("message")).to_have_text(
        "Frågorna har ändrats sedan du gjorde testet. Här är de nya."
    )
    expect(taker.question).to_have_count(1)
    expect(taker.certificate("paperVersion")).to_have_text("11111111")


def test_the_answers_follow_to_another_language(taker: Taker, address: str) -> None:
    """One attempt, whatever the edition is called."""
    taker.answer()
    before = taker.order
    english = Taker(taker.page, f"{address}/en{PATH}")

    english.expect_count("1 of 15 answered, 1 right")
    assert english.order == before
