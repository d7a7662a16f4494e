"""The course taken along as a file, and files that are not taken."""

from __future__ import annotations

import json

from playwright.sync_api import Browser, expect

from tests.browser.checks import HOSTILE
from tests.browser.course.course import PATH, Course, file_of


def test_a_file_takes_the_course_to_another_machine(
    course: Course, browser: Browser, address: str
) -> None:
    """Ticks and notes; what was there already stays."""
    course.done(0).check()
    course.note(0).fill("Hemma")
    course.note(1).fill("Bara här")
    _, text = course.save("export")
    context = browser.new_context(locale="sv-SE")
    other = Course(context.new_page(), f"{address}{PATH}")
    other.done(3).check()
    other.note(0).fill("På jobbet")
    other.give(text)

    other.expect_message("Filen är inläst. Det som redan fanns här är kvar. Nu är 2 av 23 klara.")
    other.expect_count(2)
    expect(other.note(0)).to_have_value("På jobbet\n\nHemma")
    expect(other.note(1)).to_have_value("Bara här")
    other.give(text)
    other.expect_message("Filen innehöll inget nytt.")
    expect(other.note(0)).to_have_value("På jobbet\n\nHemma")
    context.close()


def test_an_import_can_be_taken_back(course: Course) -> None:
    """Whatever the file held."""
    course.note(0).fill("Min")
    before = course.kept()
    course.give(file_of(course={"notes": {"listen-first": "Någon annans"}}))
    expect(course.note(0)).to_have_value("Min\n\nNågon annans")
    course.part("undo").click()

    expect(course.note(0)).to_have_value("Min")
    course.expect_message("Ändringen är ångrad.")
    assert {**course.kept(), "last": ""} == {**before, "last": ""}


REFUSED: list[tuple[str | bytes, str]] = [
    (b"x" * 500_001, "Filen är för stor (501 kB). Högst 500 kB läses in."),
    ("not json", "Filen är ingen exporterad kurs."),
    ('"text"', "Filen innehåller något annat än kursen."),
    (json.dumps({"kind": "kanalboken-checklist", "version": 1}), "något annat än kursen."),
    (file_of(version=2), "en annan version av handboken (2)."),
    (file_of(version=HOSTILE), "en annan version av handboken (?)."),
    (file_of(course={"done": {"listen-first": "yesterday"}}), "vid course.done."),
    (file_of(course={"done": {"listen-first": "2026-02-31"}}), "vid course.done."),
    (file_of(course={"done": {"../x": "2026-02-01"}}), "vid course.done."),
    (file_of(course={"notes": {"listen-first": ["x"]}}), "vid course.notes."),
    (file_of(course={"notes": {"listen-first": "x" * 20_001}}), "vid course.notes."),
    (file_of(course={"notes": {f"n{i}": "" for i in range(1001)}}), "vid course.notes."),
    (('{"kind": "kanalboken-course", "version": 1, "course": {"done": {"__proto__": "a"}, '
     '"notes": {}}}'), "vid course.done."),
    (file_of()[:-1] + ', "course": null}', "vid course.{}."),
]  # fmt: skip
"""What a file holds, and why it is not taken."""


def test_a_file_that_is_something_else_is_refused(course: Course) -> None:
    """With a reason, and nothing that was there is lost."""
    course.done(1).check()
    course.note(1).fill("Kvar")
    before = course.kept()
    for content, message in REFUSED:
        course.part("message").evaluate("element => { element.textContent = ''; }")
        course.give(content)

        course.expect_message(message)
        course.expect_message("Ingenting har ändrats.")
        assert course.kept() == before, message
        expect(course.note(1)).to_have_value("Kvar")
