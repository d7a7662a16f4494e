"""A page as slides: led by keys, whole, with an address for each, and on paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.checks import find_violations, wait_until

WORKSHOP = "workshops/first-step/"
SILENT = "window.print = () => {};"
STAGE = "'.stage'"
"""What axe looks at."""

HEADINGS = """() => {
    const copy = handbookSlideCopy(document.querySelector("article"));
    return [...copy.querySelectorAll("h1, h2, h3")].map((heading) => heading.textContent.trim());
}"""
"""The page's headings as slides have them."""

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

SCROLLED = """() => {
    const setup = JSON.parse(document.querySelector("handbook-presenter").dataset.setup);
    return handbookSlides.cut(document.querySelector("article"), setup, null).slides
        .filter(({ element }) => element.matches(".slide--tall")).map(({ title }) => title);
}"""
"""The slides that hold more than a wall shows at once."""


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


@pytest.mark.parametrize("way", ["http", "file"])
def test_a_workshop_is_presented_by_keyboard_from_first_to_last(
    browser: Browser, site: Path, address: str, way: str
) -> None:
    """Every heading is shown exactly once as a heading, notes never, and slides have addresses."""
    page = browser.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    presenter = Presenter(page, addresses(site, address)[way])
    expected = page.evaluate(HEADINGS)

    presenter.press("Alt+p")
    expect(presenter.stage).to_be_visible()
    shown: list[str] = []
    for number in range(1, presenter.length + 1):
        presenter.is_at(number)
        shown += presenter.view.locator("h1, h2, h3").all_inner_texts()
        assert presenter.view.locator(".notes, .slide-notes").count() == 0
        presenter.press("ArrowRight")

    assert [text.strip() for text in shown] == expected
    presenter.is_at(presenter.length)
    assert broken == []
    page.close()


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


def test_the_keys(page: Page, address: str) -> None:
    """Those of clickers too; those of the theme mean nothing meanwhile."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    last = presenter.length
    for key, number in (
        ("ArrowDown", 2),
        ("Space", 3),
        ("PageDown", 4),
        ("ArrowLeft", 3),
        ("Shift+Space", 2),
        ("PageUp", 1),
        ("PageUp", 1),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 1),
    ):
        presenter.press(key)
        presenter.is_at(number)
    presenter.press("p", "n", ",", "/")
    presenter.is_at(1)
    find = "new KeyboardEvent('keydown', {key: '/', bubbles: true, cancelable: true})"
    assert not presenter.view.evaluate(f"view => view.dispatchEvent({find})")  # Nor the browser's.
    presenter.press("1", "0")
    expect(page.locator("[data-part=typed]")).to_have_text("10")
    presenter.press("Enter")
    presenter.is_at(10)
    presenter.press("9", "9", "Enter")
    expect(page.locator(".stage [role=alert]")).to_contain_text(f"bild 99. Den sista är {last}")
    presenter.is_at(10)

    for key in ("b", "."):
        presenter.press(key)
        expect(page.locator("[data-part=black]")).to_be_visible()
        presenter.press("ArrowRight")  # Only lights up again.
        expect(page.locator("[data-part=black]")).to_be_hidden()
    presenter.is_at(10)
    presenter.press("?")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_visible()
    presenter.press("Escape")
    expect(page.get_by_role("dialog", name="Tangenter")).to_be_hidden()
    expect(presenter.view).to_be_focused()
    presenter.press("q")
    expect(page.get_by_role("img", name="QR-kod")).to_be_visible()
    expect(page.locator("[data-panel=follow] a")).to_have_attribute(
        "href", f"https://kanalboken.kultur.example/{WORKSHOP}"
    )


def test_the_overview_is_a_grid_for_keys_and_mouse(page: Page, address: str) -> None:
    """It starts at the slide shown; arrows move in it, Enter and a click choose."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("ArrowRight", "o")
    cards = page.locator("[data-part=grid] button")
    expect(cards).to_have_count(presenter.length)
    expect(cards.nth(1)).to_be_focused()
    presenter.press("ArrowRight")
    expect(cards.nth(2)).to_be_focused()
    presenter.press("Home", "ArrowDown")
    expect(cards.nth(4)).to_be_focused()
    presenter.press("Enter")
    presenter.is_at(5)
    expect(presenter.view).to_be_focused()
    presenter.do("overview").click()
    cards.nth(6).click()
    presenter.is_at(7)
    presenter.press("o", "Escape")
    expect(cards).to_have_count(0)
    expect(presenter.stage).to_be_visible()


