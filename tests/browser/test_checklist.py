"""The checklist as a reader uses it: ticks, lists, filters, files, print, and what can go wrong."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.checks import give_file

PATH = "/tools/checklist/"
KEY = "kanalboken:checklist:start:"


class Checklist:
    """The checklist on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, address: str, path: str = PATH) -> None:
        self.page = page
        page.goto(f"{address}{path}")
        expect(self.part("actions")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

    @property
    def boxes(self) -> Locator:
        """The checkboxes of the items that are shown."""
        return self.page.locator(".checklist__item:not([hidden]) input")

    @property
    def all(self) -> int:
        """How many items the checklist has, shown or not."""
        return self.page.locator(".checklist__item").count()

    @property
    def setup(self) -> Any:
        """What the server told the script."""
        return json.loads(self.page.locator("handbook-checklist").get_attribute("data-setup") or "")

    def begin(self, name: str) -> None:
        """Open the list of a plan or a name, or make it."""
        self.part("name").fill(name)
        self.part("choose").click()

    def tick(self, *indexes: int) -> None:
        """Tick some of the items that are shown."""
        for index in indexes:
            self.boxes.nth(index).check()

    def ticked(self) -> list[str]:
        """The ids of the items that are ticked."""
        ids: list[str] = self.page.eval_on_selector_all(
            ".checklist__item:has(input:checked)", "rows => rows.map((row) => row.dataset.item)"
        )
        return ids

    def answer(self, label: str) -> None:
        """Press a button of the open dialog."""
        self.page.locator("dialog[open]").get_by_role("button", name=label).click()

    def kept(self) -> dict[str, Any]:
        """The lists in the browser's storage, by id."""
        entries: dict[str, str] = self.page.evaluate("({...localStorage})")
        return {
            key.removeprefix(KEY): json.loads(text)["value"]
            for key, text in entries.items()
            if key.startswith(KEY)
        }

    def keep(self, list_id: str, **fields: Any) -> None:
        """Put a list into the storage, as an earlier visit would have left it."""
        self.page.evaluate(
            "([key, text]) => localStorage.setItem(key, text)",
            [KEY + list_id, json.dumps({"version": 1, "value": {**RECORD, **fields}})],
        )

    def give(self, content: str | bytes) -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, "list.json")

    def expect_count(self, done: int, all_items: int | None = None) -> None:
        """The words of the progress, and its element."""
        total = self.all if all_items is None else all_items
        expect(self.part("count")).to_contain_text(f"{done} av {total} klara")
        expect(self.part("progress")).to_have_js_property("value", done)
        expect(self.part("progress")).to_have_js_property("max", total)

    def expect_message(self, text: str) -> None:
        """What is announced."""
        expect(self.part("message")).to_contain_text(text)


RECORD: dict[str, Any] = {
    "name": "Bloggen i höst",
    "plan": None,
    "kind": None,
    "language": "sv",
    "version": 1,
    "started": "2026-03-01",
    "items": {},
    "ticks": {},
}


def file_of(**fields: Any) -> str:
    """A file as the checklist exports it, with some fields otherwise."""
    about = {"kind": "kanalboken-checklist", "version": 1, "checklist": "start", "title": "Start"}
    top = {key: fields.pop(key) for key in list(fields) if key in about and key != "version"}
    if "format" in fields:
        top["version"] = fields.pop("format")
    return json.dumps({**about, **top, "list": {**RECORD, **fields}})


@pytest.fixture
def checklist(page: Page, address: str) -> Checklist:
    """The start checklist in a browser that has never seen it."""
    return Checklist(page, address)


def test_ticks_are_kept_for_each_name(checklist: Checklist) -> None:
    """Each list has its own; the one that was open is open after a reload."""
    checklist.begin("Bloggen i höst")
    checklist.tick(0, 2)
    checklist.begin("Podden")
    checklist.tick(1)
    checklist.expect_count(1)

    checklist.page.reload()
    expect(checklist.part("current")).to_have_text("Podden")
    checklist.expect_count(1)
    checklist.begin("  bloggen I höst ")

    checklist.expect_count(2)
    checklist.expect_message("Listan ”Bloggen i höst” är öppen.")
    assert len(checklist.ticked()) == 2
    assert len(checklist.kept()) == 2


