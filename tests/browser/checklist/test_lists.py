"""Lists: one for each plan or name, opened, renamed and removed."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.checklist.checklist import PATH, Checklist


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
