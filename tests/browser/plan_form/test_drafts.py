"""Drafts of a plan: kept, in several tabs, and where nothing can be kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.checks import wait_until
from tests.browser.plan_form.form import DRAFT, PlanForm


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
