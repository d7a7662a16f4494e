"""Answering: one question at a time, with a verdict, a reason and a way back."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.quiz.taker import Taker


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


def test_what_another_tab_answered_since_is_not_taken_back(taker: Taker) -> None:
    """The offer to undo a new start ends there, as it does in the tab itself, and says why."""
    taker.answer()
    taker.part("restart").click()
    other = Taker(taker.page.context.new_page(), taker.page.url)
    other.answer()
    expect(taker.part("undo")).to_be_hidden()
    expect(taker.part("message")).to_contain_text("Du har svarat i en annan flik sedan dess.")
    taker.expect_count("1 av 15 besvarade, 1 rätt")


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
