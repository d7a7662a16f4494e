"""A list taken along: as a file, and as text to paste."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, expect

from tests.browser.checklist.checklist import RECORD, Checklist
from tests.browser.checks import NO_CLIPBOARD


def file_of(**fields: Any) -> str:
    """A file as the checklist exports it, with some fields otherwise."""
    about = {"kind": "kanalboken-checklist", "version": 1, "checklist": "start", "title": "Start"}
    top = {key: fields.pop(key) for key in list(fields) if key in about and key != "version"}
    if "format" in fields:
        top["version"] = fields.pop("format")
    return json.dumps({**about, **top, "list": {**RECORD, **fields}})


def test_a_list_travels_as_a_file(
    checklist: Checklist, browser: Browser, address: str, tmp_path: Path
) -> None:
    """What one browser exports another imports: name, plan, kind and ticks."""
    plan = checklist.setup["plans"][0]
    checklist.begin(plan["name"])
    checklist.tick(0, 2)
    ticked = checklist.ticked()
    with checklist.page.expect_download() as download:
        checklist.part("export").click()
    name = download.value.suggested_filename
    file = tmp_path / name
    download.value.save_as(file)
    assert re.fullmatch(r"[\w-]+\.json", name)
    checklist.expect_message(name)

    context = browser.new_context(locale="sv-SE")
    elsewhere = Checklist(context.new_page(), address)
    elsewhere.give(file.read_bytes())

    elsewhere.expect_message(f"Listan ”{plan['name']}” är inläst.")
    expect(elsewhere.part("kind")).to_have_value(plan["kind"])
    assert elsewhere.ticked() == ticked
    elsewhere.part("undo").click()
    assert elsewhere.kept() == {}
    expect(elsewhere.part("current")).to_have_text("Namnlös lista")
    context.close()


def test_an_import_into_a_list_with_ticks_asks(checklist: Checklist) -> None:
    """Joined, replaced or left alone, as the reader says; each can be taken back."""
    rows = checklist.page.locator(".checklist__item")
    first, second = (rows.nth(index).get_attribute("data-item") or "" for index in (0, 1))
    checklist.begin("Bloggen i höst")
    checklist.tick(0)
    file = file_of(ticks={second: "2026-03-01"})

    checklist.give(file)
    dialog = checklist.page.get_by_role("dialog", name="Det finns redan en lista")
    expect(dialog).to_contain_text("Listan här har 1 kryss, och filen har 1.")
    checklist.answer("Avbryt")
    assert checklist.ticked() == [first]
    expect(checklist.part("import")).to_be_focused()

    checklist.give(file)
    checklist.answer("Slå ihop dem")
    checklist.expect_message("lagts till")
    assert checklist.ticked() == [first, second]
    checklist.part("undo").click()
    assert checklist.ticked() == [first]

    checklist.give(file)
    checklist.answer("Byt ut listan mot filen")
    checklist.expect_message("utbytt")
    assert checklist.ticked() == [second]
    checklist.part("undo").click()
    assert checklist.ticked() == [first]


REFUSED = {
    "no JSON": ("{", "ingen exporterad checklista"),
    "nothing": ("", "ingen exporterad checklista"),
    "a list": ("[]", "något annat än en checklista"),
    "another kind": (file_of(kind="kanalboken-plan"), "något annat än en checklista"),
    "a later version": (file_of(format=2), "en annan version av handboken (2)"),
    "a strange version": (file_of(format="<b>"), "en annan version av handboken (?)"),
    "another checklist": (
        file_of(checklist="closing", title="<img src=x>"),
        "en annan checklista: <img src=x>.",
    ),
    "no ticks": (file_of(ticks=None), "list.ticks"),
    "a bad day": (file_of(ticks={"a": "2026-02-30"}), "list.ticks"),
    "a script for a day": (file_of(ticks={"a": "<script>"}), "list.ticks"),
    "a prototype": (
        file_of(ticks={"a": "2026-03-01"}).replace('"a"', '"__proto__"'),
        "list.ticks",
    ),
    "too many ticks": (file_of(ticks={f"a{n}": "2026-03-01" for n in range(1001)}), "list.ticks"),
    "a name of another type": (file_of(name=["x"]), "list.name"),
    "words of another type": (file_of(items={"a": 1}), "list.items"),
    "a plan with a path": (file_of(plan="../x"), "list.plan"),
    "a version below one": (file_of(version=0), "list.version"),
    "too large": (file_of(name="x" * 200_000), "för stor (201 kB). Högst 200 kB läses in."),
}


def test_a_file_that_is_not_a_list_is_refused_with_the_reason(checklist: Checklist) -> None:
    """And nothing that was there is lost."""
    checklist.begin("Bloggen i höst")
    checklist.tick(0)
    before = checklist.kept()
    for case, (content, reason) in REFUSED.items():
        checklist.part("message").evaluate("element => { element.textContent = ''; }")
        checklist.give(content)

        checklist.expect_message(reason)
        checklist.expect_message("Ingenting har ändrats.")
        expect(checklist.part("undo")).to_be_hidden()
        assert checklist.kept() == before, case
        checklist.expect_count(1)


def test_hostile_words_in_a_file_show_as_text(checklist: Checklist) -> None:
    """No element is made of them, and characters that turn the text around are gone."""
    name = "<img src=x onerror=alert(1)>\u202e\u0000gnp." + "x" * 100
    checklist.give(
        file_of(
            name=name,
            kind="kanalboken-checklist",
            items={"constructor": "<script>alert(1)</script>", "tostring": "x" * 1000},
            ticks={"constructor": "2026-03-01", "unknown": "2026-03-01"},
        )
    )

    current = checklist.part("current")
    expect(current).to_contain_text("<img src=x onerror=alert(1)> gnp.")
    shown = current.inner_text()
    assert shown.startswith("<img src=x onerror=alert(1)> gnp.")
    assert len(shown) == 80
    texts = checklist.part("changesList").locator("li").all_inner_texts()
    assert texts[0] == "<script>alert(1)</script>"
    assert len(texts[1]) == 300
    expect(checklist.page.locator("handbook-checklist img")).to_have_count(0)
    checklist.expect_count(0)


def test_the_list_is_copied_as_a_task_list(
    context: BrowserContext, checklist: Checklist, address: str
) -> None:
    """With a heading a group, who does it, and nothing in a name read as Markdown."""
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    checklist.begin("*Bloggen* [i](höst)")
    checklist.tick(0)
    checklist.part("copy").click()
    checklist.expect_message("Listan är kopierad.")

    text: str = checklist.page.evaluate("navigator.clipboard.readText()")

    lines = text.split("\n")
    assert lines[0] == f"# {checklist.setup['title']}"
    assert lines[2].startswith("\\*Bloggen\\* \\[i\\](höst) · ")
    assert lines[2].endswith(f" · 1 av {checklist.all} klara")
    groups = checklist.page.locator("[data-group] h3").all_inner_texts()
    assert [line.removeprefix("## ") for line in lines if line.startswith("## ")] == groups
    tasks = [line for line in lines if line.startswith("- [")]
    assert len(tasks) == checklist.all
    label = checklist.page.locator(".checklist__item label").first.inner_text()
    assert tasks[0].startswith(f"- [x] {label}")
    assert all(task.startswith("- [ ] ") for task in tasks[1:])
    role = checklist.page.locator("[data-who]").first.inner_text()
    assert f"({role})" in text


def test_without_a_clipboard_the_text_is_shown_to_copy(
    context: BrowserContext, address: str
) -> None:
    """A page without a secure address has no clipboard: the text stands selected."""
    context.add_init_script(NO_CLIPBOARD)
    checklist = Checklist(context.new_page(), address)
    checklist.part("copy").click()

    expect(checklist.page.get_by_role("dialog", name="Kopiera listan")).to_be_visible()
    area = checklist.part("copyText")
    expect(area).to_be_focused()
    selected: str = area.evaluate("a => a.value.slice(a.selectionStart, a.selectionEnd)")
    assert selected.count("- [ ] ") == checklist.all
    checklist.page.keyboard.press("Escape")
    expect(checklist.part("copy")).to_be_focused()
