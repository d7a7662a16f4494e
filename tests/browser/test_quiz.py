"""The quiz as a reader takes it: answers, result, certificate, and what can go wrong."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, expect

from macros.models import Quiz
from macros.models.plan import Training
from macros.page_macros import quiz as quiz_macro
from tests.browser.fixture_pages import here_in, serve, to_html
from tests.browser.test_store import FULL
from tests.rules.support import HANDBOOK, build

PATH = "/tools/quiz/"
KEY = "kanalboken:quiz:basic"
HOSTILE = """"><script>window.hit = 1</script><img src=x onerror="window.hit = 2">{{ 7*7 }}"""


class Taker:
    """Somebody who takes the quiz on an open page, by what they see of it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        expect(self.part("actions")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

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
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return json.loads(text)["value"] if text else None

    def keep(self, value: Any) -> None:
        """Put something into the storage, as an earlier visit would have left it."""
        text = value if isinstance(value, str) else json.dumps({"version": 1, "value": value})
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    def expect_count(self, words: str) -> None:
        """The words of the progress."""
        expect(self.part("count")).to_have_text(words)


@pytest.fixture
def taker(page: Page, address: str) -> Taker:
    """A reader who has never seen the quiz."""
    return Taker(page, f"{address}{PATH}")


def test_one_question_at_a_time_is_asked(taker: Taker) -> None:
    """With its number, and no word of what is right before the answer."""
    expect(taker.question).to_have_count(1)
    expect(taker.question.locator("[data-number]")).to_have_text("Fråga 1 av 15")
    expect(taker.question.locator("details")).to_be_hidden()
    expect(taker.question.locator("[data-laws]")).to_be_hidden()
    assert taker.question.locator("[data-told]:visible").count() == 0
    taker.expect_count("15 frågor, ingen besvarad än")
    expect(taker.part("count")).to_have_attribute("role", "status")


def test_right_is_told_in_words_with_the_reason_and_the_law(taker: Taker) -> None:
    """The verdict gets the focus, so that it is read out, and each option is explained."""
    taker.go_to("delete-old-post")
    taker.answer()

    verdict = taker.question.locator("[data-verdict]")
    expect(verdict).to_have_text("Rätt svarat.")
    expect(verdict).to_be_focused()
    expect(taker.told(1)).to_contain_text("Rätt. Du valde det här. Se efter i gallringsbeslutet")
    expect(taker.told(0)).to_contain_text("Fel. Också egna inlägg kan vara allmänna handlingar.")
    taker.expect_count("1 av 15 besvarade, 1 rätt")
    expect(taker.box(1)).to_be_disabled()
    expect(taker.part("answer")).to_be_hidden()
    law = taker.question.locator("[data-laws] a[href*='#law-se-archives-act']")
    law.click()
    taker.page.wait_for_url("**/policy/law/#law-se-archives-act")
    expect(taker.page.locator('[id="law-se-archives-act"]')).to_be_visible()


def test_wrong_is_told_in_words_with_what_is_right(taker: Taker) -> None:
    """Nobody has to see a colour."""
    taker.go_to("delete-old-post")
    taker.choose(0)
    taker.part("answer").click()

    expect(taker.question.locator("[data-verdict]")).to_have_text("Inte rätt.")
    expect(taker.told(0)).to_contain_text("Fel. Du valde det här.")
    expect(taker.told(1)).to_contain_text("Rätt, men du valde det inte.")
    taker.expect_count("1 av 15 besvarade, 0 rätt")


def test_all_right_answers_of_several_must_be_ticked_and_no_other(taker: Taker) -> None:
    """Half right is not right, nor is too much."""
    taker.go_to("must-remove")
    expect(taker.question.locator("input[type=checkbox]")).to_have_count(4)
    expect(taker.question).to_contain_text("Markera alla svar som stämmer. De är fler än ett.")
    taker.choose(0, 1)
    taker.part("answer").click()
    expect(taker.question.locator("[data-verdict]")).to_have_text(
        "Inte rätt. Alla svar som stämmer ska vara markerade, och inga andra."
    )
    expect(taker.told(2)).to_contain_text("Rätt, men du valde det inte.")

    for too_much in ((0, 1, 2, 3), (0, 1, 3)):
        taker.part("restart").click()
        taker.go_to("must-remove")
        taker.choose(*too_much)
        taker.part("answer").click()
        taker.expect_count("1 av 15 besvarade, 0 rätt")

    taker.part("restart").click()
    taker.go_to("must-remove")
    taker.choose(0, 1, 2, 3)
    taker.box(3).uncheck()
    taker.part("answer").click()
    taker.expect_count("1 av 15 besvarade, 1 rätt")


def test_an_answer_must_be_chosen(taker: Taker) -> None:
    """The error is said at the question, and the focus is where it can be mended."""
    taker.part("answer").click()

    error = taker.question.locator("[data-error]")
    expect(error).to_have_text("Välj ett svar först.")
    expect(error).to_have_attribute("role", "alert")
    expect(taker.question.locator("input").first).to_be_focused()
    taker.expect_count("15 frågor, ingen besvarad än")
    taker.question.locator("input").first.check()
    expect(error).to_be_empty()


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


def test_a_question_can_wait(taker: Taker) -> None:
    """Skipped ones come back before the result."""
    skipped = taker.question_id
    taker.part("next").click()
    for _ in range(13):
        taker.answer()
        taker.part("next").click()
        assert taker.question_id != skipped
    taker.answer()
    expect(taker.part("toResult")).to_be_hidden()
    taker.part("next").click()

    assert taker.question_id == skipped
    taker.answer()
    expect(taker.part("toResult")).to_be_visible()


def test_the_pass_mark_is_met_to_the_question(taker: Taker) -> None:
    """Twelve of fifteen pass; the rest is listed to look at again, with its laws."""
    missed = taker.finish(wrong=3)

    result = taker.part("resultText")
    expect(result).to_have_text("Godkänt! Du hade 12 av 15 rätt (80 %). Gränsen är 12.")
    expect(taker.part("resultTitle")).to_be_focused()
    rows = taker.part("repeatList").locator("li")
    expect(rows).to_have_count(3)
    expect(taker.part("certificate")).to_be_visible()
    rows.first.get_by_role("button").click()
    assert taker.question_id in missed
    expect(taker.question.locator("h3")).to_be_focused()
    taker.part("toResult").click()
    laws = taker.page.locator('[data-part="repeatList"] a[href*="policy/law/#law-"]')
    asked = {q: taker.page.locator(f'[data-question="{q}"] [data-laws] a') for q in missed}
    assert laws.count() > 0 or all(found.count() == 0 for found in asked.values())


def test_below_the_pass_mark_there_is_no_certificate(taker: Taker) -> None:
    """Eleven of fifteen do not pass; the reader is asked to try again."""
    taker.finish(wrong=4)

    expect(taker.part("resultText")).to_have_text(
        "Inte godkänt än. Du hade 11 av 15 rätt (73 %), och det behövs 12. "
        "Läs förklaringarna och försök igen."
    )
    expect(taker.part("certificate")).to_be_hidden()
    taker.page.reload()
    expect(taker.part("resultText")).to_contain_text("11 av 15")


def test_all_right_has_nothing_to_repeat(taker: Taker) -> None:
    """And the bar is full."""
    taker.finish()

    expect(taker.part("resultText")).to_have_text("Godkänt! Du hade rätt på alla 15.")
    expect(taker.part("repeat")).to_be_hidden()
    expect(taker.part("progress")).to_have_js_property("value", 15)


def test_trying_again_shuffles_questions_and_options(taker: Taker) -> None:
    """Each time in another order; what was passed before stays passed."""
    first = taker.order
    taker.finish()
    taker.part("again").click()

    second = taker.order
    assert sorted(question.split(":")[0] for question in first) == sorted(
        question.split(":")[0] for question in second
    )
    assert [q.split(":")[0] for q in first] != [q.split(":")[0] for q in second]
    assert sorted(first) != sorted(second), "the options too"
    taker.expect_count("15 frågor, ingen besvarad än")
    expect(taker.question.locator("h3")).to_be_focused()
    expect(taker.question.locator("[data-number]")).to_have_text("Fråga 1 av 15")
    expect(taker.part("certificate")).to_be_visible()
    expect(taker.certificate("paperResult")).to_have_text("15 av 15 rätt (100 %)")


def test_a_worse_try_keeps_the_certificate_of_the_better_one(taker: Taker) -> None:
    """The certificate tells its own result, the page that of the last try."""
    taker.finish()
    taker.part("again").click()
    taker.finish(wrong=15)

    expect(taker.part("resultText")).to_contain_text("Inte godkänt än. Du hade 0 av 15 rätt (0 %)")
    expect(taker.certificate("paperResult")).to_have_text("15 av 15 rätt (100 %)")


def test_starting_again_can_be_taken_back(taker: Taker) -> None:
    """A slip of the finger costs nothing."""
    taker.answer()
    before = taker.order
    taker.part("restart").click()
    taker.expect_count("15 frågor, ingen besvarad än")
    taker.part("undo").click()

    taker.expect_count("1 av 15 besvarade, 1 rätt")
    assert taker.order == before
    expect(taker.part("message")).to_have_text("Ändringen är ångrad.")


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


def test_everything_can_be_done_with_the_keyboard(taker: Taker) -> None:
    """Choosing with the arrows or Space, answering with Enter, going on, to the result."""
    keyboard = taker.page.keyboard
    taker.question.locator("input").first.focus()
    for i in range(15):
        right = taker.right[taker.question_id]
        for _ in range(8):
            at = taker.page.evaluate("Number(document.activeElement.value)")
            several = len(right) > 1
            if several and at in right:
                keyboard.press("Space")
            if not several and taker.box(right[0]).is_checked():
                break
            if several and all(taker.box(n).is_checked() for n in right):
                break
            keyboard.press("Tab" if several else "ArrowDown")
        keyboard.press("Enter")
        expect(taker.question.locator("[data-verdict]")).to_be_focused()
        taker.expect_count(f"{i + 1} av 15 besvarade, {i + 1} rätt")
        for _ in range(12):
            keyboard.press("Tab")
            if taker.page.evaluate("document.activeElement.tagName") == "BUTTON":
                break
        keyboard.press("Enter")
        if i < 14:
            expect(taker.question.locator("h3")).to_be_focused()
            keyboard.press("Tab")

    expect(taker.part("resultTitle")).to_be_focused()
    expect(taker.part("resultText")).to_contain_text("alla 15")


# The certificate --------------------------------------------------------------------------------


def test_the_certificate_tells_who_what_when_and_which_version(taker: Taker) -> None:
    """With the day on the reader's clock, and the edition that was asked."""
    taker.page.clock.set_fixed_time("2026-12-01T12:00:00")
    taker.finish(wrong=2)
    taker.certificate("name").fill("  Åsa   Ek ")
    taker.certificate("role").select_option("communicator")
    paper = taker.page.locator(".certificate")

    expect(taker.certificate("paperName")).to_have_text("Åsa Ek")
    expect(taker.certificate("paperDate")).to_have_text("1 december 2026")
    expect(taker.certificate("paperResult")).to_have_text("13 av 15 rätt (86 %)")
    expect(taker.certificate("paperEdition")).to_have_text("22 november 2026")
    expect(taker.certificate("paperVersion")).to_have_text(taker.setup["version"])
    expect(paper).to_contain_text("Grundutbildning")
    expect(taker.certificate("paperRole")).to_have_text("kommunikatör")