def test_the_label_ticks_too_and_an_unticked_item_is_undone(checklist: Checklist) -> None:
    """The words are as large a target as the box."""
    checklist.page.locator(".checklist__item label").first.click()
    checklist.expect_count(1)
    expect(checklist.page.locator(".checklist__marks").first).to_contain_text("klar ")
    checklist.page.locator(".checklist__item label").first.click()

    checklist.expect_count(0)
    expect(checklist.page.locator(".checklist__marks").first).to_be_empty()


def test_progress_is_announced_without_taking_the_focus(checklist: Checklist) -> None:
    """The words are a polite live region; all ticked is said as such."""
    expect(checklist.part("count")).to_have_attribute("role", "status")
    total = checklist.all
    for index in range(total):
        checklist.boxes.nth(index).check()
        expect(checklist.boxes.nth(index)).to_be_focused()

    expect(checklist.part("count")).to_have_text(f"Alla {total} är klara")


def test_ticks_made_before_a_name_follow_or_stay(checklist: Checklist) -> None:
    """Whoever begins to tick at once loses nothing by naming the list afterwards."""
    checklist.tick(0, 1)
    checklist.begin("Bloggen")
    checklist.answer("Avbryt")
    expect(checklist.part("name")).to_have_value("Bloggen")
    checklist.part("choose").click()
    checklist.answer("Ja, kalla den listan ”Bloggen”")
    expect(checklist.part("current")).to_have_text("Bloggen")
    checklist.expect_count(2)
    assert [record["name"] for record in checklist.kept().values()] == ["Bloggen"]

    checklist.begin("Podden")
    checklist.expect_count(0)


def test_an_empty_list_can_be_begun_beside_one_without_a_name(checklist: Checklist) -> None:
    """The unnamed one stays among the kept lists."""
    checklist.tick(0)
    checklist.begin("Podden")
    checklist.answer("Nej, börja en tom lista")
    checklist.expect_count(0)

    checklist.part("keptTitle").click()
    unnamed = checklist.part("keptList").get_by_role("button", name="Öppna Namnlös lista")
    unnamed.click()

    expect(unnamed).to_be_focused()
    checklist.expect_count(1)


def test_a_name_must_be_given(checklist: Checklist) -> None:
    """The error is said at the field, which gets the focus and is marked."""
    checklist.begin("   ")

    expect(checklist.part("nameError")).to_have_text("Välj en plan eller skriv ett namn först.")
    expect(checklist.part("name")).to_be_focused()
    expect(checklist.part("name")).to_have_attribute("aria-invalid", "true")
    checklist.page.keyboard.type("P")
    expect(checklist.part("nameError")).to_be_empty()
    assert checklist.kept() == {}


def test_a_plan_presets_its_kind_of_channel(checklist: Checklist) -> None:
    """What does not concern the kind is left out, counted and told; the reader may choose."""
    plan = next(p for p in checklist.setup["plans"] if p["kind"] == "newsletter")
    total = checklist.all
    concerned = checklist.page.locator(
        '.checklist__item:is([data-kinds=""], [data-kinds~="newsletter"])'
    ).count()
    assert concerned < total
    checklist.begin(plan["name"])

    expect(checklist.part("kind")).to_have_value("newsletter")
    expect(checklist.boxes).to_have_count(concerned)
    checklist.expect_count(0, concerned)
    left = total - concerned
    words = "1 punkt gäller inte här." if left == 1 else f"{left} punkter gäller inte här."
    expect(checklist.part("hidden")).to_have_text(words)
    checklist.part("kind").select_option("")
    checklist.expect_count(0, total)
    expect(checklist.part("hidden")).to_be_empty()

    checklist.page.reload()
    expect(checklist.part("kind")).to_have_value("")
    checklist.begin("Annat")
    checklist.part("keptTitle").click()
    assert plan["name"] in checklist.part("keptList").inner_text()


