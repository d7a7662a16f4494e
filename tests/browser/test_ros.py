"""The risk analysis as a group does it: judging, the matrix, files, tabs, print and YAML."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from macros.handbook import load_handbook
from macros.models.plan import AssessedRisk, Ros
from macros.problem import to_text
from macros.rules import RULES
from macros.texts import load_texts
from tests.browser.checks import give_file, wait_until

PATH = "/tools/ros/"
KEY = "kanalboken:ros:"
PLAN = "museum-facebook"
HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""


def t(key: str, **values: object) -> str:
    """An interface text of the tool."""
    return load_texts("sv").get(f"ros.{key}", **values)


class RosPage:
    """The tool on an open page, by what a reader sees of it."""

    def __init__(self, page: Page, address: str, query: str = "", path: str = PATH) -> None:
        self.page = page
        page.goto(f"{address}{path}{query}")
        expect(self.part("tools")).to_be_visible()

    def part(self, name: str) -> Locator:
        """One of the parts that the template names."""
        return self.page.locator(f'[data-part="{name}"]')

    def begin(self, subject: str = f"plan:{PLAN}", name: str = "") -> None:
        """Begin an analysis, or open it."""
        self.part("subject").select_option(subject)
        self.part("name").fill(name)
        self.part("begin").click()

    @property
    def cards(self) -> Locator:
        """The cards of the risks."""
        return self.part("list").locator("> li")

    def ids(self) -> list[str]:
        """The ids of the risks, in order."""
        ids: list[str] = self.cards.evaluate_all("cards => cards.map((card) => card.dataset.risk)")
        return ids

    def card(self, risk: str) -> Locator:
        """A risk's card, open."""
        card = self.part("list").locator(f'> [data-risk="{risk}"]')
        card.locator("details").evaluate("details => { details.open = true; }")
        return card

    def judge(self, risk: str, **fields: int | str) -> None:
        """Fill in some of a risk's fields."""
        for name, value in fields.items():
            field = self.card(risk).locator(f'[data-field="{name}"]')
            if isinstance(value, int):
                field.select_option(str(value))
            else:
                field.fill(value)

    def add(self, text: str) -> str:
        """Add a risk of the group's own; gives its id."""
        self.part("add").click()
        expect(self.cards.last.locator('[data-field="text"]')).to_be_focused()
        self.cards.last.locator('[data-field="text"]').fill(text)
        return self.ids()[-1]

    def remove(self, risk: str) -> None:
        """Say that a risk does not apply."""
        self.card(risk).locator('[data-action="remove"]').click()

    def cell(self, probability: int, consequence: int, which: str = "before") -> list[str]:
        """The ids of the risks in a cell of the matrix."""
        place = f'[data-matrix="{which}"] [data-cell="{probability}-{consequence}"] button'
        ids: list[str] = self.page.locator(place).evaluate_all(
            "buttons => buttons.map((button) => button.dataset.go)"
        )
        return ids

    def ros(self) -> Any:
        """The plan's text, as YAML reads it."""
        return yaml.safe_load(self.part("yaml").input_value())["ros"]

    def expect_message(self, text: str) -> None:
        """What is announced."""
        expect(self.part("message")).to_have_text(text)

    def answer(self, label: str) -> None:
        """Press a button of the open dialog."""
        self.part("ask").get_by_role("button", name=label).click()

    def kept(self) -> dict[str, Any]:
        """The analyses in the browser's storage, by id."""
        entries: dict[str, str] = self.page.evaluate("({...localStorage})")
        return {
            key.removeprefix(KEY): json.loads(text)["value"]
            for key, text in entries.items()
            if key.startswith(KEY)
        }

    def give(self, content: str | bytes) -> None:
        """Import a file with some content."""
        give_file(self.part("file"), content, "ros.json")

    def save(self, part: str) -> tuple[str, str]:
        """Press a button that saves; gives the file's name and text."""
        with self.page.expect_download() as download:
            self.part(part).click()
        return download.value.suggested_filename, Path(download.value.path()).read_text("utf-8")


@pytest.fixture
def ros(page: Page, address: str) -> RosPage:
    """The tool in a browser that has never seen it."""
    return RosPage(page, address)


