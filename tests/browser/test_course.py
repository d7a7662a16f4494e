"""The 23 things, the half-year's channels and the checklists, as a reader uses them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.models import Thing
from macros.page_macros import things as things_macro
from tests.browser.checks import give_file
from tests.browser.fixture_pages import here_in, serve, to_html, turn_on_instant_navigation
from tests.browser.test_store import FULL
from tests.rules.support import HANDBOOK, build

PATH = "/workshops/things/"
HALF_YEAR = "/tools/checklists/half-year/"
KEY = "kanalboken:course:things"
HOSTILE = """"><script>window.hit = 1</script><img src=x onerror="window.hit = 2">{{ 7*7 }}"""


class Course:
    """The course on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        page.goto(url)
        expect(self.part("actions")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

    def thing(self, index: int) -> Locator:
        """One of the things."""
        return self.page.locator("[data-thing]").nth(index)

    def done(self, index: int) -> Locator:
        """The checkbox of a thing."""
        return self.thing(index).locator("[data-done]")

    def note(self, index: int) -> Locator:
        """The reader's note on a thing."""
        return self.thing(index).locator("[data-note]")

    def kept(self) -> Any:
        """What the browser's storage has of the course."""
        text = self.page.evaluate("(key) => localStorage.getItem(key)", KEY)
        return json.loads(text)["value"] if text else None

    def keep(self, text: str) -> None:
        """Put something into the storage, as something else may have left it."""
        self.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])

    def give(self, content: str | bytes) -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, "course.json")

    def take(self) -> str:
        """What an exported file has."""
        with self.page.expect_download() as download:
            self.part("export").click()
        return Path(download.value.path()).read_text(encoding="utf-8")

    def expect_count(self, done: int) -> None:
        """The words of the progress, and its element."""
        expect(self.part("count")).to_have_text(f"{done} av 23 klara")
        expect(self.part("progress")).to_have_js_property("value", done)

    def expect_message(self, text: str) -> None:
        """What is announced."""
        expect(self.part("message")).to_contain_text(text)


def file_of(**fields: Any) -> str:
    """A file as the course exports it, with some fields otherwise."""
    course = {"done": {}, "notes": {}, "last": "", **fields.pop("course", {})}
    about = {"kind": "kanalboken-course", "version": 1, "title": "Kursen", "course": course}
    return json.dumps({**about, **fields})


@pytest.fixture
def course(page: Page, address: str) -> Course:
    """The course in a browser that has never seen it."""
    return Course(page, f"{address}{PATH}")


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


def test_a_file_takes_the_course_to_another_machine(
    course: Course, browser: Browser, address: str
) -> None:
    """Ticks and notes; what was there already stays."""
    course.done(0).check()
    course.note(0).fill("Hemma")
    course.note(1).fill("Bara här")
    text = course.take()
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


def test_a_note_stays_text_wherever_it_is_shown(course: Course) -> None:
    """On paper too, and among the notes whose thing is gone."""
    course.note(0).fill(HOSTILE)
    course.give(file_of(course={"notes": {"long-gone": HOSTILE}}))
    course.page.emulate_media(media="print")

    expect(course.thing(0).locator("[data-printed]")).to_have_text(HOSTILE)
    expect(course.part("lostList").locator("li")).to_have_text(HOSTILE)
    assert course.page.evaluate("window.hit") is None
    assert course.page.locator("handbook-course :is(img, script)").count() == 0


def test_a_note_on_a_thing_that_is_gone_is_not_lost(course: Course) -> None:
    """It is shown by itself, and goes along in the file."""
    expect(course.part("lost")).to_be_hidden()
    course.keep('{"version": 1, "value": {"done": {}, "notes": {"gone": "Minns"}, "last": "x"}}')
    course.page.reload()

    expect(course.part("lost")).to_be_visible()
    expect(course.part("lostList")).to_have_text("Minns")
    assert json.loads(course.take())["course"]["notes"] == {"gone": "Minns"}


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
    course.page.evaluate("window.print = () => { window.printed = true; }")
    course.part("print").click()

    assert course.page.evaluate("window.printed") is True


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


def test_blocked_storage_is_told_and_the_course_goes_on(blocked_page: Page, address: str) -> None:
    """A file still takes the notes along."""
    course = Course(blocked_page, f"{address}{PATH}")
    expect(course.part("blocked")).to_be_visible()
    course.done(0).check()
    course.note(0).fill("Sparas i fil")

    course.expect_count(1)
    assert json.loads(course.take())["course"]["notes"] == {"listen-first": "Sparas i fil"}


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


# The half-year's channels -----------------------------------------------------------------------


def test_a_unit_sees_its_own_channels(page: Page, address: str) -> None:
    """The choice is remembered, and announced with how many there are."""
    page.goto(f"{address}{HALF_YEAR}")
    sections = page.locator("[data-unit]:visible")
    expect(sections).to_have_count(5)
    page.get_by_label("Vilken enhet?").select_option("county-museum")
    expect(sections).to_have_count(1)
    expect(sections).to_contain_text("Facebook, Ekmarks länsmuseum")
    expect(page.locator('[data-part="told"]')).to_have_text("3 kanaler visas.")
    page.reload()

    expect(sections).to_have_count(1)
    page.get_by_label("Vilken enhet?").select_option("")
    expect(sections).to_have_count(5)
    expect(page.locator('[data-part="told"]')).to_have_text("Alla enheter visas.")


