"""The plan form as a reader uses it: by keyboard, in drafts, from files, on paper, as a proposal."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from macros.handbook import load_handbook
from macros.rules import RULES
from tests.browser.checks import find_violations, wait_until
from tests.browser.plan_form import DRAFT, PATH, Keys, PlanForm

ROOT = Path(__file__).parents[2]
NOW = "2026-11-22T12:00:00Z"

OPENED = """
window.opened = [];
window.open = (...call) => { window.opened.push(call); return null; };
"""
COPIED = """
window.copied = [];
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: (text) => { window.copied.push(text); return Promise.resolve(); } },
});
"""
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on a day when the sample plans are what they are."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    return page


@pytest.fixture
def form(page: Page, address: str) -> PlanForm:
    """The form in a browser that has never seen it."""
    return PlanForm(page, address)


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the handbook that a plan can be put into."""
    for folder in ("data", "docs"):
        shutil.copytree(site.parent / folder, tmp_path / folder)
    return tmp_path


def check(root: Path) -> subprocess.CompletedProcess[str]:
    """Run `handbook check`."""
    return subprocess.run(
        [sys.executable, "-m", "macros", "check", "--root", str(root), "--today", "2026-11-22"],
        capture_output=True,
        text=True,
        check=False,
    )


# By keyboard alone ------------------------------------------------------------------------------


def fill_by_keyboard(keys: Keys) -> None:
    """Write a whole plan, every field of it, with the keyboard."""
    keys.press('[data-go="place"]')
    keys.write("unit", "county-museum")
    keys.write("channel", "linkedin")
    keys.write("status", "active")
    keys.write("title", "Museet på LinkedIn")
    keys.next()
    keys.write("account.url", "https://www.linkedin.com/company/ekmark-museum")
    keys.write("account.handle", "ekmark-museum")
    keys.write("account.platform_id", "00123")
    keys.write("sender", "anonymous")
    keys.next()
    keys.write("purpose", "De som vill arbeta hos oss läser här: <b>inte</b> på webben # än.")
    keys.tick("audiences", "families")
    keys.tick("audiences", "local-history")
    keys.add("goals")
    keys.write("goals.0.text", "Fler söker våra jobb")
    keys.write("goals.0.metric", "followers")
    keys.write("goals.0.target", "1 250,5")
    keys.write("goals.0.by", "2027-12-31")
    keys.add("goals.0.measured")
    keys.write("goals.0.measured.0.date", "2026-10-01")
    keys.write("goals.0.measured.0.value", "300")
    keys.next()
    keys.add("activities")
    keys.write("activities.0", "Ett yrke i månaden")
    keys.add("activities")
    keys.write("activities.1", "yes")
    keys.write("updates.times", "2")
    keys.write("updates.per", "week")
    keys.write("hours_per_week", "4,5")
    keys.next()
    keys.write("responsible.role", "communicator")
    keys.write("responsible.mailbox", "museum@kultur.example")
    keys.add("others")
    keys.write("others.0.role", "curator")
    keys.write("oversight.normal", "Vardagar klockan 8 och 15")
    for index in range(5):
        keys.add("oversight.leave")
        keys.write(f"oversight.leave.{index}.by.role", "duty-officer")
    keys.write("screenshots.responsible.role", "archivist")
    keys.add("screenshots.log")
    keys.write("screenshots.log.0", "2026-11-01")
    keys.next()
    keys.write("ros.date", "2026-09-01")
    keys.tick("ros.done_by", "communicator")
    keys.add("ros.risks")
    keys.write("ros.risks.0.risk", "storm")
    keys.write("ros.risks.0.probability", "2")
    keys.write("ros.risks.0.consequence", "4")
    keys.write("ros.risks.0.measure", "Vi svarar en gång.")
    keys.add("ros.risks")
    keys.write("ros.risks.1.text", "Ingen hinner svara")
    keys.write("ros.risks.1.probability", "1")
    keys.write("ros.risks.1.consequence", "1")
    keys.next()
    for index, role in enumerate(("communicator", "curator")):
        keys.add("training")
        keys.write(f"training.{index}.who", role)
        keys.write(f"training.{index}.date", "2026-02-02")
        keys.write(f"training.{index}.quiz", "basic")
    keys.write("checklist.id", "start")
    keys.write("checklist.done", "2026-09-10")
    keys.write("consulted.by", "communications-officer")
    keys.write("consulted.date", "2026-09-12")
    keys.add("coordinates_with")
    keys.write("coordinates_with.0", "library-facebook")
    keys.next()
    keys.write("decision.by", "director")
    keys.write("decision.date", "2026-10-01")
    keys.write("decision.place", "Exempelstad")
    keys.write("decision.record", "KUL 2026-0999")
    keys.write("agreement", "2026-10-05")
    keys.add("exceptions")
    keys.write("exceptions.0.rule", "update-frequency")
    keys.write("exceptions.0.reason", "Ombyggnad")
    keys.write("exceptions.0.until", "2027-01-31")
    keys.write("exceptions.0.granted_by", "director")
    keys.next()
    keys.add("evaluations")
    keys.write("evaluations.0.date", "2026-11-01")
    keys.write("evaluations.0.outcome", "keep")
    keys.write("closure.date", "2026-11-20")
    keys.write("closure.analysis", "Ingen")
    keys.write("closure.handle_kept", "true")
    keys.add("history")
    keys.write("history.0.date", "2026-09-01")
    keys.write("history.0.note", "Första utkastet")
    keys.next()


def test_a_whole_plan_is_written_by_keyboard_alone(form: PlanForm, copy: Path) -> None:
    """Saved with the keyboard too, it is a file that `handbook check` accepts."""
    keys = Keys(form)
    fill_by_keyboard(keys)
    expect(form.page.locator("#plan-step-finish")).to_be_focused()
    with form.page.expect_download() as download:
        keys.press('[data-part="save"]')
    assert download.value.suggested_filename == "county-museum-linkedin.yml"
    file = copy / "data" / "plans" / download.value.suggested_filename
    download.value.save_as(file)

    done = check(copy)

    assert done.returncode == 0, done.stdout
    handbook, problems = load_handbook(copy, RULES)
    assert problems == []
    assert handbook
    plan = handbook.plans["county-museum-linkedin"]
    assert plan.model_dump(mode="json", exclude_none=True, exclude_defaults=True) == WRITTEN
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../schema/plan.schema.json\nunit:")


