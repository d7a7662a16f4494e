"""The result: the pass mark, another try, and the certificate with its line for the plan."""

from __future__ import annotations

import json
import re

import yaml
from playwright.sync_api import expect

from macros.models.plan import Training
from tests.browser.checks import NO_CLIPBOARD
from tests.browser.quiz.taker import Taker


def test_the_pass_mark_is_met_to_the_question(taker: Taker) -> None:
    """Twelve of fifteen pass; the rest is listed to look at again, with its laws."""
    missed = taker.finish(wrong=3)

    result = taker.part("resultText")
    expect(result).to_have_text("Godkänt! Du hade 12 av 15 rätt (80 %). Gränsen är 12.")
    expect(taker.part("resultTitle")).to_be_focused()
    rows = taker.part("repeatList").locator("li")
    expect(rows).to_have_count(3)
    expect(taker.part("certificate")).to_be_visible()
    rows.first.get_by_role("button").click()
    assert taker.question_id in missed
    expect(taker.question.locator("h3")).to_be_focused()
    taker.part("toResult").click()
    laws = taker.page.locator('[data-part="repeatList"] a[href*="policy/law/#law-"]')
    asked = {q: taker.page.locator(f'[data-question="{q}"] [data-laws] a') for q in missed}
    assert laws.count() > 0 or all(found.count() == 0 for found in asked.values())


def test_below_the_pass_mark_there_is_no_certificate(taker: Taker) -> None:
    """Eleven of fifteen do not pass; the reader is asked to try again."""
    taker.finish(wrong=4)

    expect(taker.part("resultText")).to_have_text(
        "Inte godkänt än. Du hade 11 av 15 rätt (73 %), och det behövs 12. "
        "Läs förklaringarna och försök igen."
    )
    expect(taker.part("certificate")).to_be_hidden()
    taker.page.reload()
    expect(taker.part("resultText")).to_contain_text("11 av 15")


def test_all_right_has_nothing_to_repeat(taker: Taker) -> None:
    """And the bar is full."""
    taker.finish()

    expect(taker.part("resultText")).to_have_text("Godkänt! Du hade rätt på alla 15.")
    expect(taker.part("repeat")).to_be_hidden()
    expect(taker.part("progress")).to_have_js_property("value", 15)


def test_trying_again_shuffles_questions_and_options(taker: Taker) -> None:
    """Each time in another order; what was passed before stays passed."""
    first = taker.order
    taker.finish()
    taker.part("again").click()

    second = taker.order
    assert sorted(question.split(":")[0] for question in first) == sorted(
        question.split(":")[0] for question in second
    )
    assert [q.split(":")[0] for q in first] != [q.split(":")[0] for q in second]
    assert sorted(first) != sorted(second), "the options too"
    taker.expect_count("15 frågor, ingen besvarad än")
    expect(taker.question.locator("h3")).to_be_focused()
    expect(taker.question.locator("[data-number]")).to_have_text("Fråga 1 av 15")
    expect(taker.part("certificate")).to_be_visible()
    expect(taker.certificate("paperResult")).to_have_text("15 av 15 rätt (100 %)")


def test_a_worse_try_keeps_the_certificate_of_the_better_one(taker: Taker) -> None:
    """The certificate tells its own result, the page that of the last try."""
    taker.finish()
    taker.part("again").click()
    taker.finish(wrong=15)

    expect(taker.part("resultText")).to_contain_text("Inte godkänt än. Du hade 0 av 15 rätt (0 %)")
    expect(taker.certificate("paperResult")).to_have_text("15 av 15 rätt (100 %)")


def test_the_certificate_tells_who_what_when_and_which_version(taker: Taker) -> None:
    """With the day on the reader's clock, and the edition that was asked."""
    taker.page.clock.set_fixed_time("2026-12-01T12:00:00")
    taker.finish(wrong=2)
    taker.certificate("name").fill("  Åsa   Ek ")
    taker.certificate("role").select_option("communicator")
    paper = taker.page.locator(".certificate")

    expect(taker.certificate("paperName")).to_have_text("Åsa Ek")
    expect(taker.certificate("paperDate")).to_have_text("1 december 2026")
    expect(taker.certificate("paperResult")).to_have_text("13 av 15 rätt (86 %)")
    expect(taker.certificate("paperEdition")).to_have_text("22 november 2026")
    expect(taker.certificate("paperVersion")).to_have_text(taker.setup["version"])
    expect(paper).to_contain_text("Grundutbildning")
    expect(taker.certificate("paperRole")).to_have_text("kommunikatör")


