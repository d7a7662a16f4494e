"""Ticking: with a pointer and with keys, what is shown meanwhile, starting over."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.checklist.checklist import Checklist
from tests.browser.checks import tab_to


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
    tab_to(checklist.page, ".checklist__item input")
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