WRITTEN: dict[str, Any] = {
    "unit": "county-museum",
    "channel": "linkedin",
    "status": "active",
    "title": {"sv": "Museet på LinkedIn"},
    "account": {
        "url": "https://www.linkedin.com/company/ekmark-museum",
        "handle": "ekmark-museum",
        "platform_id": "00123",
    },
    "purpose": {"sv": "De som vill arbeta hos oss läser här: <b>inte</b> på webben # än."},
    "audiences": ["families", "local-history"],
    "goals": [
        {
            "text": {"sv": "Fler söker våra jobb"},
            "metric": "followers",
            "target": 1250.5,
            "by": "2027-12-31",
            "measured": [{"date": "2026-10-01", "value": 300.0}],
        }
    ],
    "activities": [{"sv": "Ett yrke i månaden"}, {"sv": "yes"}],
    "responsible": {"role": "communicator", "mailbox": "museum@kultur.example"},
    "others": [{"role": "curator"}],
    "oversight": {
        "normal": {"sv": "Vardagar klockan 8 och 15"},
        # Each new row takes the first leave ahead that has no cover yet.
        "leave": [
            {"period": period, "by": {"role": "duty-officer"}}
            for period in (
                "christmas-2026",
                "sports-break-2027",
                "easter-2027",
                "summer-2027",
                "autumn-break-2027",
            )
        ],
    },
    "updates": {"times": 2, "per": "week"},
    "hours_per_week": 4.5,
    "screenshots": {"responsible": {"role": "archivist"}, "log": ["2026-11-01"]},
    "sender": "anonymous",
    "ros": {
        "date": "2026-09-01",
        "done_by": ["communicator"],
        "risks": [
            {
                "risk": "storm",
                "probability": 2,
                "consequence": 4,
                "measure": {"sv": "Vi svarar en gång."},
            },
            {"text": {"sv": "Ingen hinner svara"}, "probability": 1, "consequence": 1},
        ],
    },
    "training": [
        {"who": "communicator", "date": "2026-02-02", "quiz": "basic"},
        {"who": "curator", "date": "2026-02-02", "quiz": "basic"},
    ],
    "consulted": {"by": "communications-officer", "date": "2026-09-12"},
    "checklist": {"id": "start", "done": "2026-09-10"},
    "decision": {
        "by": "director",
        "date": "2026-10-01",
        "place": "Exempelstad",
        "record": "KUL 2026-0999",
    },
    "agreement": "2026-10-05",
    "evaluations": [{"date": "2026-11-01", "outcome": "keep"}],
    "coordinates_with": ["library-facebook"],
    "exceptions": [
        {
            "rule": "update-frequency",
            "reason": {"sv": "Ombyggnad"},
            "until": "2027-01-31",
            "granted_by": "director",
        }
    ],
    "closure": {"date": "2026-11-20", "analysis": {"sv": "Ingen"}, "handle_kept": True},
    "history": [{"date": "2026-09-01", "note": {"sv": "Första utkastet"}}],
}


def test_items_come_and_go_by_keyboard(form: PlanForm) -> None:
    """The focus goes to the new item, then to the next one, and undo puts it back in its place."""
    keys = Keys(form)
    form.go("work")
    for text in ("Ett", "Två", "Tre"):
        keys.add("activities")
        index = ["Ett", "Två", "Tre"].index(text)
        expect(form.field(f"activities.{index}")).to_be_focused()
        keys.page.keyboard.type(text)
    form.field("activities.1").focus()
    keys.press('[data-remove="activities.1"]')

    expect(form.field("activities.1")).to_have_value("Tre")
    expect(form.field("activities.1")).to_be_focused()
    expect(form.field("activities.2")).to_have_count(0)
    form.expect_message("Borttaget: Aktivitet 2.")
    keys.press('[data-part="undo"]')
    expect(form.field("activities.1")).to_have_value("Två")
    expect(form.field("activities.1")).to_be_focused()
    expect(form.field("activities.2")).to_have_value("Tre")
    form.expect_message("Ändringen är ångrad.")


def test_the_last_item_gone_the_focus_is_on_adding(form: PlanForm) -> None:
    """An empty list is nothing in the file."""
    form.go("work")
    form.add("activities")
    form.field("activities.0").fill("Ett")
    form.remove("activities.0")

    expect(form.page.locator('[data-add="activities"]')).to_be_focused()
    assert "activities" not in form.yaml()


# While one writes -------------------------------------------------------------------------------


def test_what_is_wrong_is_told_at_the_field_once_it_is_left(form: PlanForm) -> None:
    """Not while it is typed, and no longer when it is right."""
    form.go("people")
    mailbox = form.field("responsible.mailbox")
    mailbox.fill("museum")
    expect(form.problems("responsible.mailbox")).to_have_count(0)
    form.page.keyboard.press("Tab")

    expect(form.problems("responsible.mailbox")).to_have_text(
        "Rätta: museum är ingen e-postadress. Skriv den som namn@domän."
    )
    expect(mailbox).to_have_attribute("aria-invalid", "true")
    described = (mailbox.get_attribute("aria-describedby") or "").split()
    assert form.problems("responsible.mailbox").locator("..").get_attribute("id") in described
    mailbox.fill("museum@kultur.example")
    expect(form.problems("responsible.mailbox")).to_have_count(0)
    expect(mailbox).not_to_have_attribute("aria-invalid", "true")


def test_what_is_told_does_not_push_a_button_away(form: PlanForm) -> None:
    """A click that leaves a wrong field reaches the button that it was aimed at."""
    form.go("work")
    form.field("updates.times").fill("ofta")
    form.field("hours_per_week").fill("många")
    form.part("next").scroll_into_view_if_needed()
    box = form.part("next").bounding_box()
    assert box
    form.page.mouse.move(box["x"] + 5, box["y"] + 5)
    form.page.mouse.down()
    expect(form.problems("hours_per_week")).to_have_count(0)
    form.page.mouse.up()

    expect(form.page.locator("#plan-step-people")).to_be_focused()