def file_of(**fields: Any) -> str:
    """A file as the tool exports it, with some fields otherwise."""
    risk = {
        "id": "storm",
        "risk": "storm",
        "text": None,
        "was": "Storm",
        "probability": 5,
        "consequence": 5,
        "measure": None,
        "residualProbability": None,
        "residualConsequence": None,
    }
    analysis = {
        "plan": PLAN,
        "channel": None,
        "name": "",
        "label": "Facebook, museet",
        "date": "2026-05-01",
        "roles": ["curator"],
        "risks": [{**risk, **fields.pop("risk", {})}],
    }
    top = {"kind": "kanalboken-ros", "version": 1}
    top.update({key: fields.pop(key) for key in list(fields) if key in top})
    return json.dumps({**top, "analysis": {**analysis, **fields}})


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


def test_an_analysis_starts_from_the_channels_risks(ros: RosPage) -> None:
    """The gravest first, with the handbook's figures and measures; others can be taken in."""
    expect(ros.part("editor")).to_be_hidden()
    ros.begin()

    ros.expect_message(t("script.message.created", name="Facebook, Ekmarks länsmuseum"))
    expect(ros.part("title")).to_be_focused()
    handbook = json.loads(ros.page.locator("handbook-ros").get_attribute("data-setup") or "")
    fitting = [r for r in handbook["risks"] if not r["kinds"] or "network" in r["kinds"]]
    values = [r["probability"] * r["consequence"] for r in fitting]
    assert ros.ids() == [r["id"] for r in fitting]
    assert values == sorted(values, reverse=True)
    storm = next(r for r in fitting if r["id"] == "storm")
    card = ros.card("storm")
    expect(card.locator('[data-field="probability"]')).to_have_value(str(storm["probability"]))
    expect(card.locator('[data-field="measure"]')).to_have_value(storm["measure"]["sv"])
    expect(card.locator('[data-field="residualProbability"]')).to_have_value("")
    assert ros.cell(storm["probability"], storm["consequence"]).count("storm") == 1
    left = len(handbook["risks"]) - len(fitting)
    if left:
        expect(ros.part("othersTitle")).to_have_text(t("script.others.title", n=left))


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


def test_each_plan_and_name_has_its_own(ros: RosPage) -> None:
    """All of them are listed, and can be opened again."""
    ros.begin()
    ros.judge("storm", probability=5)
    ros.begin("channel:blog", "Efter stormen")
    ros.judge("secrecy", probability=5)
    ros.begin("channel:blog")

    titles = sorted(record["label"] + record["name"] for record in ros.kept().values())
    assert titles == ["Blogg", "BloggEfter stormen", "Facebook, Ekmarks länsmuseum"]
    ros.part("keptTitle").click()
    ros.part("keptList").get_by_role("button", name="Öppna Blogg – Efter stormen").click()
    expect(ros.part("title")).to_have_text("Blogg – Efter stormen")
    expect(ros.card("secrecy").locator('[data-field="probability"]')).to_have_value("5")
    ros.part("subject").select_option("channel:blog")
    ros.part("name").fill("  EFTER stormen ")
    expect(ros.part("begin")).to_have_text(t("script.begin.open"))


def test_something_must_be_chosen_first(ros: RosPage) -> None:
    """The error is told at the field, which gets the focus."""
    ros.part("begin").click()

    expect(ros.part("subjectError")).to_have_text(t("script.begin.empty"))
    expect(ros.part("subject")).to_be_focused()
    expect(ros.part("subject")).to_have_attribute("aria-invalid", "true")
    assert ros.kept() == {}


@pytest.mark.parametrize(
    ("query", "subject"),
    [(f"?plan={PLAN}", f"plan:{PLAN}"), ("?channel=blog", "channel:blog")],
)
def test_an_address_opens_an_analysis(page: Page, address: str, query: str, subject: str) -> None:
    """Nothing is kept until something is changed; an unknown one opens nothing."""
    ros = RosPage(page, address, query)

    expect(ros.part("subject")).to_have_value(subject)
    expect(ros.part("editor")).to_be_visible()
    assert ros.kept() == {}
    ros.judge("secrecy", probability=4)
    assert [*ros.kept()] == [f"{subject}:"]
    page.evaluate("localStorage.clear()")
    unknown = RosPage(page, address, "?plan=<b>&channel=tiktok")
    expect(unknown.part("editor")).to_be_hidden()


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


