"""The course on paper, without scripts, and with hostile words in it."""

from __future__ import annotations

from dataclasses import replace

from playwright.sync_api import BrowserContext, Page, expect

from macros.models import Thing
from macros.page_macros import things as things_macro
from tests.browser.checks import HOSTILE, times_printed
from tests.browser.course.course import PATH, Course, file_of
from tests.browser.fixture_pages import here_in, serve, to_html
from tests.rules.support import HANDBOOK, build


def test_a_note_stays_text_wherever_it_is_shown(course: Course) -> None:
    """On paper too, and among the notes whose thing is gone."""
    course.note(0).fill(HOSTILE)
    course.give(file_of(course={"notes": {"long-gone": HOSTILE}}))
    course.page.emulate_media(media="print")

    expect(course.thing(0).locator("[data-printed]")).to_have_text(HOSTILE)
    expect(course.part("lostList").locator("li")).to_have_text(HOSTILE)
    assert course.page.evaluate("window.hit") is None
    assert course.page.locator("handbook-course :is(img, script)").count() == 0


def test_paper_has_the_notes_and_room_for_others(course: Course) -> None:
    """The interface is not on it."""
    course.done(0).check()
    course.note(0).fill("En rad\nEn till")
    course.page.emulate_media(media="print")

    expect(course.thing(0).locator("[data-printed]")).to_be_visible()
    expect(course.thing(0).locator(".thing__lines")).to_be_hidden()
    expect(course.thing(1).locator(".thing__lines")).to_be_visible()
    expect(course.note(0)).to_be_hidden()
    expect(course.part("actions")).to_be_hidden()
    expect(course.part("resume")).to_be_hidden()
    expect(course.thing(0).locator("[data-done]")).to_be_visible()


def test_the_print_button_prints(course: Course) -> None:
    """The whole course."""
    assert times_printed(course.part("print")) == 1


def test_hostile_things_stay_text(context: BrowserContext, address: str) -> None:
    """Their titles go into the link to go on with."""
    data = {"title": HOSTILE, "why": HOSTILE, "task": HOSTILE, "reflect": HOSTILE, "minutes": 5}
    thing = build(Thing, {"id": "bad", **data})
    body = things_macro(here_in(replace(HANDBOOK, things={"bad": thing})))
    page = context.new_page()
    course = Course(page, serve(context, address, to_html(body, "en", address, ["elements"])))

    expect(course.part("resumeLink")).to_have_text(HOSTILE)
    assert page.evaluate("window.hit") is None
    assert page.locator("main :is(img, script)").count() == 0


def test_without_scripts_the_course_is_whole(plain_page: Page, address: str) -> None:
    """Nothing that needs a script is offered; paper has a box and room to write."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator("[data-thing]:visible")).to_have_count(23)
    expect(
        plain_page.locator("handbook-course :is(button, textarea, input):visible")
    ).to_have_count(0)
    plain_page.emulate_media(media="print")
    expect(plain_page.locator(".thing__lines:visible")).to_have_count(23)
    expect(plain_page.locator(".thing__paper:visible")).to_have_count(23)