def test_a_link_can_open_the_list_of_a_plan(page: Page, address: str) -> None:
    """Nothing is kept until something is ticked; an unknown plan opens as none."""
    first = Checklist(page, address)
    plan = first.setup["plans"][0]
    linked = Checklist(page, address, f"{PATH}?plan={plan['id']}")
    expect(linked.part("current")).to_have_text(plan["name"])
    assert linked.kept() == {}
    linked.tick(0)
    assert [record["plan"] for record in linked.kept().values()] == [plan["id"]]

    unknown = Checklist(page, address, f"{PATH}?plan=nothing")

    expect(unknown.part("current")).to_have_text("Namnlös lista")


def test_a_role_sees_its_own_items(checklist: Checklist) -> None:
    """Items without a role are everyone's; the list's progress stays, the role's is added."""
    role = checklist.part("role").locator("option").nth(1).get_attribute("value") or ""
    own = checklist.page.locator(
        f'.checklist__item:is([data-roles=""], [data-roles~="{role}"])'
    ).count()
    checklist.part("role").select_option(role)

    expect(checklist.boxes).to_have_count(own)
    left = checklist.all - own
    expect(checklist.part("hidden")).to_contain_text(f"{left} punkter för andra roller visas inte.")
    checklist.expect_count(0)
    expect(checklist.part("count")).to_contain_text(f"0 av {own} för ")
    checklist.page.reload()
    expect(checklist.part("role")).to_have_value(role)


def test_what_is_done_can_be_hidden(checklist: Checklist) -> None:
    """The item just ticked stays, with the focus, until the next one is ticked."""
    total = checklist.all
    checklist.tick(0)
    checklist.part("hideDone").check()
    expect(checklist.boxes).to_have_count(total - 1)
    expect(checklist.part("hidden")).to_have_text("1 klar punkt är dold.")

    checklist.tick(0)
    expect(checklist.boxes).to_have_count(total - 1)
    expect(checklist.boxes.first).to_be_focused()
    checklist.tick(1)
    expect(checklist.boxes).to_have_count(total - 2)

    checklist.expect_count(3)
    checklist.part("hideDone").uncheck()
    expect(checklist.boxes).to_have_count(total)
    group = checklist.page.locator("[data-group]").first
    for box in group.locator("input").all():
        box.check()
    checklist.part("hideDone").check()
    expect(group).to_be_hidden()
    checklist.part("hideDone").uncheck()
    expect(group).to_be_visible()


def test_all_reasons_open_at_once(checklist: Checklist) -> None:
    """With the law behind, which leads to the handbook's page of laws."""
    reasons = checklist.page.locator("details.checklist__why")
    checklist.part("expand").click()
    expect(checklist.page.locator("details.checklist__why[open]")).to_have_count(reasons.count())
    expect(checklist.part("expand")).to_have_text("Dölj alla skäl")

    checklist.page.locator("details.checklist__why a[href*='policy/law']").first.click()

    checklist.page.wait_for_url("**/policy/law/#law-*")
    anchor = checklist.page.url.rpartition("#")[2]
    expect(checklist.page.locator(f'[id="{anchor}"]').first).to_be_visible()