def test_the_line_for_the_plan_loads_as_a_training(taker: Taker) -> None:
    """It is pasted under `training`, just as it is."""
    taker.page.clock.set_fixed_time("2026-12-01T12:00:00")
    taker.finish()
    taker.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    taker.certificate("role").select_option("curator")
    taker.certificate("copy").click()
    expect(taker.certificate("copied")).to_have_text("Raden är kopierad.")

    line = taker.page.evaluate("navigator.clipboard.readText()")
    assert line == "- {who: curator, date: 2026-12-01, quiz: basic}"
    (entry,) = yaml.safe_load(line)
    training = Training.model_validate(entry)
    assert (training.who, str(training.date), training.quiz) == ("curator", "2026-12-01", "basic")


def test_the_line_needs_a_role(taker: Taker) -> None:
    """The error is said at the field, which gets the focus."""
    taker.finish()
    taker.certificate("copy").click()

    expect(taker.certificate("roleError")).to_have_text("Välj din roll först.")
    expect(taker.certificate("role")).to_be_focused()
    expect(taker.certificate("role")).to_have_attribute("aria-invalid", "true")
    taker.certificate("role").select_option("curator")
    expect(taker.certificate("roleError")).to_be_empty()


def test_where_copying_is_blocked_the_line_is_selected(taker: Taker) -> None:
    """The reader copies by hand."""
    taker.finish()
    taker.page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined, configurable: true})"
    )
    taker.certificate("role").select_option("curator")
    taker.certificate("copy").click()

    expect(taker.certificate("copied")).to_contain_text("Raden är markerad")
    selected = taker.page.evaluate(
        "(({value, selectionStart, selectionEnd}) => value.slice(selectionStart, selectionEnd))"
        "(document.activeElement)"
    )
    assert selected == taker.certificate("line").input_value()