def test_a_link_can_name_the_unit(page: Page, address: str) -> None:
    """It goes before what is remembered; an unknown one is none."""
    page.goto(f"{address}{HALF_YEAR}?unit=folk-high-school")
    expect(page.locator("[data-unit]:visible")).to_have_count(1)
    expect(page.locator("[data-unit]:visible")).to_contain_text("Ekmarks folkhögskola")

    page.goto(f"{address}{HALF_YEAR}?unit=nothing")
    expect(page.locator("[data-unit]:visible")).to_have_count(5)


def test_overdue_screenshots_are_those_of_the_day_of_reading(page: Page, address: str) -> None:
    """What was in time when the site was built is late when read half a year on."""
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{address}{HALF_YEAR}?unit=county-museum")
    row = page.locator("tr", has_text="Facebook, Ekmarks länsmuseum")
    expect(row.locator(".due")).to_have_class("due due--soon")
    expect(row).to_contain_text("11 juni 2026")

    page.clock.set_fixed_time("2027-03-01T12:00:00Z")
    page.reload()
    expect(row.locator(".due")).to_have_class("due due--overdue")
    expect(row).to_contain_text("försenad")


@pytest.mark.parametrize("instant", [False, True])
def test_each_channel_has_a_list_of_its_own(
    page: Page, context: BrowserContext, address: str, instant: bool
) -> None:
    """The link opens it, also where Material swaps the page without loading it anew."""
    if instant:
        turn_on_instant_navigation(context, address)
    page.goto(f"{address}{HALF_YEAR}?unit=county-museum", wait_until="networkidle")
    current = page.locator("handbook-checklist [data-part=current]")
    expect(current).to_have_text("Namnlös lista")
    row = page.locator("tr", has_text="Facebook, Ekmarks länsmuseum")
    name = re.compile("^Gå igenom ?: Facebook, Ekmarks länsmuseum$")
    row.get_by_role("link", name=name).click()

    page.wait_for_url("**/half-year/?plan=museum-facebook#list")
    expect(current).to_have_text("Facebook, Ekmarks länsmuseum")
    page.locator(".checklist__item:visible input").first.check()
    row.get_by_role("link", name="Facebook, Ekmarks länsmuseum", exact=True).click()
    page.wait_for_url("**/registry/museum-facebook/")


def test_without_scripts_all_units_are_there(plain_page: Page, address: str) -> None:
    """And nothing to choose with."""
    plain_page.goto(f"{address}{HALF_YEAR}")

    expect(plain_page.locator("[data-unit]:visible")).to_have_count(5)
    expect(plain_page.get_by_label("Vilken enhet?")).to_be_hidden()


# All five checklists ----------------------------------------------------------------------------

LISTS = {
    "start": "tools/checklist/",
    "weekly": "tools/checklists/weekly/",
    "half-year": "tools/checklists/half-year/",
    "incident": "tools/checklists/incident/",
    "closing": "tools/checklists/closing/",
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("folder", ["", "nb/", "en/"])
def test_each_checklist_has_its_page_that_leads_to_the_others(
    site: Path, folder: str, name: str
) -> None:
    """One list a page, for the whole life of a channel."""
    html = (site / folder / LISTS[name] / "index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]

    assert article.count("<handbook-checklist") == 1
    assert f'id="checklist-{name}-' in article
    own = (site / folder / LISTS[name]).resolve()
    links = [part.split('"')[0] for part in article.split('href="')[1:]]
    reached = {(own / link.split("#")[0]).resolve() for link in links if "://" not in link}
    for other, path in LISTS.items():
        if other != name:
            assert (site / folder / path).resolve() in reached, other


@pytest.mark.parametrize(
    ("policy", "name"),
    [("when-something-goes-wrong", "incident"), ("archive", "half-year"), ("closing", "closing")],
)
@pytest.mark.parametrize("folder", ["", "nb/", "en/"])
def test_the_policy_leads_to_its_checklist(
    page: Page, address: str, folder: str, policy: str, name: str
) -> None:
    """What is to be done can be ticked off."""
    page.goto(f"{address}/{folder}policy/{policy}/")
    page.locator(f"article a[href$='{LISTS[name]}']").first.click()

    expect(page.locator("handbook-checklist")).to_be_visible()


@pytest.mark.parametrize("path", ["workshops/things/", *LISTS.values()])
def test_nothing_is_wider_than_a_small_phone(page: Page, address: str, path: str) -> None:
    """At 320 pixels, in each of these pages; nor are our controls too small to touch."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{path}")

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    targets = "handbook-course :is(button, .thing__done, textarea), .half-year__table td a, select"
    for target in page.locator(targets).locator("visible=true").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
