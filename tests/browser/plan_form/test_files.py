"""Plans and drafts from files, and what no file may hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.plan_form.form import PlanForm

GOOD = "unit: county-museum\nchannel: blog\nstatus: draft\npurpose: Därför\n"


REFUSED: list[tuple[str | bytes, str, str]] = [
    ("x" * 200_001, "a.yml", "Filen är för stor (201 kB). Högst 200 kB kan läsas in."),
    ("unit: [", "a.yml", "Filen går inte att förstå som YAML eller JSON. Felet är vid rad 2."),
    ("unit: x\nunit: y\n", "a.yml", "Felet är vid rad 2."),
    ("\x00\x01binary\xff", "a.png", "Filen går inte att förstå"),
    ("name: Blogg\nkind: blog\n", "blog.yml", "något annat än en handlingsplan"),
    ((GOOD + "title: Räksmörgås\n").encode("latin-1"), "a.yml", "inte att läsa som text i UTF-8"),
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
    (GOOD + f"title: &a {'x' * 100_000}\nactivities: [{'*a, ' * 1_000}]\n", "a.yml", "fler värden"),
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


def test_taking_back_an_import_spares_what_was_written_since(form: PlanForm) -> None:
    """The draft that was open comes back, and the other one is among those that are kept."""
    form.field("title", "sv").fill("Mitt")
    form.give(GOOD)
    form.field("title", "sv").fill("Skrivet efteråt")
    assert len(form.kept()) == 2
    form.part("undo").click()

    expect(form.field("title", "sv")).to_have_value("Mitt")
    titles = {draft["state"]["title"]["sv"] for draft in form.kept().values()}
    assert titles == {"Mitt", "Skrivet efteråt"}


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


def test_a_file_made_to_take_long_is_taken_at_once(form: PlanForm) -> None:
    """Whether its many # are comments is not tried without end, nor what a long line holds."""
    text = GOOD.replace("Därför\n", "|\n" + "  a # b\n" * 9_000)
    form.give(text + f"hours_per_week: '1{' ' * 60_000}{'2' * 60_000}x'\n", "a.yml")

    form.expect_message("Filens kommentarer (text efter #) följer inte med.")
    form.go("work")
    expect(form.problems("hours_per_week")).to_contain_text("är inget tal.")


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