def test_everything_can_be_done_with_the_keyboard(checklist: Checklist) -> None:
    """A list is named, ticked, reset and taken back without a pointer."""
    keyboard = checklist.page.keyboard
    checklist.part("name").focus()
    keyboard.type("Bloggen")
    keyboard.press("Enter")
    expect(checklist.part("current")).to_have_text("Bloggen")
    for _ in range(20):
        keyboard.press("Tab")
        if checklist.boxes.first.evaluate("box => box === document.activeElement"):
            break
    keyboard.press("Space")
    checklist.expect_count(1)

    checklist.part("reset").focus()
    keyboard.press("Enter")
    dialog = checklist.page.get_by_role("dialog", name="Nollställa listan?")
    expect(dialog.get_by_role("button", name="Avbryt")).to_be_focused()
    keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(checklist.part("reset")).to_be_focused()
    checklist.expect_count(1)

    keyboard.press("Enter")
    keyboard.press("Shift+Tab")
    keyboard.press("Enter")
    checklist.expect_count(0)
    checklist.expect_message("Listan ”Bloggen” är nollställd.")
    expect(checklist.part("reset")).to_be_focused()
    checklist.part("undo").focus()
    keyboard.press("Enter")
    checklist.expect_count(1)
    checklist.expect_message("Ändringen är ångrad.")
    expect(checklist.part("undo")).to_be_hidden()
    expect(checklist.part("bar")).to_be_focused()


def test_undoing_a_reset_keeps_what_was_ticked_since(checklist: Checklist) -> None:
    """Nothing of the reader's own is lost on the way back."""
    checklist.tick(0, 1)
    before = checklist.ticked()
    checklist.part("reset").click()
    checklist.answer("Nollställ")
    checklist.expect_count(0)
    checklist.tick(3)
    since = checklist.ticked()

    checklist.part("undo").click()

    assert checklist.ticked() == before + since


def test_an_empty_list_is_not_reset(checklist: Checklist) -> None:
    """There is nothing to ask about, and nothing is written."""
    checklist.part("reset").click()

    checklist.expect_message("Ingenting är ikryssat")
    assert checklist.kept() == {}


def test_a_list_is_renamed_but_not_to_a_name_that_is_taken(checklist: Checklist) -> None:
    """The error is told in the dialog; the ticks stay."""
    checklist.begin("Podden")
    checklist.begin("Bloggen")
    checklist.tick(0)
    checklist.part("rename").click()
    expect(checklist.part("newName")).to_have_value("Bloggen")
    checklist.part("newName").fill("podden")
    checklist.page.keyboard.press("Enter")
    expect(checklist.part("newNameError")).to_contain_text("finns redan")
    checklist.part("newName").fill("Nyhetsbrevet")
    checklist.page.keyboard.press("Enter")

    expect(checklist.part("current")).to_have_text("Nyhetsbrevet")
    checklist.expect_message("Listan heter nu ”Nyhetsbrevet”.")
    expect(checklist.part("rename")).to_be_focused()
    checklist.expect_count(1)
    names = sorted(record["name"] for record in checklist.kept().values())
    assert names == ["Nyhetsbrevet", "Podden"]
    checklist.begin("Bloggen")
    checklist.expect_count(0)
    checklist.begin("Nyhetsbrevet")
    checklist.expect_count(1)


def test_a_list_is_removed_after_a_question_and_comes_back(checklist: Checklist) -> None:
    """The undo button gets the focus, since the button pressed is gone."""
    checklist.begin("Bloggen")
    checklist.tick(0, 1)
    checklist.part("keptTitle").click()
    remove = checklist.part("keptList").get_by_role("button", name="Ta bort Bloggen")
    remove.click()
    checklist.answer("Avbryt")
    expect(remove).to_be_focused()
    remove.click()
    checklist.answer("Ta bort")

    checklist.expect_message("Listan ”Bloggen” är borttagen.")
    checklist.expect_count(0)
    assert checklist.kept() == {}
    expect(checklist.part("undo")).to_be_focused()
    checklist.page.keyboard.press("Enter")
    expect(checklist.part("current")).to_have_text("Bloggen")
    checklist.expect_count(2)


