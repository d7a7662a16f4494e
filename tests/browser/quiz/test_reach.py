"""The quiz without scripts, on paper, on a phone, from the training, and on its own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros.models import Quiz
from macros.page_macros import quiz as quiz_macro
from tests.browser.checks import HOSTILE, times_printed, width_of
from tests.browser.fixture_pages import here_in, serve, to_html
from tests.browser.quiz.taker import PATH, Taker
from tests.rules.support import HANDBOOK, build


def test_the_questions_print_without_giving_the_answers_away(taker: Taker) -> None:
    """All of them, as a test on paper; explained are those that have been answered."""
    answered = taker.answer()
    assert times_printed(taker.part("print")) == 1
    taker.page.emulate_media(media="print")

    expect(taker.page.locator(".quiz__question:visible")).to_have_count(15)
    assert taker.page.locator("[data-answers]:visible").count() == 0
    told = taker.page.locator(".quiz__question:has([data-told]:visible)")
    expect(told).to_have_count(1)
    expect(told).to_have_attribute("data-question", answered)
    expect(taker.part("steps")).to_be_hidden()


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
        assert width_of(taker.page) <= 320
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
