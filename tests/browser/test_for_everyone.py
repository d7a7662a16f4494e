"""Every kind of page, in each language: what a machine can tell of its accessibility."""

from __future__ import annotations

from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import find_violations, wait_until

FOLDERS = {"sv": "", "nb": "nb/", "en": "en/"}
PAGES = (
    "",
    "404.html",
    "about/accessibility-statement/",
    "about/changelog/",
    "about/coverage/",
    "channels/",
    "channels/facebook/",
    "channels/tiktok/",
    "editing/",
    "editing/macros/",
    "policy/law/",
    "policy/strategy/",
    "policy/when-something-goes-wrong/",
    "postulates/",
    "postulates/definition/",
    "registry/",
    "registry/calendar/",
    "registry/coordination/",
    "registry/museum-facebook/",
    "registry/scorecard/",
    "registry/stage-tiktok/",
    "tags/",
    "tools/checklist/",
    "tools/checklists/half-year/",
    "tools/chooser/",
    "tools/plan/",
    "tools/quiz/",
    "tools/ros/",
    "training/",
    "why/cases/",
    "workshops/first-step/",
    "workshops/things/",
)
"""One page of each kind, by its address below the language's root."""

TOO_WIDE = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? [...document.querySelectorAll("body *")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 && e.offsetParent)
        .map((e) => e.outerHTML.slice(0, 80)).slice(0, 3)
    : []"""


OF_COLOUR = ("color-contrast", "link-in-text-block")
"""axe's rules that a page's colours decide; its others see the same in both schemes."""


def paint(page: Page, scheme: str) -> None:
    """Show the page in one of the theme's colour schemes."""
    page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", FOLDERS)
def test_nothing_is_found_wrong(page: Page, address: str, language: str, path: str) -> None:
    """By axe, light and dark; neither a small phone nor large letters make it scroll sideways."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}/{FOLDERS[language]}{path}")
    # Its elements have come alive: their scripts come after the page.
    wait_until(page, "!document.querySelector('article :not(:defined)')")
    paint(page, "default")
    assert find_violations(page) == []
    paint(page, "slate")
    assert find_violations(page, rules=OF_COLOUR) == []

    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate(TOO_WIDE) == []
    # The theme's own size is 125 %.
    page.set_viewport_size({"width": 640, "height": 640})
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    assert page.evaluate(TOO_WIDE) == []


KINDS = {
    "registry/": ".registry__table",
    "registry/museum-blog/": ".badge",
    "registry/scorecard/": "td.mark",
    "tools/plan/": "handbook-plan-form:defined",
    "tools/ros/": "handbook-ros:defined",
}
"""Five kinds of page, each with what must be there before it is looked at."""

MOST_STOPS = 100
"""The scorecard has a link in each of hundreds of cells."""

TAB_STOP = """() => {
    let element = document.activeElement;
    const stops = window.stops ??= [];
    if (!element || element === document.body || stops.includes(element)) return null;
    const before = stops.at(-1);
    stops.push(element);
    // A radio button of the theme's is not seen itself; the label after it is.
    const shown = element.matches(".md-option") ? element.nextElementSibling : element;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const wrong = [];
    if (!shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })
        || box.width < 1 || box.height < 1
        || box.bottom <= 0 || box.top >= innerHeight
        || box.right <= 0 || box.left >= innerWidth) wrong.push("not seen");
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 1
        || style.outlineColor === "rgba(0, 0, 0, 0)") wrong.push("no outline");
    if (before && !(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) {
        wrong.push("out of order");
    }
    return wrong.map((what) => `${what}: ${element.outerHTML.slice(0, 120)}`);
}"""
"""What is wrong with what has the focus; null at the end of the page."""

UNTOLD = """() => [...document.querySelectorAll("article *")]
    .filter((element) => element.matches(".badge, .ros-level, td.mark, td.ros-cell"))
    .filter((element) => element.checkVisibility())
    .filter((element) => {
        const style = getComputedStyle(element);
        const said = element.innerText.trim() || element.querySelector("svg, .visually-hidden");
        const bordered = style.borderBlockEndStyle !== "none"
            && parseFloat(style.borderBlockEndWidth) > 0
            && style.borderBlockEndColor !== style.backgroundColor;
        return !said || (element.matches(".badge, .ros-level") && !bordered);
    })
    .map((element) => element.outerHTML.slice(0, 120))"""
"""What only its colour would tell."""

SIGN = """(cell) => document
    .querySelector(cell.querySelector("use").getAttribute("xlink:href")).innerHTML"""
"""The drawing in a cell."""

MOVING = """() => {
    const longest = (times) => Math.max(...times.split(",").map(
        (time) => parseFloat(time) * (time.trim().endsWith("ms") ? 1 : 1000)));
    return [...document.querySelectorAll("*")].flatMap((element) =>
        ["", "::before", "::after"].flatMap((part) => {
            const style = getComputedStyle(element, part || null);
            const moves = style.animationName !== "none" && longest(style.animationDuration) > 20;
            const turns = longest(style.transitionDuration) > 20;
            const glides = style.scrollBehavior === "smooth";
            return moves || turns || glides ? [element.outerHTML.slice(0, 80) + part] : [];
        })).slice(0, 5);
}"""
"""What moves for more than a blink, in milliseconds, or scrolls smoothly."""


@pytest.mark.parametrize("forced", ["none", "active"])
@pytest.mark.parametrize("path", KINDS)
def test_the_focus_is_seen_wherever_it_goes(
    page: Page, address: str, path: str, forced: Literal["none", "active"]
) -> None:
    """By the tab key, in the order of the page, each stop in view with an outline."""
    page.emulate_media(reduced_motion="reduce", forced_colors=forced)
    page.goto(f"{address}/{path}")
    expect(page.locator(KINDS[path]).first).to_be_attached()
    stops = 0
    wrong: list[str] = []
    while stops < MOST_STOPS:
        page.keyboard.press("Tab")
        found = page.evaluate(TAB_STOP)
        if found is None:
            break
        stops += 1
        wrong += found
    assert wrong == []
    assert stops > 20, "it went through the page"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_take_nothing_away(
    page: Page, address: str, scheme: Literal["light", "dark"]
) -> None:
    """Badges and the cells of matrices are told apart by words, signs and borders."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    for path, what in KINDS.items():
        page.goto(f"{address}/{path}")
        expect(page.locator(what).first).to_be_attached()
        assert page.evaluate(UNTOLD) == [], path
    high = page.locator("td.ros-cell--high").first
    low = page.locator("td.ros-cell--low").first
    width = "e => getComputedStyle(e).borderBlockEndWidth"
    assert high.evaluate(width) != low.evaluate(width), "the gravest cells have a thicker border"
    page.goto(f"{address}/registry/scorecard/")
    signs = {
        kind: page.locator(f"td.mark--{kind}").first.evaluate(SIGN)
        for kind in ("met", "error", "warning", "not-applicable")
    }
    assert len(set(signs.values())) == len(signs), "each outcome has a sign of its own"


def test_nothing_moves_for_those_who_ask(page: Page, address: str) -> None:
    """Who has asked for less motion sees none that lasts longer than a blink."""
    page.emulate_media(reduced_motion="reduce")
    for path, what in KINDS.items():
        page.goto(f"{address}/{path}")
        expect(page.locator(what).first).to_be_attached()
        assert page.evaluate(MOVING) == [], path