def test_a_step_that_was_left_shows_what_it_lacks(form: PlanForm) -> None:
    """In a draft as what a proposal will be asked; the step's mark and the progress follow.

    A new draft is nobody's work: no step of it is ready. What is told of a step lies over no field.
    """
    expect(form.part("count")).to_have_text("0 av 9 steg är klara att föreslås")
    form.go("purpose")
    expect(form.problems("purpose")).to_have_count(0)
    form.go("work")
    form.expect_message("Syfte och mål: 3 saker att rätta")
    expect(form.part("message")).to_have_class("visually-hidden")
    form.go("purpose")

    expect(form.problems("purpose")).to_contain_text("Innan planen föreslås: Planen saknar syfte.")
    expect(form.page.locator("[data-go=purpose]")).to_have_attribute("data-is", "errors")
    form.field("purpose", "sv").fill("Därför")
    form.tick("audiences", "families").check()
    form.add("goals")
    form.field("goals.0.text", "sv").fill("Mål")
    form.field("goals.0.metric").select_option("shares")
    form.field("goals.0.target").fill("3")
    form.field("goals.0.by").fill("2027-01-01")
    expect(form.page.locator("[data-go=purpose]")).to_have_attribute("data-is", "ok")
    expect(form.part("count")).to_have_text("1 av 9 steg är klara att föreslås")
    expect(form.part("progress")).to_have_js_property("value", 1)


def test_the_status_decides_what_is_asked(form: PlanForm) -> None:
    """A proposed plan breaks rules that a draft only prepares for; a rejected one is left alone.

    Of a draft with nothing in it no step is praised, not even one that lacks nothing.
    """
    form.go("finish")
    expect(form.part("count")).to_have_text("0 av 9 steg är klara att föreslås")
    expect(form.page.locator("[data-go=purpose]")).to_have_attribute("data-is", "errors")
    expect(form.page.locator("[data-go=follow-up]")).to_have_attribute("data-is", "")
    expect(form.part("summary").locator("h3")).to_contain_text(
        ["2 saker måste rättas", "saker återstår innan planen kan föreslås"]
    )
    form.go("place")
    form.field("unit").select_option("county-museum")
    form.field("channel").select_option("facebook")
    form.field("status").select_option("proposed")
    form.go("finish")
    expect(form.part("summary").locator("h3")).to_contain_text("saker följer inte strategin")
    form.go("place")
    form.field("status").select_option("rejected")
    form.go("finish")

    expect(form.part("summary")).to_have_text("Det finns inget att rätta.")
    expect(form.part("count")).to_have_text("9 av 9 steg är utan fel")


def test_the_summary_leads_to_each_field(form: PlanForm) -> None:
    """Its links turn to the step and put the focus where the thing is mended."""
    form.go("finish")
    form.part("summary").get_by_role("link", name="Syfte", exact=True).click()

    expect(form.field("purpose", "sv")).to_be_focused()
    expect(form.page.locator("[data-go=purpose]")).to_have_attribute("aria-current", "step")
    form.go("finish")
    form.part("summary").get_by_role("link", name="Mål", exact=True).click()
    expect(form.page.locator("#plan-goals")).to_be_focused()
    form.go("finish")
    form.part("planId").fill("Min plan")
    form.part("summary").get_by_role("link", name="Planens id").click()
    expect(form.part("planId")).to_be_focused()


def test_the_channel_tells_what_it_asks_for(form: PlanForm) -> None:
    """As soon as it is chosen."""
    expect(form.part("channel")).to_be_hidden()
    form.field("channel").select_option("blog")

    expect(form.part("channel")).to_have_text(
        "Kanalen Blogg ställer krav: minst 3 timmar i veckan; minst en uppdatering på 7 dagar;"
        " inläggen signeras av den som skriver."
    )


def test_texts_can_be_written_in_several_languages(form: PlanForm) -> None:
    """The main language must be there; what is hidden again is kept."""
    form.go("purpose")
    expect(form.field("purpose", "nb")).to_be_hidden()
    form.part("several").check()
    form.field("purpose", "nb").fill("Derfor")
    form.page.keyboard.press("Tab")
    expect(form.problems("purpose")).to_contain_text("Texten saknas på svenska")
    expect(form.field("purpose", "sv")).to_have_attribute("aria-invalid", "true")
    form.field("purpose", "sv").fill("Därför")
    form.part("several").uncheck()

    expect(form.field("purpose", "nb")).to_be_hidden()
    assert "purpose: {sv: Därför, nb: Derfor}" in form.yaml()


@pytest.mark.parametrize(
    ("folder", "count", "language"),
    [
        ("/nb", "0 av 9 trinn er klare til å foreslås", "svensk"),
        ("/en", "0 of 9 steps are ready to propose", "Swedish"),
    ],
)
def test_the_other_editions_write_the_main_language(
    page: Page, address: str, folder: str, count: str, language: str
) -> None:
    """The form speaks the reader's language, and says which one the plan is written in."""
    form = PlanForm(page, address, folder=folder)
    expect(form.part("count")).to_have_text(count)
    form.go("purpose")

    expect(page.locator("label[for=plan-purpose]")).to_contain_text(f"({language})")
    form.field("purpose", "sv").fill("Därför")
    assert "purpose: Därför" in form.yaml()


def test_pasted_markup_stays_text(form: PlanForm) -> None:
    """In the fields, in the lists of what is wrong, in the name and on paper."""
    hostile = "<img src=x onerror=alert(1)>{{ 7*7 }}"
    form.go("purpose")
    form.add("goals")
    form.field("goals.0.text", "sv").fill(hostile)
    form.go("place")
    form.field("title", "sv").fill(hostile)
    form.field("status").select_option("proposed")
    form.go("finish")

    expect(form.part("summary")).to_contain_text(f"Målet ”{hostile}” har inget mått.")
    expect(form.part("current")).to_have_text(hostile)
    assert form.page.locator("handbook-plan-form img").count() == 0


# Drafts -----------------------------------------------------------------------------------------


