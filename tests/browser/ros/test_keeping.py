"""What a browser keeps of an analysis: in several tabs, damaged, or not at all."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.ros.ros_page import RosPage, t


def test_two_tabs_do_not_undo_each_others_work(
    ros: RosPage, context: BrowserContext, address: str
) -> None:
    """Each writes only what was changed in it, and shows what the other did."""
    ros.begin()
    other = RosPage(context.new_page(), address)
    ros.judge("storm", probability=5, measure="Här")
    other.judge("secrecy", probability=3, measure="Där")
    own = other.add("Ny i den andra fliken")

    expect(ros.card(own).locator("h5")).to_contain_text("Ny i den andra fliken")
    ros.expect_message(t("script.message.changed-elsewhere"))
    for tab in (ros, other):
        expect(tab.card("storm").locator('[data-field="measure"]')).to_have_value("Här")
        expect(tab.card("secrecy").locator('[data-field="measure"]')).to_have_value("Där")
    (record,) = ros.kept().values()
    measures = {risk["id"]: risk["measure"] for risk in record["risks"]}
    assert measures["storm"] == {"sv": "Här"}
    assert measures["secrecy"] == {"sv": "Där"}


def test_the_caret_stays_while_another_tab_writes(
    ros: RosPage, context: BrowserContext, address: str
) -> None:
    """A field in use keeps its focus and its words."""
    ros.begin()
    other = RosPage(context.new_page(), address)
    field = ros.card("storm").locator('[data-field="measure"]')
    field.fill("Början ")
    other.judge("secrecy", probability=5)
    expect(ros.card("secrecy").locator('[data-field="probability"]')).to_have_value("5")
    expect(field).to_be_focused()
    ros.page.keyboard.type("slut")

    expect(field).to_have_value("Början slut")


def test_what_another_tab_removed_is_not_lost_here(
    ros: RosPage, context: BrowserContext, address: str
) -> None:
    """It is told, and saved again with the next change."""
    ros.begin()
    ros.judge("storm", measure="Viktigt")
    other = RosPage(context.new_page(), address)
    other.part("reset").click()
    other.answer(t("script.ask.remove.do"))

    name = "Facebook, Ekmarks länsmuseum"
    ros.expect_message(t("script.message.removed-elsewhere", name=name))
    assert ros.kept() == {}
    ros.judge("secrecy", probability=5)
    (record,) = ros.kept().values()
    assert next(r for r in record["risks"] if r["id"] == "storm")["measure"] == {"sv": "Viktigt"}


def test_a_blocked_storage_is_told_and_does_no_harm(blocked_page: Page, address: str) -> None:
    """All works for as long as the page is open, and can be saved as a file."""
    ros = RosPage(blocked_page, address)
    expect(ros.part("blocked")).to_be_visible()
    ros.begin()
    ros.judge("storm", probability=5, measure="Ändå")

    assert ros.cell(5, 4) == ["storm"]
    _, text = ros.save("export")
    assert "Ändå" in text


def test_a_damaged_entry_is_not_shown_and_harms_nothing(ros: RosPage) -> None:
    """What an older page or another program wrote is passed over."""
    ros.page.evaluate(
        "localStorage.setItem('kanalboken:ros:plan:x:', JSON.stringify({version: 1, value: 7}))"
    )
    ros.page.reload()
    ros.begin()

    expect(ros.part("keptTitle")).to_have_text(t("script.kept.title", n=1))