def test_a_new_version_keeps_the_ticks_and_tells_what_is_new(checklist: Checklist) -> None:
    """Added, reworded and removed items are told until the reader has seen them."""
    rows = checklist.page.locator(".checklist__item")
    ids = [rows.nth(index).get_attribute("data-item") or "" for index in range(3)]
    words = rows.nth(0).locator("label").inner_text()
    checklist.keep(
        "name:bloggen i höst",
        items={ids[0]: words, ids[1]: "Så stod det förr", "gone": "Faxen är <b>borta</b>"},
        ticks={ids[0]: "2026-03-01", ids[1]: "2026-03-02", "gone": "2026-03-03"},
    )
    checklist.page.reload()
    checklist.begin("Bloggen i höst")

    checklist.expect_count(2)
    assert checklist.ticked() == ids[:2]
    expect(rows.nth(0).locator(".badge")).to_have_count(0)
    expect(rows.nth(1).locator(".badge")).to_have_text("Omskriven sedan du började")
    expect(rows.nth(2).locator(".badge")).to_have_text("Ny sedan du började")
    expect(rows.nth(0).locator(".checklist__marks")).to_have_text("klar 1 mars 2026")
    expect(checklist.part("changesText")).to_contain_text(f"{checklist.all - 2} punkter är nya.")
    expect(checklist.part("changesText")).to_contain_text("1 punkt är omskriven.")
    expect(checklist.part("changesList").locator("li")).to_have_text(["Faxen är <b>borta</b>"])

    checklist.part("changesSeen").click()
    expect(checklist.part("changes")).to_be_hidden()
    expect(checklist.page.locator(".checklist__marks .badge")).to_have_count(0)
    checklist.expect_count(2)
    checklist.page.reload()
    expect(checklist.part("changes")).to_be_hidden()


def test_a_corrected_comma_is_not_a_change(checklist: Checklist) -> None:
    """Words may differ within a version, and between languages, without a word about it."""
    checklist.tick(0)
    kept = next(iter(checklist.kept().values()))
    reworded = {item: text + "!" for item, text in kept["items"].items()}
    same, other = {**kept, "items": reworded}, {**kept, "items": reworded, "language": "nb"}
    checklist.keep("name:a", **{**same, "name": "A"})
    checklist.keep("name:b", **{**other, "name": "B", "version": 1})

    for name in ("A", "B"):
        checklist.begin(name)
        expect(checklist.part("current")).to_have_text(name)
        expect(checklist.part("changes")).to_be_hidden()


def test_what_else_stands_in_the_storage_does_no_harm(checklist: Checklist) -> None:
    """An entry that is no list is passed over."""
    checklist.keep("name:x", ticks={"__proto__": "2026-03-01"})
    checklist.keep("name:y", name=7)
    checklist.page.reload()

    expect(checklist.part("kept")).to_be_hidden()
    checklist.tick(0)
    checklist.expect_count(1)


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
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    checklist = Checklist(context.new_page(), address)
    checklist.part("copy").click()

    expect(checklist.page.get_by_role("dialog", name="Kopiera listan")).to_be_visible()
    area = checklist.part("copyText")
    expect(area).to_be_focused()
    selected: str = area.evaluate("a => a.value.slice(a.selectionStart, a.selectionEnd)")
    assert selected.count("- [ ] ") == checklist.all
    checklist.page.keyboard.press("Escape")
    expect(checklist.part("copy")).to_be_focused()


def test_two_tabs_share_one_list(context: BrowserContext, address: str) -> None:
    """Each tab shows what the other ticks, and neither undoes it."""
    one = Checklist(context.new_page(), address)
    one.begin("Bloggen")
    two = Checklist(context.new_page(), address)
    one.tick(0)
    expect(two.boxes.nth(0)).to_be_checked()
    two.tick(1)
    one.tick(2)
    expect(two.boxes.nth(2)).to_be_checked()
    expect(one.boxes.nth(1)).to_be_checked()
    one.expect_count(3)
    two.expect_count(3)

    two.part("keptTitle").click()
    two.part("keptList").get_by_role("button", name="Ta bort Bloggen").click()
    two.answer("Ta bort")
    one.expect_message("Listan ”Bloggen” togs bort i en annan flik.")
    one.expect_count(0)
    two.part("undo").click()
    one.expect_count(3)


