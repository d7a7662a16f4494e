"""The text for the plan: what was typed and no more, whatever it is."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, expect

from macros.handbook import load_handbook
from macros.models.plan import AssessedRisk, Ros
from macros.problem import to_text
from macros.rules import RULES
from tests.browser.ros.ros_page import HOSTILE, PLAN, RosPage, file_of, t


def load_with(site: Path, root: Path, text: str) -> Ros:
    """Put the text into a plan's file as its `ros`, and load the whole handbook with it."""
    shutil.copytree(site.parent / "data", root / "data")
    file = root / "data" / "plans" / f"{PLAN}.yml"
    old = file.read_text(encoding="utf-8")
    start = old.index("\nros:") + 1
    end = start + re.search(r"^(?!ros:)\S", old[start:], re.MULTILINE).start()  # type: ignore[union-attr]
    file.write_text(old[:start] + text + old[end:], encoding="utf-8")
    handbook, problems = load_handbook(root, RULES)
    assert to_text(problems) == ""
    assert handbook is not None
    analysis = handbook.plans[PLAN].ros
    assert analysis is not None
    return analysis


@pytest.mark.parametrize(
    "text",
    [
        'Citat " och \\ och: kolon # nummer',
        "- lista\n  två rader\n\n: tre",
        HOSTILE,
        "yes",
        "2026-01-01",
        "emoji 👩‍👧 och å\u2028ä\u0085ö\ufeff\u202e\x07",
        "*alias &ankare !!python/object {a: 1} [b] | > % @ `",
    ],
)
def test_the_plans_text_loads_as_part_of_a_plan(
    ros: RosPage, site: Path, tmp_path: Path, text: str
) -> None:
    """Whatever was typed: it is that text, and no more than text."""
    ros.begin()
    own = ros.add(text)
    ros.judge(own, probability=2, consequence=2, measure=text)
    ros.judge("storm", measure=text, residualProbability=1, residualConsequence=1)
    ros.judge("secrecy", measure="")
    ros.part("rolesTitle").click()
    ros.part("roles").locator('[value="curator"]').check()
    ros.part("roles").locator('[value="communicator"]').check()

    name, saved = ros.save("saveYaml")
    analysis = load_with(site, tmp_path, saved)

    assert name.startswith("ROS-Facebook-Ekmarks-länsmuseum-")
    assert name.endswith(".yml")
    assert saved == ros.part("yaml").input_value()
    assert {*analysis.done_by} == {"curator", "communicator"}
    kept = [risk for risk in analysis.risks if risk.text]
    clean = re.sub("[\u2028\u0085\ufeff\u202e\u200d\x07]", "", text)
    assert [risk.text and risk.text.sv for risk in kept] == [clean]
    assert [risk.measure and risk.measure.sv for risk in kept] == [clean]
    by_id: dict[str | None, AssessedRisk] = {risk.risk: risk for risk in analysis.risks}
    assert by_id["secrecy"].measure is None
    storm = by_id["storm"]
    assert (storm.residual_probability, storm.residual_consequence) == (1, 1)
    untouched = by_id["lost-access"].measure
    assert untouched is not None
    assert untouched.sv
    assert untouched.nb
    assert untouched.en
    assert len(analysis.risks) == len(ros.ids())


def test_the_text_can_be_copied(ros: RosPage, context: BrowserContext) -> None:
    """Where the browser does not allow that, it is selected, to copy by hand."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    ros.begin()
    ros.part("copy").click()
    ros.expect_message(t("script.message.copied"))
    copied: str = ros.page.evaluate("navigator.clipboard.readText()")
    assert copied == ros.part("yaml").input_value()

    ros.page.evaluate(
        "Object.defineProperty(navigator.clipboard, 'writeText', {value: () => Promise.reject()})"
    )
    ros.part("copy").click()
    ros.expect_message(t("script.message.by-hand"))
    expect(ros.part("yaml")).to_be_focused()


def test_the_handbooks_own_words_follow_the_readers_language(ros: RosPage, address: str) -> None:
    """What the group wrote stays as written, in whatever edition."""
    ros.begin()
    ros.judge("storm", measure="Vår egen åtgärd")
    text = ros.part("yaml").input_value()
    english = RosPage(ros.page, address, path="/en/tools/ros/")

    expect(english.part("title")).to_have_text("Facebook, Ekmark County Museum")
    expect(english.card("storm").locator('[data-field="measure"]')).to_have_value("Vår egen åtgärd")
    setup = json.loads(ros.page.locator("handbook-ros").get_attribute("data-setup") or "")
    (secrecy,) = [risk for risk in setup["risks"] if risk["id"] == "secrecy"]
    expect(english.card("secrecy").locator('[data-field="measure"]')).to_have_value(
        secrecy["measure"]["en"]
    )
    assert english.part("yaml").input_value() == text


def test_a_risk_that_the_handbook_dropped_stays_in_the_analysis(ros: RosPage) -> None:
    """By the name that it had, and as the group's own in the plan's text."""
    ros.give(file_of(risk={"id": "fax", "risk": "fax", "was": "Faxen <b>fastnar</b>"}))

    expect(ros.card("fax").locator("h5")).to_have_text("1. Faxen <b>fastnar</b>")
    assert ros.ros()["risks"][0]["text"] == "Faxen <b>fastnar</b>"
    assert "risk" not in ros.ros()["risks"][0]