def test_the_name_is_kept_nowhere_and_stays_text(taker: Taker) -> None:
    """Markup in a name is shown as it was typed; a reload forgets it."""
    taker.finish()
    taker.certificate("name").fill("<img src=x onerror=alert(1)>\u202eÅsa")

    expect(taker.certificate("paperName")).to_have_text("<img src=x onerror=alert(1)> Åsa")
    assert taker.page.locator(".certificate img").count() == 0
    assert "Åsa" not in json.dumps(taker.page.evaluate("({...localStorage})"), ensure_ascii=False)
    taker.page.reload()
    expect(taker.certificate("name")).to_have_value("")
    expect(taker.certificate("paperName")).to_be_empty()


def test_the_certificate_prints_alone_on_one_sheet(taker: Taker) -> None:
    """Dark on white paper, also from a dark page; afterwards the whole page prints again."""
    taker.page.emulate_media(color_scheme="dark")
    taker.page.reload()
    taker.finish()
    taker.page.evaluate("window.print = () => {}")
    taker.certificate("name").fill("Åsa Ek")
    taker.certificate("print").click()
    taker.page.emulate_media(media="print", color_scheme="dark")

    expect(taker.certificate("paperName")).to_be_visible()
    for other in ("h1", ".md-header", ".quiz__intro", '[data-part="result"]', ".quiz__question"):
        expect(taker.page.locator(other).first).to_be_hidden()
    shown = taker.certificate("paperName").evaluate("name => getComputedStyle(name).color")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", shown)[:3])
    assert max(red, green, blue) < 100
    pdf = taker.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    width, height = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]
    assert (round(float(width)), round(float(height))) == (595, 842)
    taker.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(taker.page.locator("h1")).to_be_visible()