def test_a_draft_survives_a_reload(form: PlanForm) -> None:
    """With the step that was open; an untouched form is not kept at all."""
    assert form.kept() == {}
    form.field("unit").select_option("county-museum")
    form.field("channel").select_option("blog")
    form.go("purpose")
    form.field("purpose", "sv").fill("Därför")
    form.page.reload()
    form.expect_ready()

    expect(form.field("purpose", "sv")).to_have_value("Därför")
    expect(form.field("purpose", "sv")).to_be_visible()
    expect(form.part("current")).to_have_text("Blogg, Ekmarks länsmuseum")
    assert len(form.kept()) == 1


def test_lists_within_lists_are_drawn_again_as_they_were(page: Page, address: str) -> None:
    """A goal keeps its own fields when its measured values hold a list: added to, undone, reloaded."""
    form = PlanForm(page, address, "?plan=museum-facebook")
    form.go("purpose")
    form.add("goals")
    form.field("goals.3.text", "sv").fill("Det fjärde")
    form.remove("goals.0")
    expect(form.field("goals.2.text", "sv")).to_have_value("Det fjärde")
    form.part("undo").click()

    def expect_as_they_were() -> None:
        expect(form.field("goals.0.measured.2.value")).to_have_value("31")
        expect(form.field("goals.1.metric")).to_have_value("answers-in-time")
        expect(form.field("goals.3.text", "sv")).to_have_value("Det fjärde")

    expect_as_they_were()
    page.reload()
    form.expect_ready()
    expect_as_they_were()


def test_what_was_just_typed_is_kept_when_the_page_is_left(form: PlanForm, address: str) -> None:
    """Also within the blink of an eye before it is kept by itself."""
    form.field("title", "sv").fill("Nyss")
    form.page.goto(f"{address}/")

    again = PlanForm(form.page, address)

    expect(again.field("title", "sv")).to_have_value("Nyss")


def test_even_what_is_wrong_is_kept_as_it_was_typed(form: PlanForm) -> None:
    """A draft is no plan yet."""
    form.go("work")
    form.field("hours_per_week").fill("fyra, högst fem")
    form.page.reload()
    form.expect_ready()

    expect(form.field("hours_per_week")).to_have_value("fyra, högst fem")
    expect(form.problems("hours_per_week")).to_contain_text("fyra, högst fem är inget tal.")


def test_several_drafts_are_kept_renamed_and_deleted(form: PlanForm) -> None:
    """Each under its name; what was deleted comes back."""
    form.field("channel").select_option("blog")
    form.part("more").locator("summary").click()
    form.part("blank").click()
    form.expect_message("Ett nytt utkast är påbörjat.")
    form.field("channel").select_option("podcast")
    form.part("rename").click()
    form.part("newName").fill("  Podden i <b>höst</b>  ")
    form.page.keyboard.press("Enter")
    expect(form.part("current")).to_have_text("Podden i <b>höst</b>")
    expect(form.part("rename")).to_be_focused()
    assert len(form.kept()) == 2

    form.part("remove").click()
    form.answer("Avbryt")
    form.part("remove").click()
    form.answer("Ta bort")
    form.expect_message("Utkastet ”Podden i <b>höst</b>” är borttaget.")
    assert len(form.kept()) == 1
    form.part("undo").click()
    expect(form.field("channel")).to_have_value("podcast")
    expect(form.part("current")).to_have_text("Podden i <b>höst</b>")
    form.part("more").locator("summary").click()
    form.part("kept").get_by_role("button", name="Öppna Blogg").click()

    expect(form.field("channel")).to_have_value("blog")
    form.expect_message("Utkastet ”Blogg” är öppet.")
    assert len(form.kept()) == 2


def test_two_tabs_with_one_draft_show_the_same(form: PlanForm, address: str) -> None:
    """What is written in one is there in the other, where it is told."""
    form.field("title", "sv").fill("Ett")
    # It is kept by itself, a moment after the last keystroke.
    wait_until(form.page, "Object.values(localStorage).some((text) => text.includes('Ett'))")
    other = PlanForm(form.page.context.new_page(), address)
    expect(other.field("title", "sv")).to_have_value("Ett")
    other.field("title", "sv").fill("Två")

    expect(form.field("title", "sv")).to_have_value("Två")
    form.expect_message("Utkastet ändrades i en annan flik. Här visas det senaste.")
    form.go("work")
    form.add("activities")
    form.field("activities.0").fill("Tre")
    expect(other.field("activities.0", "sv")).to_have_value("Tre")
    assert len(form.kept()) == 1


def test_two_tabs_do_not_eat_each_others_work(form: PlanForm) -> None:
    """What was written here while another tab kept its own becomes a draft of its own."""
    form.field("title", "sv").fill("Ett")
    ((key, kept),) = form.kept().items()
    # The other tab's work arrives between a keystroke and the moment it is kept.
    form.page.evaluate(
        """([key, entry]) => {
        const field = document.querySelector('[data-path="title"]');
        field.value = "Mitt";
        field.dispatchEvent(new Event("input", { bubbles: true }));
        localStorage.setItem(key, entry);
    }""",
        [DRAFT + key, json.dumps({"version": 1, "value": changed(kept, "Ditt")})],
    )
    form.expect_message("Det du skrev här ligger i ”Mitt (från en annan flik)”.")

    titles = sorted(draft["state"]["title"]["sv"] for draft in form.kept().values())

    assert titles == ["Ditt", "Mitt"]
    expect(form.field("title", "sv")).to_have_value("Mitt")


def changed(draft: Any, title: str) -> Any:
    """A draft as another tab would have changed it."""
    state = {**draft["state"], "title": {**draft["state"]["title"], "sv": title}}
    return {**draft, "state": state, "revision": "another"}


def test_a_draft_deleted_in_another_tab_stays_here(form: PlanForm, address: str) -> None:
    """It is told, and kept again when the reader goes on."""
    form.field("title", "sv").fill("Ett")
    assert len(form.kept()) == 1
    other = form.page.context.new_page()
    other.goto(f"{address}/")
    other.evaluate("localStorage.clear()")
    form.expect_message("togs bort i en annan flik")
    expect(form.field("title", "sv")).to_have_value("Ett")
    form.field("title", "sv").fill("Ett till")

    assert [draft["state"]["title"]["sv"] for draft in form.kept().values()] == ["Ett till"]