def test_the_line_for_the_plan_loads_as_a_training(taker: Taker) -> None:
    """It is pasted under `training`, just as it is."""
    taker.page.clock.set_fixed_time("2026-12-01T12:00:00")
    taker.finish()
    taker.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    taker.certificate("role").select_option("curator")
    taker.certificate("copy").click()
    expect(taker.certificate("copied")).to_have_text("Raden är kopierad.")

    line = taker.page.evaluate("navigator.clipboard.readText()")
    assert line == "- {who: curator, date: 2026-12-01, quiz: basic}"
    (entry,) = yaml.safe_load(line)
    training = Training.model_validate(entry)
    assert (training.who, str(training.date), training.quiz) == ("curator", "2026-12-01", "basic")


def test_the_line_needs_a_role(taker: Taker) -> None:
    """The error is said at the field, which gets the focus."""
    taker.finish()
    taker.certificate("copy").click()

    expect(taker.certificate("roleError")).to_have_text("Välj din roll först.")
    expect(taker.certificate("role")).to_be_focused()
    expect(taker.certificate("role")).to_have_attribute("aria-invalid", "true")
    taker.certificate("role").select_option("curator")
    expect(taker.certificate("roleError")).to_be_empty()


def test_where_copying_is_blocked_the_line_is_selected(taker: Taker) -> None:
    """The reader copies by hand."""
    taker.finish()
    taker.page.evaluate(NO_CLIPBOARD)
    taker.certificate("role").select_option("curator")
    taker.certificate("copy").click()

    expect(taker.certificate("copied")).to_contain_text("Raden är markerad")
    selected = taker.page.evaluate(
        "(({value, selectionStart, selectionEnd}) => value.slice(selectionStart, selectionEnd))"
        "(document.activeElement)"
    )
    assert selected == taker.certificate("line").input_value()


def test_the_name_is_kept_nowhere_and_stays_text(taker: Taker) -> None:
    """Markup in a name is shown as it was typed; a reload forgets it."""
    taker.finish()
    taker.certificate("name").fill("<img src=x onerror=alert(1)>\u202eÅsa")

    expect(taker.certificate("paperName")).to_have_text("<img src=x onerror=alert(1)> Åsa")
    assert taker.page.locator(".certificate img").count() == 0
    assert "Åsa" not in json.dumps(taker.page.evaluate("({...localStorage})"), ensure_ascii=False)
    taker.page.reload()
    expect(taker.certificate("name")).to_have_value("")
    expect(taker.certificate("paperName")).to_be_empty()


def test_the_certificate_prints_alone_on_one_sheet(taker: Taker) -> None:
    """Dark on white paper, also from a dark page; afterwards the whole page prints again."""
    taker.page.emulate_media(color_scheme="dark")
    taker.page.reload()
    taker.finish()
    taker.page.evaluate("window.print = () => {}")
    taker.certificate("name").fill("Åsa Ek")
    taker.certificate("print").click()
    taker.page.emulate_media(media="print", color_scheme="dark")

    expect(taker.certificate("paperName")).to_be_visible()
    for other in ("h1", ".md-header", ".quiz__intro", '[data-part="result"]', ".quiz__question"):
        expect(taker.page.locator(other).first).to_be_hidden()
    shown = taker.certificate("paperName").evaluate("name => getComputedStyle(name).color")
    red, green, blue = (float(part) for part in re.findall(r"[\d.]+", shown)[:3])
    assert max(red, green, blue) < 100
    pdf = taker.page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    width, height = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)[0]
    assert (round(float(width)), round(float(height))) == (595, 842)
    taker.page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(taker.page.locator("h1")).to_be_visible()