def test_the_questions_print_without_giving_the_answers_away(taker: Taker) -> None:
    """All of them, as a test on paper; explained are those that have been answered."""
    answered = taker.answer()
    taker.page.emulate_media(media="print")

    expect(taker.page.locator(".quiz__question:visible")).to_have_count(15)
    assert taker.page.locator("[data-answers]:visible").count() == 0
    told = taker.page.locator(".quiz__question:has([data-told]:visible)")
    expect(told).to_have_count(1)
    expect(told).to_have_attribute("data-question", answered)
    expect(taker.part("steps")).to_be_hidden()


# What can go wrong ------------------------------------------------------------------------------


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


def test_nothing_leaves_the_page(taker: Taker) -> None:
    """Not even to the site's own server."""
    taker.page.wait_for_load_state("networkidle")
    asked: list[str] = []
    taker.page.on("request", lambda request: asked.append(request.url))
    taker.answer_all(wrong=1)
    taker.certificate("name").fill("Åsa Ek")

    assert asked == []


def test_hostile_questions_stay_text(context: BrowserContext, address: str) -> None:
    """In the question, the verdict, the result and the list of what to repeat."""
    options = [
        {"text": HOSTILE, "correct": True, "explanation": HOSTILE},
        {"text": f"No {HOSTILE}", "explanation": HOSTILE},
    ]
    data = {
        "title": HOSTILE,
        "intro": HOSTILE,
        "questions": [{"id": "bad", "text": HOSTILE, "options": options}],
    }
    handbook = replace(HANDBOOK, quizzes={"basic": build(Quiz, data, "basic")})
    body = quiz_macro(here_in(handbook), "basic")
    page = context.new_page()
    taker = Taker(page, serve(context, address, to_html(body, "en", address, ["elements"])))
    taker.choose(1)
    taker.part("answer").click()
    expect(taker.told(0)).to_contain_text(HOSTILE)
    taker.part("toResult").click()

    expect(taker.part("repeatList")).to_contain_text(HOSTILE)
    assert page.evaluate("window.hit") is None
    assert page.locator("main img, main script").count() == 0


