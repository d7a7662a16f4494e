"""What a page says is cut into slides: all of it, once, and nothing that lives."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.presenter.presenter import WORKSHOP, Presenter

LOST = """(follow) => {
    const article = document.querySelector("article");
    const setup = JSON.parse(document.querySelector("handbook-presenter").dataset.setup);
    const deck = handbookSlides.cut(article, setup, null);
    const squeeze = (text) => text.replace(/\\s+/g, " ").trim();
    const shown = deck.slides.map(({ element }) => squeeze(element.textContent)).join(" | ");
    const host = document.createElement("div");
    host.className = "slides-measure";
    document.body.append(host);
    document.documentElement.classList.add("slides-measuring");
    const wide = deck.slides.filter(({ element }) => {
        host.replaceChildren(element);
        const box = element.querySelector(".slide__body");
        return !element.matches(".slide--tall") && box.scrollHeight > box.clientHeight + 1;
    }).map(({ title }) => title);
    host.remove();
    document.documentElement.classList.remove("slides-measuring");
    const parts = [...handbookSlideCopy(article).querySelectorAll("h1, h2, h3, p, li, td, th, dd")]
        .filter((part) => !part.querySelector("p, li, table"))
        .map((part) => squeeze(part.textContent)).filter((text) => text && !shown.includes(text));
    return { lost: parts, wide, slides: deck.slides.length };
}"""
"""What a page says that no slide says, and the slides that hold more than they show."""


@pytest.mark.parametrize(
    "path",
    ["workshops/open-space/", "policy/strategy/", "nb/channels/blog/", "en/workshops/things/"],
)
def test_nothing_is_lost_when_a_page_is_cut(page: Page, address: str, path: str) -> None:
    """Long tables and lists are divided, and no slide holds more than it shows."""
    Presenter(page, f"{address}/{path}")

    found = page.evaluate(LOST)

    assert found["lost"] == []
    assert found["wide"] == []
    assert found["slides"] > 10


def test_a_postulate_comes_as_question_then_answer(page: Page, address: str) -> None:
    """The question alone, then the answer alone; the question is a heading only once."""
    presenter = Presenter(page, f"{address}/en/postulates/definition/").open()
    expect(presenter.view.locator("h1")).to_have_text("What are social media?")
    expect(presenter.view).not_to_contain_text("Places for relationships")
    presenter.press("ArrowRight")
    expect(presenter.view.locator(".slide__content")).to_have_text("Places for relationships.")
    expect(presenter.view.locator("h1")).to_have_count(0)
    expect(presenter.view.locator(".slide__label")).to_contain_text("What are social media?")


def test_a_line_cuts_and_what_is_too_long_goes_on(page: Page, address: str) -> None:
    """`---` begins a slide; rows and items go on with their numbers, below their table's head."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}")
    page.evaluate(
        """() => {
            const list = document.createElement("ol");
            list.append(...Array.from({ length: 40 }, (_, at) => {
                const item = document.createElement("li");
                item.textContent = `Fråga ${at + 1} att svara på`;
                return item;
            }));
            const after = document.createElement("p");
            after.textContent = "Efter strecket";
            document.querySelector("#welcome").nextElementSibling
                .after(document.createElement("hr"), after, list);
        }"""
    )
    presenter.open()
    presenter.press("4", "Enter")
    expect(presenter.view.locator("h2")).to_have_text("Välkommen")
    expect(presenter.view).not_to_contain_text("Efter strecket")
    presenter.press("ArrowRight")
    expect(presenter.view).to_contain_text("Efter strecket")
    expect(presenter.view.locator(".slide__part")).to_have_text(re.compile(r"^\(2 av \d\)$"))
    numbers: list[int] = []
    while presenter.view.locator("ol").count():
        numbers += presenter.view.locator("ol").evaluate(
            "(list) => [...list.children].map((_, at) => list.start + at)"
        )
        presenter.press("ArrowRight")
    assert numbers == list(range(1, 41))


def test_what_lives_on_the_page_is_safe_on_slides(page: Page, address: str) -> None:
    """No id twice, no element that comes alive again, and not the reader's own notes."""
    presenter = Presenter(page, f"{address}/workshops/things/")
    note = page.locator("[data-note]").first
    note.fill("Bara för mig")
    presenter.open()
    while True:
        twice = page.evaluate(
            """() => {
                const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
                return ids.filter((id, at) => ids.indexOf(id) !== at);
            }"""
        )
        assert twice == []
        assert presenter.view.locator("textarea, input").count() == 0
        assert page.evaluate(
            """[...document.querySelectorAll("[data-part=view] *")]
                .every((element) => !element.localName.includes("-"))"""
        )
        expect(presenter.view).not_to_contain_text("Bara för mig")
        if presenter.do("next").is_disabled():
            break
        presenter.press("ArrowRight")
    presenter.press("Escape")
    expect(note).to_have_value("Bara för mig")
