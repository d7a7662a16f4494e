"""A finished plan: proposed, copied, saved, printed."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import NO_CLIPBOARD, OPENED, times_printed
from tests.browser.plan_form.form import PlanForm
from tests.command_line import run

COPIED = """
window.copied = [];
Object.defineProperty(navigator, "clipboard", {
  value: { writeText: (text) => { window.copied.push(text); return Promise.resolve(); } },
});
"""


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

    way = {"new": "https://h.example/-/new/main?file_name=p%2F", "text": "content", "fills": False}
    told = short.page.evaluate("w => handbookProposal.address(w, 'x.yml', true, 't&\\n')", way)
    whole = f"{way['new']}x.yml&content=t%26%0A"
    assert told == {"address": whole, "filled": False}, "where hosts differ the text is copied too"


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


def propose_revision(page: Page, address: str, clipboard: str) -> PlanForm:
    """Open a plan that the handbook has, and propose it, with a clipboard like this."""
    page.add_init_script(OPENED)
    page.add_init_script(clipboard)
    form = PlanForm(page, address, "?plan=library-blog")
    form.expect_message("redo att ändras")
    form.go("finish")
    form.part("propose").click()
    return form


def test_a_revision_is_proposed_on_the_files_own_page(page: Page, address: str) -> None:
    """Where the whole text is replaced."""
    form = propose_revision(page, address, COPIED)

    form.expect_message("markerar du all text och klistrar in den nya")
    ((opened, *_),) = page.evaluate("window.opened")
    assert opened == (
        "https://github.example/region-ekmark/kanalboken/edit/main/data/plans/library-blog.yml"
    )
    assert page.evaluate("window.copied") == [form.yaml()]


def test_without_a_clipboard_the_text_is_there_to_copy_by_hand(page: Page, address: str) -> None:
    """With the way to the host's page beside it."""
    form = propose_revision(page, address, NO_CLIPBOARD)

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
    file = short.save_in(copy / "data" / "plans")

    short.expect_message("men handboken tar inte emot den förrän")
    assert "hours_per_week: many" in file.read_text(encoding="utf-8")
    done = run(copy, "check", "--today", "2026-11-22")
    assert done.exit_code == 1
    assert "hours_per_week" in done.output


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
    expect(page.locator(".approval dd").last).to_have_text("Förvaltningschef")
    for hidden in ("h1:has-text('Skriv en handlingsplan')", "#how-it-is-kept", "form", "progress"):
        expect(page.locator(hidden).first).to_be_hidden()
    expect(page.locator(".plan-form__said")).to_be_hidden()


def test_print_is_what_the_button_does(short: PlanForm) -> None:
    """The reader's own print dialog."""
    assert times_printed(short.part("print")) == 1