def test_a_tick_goes_into_the_list_as_it_is_and_not_as_it_was_drawn(
    context: BrowserContext, address: str
) -> None:
    """Even when the other tab's change has not been told yet."""
    one = Checklist(context.new_page(), address)
    one.begin("Bloggen")
    one.page.evaluate("window.addEventListener('storage', (e) => e.stopImmediatePropagation())")
    kept = one.kept()["name:bloggen"]
    item = one.page.locator(".checklist__item").nth(5).get_attribute("data-item") or ""
    one.keep("name:bloggen", **{**kept, "ticks": {item: "2026-03-01"}})

    one.tick(0)

    one.expect_count(2)
    assert item in one.kept()["name:bloggen"]["ticks"]


def test_a_blocked_storage_is_told_and_the_list_works(blocked_page: Page, address: str) -> None:
    """For as long as the page is open; a file keeps it longer."""
    checklist = Checklist(blocked_page, address)
    expect(checklist.part("blocked")).to_contain_text("så länge sidan är öppen")
    checklist.begin("Bloggen")
    checklist.tick(0, 1)
    checklist.begin("Podden")
    checklist.tick(1)
    checklist.begin("Bloggen")

    checklist.expect_count(2)
    with blocked_page.expect_download() as download:
        checklist.part("export").click()
    assert len(json.loads(download.value.path().read_text())["list"]["ticks"]) == 2


def test_a_storage_that_fills_up_is_told(checklist: Checklist) -> None:
    """The notice comes when it is needed, and the tick stays."""
    expect(checklist.part("blocked")).to_be_hidden()
    checklist.page.evaluate("""() => {
        Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
    }""")
    checklist.tick(0)

    expect(checklist.part("blocked")).to_be_visible()
    checklist.expect_count(1)


def test_instant_navigation_keeps_the_list_alive(
    context: BrowserContext, site: Path, address: str
) -> None:
    """Away and back without a load: what was ticked, chosen and filtered is as it was."""
    checklist = Checklist(with_instant_navigation(context, site, address), address)
    checklist.page.evaluate("window.sameDocument = true")
    checklist.begin("Bloggen")
    checklist.tick(0)
    checklist.part("hideDone").check()

    go_away_and_back(checklist.page)

    assert checklist.page.evaluate("window.sameDocument") is True
    expect(checklist.part("current")).to_have_text("Bloggen")
    expect(checklist.part("hideDone")).to_be_checked()
    expect(checklist.boxes).to_have_count(checklist.all - 1)
    checklist.tick(0)
    checklist.expect_count(2)


def test_a_full_storage_lasts_over_instant_navigation(
    context: BrowserContext, site: Path, address: str
) -> None:
    """What could not be kept is there for as long as no page is loaded anew."""
    checklist = Checklist(with_instant_navigation(context, site, address), address)
    checklist.page.evaluate("""() => {
        Storage.prototype.setItem = () => { throw new DOMException("", "QuotaExceededError"); };
    }""")
    checklist.begin("Bloggen")
    checklist.tick(0, 1)

    go_away_and_back(checklist.page)

    expect(checklist.part("current")).to_have_text("Bloggen")
    checklist.expect_count(2)
    expect(checklist.part("blocked")).to_be_visible()


def with_instant_navigation(context: BrowserContext, site: Path, address: str) -> Page:
    """A page on which Material swaps pages: it does so for those in the sitemap.

    The sitemap names the site's own address, and Material does not overlook another port.
    """
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    body = re.sub(r"<loc>https://[^/]+", f"<loc>{address}", sitemap)
    context.route(
        "**/sitemap.xml", lambda route: route.fulfill(body=body, content_type="application/xml")
    )
    return context.new_page()


def go_away_and_back(page: Page) -> None:
    """Over a link of the page, and back with the browser's button."""
    page.locator(".md-content a[href*='policy/strategy']").first.click()
    page.wait_for_url("**/policy/strategy/**")
    expect(page.locator("handbook-checklist")).to_have_count(0)
    page.go_back()
    expect(page.locator('[data-part="actions"]')).to_be_visible()


