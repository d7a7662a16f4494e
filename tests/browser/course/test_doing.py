"""Doing the things in any order, noting, going on, starting over."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.course.course import Course


def test_what_is_done_and_noted_is_there_after_a_reload(course: Course) -> None:
    """In any order; the progress is told and announced."""
    expect(course.part("count")).to_have_attribute("role", "status")
    course.expect_count(0)
    course.done(7).check()
    course.note(7).fill("Jag frågade, och fick svar.\nRad två.")
    course.done(2).check()
    course.note(4).fill("Inte klar än")
    course.page.reload()

    course.expect_count(2)
    expect(course.done(7)).to_be_checked()
    expect(course.done(4)).not_to_be_checked()
    expect(course.note(7)).to_have_value("Jag frågade, och fick svar.\nRad två.")
    expect(course.note(4)).to_have_value("Inte klar än")
    expect(course.thing(7).locator("[data-day]")).to_contain_text("klar ")
    course.done(7).uncheck()
    course.expect_count(1)
    expect(course.thing(7).locator("[data-day]")).to_be_empty()


def test_the_label_ticks_and_names_the_thing(course: Course) -> None:
    """Each checkbox and note is told apart by the thing's own title."""
    title = course.thing(0).locator("[data-title]").inner_text()
    course.page.get_by_role("checkbox", name=re.compile(rf"^Klar ?: {title}$")).check()
    note = course.page.get_by_role("textbox", name=re.compile(rf"^Min anteckning ?: {title}$"))
    note.fill("x")

    course.expect_count(1)


def test_one_goes_on_where_one_was(course: Course) -> None:
    """The next thing after the last one that is not done, round to the first."""
    titles = course.page.locator("[data-title]").all_inner_texts()
    expect(course.part("resume")).to_have_text(f"Börja med: {titles[0]}")
    course.done(20).check()
    expect(course.part("resume")).to_have_text(f"Fortsätt med: {titles[21]}")
    course.note(5).fill("Påbörjad")
    course.page.reload()

    expect(course.part("resume")).to_have_text(f"Fortsätt med: {titles[5]}")
    course.part("resumeLink").click()
    expect(course.thing(5).locator("h3")).to_be_in_viewport()
    course.done(21).check()
    course.done(22).check()
    expect(course.part("resume")).to_have_text(f"Fortsätt med: {titles[0]}")


def test_all_done_is_told(course: Course) -> None:
    """And there is nothing to go on with."""
    for box in course.page.locator("[data-done]").all():
        box.check()

    expect(course.part("count")).to_have_text("Alla 23 är klara")
    expect(course.part("resume")).to_be_hidden()


def test_the_course_is_reset_and_brought_back(course: Course) -> None:
    """For those who share a machine; an empty one has nothing to reset."""
    course.part("reset").click()
    course.expect_message("Det finns inget att nollställa.")
    course.done(0).check()
    course.note(0).fill("Kvar")
    course.part("reset").click()
    course.expect_message("Kryss och anteckningar är borttagna.")
    course.expect_count(0)
    expect(course.note(0)).to_have_value("")
    expect(course.part("undo")).to_be_focused()
    course.page.keyboard.press("Enter")

    course.expect_count(1)
    expect(course.note(0)).to_have_value("Kvar")


def test_everything_can_be_done_with_the_keyboard(course: Course) -> None:
    """From the tick to the note, and back with undo."""
    keyboard = course.page.keyboard
    course.done(0).focus()
    keyboard.press("Space")
    keyboard.press("Tab")
    expect(course.note(0)).to_be_focused()
    keyboard.type("Skrivet för hand ")
    expect(course.note(0)).to_have_value("Skrivet för hand ")
    course.expect_count(1)
    course.part("reset").focus()
    keyboard.press("Enter")
    keyboard.press("Enter")
    expect(course.part("reset")).to_be_focused()
    expect(course.note(0)).to_have_value("Skrivet för hand ")
