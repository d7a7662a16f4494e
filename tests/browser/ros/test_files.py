"""An analysis taken along as a file, and files that are not taken."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.checks import wait_until
from tests.browser.ros.ros_page import HOSTILE, RosPage, file_of, t


def test_a_file_takes_an_analysis_to_another_computer(
    ros: RosPage, browser: Browser, address: str
) -> None:
    """All of it; without anything there, nothing is asked, and it can be taken back."""
    ros.begin(name="Våren")
    own = ros.add("Tornet rasar")
    ros.judge(own, consequence=5, measure="Stäng av")
    ros.remove("storm")
    name, text = ros.save("export")
    yaml_here = ros.part("yaml").input_value()
    other = browser.new_context(locale="sv-SE")
    there = RosPage(other.new_page(), address)
    there.give(text)

    assert name.startswith("ROS-Facebook-Ekmarks-länsmuseum-Våren-")
    assert name.endswith(".json")
    there.expect_message(t("script.message.imported", name="Facebook, Ekmarks länsmuseum – Våren"))
    assert there.part("yaml").input_value() == yaml_here
    there.part("undo").click()
    expect(there.part("editor")).to_be_hidden()
    assert there.kept() == {}
    other.close()


@pytest.mark.parametrize("answer", ["both", "replace", "cancel"])
def test_a_file_does_not_overwrite_without_asking(ros: RosPage, answer: str) -> None:
    """One can keep both, replace with a way back, or let it be."""
    ros.begin()
    ros.judge("storm", probability=1, consequence=1)
    before = ros.kept()
    ros.give(file_of())
    expect(ros.part("ask")).to_be_visible()
    label = t("script.ask.cancel") if answer == "cancel" else t(f"script.ask.import.{answer}")
    ros.answer(label)

    if answer == "cancel":
        assert ros.kept() == before
        return
    wait_until(ros.page, "document.querySelector('[data-risk]:only-child')")
    assert ros.ids() == ["storm"]
    assert ros.cell(5, 5) == ["storm"]
    if answer == "both":
        assert len(ros.kept()) == 2
        expect(ros.part("title")).to_contain_text("(2)")
    else:
        assert len(ros.kept()) == 1
    ros.part("undo").click()
    assert ros.cell(1, 1) == ["storm"]
    assert ros.kept() == before


def test_the_analyses_of_two_groups_become_one(ros: RosPage) -> None:
    """The same risk stands once, with both judgements until one is chosen; all can be undone."""
    ros.begin(name="Grupp 1")
    own = ros.add("Tornet  rasar")
    ros.judge(own, measure="Stäng av")
    ros.judge("storm", probability=1, consequence=2)
    before = ros.kept()
    file = json.loads(file_of(name="Grupp 2"))
    (storm,) = file["analysis"]["risks"]
    tower = {**storm, "id": "own-2", "risk": None, "text": {"sv": "tornet rasar"}}
    tower |= {"probability": 3, "consequence": 3, "residualProbability": 2}
    tower |= {"residualConsequence": 2, "measure": {"sv": "Ring vakten"}}
    flood = {**storm, "id": "own-3", "risk": None, "text": {"sv": "Översvämning"}}
    file["analysis"]["risks"] += [tower, flood]
    there = len(ros.ids())

    def give() -> None:
        ros.give(json.dumps(file))
        ros.answer(t("script.ask.import.gather"))
        name = t("script.title.named", label="Facebook, Ekmarks länsmuseum", name="Grupp 1")
        parts = ["gathered", "gathered-risks", "gathered-differ"]
        told = [
            t(f"script.message.{part}", name=name, n=n)
            for part, n in zip(parts, [0, there + 1, 1], strict=True)
        ]
        ros.expect_message(" ".join(told))

    give()
    (kept,) = ros.kept().values()
    risks = {risk["id"]: risk for risk in kept["risks"]}
    assert risks[own]["measure"]["sv"] == "Stäng av\n\nRing vakten"
    assert (risks[own]["residualProbability"], risks[own]["others"]) == (2, [])
    assert "own-2" not in risks
    assert "own-3" in risks
    assert "curator" in kept["roles"]
    both = ros.kept()
    give()
    assert ros.kept() == both, "the same file once more changes nothing"
    ros.part("undo").click()
    assert ros.kept() == both
    expect(ros.part("lacks")).to_contain_text(t("script.lacks.differ", n=1))
    storm_card = ros.card("storm")
    assert ros.cell(1, 2) == ["storm"]
    storm_card.locator('[data-other="0"]').click()
    assert ros.cell(5, 5) == ["storm", "own-3"]
    expect(storm_card.locator('[data-slot="others"]')).to_be_hidden()
    expect(ros.part("undo")).to_be_focused()
    ros.part("undo").click()
    assert ros.kept() == both
    storm_card.locator('[data-other="-1"]').click()
    assert ros.cell(1, 2) == ["storm"]
    give()
    ros.part("undo").click()
    expect(ros.part("lacks")).not_to_contain_text(t("script.lacks.differ", n=1))
    assert len(before) == 1


def test_the_longest_name_takes_a_number_too(ros: RosPage) -> None:
    """A file that is taken in twice beside itself finds a free name both times."""
    file = file_of(name="n" * 80)
    ros.give(file)
    for number in (2, 3):
        ros.give(file)
        ros.answer(t("script.ask.import.both"))
        expect(ros.part("title")).to_contain_text(f"({number})")
    assert len(ros.kept()) == 3


REFUSED: list[tuple[str | bytes, str]] = [
    ("{", t("script.refused.not-json")),
    (b"\xff\xfe\x00", t("script.refused.unreadable")),
    ("[]", t("script.refused.other-kind")),
    (file_of(kind="kanalboken-checklist"), t("script.refused.other-kind")),
    (file_of(version=2), t("script.refused.other-version", detail="2")),
    (file_of(version="<b>"), t("script.refused.other-version", detail="?")),
    (file_of(plan="<script>"), t("script.refused.broken", detail="analysis.plan")),
    (file_of(channel="blog"), t("script.refused.broken", detail="analysis.plan")),
    (file_of(date="2026-02-30"), t("script.refused.broken", detail="analysis.date")),
    (file_of(roles="all"), t("script.refused.broken", detail="analysis.roles")),
    (file_of(risks={}), t("script.refused.broken", detail="analysis.risks")),
    (
        file_of(risk={"probability": 6}),
        t("script.refused.broken", detail="analysis.risks.0.probability"),
    ),
    (
        file_of(risk={"residualConsequence": 0}),
        t("script.refused.broken", detail="analysis.risks.0.residualConsequence"),
    ),
    (
        file_of(risk={"text": {"sv": "både och"}}),
        t("script.refused.broken", detail="analysis.risks.0.text"),
    ),
    (
        file_of(risk={"measure": {"<b>": "x"}}),
        t("script.refused.broken", detail="analysis.risks.0.measure"),
    ),
    (
        file_of(plan="gone", label="Borta <b>"),
        t("script.refused.unknown", detail="Borta <b>"),
    ),
    ("x" * 300_001, t("script.refused.too-large", size=301, limit=300)),
]
"""What a file holds, and why it is not taken."""


def test_a_file_that_is_not_taken_is_refused_with_its_reason(ros: RosPage) -> None:
    """And what was there stays as it was."""
    ros.begin()
    ros.judge("storm", probability=5)
    before = ros.kept()
    for content, reason in REFUSED:
        ros.part("message").evaluate("element => { element.textContent = ''; }")
        ros.give(content)

        ros.expect_message(reason)
        assert ros.kept() == before, reason
        assert ros.cell(5, 4) == ["storm"]


def test_a_refusal_is_told_before_anything_is_open(ros: RosPage) -> None:
    """There is no analysis to show then, but there is a message."""
    ros.give("{")

    expect(ros.part("message")).to_be_visible()
    expect(ros.part("editor")).to_be_hidden()


def test_hostile_content_stays_text(ros: RosPage) -> None:
    """From a file, from the storage and from the keyboard."""
    own = {"risk": None, "id": "own-1", "text": {"sv": HOSTILE}, "measure": {"sv": HOSTILE}}
    ros.give(file_of(name=HOSTILE, label=HOSTILE, risk=own))
    expect(ros.part("editor")).to_be_visible()
    ros.page.reload()

    expect(ros.part("title")).to_contain_text("<script>alert(1)</script>")
    expect(ros.card("own-1").locator("h5")).to_contain_text("<img src=x")
    assert ros.page.locator("handbook-ros :is(script, img)").count() == 0
    risk = ros.ros()["risks"][0]
    assert (risk["text"], risk["measure"]) == (HOSTILE, HOSTILE)