def test_a_blocked_storage_is_told_and_breaks_nothing(
    blocked_page: Page, address: str, tmp_path: Path
) -> None:
    """The form works for as long as the page is open, and the draft can be taken along."""
    form = PlanForm(blocked_page, address)
    expect(form.part("blocked")).to_be_visible()
    form.field("title", "sv").fill("Ett")
    form.part("more").locator("summary").click()
    form.part("blank").click()
    form.field("title", "sv").fill("Två")
    form.part("more").locator("summary").click()
    form.part("kept").get_by_role("button", name="Öppna Ett").click()
    expect(form.field("title", "sv")).to_have_value("Ett")
    form.part("more").locator("summary").click()
    with form.page.expect_download() as download:
        form.part("export").click()

    assert download.value.suggested_filename == "Ett.json"
    download.value.save_as(tmp_path / "Ett.json")
    form.give((tmp_path / "Ett.json").read_bytes(), "Ett.json")
    form.expect_message("Filen är inläst som utkastet ”Ett”.")


# Where a draft begins ---------------------------------------------------------------------------


def test_a_channels_page_leads_to_a_plan_for_it(page: Page, address: str) -> None:
    """Without loading the site anew; what was open before is kept."""
    page.goto(f"{address}/channels/blog/")
    page.get_by_role("link", name="Skriv en plan för Blogg").click()
    form = PlanForm.__new__(PlanForm)
    form.page = page
    form.expect_ready()

    expect(form.field("channel")).to_have_value("blog")
    assert "?" not in page.url
    assert form.kept() == {}


def test_a_plans_page_leads_to_its_revision(page: Page, address: str, copy: Path) -> None:
    """The plan is there whole, under its own id, and loads as it was when nothing is changed."""
    page.goto(f"{address}/registry/museum-facebook/")
    page.get_by_role("link", name="Ändra i formuläret").click()
    form = PlanForm.__new__(PlanForm)
    form.page = page
    form.expect_ready()
    form.expect_message("Utkastet innehåller planen Facebook, Ekmarks länsmuseum, redo att ändras.")
    form.go("finish")
    expect(form.part("planId")).to_have_value("museum-facebook")
    expect(form.part("planId")).to_have_attribute("readonly", "")
    expect(form.part("comments")).to_be_hidden()
    before = load_handbook(copy, RULES)[0]
    file = form.save(copy / "data" / "plans")

    assert file.name == "museum-facebook.yml"
    after, problems = load_handbook(copy, RULES)
    assert problems == []
    assert before
    assert after
    assert after.plans == before.plans