def test_without_scripts_the_answers_can_be_unfolded(plain_page: Page, address: str) -> None:
    """All questions stand there, and no button that does nothing."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator(".quiz__question:visible")).to_have_count(15)
    expect(plain_page.locator("handbook-quiz button:visible")).to_have_count(0)
    details = plain_page.locator("[data-answers]").first
    details.locator("summary").click()
    expect(details).to_contain_text("Rätt: Ja, räkna med det")
    plain_page.emulate_media(media="print")
    expect(plain_page.locator("[data-answers] li").last).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_a_small_phone(taker: Taker, scheme: Any) -> None:
    """Nor too small to touch, before the answer and at the end."""
    taker.page.set_viewport_size({"width": 320, "height": 640})
    taker.page.emulate_media(color_scheme=scheme)
    taker.page.reload()
    for step in (taker.finish, lambda: taker.part("review").click(), lambda: None):
        assert taker.page.evaluate("document.documentElement.scrollWidth") <= 320
        for target in taker.page.locator(
            "handbook-quiz :is(button, .quiz__option:has(input:enabled) label):visible"
        ).all():
            box = target.bounding_box()
            assert box is not None
            assert box["height"] >= 44, target.inner_text()
        step()


@pytest.mark.parametrize("language", ["", "nb/", "en/"])
def test_the_training_leads_to_the_quiz(page: Page, address: str, language: str) -> None:
    """Its last step is a link, and the quiz leads back."""
    page.goto(f"{address}/{language}training/")
    page.locator("article a[href$='tools/quiz/']").click()

    expect(page.locator("handbook-quiz")).to_be_visible()
    expect(page.locator("article a[href$='training/']").first).to_be_visible()


def test_the_sample_quiz_is_known_by_what_is_in_its_file(site: Path) -> None:
    """The three editions name the same version."""
    versions = set()
    for folder in ("", "nb", "en"):
        html = (site / folder / "tools" / "quiz" / "index.html").read_text()
        found = re.search(r"<handbook-quiz[^>]* data-setup='([^']*)'", html)
        assert found
        versions.add(json.loads(found[1])["version"])
    assert len(versions) == 1