def test_focus_is_taken_kept_and_given_back(page: Page, address: str) -> None:
    """The background is inert; slides are announced; leaving leads to the section shown."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    expect(presenter.view).to_be_focused()
    assert page.evaluate(
        """() => [...document.body.children]
            .filter((child) => !child.matches("script, .stage")).every((child) => child.inert)"""
    )
    for _ in range(12):
        presenter.press("Tab")
        wait_until(
            page,
            "document.activeElement === document.body"
            " || !!document.activeElement.closest('.stage')",
        )
    presenter.do("next").click()
    expect(presenter.view).to_be_focused()  # So that Space means the next slide.
    presenter.press("Space", "Space", "Space")
    expect(presenter.said).to_have_text(re.compile(f"^Bild 5 av {presenter.length}: Två och två$"))

    presenter.press("Escape")

    expect(presenter.stage).to_have_count(0)
    expect(page).to_have_url(re.compile("#pairs$"))
    expect(page.locator("[data-part=present]")).to_be_focused()
    expect(page.locator("#pairs")).to_be_in_viewport()
    assert page.evaluate("document.querySelectorAll('[inert]').length") == 0


def test_each_slide_has_an_address(page: Page, address: str) -> None:
    """Loading anew stays, a link on a slide leads away and back again, and back leaves."""
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("6", "Enter")
    presenter.is_at(6)
    page.reload()
    presenter.is_at(6)

    presenter.view.get_by_role("link").click()
    expect(page).to_have_url(re.compile("why/for-you/$"))
    expect(presenter.stage).to_have_count(0)
    assert page.evaluate("document.querySelectorAll('[inert], .presenting').length") == 0
    page.go_back()
    presenter.is_at(6)
    page.go_back()

    expect(page).to_have_url(f"{address}/{WORKSHOP}")
    expect(presenter.stage).to_have_count(0)

    presenter = Presenter(page, f"{address}/{WORKSHOP}#50%").open()  # Whatever stands there.
    presenter.is_at(1)


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


@pytest.mark.parametrize("path", [WORKSHOP, "policy/strategy/"])
def test_slides_handout_and_script_print(page: Page, address: str, path: str) -> None:
    """As many pages as slides, three a page with lines, and the script with notes and times."""
    page.add_init_script(SILENT)
    presenter = Presenter(page, f"{address}/{path}").open()
    slides = presenter.length
    presenter.press("Escape")

    def pages(kind: str) -> int:
        page.locator("[data-part=menu] summary").click()
        page.locator(f"[data-print={kind}]").click()
        paper = page.pdf(prefer_css_page_size=True)
        return len(re.findall(rb"/Type\s*/Page\b", paper))

    assert pages("slides") == slides
    assert pages("handout") == -(-slides // 3)
    page.locator("[data-part=menu] summary").click()
    page.locator("[data-print=script]").click()
    if path == WORKSHOP:
        script = page.locator(".print-job")
        assert script.locator(".slide-notes").count() == page.locator("article .notes").count()
        assert "0:05–0:15" in (script.text_content() or "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, address: str, scheme: Any) -> None:
    """On slides of several kinds, and in each panel."""
    # A button under the pointer is otherwise seen while its colours change.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    presenter = Presenter(page, f"{address}/channels/blog/").open()
    for keys in ((), ("ArrowRight",), ("End",), ("o",), ("Escape", "?"), ("Escape", "q")):
        presenter.press(*keys)
        assert find_violations(page, STAGE) == [], keys
    presenter.press("Escape", "b")
    assert find_violations(page, STAGE) == []


def test_on_a_phone(page: Page, address: str) -> None:
    """It is led by swiping and by buttons of a thumb's size, and nothing is wider than it."""
    page.set_viewport_size({"width": 320, "height": 560})
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    swipe = """(view, across) => {
        const touch = (x, y) => new Touch({ identifier: 1, target: view, clientX: x, clientY: y });
        const from = touch(160, 200);
        view.dispatchEvent(new TouchEvent("touchstart", { touches: [from], bubbles: true }));
        const to = touch(160 + across, 210);
        view.dispatchEvent(new TouchEvent("touchend", { changedTouches: [to], bubbles: true }));
    }"""
    presenter.view.evaluate(swipe, -90)
    presenter.is_at(2)
    presenter.view.evaluate(swipe, 90)
    presenter.is_at(1)
    presenter.view.evaluate(swipe, 20)
    presenter.is_at(1)
    for number in range(1, presenter.length + 1):
        presenter.is_at(number)
        assert presenter.view.evaluate("(view) => view.scrollWidth <= view.clientWidth")
        presenter.press("End") if number == presenter.length else presenter.do("next").click()
    for button in presenter.stage.locator(".stage__bar button:visible").all():
        box = button.bounding_box()
        assert box is not None
        assert box["width"] >= 44
        assert box["height"] >= 44
        assert box["x"] + box["width"] <= 320