def test_a_second_revision_asks_which_draft(page: Page, address: str) -> None:
    """Nothing that was written is lost either way."""
    form = PlanForm(page, address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    form.field("status").select_option("paused")
    assert len(form.kept()) == 1

    again = PlanForm(page, address, "?plan=museum-facebook")
    again.answer("Fortsätt på utkastet")
    expect(again.field("status")).to_have_value("paused")
    again = PlanForm(page, address, "?plan=museum-facebook")
    again.answer("Börja om från planen")
    expect(again.field("status")).to_have_value("active")
    assert len(again.kept()) == 2
    again.part("undo").click()
    expect(again.field("status")).to_have_value("paused")
    assert len(again.kept()) == 1


def test_a_plan_is_chosen_by_its_id(form: PlanForm) -> None:
    """One that is not there is told at the field."""
    form.part("more").locator("summary").click()
    form.part("reviseId").fill("museum-fax")
    form.page.keyboard.press("Enter")
    expect(form.part("reviseError")).to_have_text("Det finns ingen sådan plan. Välj en i listan.")
    expect(form.part("reviseId")).to_be_focused()
    form.part("reviseId").fill("library-blog")
    form.part("revise").click()

    form.expect_message("redo att ändras")
    expect(form.field("channel")).to_have_value("blog")


@pytest.mark.parametrize(
    "query", ["?plan=../../x", "?plan=__proto__", "?channel=__proto__", "?plan=%3Cb%3E"]
)
def test_an_address_that_asks_for_nothing_known_opens_an_empty_form(
    page: Page, address: str, query: str
) -> None:
    """Nothing is fetched and nothing is kept."""
    form = PlanForm(page, address, query)

    expect(form.part("current")).to_have_text("Ny plan")
    expect(form.field("channel")).to_have_value("")
    assert form.kept() == {}


def test_comments_that_will_be_lost_are_told(context: BrowserContext, address: str) -> None:
    """Of a plan of the handbook, and of a file; until the plan has been proposed."""
    context.route(
        "**/feeds/plans-county-museum.js",
        lambda route: route.fulfill(
            body=route.fetch().text().replace('"comments": false', '"comments": true'),
            content_type="text/javascript",
        ),
    )
    form = PlanForm(context.new_page(), address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    form.go("finish")
    expect(form.part("comments")).to_be_visible()
    form.page.reload()
    form.expect_ready()
    expect(form.part("comments")).to_be_visible()


def test_it_works_from_a_file_system(context: BrowserContext, site: Path) -> None:
    """Where a page may fetch nothing: the parts and the plans are scripts."""
    form = PlanForm.__new__(PlanForm)
    form.page = context.new_page()
    form.page.goto(f"file://{site}/tools/plan/index.html?plan=museum-facebook")
    form.expect_ready()

    form.expect_message("redo att ändras")
    expect(form.field("status")).to_have_value("active")


# Files ------------------------------------------------------------------------------------------

GOOD = "unit: county-museum\nchannel: blog\nstatus: draft\npurpose: Därför\n"


REFUSED = [
    ("x" * 200_001, "a.yml", "Filen är för stor (201 kB). Högst 200 kB kan läsas in."),
    ("unit: [", "a.yml", "Filen går inte att förstå som YAML eller JSON. Felet är vid rad 2."),
    ("unit: x\nunit: y\n", "a.yml", "Felet är vid rad 2."),
    ("\x00\x01binary\xff", "a.png", "Filen går inte att förstå"),
    ("name: Blogg\nkind: blog\n", "blog.yml", "något annat än en handlingsplan"),
    ("[1, 2]", "a.json", "något annat än en handlingsplan"),
    ("", "a.yml", "något annat än en handlingsplan"),
    (GOOD + "purpos: x\n", "a.yml", "en plan inte har: purpos."),
    (GOOD + "goals: [{text: x, taget: 3}]\n", "a.yml", "en plan inte har: goals[0].taget."),
    (GOOD + "__proto__: {x: 1}\n", "a.yml", "en plan inte har: __proto__."),
    (GOOD + "constructor: 1\n", "a.yml", "en plan inte har: constructor."),
    (GOOD + "'<img src=x onerror=alert(1)>': 1\n", "a.yml", "<img src=x onerror=alert(1)>"),
    (GOOD + "goals: many\n", "a.yml", "inte uppbyggd som en plan, vid goals."),
    (GOOD + "account: [1]\n", "a.yml", "inte uppbyggd som en plan, vid account."),
    (GOOD + "title: {sv: {nb: x}}\n", "a.yml", "inte uppbyggd som en plan, vid title.sv."),
    (GOOD + "title: !!js/function 'x'\n", "a.yml", "Filen går inte att förstå"),
    (GOOD + "activities: &a [*a]\n", "a.yml", "fler värden än formuläret klarar"),
    (GOOD + "activities: [" + "x, " * 3_000 + "]\n", "a.yml", "fler värden"),
    ("[" * 100_000, "a.yml", "Filen går inte att förstå"),
    (
        ("a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
        "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n"
        "unit: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n"),
        "a.yml",
        "fler värden",
    ),
    ('{"kind": "kanalboken-plan-draft", "version": 9}', "a.json", "version av formuläret (9)"),
    ('{"kind": "kanalboken-plan-draft", "version": 1}', "a.json", "skadad eller ändrad"),
    (
        '{"kind": "kanalboken-plan-draft", "version": 1, "draft": {"name": 3}}',
        "a.json",
        "skadad eller ändrad för hand, vid name.",
    ),
    ('{"kind": "kanalboken-checklist", "version": 1}', "a.json", "något annat än en handlingsplan"),
]  # fmt: skip
"""What a file holds, what it is called, and why it is not taken."""


def test_a_file_that_cannot_be_taken_is_refused_with_the_reason(form: PlanForm) -> None:
    """What was there stays as it was."""
    form.field("title", "sv").fill("Mitt")
    before = form.kept()
    for content, name, told in REFUSED:
        form.part("message").evaluate("element => { element.textContent = ''; }")
        form.give(content, name)

        form.expect_message(told)
        form.expect_message("Ingenting har ändrats.")
        expect(form.field("title", "sv")).to_have_value("Mitt")
        assert form.kept() == before, told


@pytest.mark.parametrize(
    "content",
    [
        GOOD,
        "\ufeff" + GOOD.replace("\n", "\r\n"),
        json.dumps({"unit": "county-museum", "channel": "blog", "status": "draft", "purpose": {"sv": "Därför"}}),
        "# yaml-language-server: $schema=x\n" + GOOD + "closure: null\ngoals: []\n",
    ],
)  # fmt: skip
def test_a_plan_is_imported_as_a_draft_of_its_own(form: PlanForm, content: str) -> None:
    """YAML or JSON; it can be taken back at once."""
    form.field("title", "sv").fill("Mitt")
    form.give(content, "min-blogg.yml")

    form.expect_message("Filen är inläst som utkastet ”Blogg, Ekmarks länsmuseum”.")
    assert "kommentarer" not in (form.part("message").text_content() or "")
    expect(form.field("purpose", "sv")).to_have_value("Därför")
    form.go("finish")
    expect(form.part("planId")).to_have_value("min-blogg")
    assert len(form.kept()) == 2
    form.give(content, "min-blogg.yml")
    form.part("undo").click()
    assert len(form.kept()) == 2


def test_a_file_of_one_of_our_plans_is_its_revision(form: PlanForm, site: Path) -> None:
    """By its name; values that the handbook would not take are shown and marked."""
    text = (site.parent / "data/plans/library-blog.yml").read_text(encoding="utf-8")
    form.give(
        text.replace("hours_per_week:", "hours_per_week: many #"),
        "library-blog.yml",
    )
    form.expect_message("Filens kommentarer (text efter #) följer inte med.")
    form.go("work")

    expect(form.field("hours_per_week")).to_have_value("many")
    expect(form.problems("hours_per_week")).to_contain_text("many är inget tal.")
    expect(form.part("base")).to_contain_text("Utkastet ändrar planen")


def test_a_day_that_no_calendar_has_is_shown_as_written(form: PlanForm) -> None:
    """And an id that is unknown stays in its list to be seen."""
    form.give(
        "unit: nowhere\nchannel: blog\nstatus: draft\nagreement: 2026-02-30\n"
        "audiences: [families, nobody]\nros: {date: soon, done_by: [ghost]}\n"
    )
    form.expect_message("Filen är inläst")
    form.go("decision")

    expect(form.field("agreement")).to_have_value("2026-02-30")
    expect(form.problems("agreement")).to_contain_text("2026-02-30 är inget datum.")
    form.go("place")
    expect(form.field("unit")).to_have_value("nowhere")
    expect(form.problems("unit")).to_contain_text("nowhere finns inte i handboken.")
    form.go("purpose")
    expect(form.tick("audiences", "nobody")).to_be_checked()
    expect(form.problems("audiences")).to_contain_text("nobody finns inte i handboken.")
    form.tick("audiences", "nobody").uncheck()
    expect(form.problems("audiences")).to_have_count(0)
    assert "audiences: [families]" in form.yaml()
    form.go("safety")
    expect(form.field("ros.date")).to_have_value("soon")


def test_a_draft_goes_to_another_machine_and_back(form: PlanForm, tmp_path: Path) -> None:
    """Export and import; also what is wrong in it."""
    form.field("channel").select_option("blog")
    form.go("work")
    form.field("hours_per_week").fill("många")
    form.part("more").locator("summary").click()
    with form.page.expect_download() as download:
        form.part("export").click()
    download.value.save_as(tmp_path / "a.json")
    form.page.evaluate("localStorage.clear()")
    form.page.reload()
    form.expect_ready()
    form.give((tmp_path / "a.json").read_bytes(), "a.json")
    form.go("work")

    expect(form.field("hours_per_week")).to_have_value("många")
    expect(form.field("channel")).to_have_value("blog")


# The end ----------------------------------------------------------------------------------------


@pytest.fixture
def short(page: Page, address: str) -> PlanForm:
    """A short plan that the handbook takes, with what is opened and copied kept for the test."""
    page.add_init_script(OPENED)
    page.add_init_script(COPIED)
    form = PlanForm(page, address)
    form.field("unit").select_option("county-museum")
    form.field("channel").select_option("podcast")
    form.go("purpose")
    form.field("purpose", "sv").fill("Därför att – 100 % & mer?")
    form.go("finish")
    return form


def test_a_new_plan_is_proposed_filled_in(short: PlanForm) -> None:
    """On the host's page for a new file, in a tab of its own."""
    short.part("propose").click()
    short.expect_message("Sidan för förslaget öppnas i en ny flik, med planen ifylld.")
    ((address, target, how),) = short.page.evaluate("window.opened")

    parts = urlsplit(address)
    assert f"{parts.scheme}://{parts.netloc}{parts.path}" == (
        "https://github.example/region-ekmark/kanalboken/new/main"
    )
    query = parse_qs(parts.query, strict_parsing=True)
    assert query == {
        "filename": ["data/plans/county-museum-podcast.yml"],
        "value": [short.yaml()],
    }
    assert (target, how) == ("_blank", "noopener,noreferrer")
    assert short.page.evaluate("window.copied") == []


def test_a_long_plan_is_copied_and_the_page_opened(short: PlanForm) -> None:
    """Hosts refuse addresses that are too long; the reader is told to paste."""
    short.go("purpose")
    short.field("purpose", "sv").fill("Därför. " * 500)
    short.go("finish")
    short.part("propose").click()
    short.expect_message("Planen är kopierad. Klistra in den på sidan som öppnas i en ny flik.")

    ((address, *_),) = short.page.evaluate("window.opened")
    assert len(address) < 200
    assert address.endswith("filename=data%2Fplans%2Fcounty-museum-podcast.yml")
    assert short.page.evaluate("window.copied") == [short.yaml()]


def test_a_revision_is_proposed_on_the_files_own_page(page: Page, address: str) -> None:
    """Where the whole text is replaced."""
    page.add_init_script(OPENED)
    page.add_init_script(COPIED)
    form = PlanForm(page, address, "?plan=library-blog")
    form.expect_message("redo att ändras")
    form.go("finish")
    form.part("propose").click()

    form.expect_message("markerar du all text och klistrar in den nya")
    ((opened, *_),) = page.evaluate("window.opened")
    assert opened == (
        "https://github.example/region-ekmark/kanalboken/edit/main/data/plans/library-blog.yml"
    )
    assert page.evaluate("window.copied") == [form.yaml()]


def test_without_a_clipboard_the_text_is_there_to_copy_by_hand(page: Page, address: str) -> None:
    """With the way to the host's page beside it."""
    page.add_init_script(OPENED)
    page.add_init_script(NO_CLIPBOARD)
    form = PlanForm(page, address, "?plan=library-blog")
    form.expect_message("redo att ändras")
    form.go("finish")
    form.part("propose").click()

    expect(form.part("copyText")).to_have_value(form.yaml())
    expect(form.part("copyText")).to_be_focused()
    expect(form.part("copyLink")).to_have_attribute("href", re.compile(r"/edit/main/"))
    assert page.evaluate("window.opened") == []
    page.keyboard.press("Escape")
    form.part("copy").click()
    expect(form.part("copyLink")).to_be_hidden()


def test_what_the_handbook_would_not_take_is_not_proposed(short: PlanForm) -> None:
    """The focus goes to the list of what to correct; the file can be saved all the same."""
    short.part("planId").fill("Min Plan")
    expect(short.problems(":id")).to_contain_text("Min Plan är inget id.")
    short.part("propose").click()
    short.expect_message("Rätta först det som är markerat")
    expect(short.part("summary")).to_be_focused()
    assert short.page.evaluate("window.opened") == []
    short.part("planId").fill("library-blog")
    expect(short.problems(":id")).to_contain_text("Det finns redan en plan med det id:t.")
    short.part("planId").fill("")
    short.part("summary").focus()

    expect(short.part("planId")).to_have_value("county-museum-podcast")
    with short.page.expect_download():
        short.part("save").click()
    short.expect_message("Planen är sparad som county-museum-podcast.yml.")


def test_what_is_wrong_is_saved_and_told(short: PlanForm, copy: Path) -> None:
    """Nothing that was typed is left out of the file, and the check names it."""
    short.go("work")
    short.field("hours_per_week").fill("many")
    short.go("finish")
    file = short.save(copy / "data" / "plans")

    short.expect_message("men handboken tar inte emot den förrän")
    assert "hours_per_week: many" in file.read_text(encoding="utf-8")
    done = check(copy)
    assert done.returncode == 1
    assert "hours_per_week" in done.stdout


@pytest.mark.parametrize(
    ("kind", "branch", "is_new", "expected"),
    [
        ("github", "a/b c", True, "https://h.example/r/new/a/b%20c?filename=data%2Fplans%2Fx.yml&value=t%26%0A"),
        ("github", "main", False, "https://h.example/r/edit/main/data/plans/x.yml"),
        ("gitlab", "main", True, "https://h.example/r/-/new/main?file_name=data%2Fplans%2Fx.yml&content=t%26%0A"),
        ("gitlab", "main", False, "https://h.example/r/-/edit/main/data/plans/x.yml"),
    ],
)  # fmt: skip
def test_each_host_has_its_addresses(
    form: PlanForm, kind: str, branch: str, is_new: bool, expected: str
) -> None:
    """Only where the page surely comes filled in is the text not copied as well."""
    repository = {"kind": kind, "url": "https://h.example/r", "branch": branch}
    answer = form.page.evaluate(
        """([repository, isNew]) =>
            handbookProposal.address(repository, "data/plans/x.yml", isNew, "t&\\n")""",
        [repository, is_new],
    )

    assert answer == {"address": expected, "filled": kind == "github" and is_new}


def test_the_plan_prints_as_the_form_to_sign(page: Page, address: str) -> None:
    """With what it says, lines for what it lacks, and the approval; nothing else of the page."""
    form = PlanForm(page, address, "?plan=stage-tiktok")
    form.expect_message("redo att ändras")
    page.emulate_media(media="print")
    paper = form.part("paper")

    expect(paper.locator("h1")).to_have_text("TikTok, Scenkonst Ekmark")
    expect(paper).to_contain_text("Gymnasieelever tittar på korta filmer")
    expect(paper.locator("dd.plan-form__line").first).to_be_visible()
    expect(page.get_by_text("Jag har läst handlingsplanen och godkänner den.")).to_be_visible()
    expect(form.part("head")).to_have_text("enhetschef, scenkonsten")
    for hidden in ("h1:has-text('Skriv en handlingsplan')", "#how-it-is-kept", "form", "progress"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".plan-form__said")).to_be_hidden()


def test_print_is_what_the_button_does(short: PlanForm) -> None:
    """The reader's own print dialog."""
    short.page.evaluate("window.print = () => { window.printed = true; }")
    short.part("print").click()

    assert short.page.evaluate("window.printed") is True


# For everyone -----------------------------------------------------------------------------------


def test_without_scripts_it_is_a_form_to_print(browser: Browser, address: str) -> None:
    """Every field is there, and nothing is offered that cannot be done."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{PATH}")

    expect(page.locator("form > [data-step]:visible")).to_have_count(9)
    expect(page.locator("handbook-plan-form button:visible")).to_have_count(0)
    expect(page.locator("noscript .tool__notice")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("#plan-purpose")).to_be_visible()
    expect(page.get_by_text("Jag har läst handlingsplanen och godkänner den.")).to_be_visible()
    context.close()


def test_a_part_that_cannot_be_loaded_is_told(browser: Browser, address: str) -> None:
    """The form stays as the server wrote it, to be printed."""
    context = browser.new_context()
    context.route("**/plan-rules.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}{PATH}")

    expect(page.locator("[data-part=failed]")).to_be_visible()
    expect(page.locator("form > [data-step]:visible")).to_have_count(9)
    context.close()


def test_it_is_at_work_before_the_other_plans_have_come(browser: Browser, address: str) -> None:
    """What only they can tell is told as unchecked, and they can be asked for again."""
    context = browser.new_context()
    held: list[Route] = []
    context.route("**/feeds/plans.js", lambda route: held.append(route))
    form = PlanForm.__new__(PlanForm)
    form.page = context.new_page()
    form.page.goto(f"{address}{PATH}?plan=museum-facebook", wait_until="commit")
    form.expect_message("Planen hämtas.")
    form.field("unit").select_option("county-museum")
    form.go("preparation")
    form.add("coordinates_with")
    form.field("coordinates_with.0").fill("nobody")
    form.go("finish")
    expect(form.part("awaited")).to_be_visible()
    form.part("planId").fill("museum-facebook")
    expect(form.part("yaml")).to_contain_text("unit: county-museum")

    held[0].abort()
    form.expect_message("Planen museum-facebook kunde inte hämtas.")
    expect(form.part("lost")).to_be_visible()
    expect(form.part("awaited")).to_be_hidden()
    expect(form.part("summary")).not_to_contain_text("nobody")

    context.unroute_all()
    form.part("again").click()
    expect(form.part("summary")).to_contain_text("nobody finns inte i handboken.")
    expect(form.part("summary")).to_contain_text("Det finns redan en plan med det id:t.")
    expect(form.part("summary")).to_be_focused()
    expect(form.part("lost")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_it_fits_a_phone(page: Page, address: str, width: int) -> None:
    """In every step, with items in every list; targets are large enough for a thumb."""
    page.set_viewport_size({"width": width, "height": 640})
    form = PlanForm(page, address, "?plan=museum-facebook")
    form.expect_message("redo att ändras")
    for step in ("place", "account", "purpose", "work", "people", "safety", "preparation"):
        form.go(step)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, step
    form.go("finish")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          "handbook-plan-form :is(button, select, summary, input:not([type=checkbox]))")]
          .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
          .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_axe_finds_nothing(page: Page, address: str, scheme: str) -> None:
    """In every step of a plan with errors, on a light page and a dark one."""
    form = PlanForm(page, address, "?plan=stage-tiktok")
    form.expect_message("redo att ändras")
    page.evaluate("s => document.body.setAttribute('data-md-color-scheme', s)", scheme)
    form.go("safety")
    form.field("ros.date").evaluate("field => { field.type = 'text'; }")
    form.field("ros.date").fill("i går")
    for step in ("place", "purpose", "people", "safety", "preparation", "follow-up", "finish"):
        form.go(step)
        page.mouse.move(0, 0)
        assert find_violations(page, "'handbook-plan-form'") == [], step


def test_other_pages_load_nothing_of_it(page: Page, address: str) -> None:
    """The form's parts and js-yaml come with the form only."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/channels/blog/")
    page.wait_for_load_state("networkidle")

    assert [url for url in asked if re.search(r"js-yaml|plan-", url)] == []


def test_the_library_is_the_published_one() -> None:
    """Byte by byte, with its licence beside it."""
    vendor = ROOT / "overrides" / "assets" / "vendor"
    package = ROOT / "node_modules" / "js-yaml"
    assert (vendor / "js-yaml.min.js").read_bytes() == (
        package / "dist/js-yaml.min.js"
    ).read_bytes()
    assert (vendor / "js-yaml.LICENSE.txt").read_bytes() == (package / "LICENSE").read_bytes()
    pinned = json.loads((ROOT / "package.json").read_text())["devDependencies"]["js-yaml"]
    assert json.loads((package / "package.json").read_text())["version"] == pinned
