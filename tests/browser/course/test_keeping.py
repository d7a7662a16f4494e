"""What a browser keeps of the course: for things that are gone, in several tabs, or not at all."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.checks import FULL
from tests.browser.course.course import PATH, Course


def test_a_note_on_a_thing_that_is_gone_is_not_lost(course: Course) -> None:
    """It is shown by itself, and goes along in the file."""
    expect(course.part("lost")).to_be_hidden()
    course.keep('{"version": 1, "value": {"done": {}, "notes": {"gone": "Minns"}, "last": "x"}}')
    course.page.reload()

    expect(course.part("lost")).to_be_visible()
    expect(course.part("lostList")).to_have_text("Minns")
    _, text = course.save("export")
    assert json.loads(text)["course"]["notes"] == {"gone": "Minns"}


def test_blocked_storage_is_told_and_the_course_goes_on(blocked_page: Page, address: str) -> None:
    """A file still takes the notes along."""
    course = Course(blocked_page, f"{address}{PATH}")
    expect(course.part("blocked")).to_be_visible()
    course.done(0).check()
    course.note(0).fill("Sparas i fil")

    course.expect_count(1)
    _, text = course.save("export")
    assert json.loads(text)["course"]["notes"] == {"listen-first": "Sparas i fil"}


def test_a_full_storage_is_told(page: Page, address: str) -> None:
    """It can still be read, but keeps nothing new."""
    page.add_init_script(FULL)
    course = Course(page, f"{address}{PATH}")

    expect(course.part("blocked")).to_be_visible()


@pytest.mark.parametrize(
    "text",
    [
        "{",
        '{"version": 1, "value": "x"}',
        '{"version": 1, "value": {"done": [], "notes": 7}}',
        '{"version": 1, "value": {"done": {"x": "<b>"}, "notes": {}}}',
    ],
)
def test_a_storage_that_something_else_wrote_is_not_trusted(course: Course, text: str) -> None:
    """The course begins afresh."""
    course.keep(text)
    course.page.reload()

    course.expect_count(0)
    course.done(0).check()
    course.expect_count(1)


def test_two_tabs_see_each_others_work(course: Course, context: BrowserContext) -> None:
    """At once; neither undoes what the other has done."""
    other = Course(context.new_page(), course.page.url)
    course.done(0).check()
    other.expect_count(1)
    other.note(0).fill("Från den andra")
    expect(course.note(0)).to_have_value("Från den andra")
    other.done(1).check()
    course.note(2).fill("Från den första")

    course.expect_count(2)
    expect(other.note(2)).to_have_value("Från den första")
    assert course.kept()["notes"].keys() == {"listen-first", "good-locks"}

    course.part("reset").click()
    other.expect_count(0)
    other.done(3).check()
    other.note(2).fill("Efteråt")
    course.part("undo").click()
    course.expect_count(3)
    expect(course.note(2)).to_have_value("Från den första\n\nEfteråt")


def test_a_tab_that_slept_does_not_eat_a_note(course: Course, context: BrowserContext) -> None:
    """It was not told of the other's words: both are kept, and that is said at the note."""
    page = context.new_page()
    page.add_init_script("addEventListener('storage', (event) => event.stopImmediatePropagation())")
    course.note(0).fill("Början")
    asleep = Course(page, course.page.url)
    course.note(0).fill("Början och mer")
    expect(asleep.note(0)).to_have_value("Början")
    asleep.note(0).press("Control+End")
    page.keyboard.type("!")

    expect(asleep.note(0)).to_have_value("Början och mer\n\nBörjan!")
    told = asleep.thing(0).locator("[data-told]")
    expect(told).to_have_text(
        "Anteckningen ändrades också i en annan flik. Båda texterna finns kvar."
    )
    expect(course.note(0)).to_have_value("Början och mer\n\nBörjan!")