def test_a_slide_that_scrolls_scrolls_before_it_goes_on(page: Page, address: str) -> None:
    """On a small screen the keys of a clicker show all of a slide first."""
    page.set_viewport_size({"width": 320, "height": 400})
    presenter = Presenter(page, f"{address}/{WORKSHOP}").open()
    presenter.press("2", "Enter")
    presenter.is_at(2)
    presenter.press("PageDown")
    presenter.is_at(2)
    wait_until(page, "document.querySelector('[data-part=view]').scrollTop > 100")
    presenter.is_at(2)
    presenter.press("PageDown")
    presenter.is_at(3)


@pytest.mark.parametrize(
    ("folder", "button", "keys"),
    [("", "Presentera", "Tangenter"), ("nb/", "Presenter", "Taster"), ("en/", "Present", "Keys")],
)
def test_each_language_has_its_words(
    page: Page, address: str, folder: str, button: str, keys: str
) -> None:
    """The button tells its shortcut, which does not fire while somebody types."""
    presenter = Presenter(page, f"{address}/{folder}workshops/things/")
    named = page.get_by_role("button", name=button, exact=True)
    expect(named).to_have_accessible_description("Alt + P")
    page.locator("[data-note]").first.focus()
    presenter.press("Alt+p")
    expect(presenter.stage).to_have_count(0)
    named.focus()
    presenter.press("Alt+p", "?")
    expect(page.get_by_role("dialog", name=keys)).to_be_visible()
    assert "present." not in presenter.stage.inner_text()


def test_without_scripts_nothing_is_offered(plain_page: Page, address: str) -> None:
    """The facilitator's notes are folded for all who read."""
    plain_page.goto(f"{address}/{WORKSHOP}")

    expect(plain_page.locator("[data-part=tools]")).to_be_hidden()
    expect(plain_page.locator("details.notes").first).to_be_visible()
    expect(plain_page.locator("details.notes p").first).to_be_hidden()


@pytest.mark.parametrize(
    ("path", "count"),
    [("workshops/open-space/", 24), ("workshops/managers/", None), ("postulates/", 14)],
)
def test_cards_print_eight_a_page(page: Page, address: str, path: str, count: int | None) -> None:
    """Questions, roles and postulates, and nothing else; and no slide has to be scrolled."""
    page.add_init_script(SILENT)
    Presenter(page, f"{address}/{path}")
    assert page.evaluate(SCROLLED) == []
    for fold in page.locator(".cards__fold summary").all():
        fold.click()
    page.locator("handbook-cards [data-part=print]").click()

    cards = page.locator(".print-job .card").count()
    paper = page.pdf(prefer_css_page_size=True)

    assert count in (None, cards)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == -(-cards // 8)
