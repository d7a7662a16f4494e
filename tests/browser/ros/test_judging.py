"""Judging: the cards, the matrices, own risks and what is left out."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.ros.ros_page import RosPage, t


def test_what_is_judged_is_kept_and_drawn(ros: RosPage) -> None:
    """The card, both matrices, the count and the plan's text follow; a reload keeps it all."""
    ros.begin()
    ros.judge("storm", probability=4, consequence=5, measure="Ring chefen.\nSvara en gång.")
    ros.judge("storm", residualProbability=2, residualConsequence=2)
    ros.part("date").fill("2026-06-01")
    ros.part("rolesTitle").click()
    ros.part("roles").locator('[value="curator"]').check()

    assert ros.cell(4, 5) == ["storm"]
    assert ros.cell(2, 2, "after") == ["storm"]
    ros.page.reload()
    expect(ros.part("editor")).to_be_visible()
    card = ros.card("storm")
    expect(card.locator("summary")).to_contain_text("20 hög")
    expect(card.locator("summary")).to_contain_text("4 låg")
    expect(card.locator('[data-field="measure"]')).to_have_value("Ring chefen.\nSvara en gång.")
    expect(ros.part("date")).to_have_value("2026-06-01")
    expect(ros.part("roles").locator('[value="curator"]')).to_be_checked()
    expect(ros.part("rolesTitle")).to_have_text(t("script.roles.title", n=1))
    assert ros.ros()["done_by"] == ["curator"]
    assert ros.ros()["risks"][0] == {
        "risk": "storm",
        "probability": 4,
        "consequence": 5,
        "measure": "Ring chefen.\nSvara en gång.",
        "residual_probability": 2,
        "residual_consequence": 2,
    }


def test_own_risks_are_added_and_removed_with_a_way_back(ros: RosPage) -> None:
    """What was changed meanwhile stays as it is."""
    ros.begin()
    own = ros.add("Tornet rasar")
    ros.judge(own, probability=2, consequence=5, measure="Stäng av gården")
    place = ros.ids().index(own)
    ros.remove(own)

    ros.expect_message(t("script.message.left-out", name="Tornet rasar"))
    assert own not in ros.ids()
    expect(ros.part("undo")).to_be_focused()
    ros.judge("storm", probability=1)
    ros.part("undo").click()
    assert ros.ids().index(own) == place
    expect(ros.card(own).locator("summary")).to_be_focused()
    expect(ros.card(own).locator('[data-field="measure"]')).to_have_value("Stäng av gården")
    expect(ros.card("storm").locator('[data-field="probability"]')).to_have_value("1")
    expect(ros.part("undo")).to_be_hidden()


def test_a_risk_that_was_left_out_can_be_taken_in_again(ros: RosPage) -> None:
    """So can those for other kinds of channel."""
    ros.begin()
    count = len(ros.ids())
    ros.remove("storm")
    ros.part("othersTitle").click()
    ros.part("fitting").get_by_role("button", name="Storm").click()

    expect(ros.card("storm").locator("summary")).to_be_focused()
    assert len(ros.ids()) == count
    assert ros.ids()[-1] == "storm"


def test_the_order_follows_the_value_when_asked(ros: RosPage) -> None:
    """A card does not move while it is being judged; the plan's text is always in order."""
    ros.begin()
    last = ros.ids()[-1]
    ros.judge(last, probability=5, consequence=5)
    assert ros.ids()[-1] == last
    assert ros.ros()["risks"][0]["risk"] == last

    ros.part("sort").click()

    assert ros.ids()[0] == last
    ros.expect_message(t("script.message.sorted"))


def test_the_matrix_leads_to_the_cards(ros: RosPage) -> None:
    """A cell's button opens the risk; the second matrix shows what is left after measures."""
    ros.begin()
    ros.judge("storm", probability=5, consequence=5, residualProbability=1, residualConsequence=2)
    before = ros.page.locator('[data-matrix="before"]')
    after = ros.page.locator('[data-matrix="after"]')
    expect(before.locator("caption")).to_have_text(t("matrix.before"))
    expect(after).to_be_hidden()
    cell = before.locator('[data-cell="5-5"]')
    expect(cell).to_contain_text("25 hög")
    cell.get_by_role("button", name="Storm").press("Enter")

    expect(ros.card("storm").locator("summary")).to_be_focused()
    ros.page.locator('input[name="ros-shown"][value="after"]').check()
    expect(before).to_be_hidden()
    expect(after).to_be_visible()
    assert ros.cell(1, 2, "after") == ["storm"]
    left = len(ros.ids()) - 1
    expect(ros.part("unplaced")).to_have_text(t("script.unplaced", n=left))


def test_what_is_missing_is_told(ros: RosPage) -> None:
    """Nobody took part, own risks without words, what is high after all."""
    ros.begin("channel:blog")
    ros.add("   ")
    ros.judge("secrecy", residualProbability=3, residualConsequence=4)

    lacks = ros.part("lacks").locator("li").all_inner_texts()
    left = len(ros.ids()) - 1
    assert lacks == [
        t("script.lacks.roles"),
        t("script.lacks.text", n=1),
        t("script.lacks.residual", n=left),
        t("script.lacks.high", n=1),
    ]
    assert all("risk" in risk for risk in ros.ros()["risks"])