def test_the_other_languages_show_the_same_ticks(checklist: Checklist, address: str) -> None:
    """The ticks belong to the items, and nothing is called new in another language."""
    checklist.begin("Bloggen")
    checklist.tick(0, 1)

    english = Checklist(checklist.page, address, f"/en{PATH}")

    expect(english.part("current")).to_have_text("Bloggen")
    expect(english.part("count")).to_have_text(f"2 of {english.all} done")
    expect(english.part("changes")).to_be_hidden()


def test_without_javascript_the_list_is_complete(plain_page: Page, address: str) -> None:
    """Every item can be read and its reason opened; what needs the script is not shown."""
    plain_page.goto(f"{address}{PATH}")
    rows = plain_page.locator(".checklist__item")

    assert rows.count() > 10
    assert all(rows.nth(index).is_visible() for index in range(rows.count()))
    shown = plain_page.locator("handbook-checklist :is(button, select, progress):visible")
    expect(shown).to_have_count(0)
    reason = plain_page.locator("details.checklist__why").first
    reason.locator("summary").click()
    expect(reason.locator("p").first).to_be_visible()

    plain_page.emulate_media(media="print")
    expect(plain_page.locator(".checklist__printed")).to_be_visible()
    last = plain_page.locator("details.checklist__why").last
    expect(last.locator("p").first).to_be_visible()
    expect(rows.first.locator("input")).to_be_visible()


def test_the_printed_list_has_name_date_and_boxes(checklist: Checklist) -> None:
    """The controls stay on the screen; reasons are printed when the reader shows them all."""
    checklist.begin("Bloggen")
    checklist.tick(0)
    checklist.page.emulate_media(media="print")

    printed = checklist.page.locator(".checklist__printed")
    expect(printed).to_contain_text("Gäller: Bloggen")
    expect(printed).to_contain_text(re.compile(r"Datum: \d{1,2} \w+ \d{4}"))
    expect(checklist.part("count")).to_be_visible()
    for part in ("tools", "actions", "message"):
        expect(checklist.part(part)).to_be_hidden()
    mark = "box => getComputedStyle(box, '::before').content"
    assert checklist.boxes.nth(0).evaluate(mark) == '"✓"'
    assert checklist.boxes.nth(1).evaluate(mark) == "none"
    reasons = checklist.page.locator("details.checklist__why:visible")
    expect(reasons).to_have_count(0)

    checklist.page.emulate_media(media="screen")
    checklist.part("expand").click()
    checklist.page.emulate_media(media="print")
    assert reasons.count() > 0


def test_the_print_button_prints(checklist: Checklist) -> None:
    """The browser's own dialog opens."""
    checklist.page.evaluate("window.print = () => { window.printed = true; }")
    checklist.part("print").click()

    assert checklist.page.evaluate("window.printed") is True


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_shows_all_of_it(context: BrowserContext, address: str, width: int) -> None:
    """Nothing scrolls sideways, a long name included, and what is touched is large enough."""
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 700})
    checklist = Checklist(page, address)
    checklist.begin("Ettlångtnamnutanmellanslag" * 3)
    checklist.part("keptTitle").click()
    checklist.tick(0)

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = page.locator(
        "handbook-checklist :is(button, select, summary, [data-part=name],"
        " .checklist__words > label, .checklist__toggle):visible"
    )
    sizes = [box["height"] for target in targets.all() if (box := target.bounding_box())]
    assert len(sizes) > 20
    assert min(sizes) >= 43.9
    checklist.part("reset").click()
    dialog = page.locator("dialog[open]").bounding_box()
    assert dialog is not None
    assert dialog["x"] >= 0
    assert dialog["x"] + dialog["width"] <= width


def test_the_list_works_from_a_file(context: BrowserContext, site: Path) -> None:
    """Opened from a network drive, without a server."""
    page = context.new_page()
    page.goto((site / "tools" / "checklist" / "index.html").as_uri())
    page.locator(".checklist__item input").first.check()

    expect(page.locator('[data-part="count"]')).to_contain_text("1 av ")
    page.reload()
    expect(page.locator('[data-part="count"]')).to_contain_text("1 av ")