REFUSED: list[tuple[str | bytes, str]] = [
    ("{", t("script.refused.not-json")),
    (b"\xff\xfe\x00", t("script.refused.not-json")),
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


def test_an_analysis_is_removed_after_a_question_and_comes_back(ros: RosPage) -> None:
    """The undo button gets the focus, since the button pressed is gone."""
    ros.begin()
    ros.judge("storm", measure="Viktigt")
    ros.part("reset").click()
    ros.answer(t("script.ask.cancel"))
    expect(ros.part("reset")).to_be_focused()
    ros.part("reset").click()
    ros.answer(t("script.ask.remove.do"))

    expect(ros.part("editor")).to_be_hidden()
    assert ros.kept() == {}
    expect(ros.part("undo")).to_be_focused()
    ros.page.keyboard.press("Enter")
    expect(ros.card("storm").locator('[data-field="measure"]')).to_have_value("Viktigt")


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


def test_all_of_it_can_be_done_with_the_keyboard(ros: RosPage) -> None:
    """Begin, judge, add, and reach the plan's text, without a pointer."""
    keyboard = ros.page.keyboard

    def go_to(selector: str) -> None:
        for _ in range(120):
            if ros.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            keyboard.press("Tab")
        pytest.fail(f"the keyboard does not reach {selector}")

    ros.part("subject").focus()
    keyboard.type("Facebook, Ekmarks l")
    go_to('[data-part="begin"]')
    keyboard.press("Enter")
    expect(ros.part("title")).to_be_focused()
    go_to('[data-part="list"] summary')
    keyboard.press("Enter")
    go_to('[data-field="probability"]')
    keyboard.press("5")
    go_to('[data-field="residualConsequence"]')
    keyboard.press("1")
    first = ros.ids()[0]
    expect(ros.card(first).locator('[data-field="probability"]')).to_have_value("5")
    ros.part("add").focus()
    keyboard.press("Enter")
    keyboard.type("Tornet rasar")
    go_to('[data-part="yaml"]')
    assert "Tornet rasar" in ros.part("yaml").input_value()
    keyboard.press("Tab")
    expect(ros.part("copy")).to_be_focused()


def test_on_paper_there_is_a_report(ros: RosPage) -> None:
    """Matrices, risks with the gravest first, and lines for those who took part; no controls."""
    ros.begin("channel:blog", "Våren")
    ros.judge("wrong-fact", probability=5, consequence=5, measure="Två läser")
    ros.judge("wrong-fact", residualProbability=1, residualConsequence=2)
    ros.part("rolesTitle").click()
    ros.part("roles").locator('[value="curator"]').check()
    ros.page.emulate_media(media="print")

    rows = ros.part("reportRows").locator("tr")
    cells = rows.first.locator("th, td").all_inner_texts()
    assert cells[1:] == ["Ett synligt fel", "5 × 5 = 25, hög", "Två läser", "1 × 2 = 2, låg"]
    assert rows.count() == len(ros.ids())
    people = ros.part("reportPeople").locator("tr")
    assert people.first.inner_text().strip() == "intendent"
    assert people.count() == 4
    expect(ros.part("title")).to_have_text("Blogg – Våren")
    for which in ("before", "after"):
        expect(ros.page.locator(f'[data-matrix="{which}"]')).to_be_visible()
    for part in ("tools", "list", "yaml", "bar"):
        expect(ros.part(part)).to_be_hidden()
    expect(ros.page.locator(".ros-summary")).to_be_hidden()


def test_without_scripts_the_risks_can_be_read(plain_page: Page, address: str) -> None:
    """With an empty matrix, and how our plans judge theirs."""
    plain_page.goto(f"{address}{PATH}")

    expect(plain_page.locator(".ros__handbook tbody tr").nth(10)).to_be_visible()
    expect(plain_page.locator('[data-matrix="empty"]')).to_be_visible()
    expect(plain_page.locator('[data-matrix="all-before"]')).to_be_visible()
    expect(plain_page.locator('[data-part="tools"]')).to_be_hidden()
    expect(plain_page.locator('[data-part="editor"]')).to_be_hidden()


def test_a_channels_page_leads_to_its_analysis(page: Page, address: str) -> None:
    """Below the risks stand those of our plans, and a button."""
    page.goto(f"{address}/channels/facebook/")
    expect(page.locator("#ros-summary-facebook")).to_be_visible()
    page.get_by_role("link", name=t("summary.do")).click()

    expect(page.locator('[data-part="subject"]')).to_have_value("channel:facebook")


@pytest.mark.parametrize("language", ["", "nb/", "en/"])
def test_it_fits_a_narrow_phone(page: Page, address: str, language: str) -> None:
    """Nothing is wider than the page, with an analysis open."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{language}tools/ros/?channel=facebook")
    expect(page.locator('[data-part="editor"]')).to_be_visible()

    width: int = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 320
