"""What the plan form tells while one writes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.plan_form.form import PlanForm


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
