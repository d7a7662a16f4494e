"""Risks: the matrix, how our plans judge them, and what the tool starts from."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import LANGUAGES, Risk
from macros.models.shared import Language
from macros.page_macros import channel_risks, ros_summary, ros_tool
from macros.pages import build_pages
from macros.sandbox import MacroError
from macros.texts import load_texts
from macros.views.ros import build_ros_tool
from macros.views.ros_matrix import build_matrix, level_of
from macros.views.ros_summary import MOST_ROWS, build_ros_summary
from tests.rules.support import HANDBOOK, STATUSES, build, make_plan, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""
ROOT = Path(__file__).parents[2]

RISKS = (
    {"id": "storm", "name": "A storm", "description": "Many are angry.", "measure": "Be calm.",
     "probability": 2, "consequence": 3},
    {"id": "secrecy", "name": "A leak", "description": "It is out.", "kinds": ["video"],
     "measure": {"en": "Look twice.", "sv": "Titta två gånger."},
     "probability": 2, "consequence": 5},
)  # fmt: skip


def with_risks(*plans: Any, base: Handbook = HANDBOOK) -> Handbook:
    """The small handbook with two risks and these plans."""
    risks = {str(risk["id"]): build(Risk, risk) for risk in RISKS}
    return replace(with_plans(*plans, handbook=base), risks=risks)


def with_ros(plan_id: str, *risks: dict[str, Any], **fields: Any) -> Any:
    """A plan with these risks judged."""
    ros = {"date": "2026-02-01", "done_by": ["communicator"], "risks": list(risks)}
    return make_plan(plan_id, ros=ros, **fields)


STORM = {"risk": "storm", "probability": 2, "consequence": 3, "measure": "House rules"}
OWN = {
    "text": "The tower falls",
    "probability": 3,
    "consequence": 5,
    "residual_probability": 1,
    "residual_consequence": 5,
}


def setup_of(html: str) -> Any:
    """What the script reads, as a browser reads it."""
    (element,) = elements(html, "handbook-ros")
    return json.loads(element.get("data-setup"))


def t(key: str, **values: object) -> str:
    """An interface text as readers of English meet it."""
    return load_texts("en").get(f"ros.{key}", **values)


def html_of(edition: Edition) -> str:
    """The tool as a page gets it."""
    return str(ros_tool(here_in(edition)))


@pytest.mark.parametrize(
    ("value", "level"),
    [(1, "low"), (4, "low"), (5, "medium"), (9, "medium"), (10, "high"), (25, "high")],
)
def test_a_value_has_a_level(value: int, level: str) -> None:
    """The limits belong to the level above."""
    assert level_of(value) == level


def test_the_matrix_counts_what_is_in_each_cell() -> None:
    """Five rows of five; the gravest consequence is on top, probability grows to the right."""
    rows = build_matrix([(2, 3), (2, 3), (5, 1)])

    assert [cell.value for cell in rows[0]] == [5, 10, 15, 20, 25]
    assert [row[0].consequence for row in rows] == [5, 4, 3, 2, 1]
    counts = {(cell.probability, cell.consequence): cell.count for row in rows for cell in row}
    assert {place: count for place, count in counts.items() if count} == {(2, 3): 2, (5, 1): 1}


def test_the_matrix_is_a_table_with_headings_and_words() -> None:
    """Rows and columns are named; a cell says its value, how grave that is and how many."""
    edition = edition_of(with_risks(with_ros("museum", STORM, OWN)))
    before, after, _ = elements(str(ros_summary(here_in(edition))), "table")
    heads = [text_of_element(cell) for cell in before.iter("th")]
    cells = {cell.get("data-cell"): text_of_element(cell) for cell in before.iter("td")}

    assert heads[:3] == ["Consequence", "Probability", f"1 {t('degree.probability.1')}"]
    assert {cell.get("scope") for cell in before.iter("th")} == {"col", "colgroup", "row"}
    assert len(cells) == 25
    assert cells["2-3"] == "6 medium 1 risk"
    assert cells["3-5"] == "15 high 1 risk"
    assert cells["1-1"] == "1 low"
    assert [c.get("data-cell") for c in after.iter("td") if "risk" in text_of_element(c)] == ["1-5"]


def test_the_gravest_risks_stand_first() -> None:
    """By value, then by what is left after the measure; own words and unknown ids have names."""
    plan = with_ros("museum", STORM, OWN, {**STORM, "risk": "gone", "probability": 1})
    summary = build_ros_summary(edition_of(with_risks(plan)))

    assert [(row.name.value, row.value, row.level, row.value_after) for row in summary.rows] == [
        ("The tower falls", 15, "high", 5),
        ("A storm", 6, "medium", None),
        ("gone", 3, "low", None),
    ]
    assert (summary.count, summary.plans, summary.unjudged) == (3, 1, 2)
    assert [plan.id for plan in summary.without] == ["library-facebook"]


def test_plans_that_are_not_before_the_director_or_in_force_do_not_count() -> None:
    """A draft may change, and a closed channel has no risks any more."""
    handbook = with_risks(*(with_ros(status, STORM, status=status) for status in STATUSES))
    summary = build_ros_summary(edition_of(handbook), "facebook")

    assert {row.plan.id for row in summary.rows} == {"proposed", "approved", "active", "paused"}
    assert summary.common[0][1] == 4


def test_a_channels_summary_is_of_that_channel() -> None:
    """It stands below the channel's risks, on written and generated pages alike."""
    handbook = with_risks(with_ros("museum", OWN), with_ros("blog", STORM, channel="blog"))
    edition = edition_of(handbook)
    written = str(channel_risks(here_in(edition), "facebook"))
    (page,) = [p for p in build_pages(edition, ()) if p.source == "channels/facebook/index.md"]

    for html in (written, str(page.render(here_in(edition)))):
        assert t("summary.caption-channel", channel="Facebook") in text_of(html)
        rows = [" ".join(text_of_element(cell) for cell in row) for row in elements(html, "tr")]
        assert "The tower falls County Museum 15 high 5 medium" in rows
        assert "House rules" not in text_of(html)
        links = {link.get("href") for link in elements(html, "a")}
        assert {"to:registry/museum/#safety", "to:tools/ros/?channel=facebook"} <= links


def test_where_nothing_is_judged_the_page_says_so() -> None:
    """A channel that is closed to new accounts does not ask for an analysis."""
    edition = edition_of(with_risks())

    told = {
        channel: text_of(ros_summary(here_in(edition), channel))
        for channel in ("blog", "tiktok", None)
    }

    assert t("summary.none-channel") in told["blog"]
    assert t("summary.none") in told[None]
    assert t("summary.do") in told["blog"]
    assert t("summary.do") not in told["tiktok"]


def test_a_long_list_is_cut_and_the_rest_counted() -> None:
    """A thousand plans do not make a page of thousands of rows."""
    plans = [with_ros(f"plan-{n}", STORM) for n in range(MOST_ROWS + 5)]
    html = str(ros_summary(here_in(edition_of(with_risks(*plans)))))

    assert len(list(elements(html, "table")[2].iter("tr"))) == MOST_ROWS + 1
    assert t("summary.more", n=5) in text_of(html)


def test_an_unknown_channel_is_refused_with_a_suggestion() -> None:
    """The editor reads what was meant."""
    with pytest.raises(MacroError, match='did you mean "facebook"'):
        ros_summary(here_in(edition_of(with_risks())), "facebok")


def test_without_the_script_all_risks_can_be_read_and_a_matrix_filled_in() -> None:
    """The gravest risk first; what needs the script is hidden."""
    html = html_of(edition_of(with_risks()))
    risks, matrix = elements(html, "table")[:2]
    rows = [[text_of_element(cell) for cell in row] for row in risks.iter("tr")]

    assert rows[1:] == [
        ["A leakIt is out.", "Video", "2", "5", "Look twice."],
        ["A stormMany are angry.", t("paper.every-kind"), "2", "3", "Be calm."],
    ]
    assert len(list(matrix.iter("td"))) == 25
    assert not any("risk" in text_of_element(cell) for cell in matrix.iter("td"))
    hidden = {e.get("data-part") for e in elements(html, "*") if "hidden" in e.attrib}
    assert {"tools", "editor", "bar"} <= hidden


def test_degrees_and_levels_have_words() -> None:
    """Each choice of a degree says what it means; the legend gives each level's limits."""
    html = html_of(edition_of(with_risks()))
    template = html[html.index("<template") : html.index("</template>")]
    choices = re.findall(r'<option value="5">(.*?)</option>', template)

    scales = ("probability", "consequence")
    assert set(choices) == {f"5 – {t(f'degree.{scale}.5')}" for scale in scales}
    assert build_ros_tool(edition_of(with_risks())).levels == (
        ("low", 1, 4),
        ("medium", 5, 9),
        ("high", 10, 25),
    )
    assert f"10–25 high {t('meaning.high')}" in text_of(html)


def test_an_analysis_can_be_for_plans_that_are_not_finished_and_for_open_channels() -> None:
    """With the kind of channel; two plans of the same name are told apart."""
    handbook = with_risks(make_plan("one"), make_plan("two"), make_plan("old", status="closed"))
    setup = build_ros_tool(edition_of(handbook)).setup

    assert [(plan["id"], plan["name"]) for plan in setup["plans"]] == [
        ("one", "Facebook, County Museum (one)"),
        ("two", "Facebook, County Museum (two)"),
        ("library-facebook", "Facebook, Regional Library"),
    ]
    assert {channel["id"] for channel in setup["channels"]} == {
        "facebook",
        "linkedin",
        "blog",
        "intranet",
        "bluesky",
    }


def test_the_handbooks_measures_go_into_the_plan_in_all_their_languages() -> None:
    """A group that changes nothing loses no translation."""
    setup = build_ros_tool(edition_of(with_risks(), "sv")).setup

    assert [risk["measure"] for risk in setup["risks"]] == [
        {"sv": "Titta två gånger.", "en": "Look twice."},
        {"en": "Be calm."},
    ]
    assert (setup["language"], setup["defaultLanguage"]) == ("sv", "en")
    assert "engelska" in text_of(html_of(edition_of(with_risks(), "sv")))
    assert "engelska" not in html_of(edition_of(with_risks()))


def test_hostile_data_show_as_text() -> None:
    """No text of the data becomes an element, an attribute or a template."""
    fields = {"name": HOSTILE, "description": HOSTILE, "measure": HOSTILE}
    risk = build(Risk, {**RISKS[0], **fields})
    plan = with_ros("museum", STORM, {**OWN, "text": HOSTILE}, title=HOSTILE)
    edition = edition_of(replace(with_risks(plan), risks={"storm": risk}))

    for html in (html_of(edition), str(ros_summary(here_in(edition)))):
        assert elements(html, "script") == []
        assert elements(html, "img") == []
        assert HOSTILE in text_of(html)
        assert "49" not in text_of(html)


def test_the_script_finds_every_part_it_works_with() -> None:
    """The parts in the types are those in the template."""
    types = (ROOT / "types" / "ros.d.ts").read_text()
    interface = re.search(r"interface RosParts \{(.*?)\n\}", types, re.DOTALL)
    assert interface
    html = html_of(edition_of(with_risks()))
    parts = {element.get("data-part") for element in elements(html, "*")} - {None}

    assert parts == set(re.findall(r"^  (\w+):", interface[1], re.MULTILINE))


def test_ids_in_the_page_are_unique() -> None:
    """Labels and descriptions would otherwise point at the wrong thing."""
    edition = edition_of(with_risks(with_ros("museum", STORM)))
    html = html_of(edition) + str(ros_summary(here_in(edition)))
    ids = re.findall(r'\bid="([^"]*)"', html)
    pointers = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    assert {target for pointer in pointers for target in pointer.split()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_all_its_words_in_each_language(language: Language) -> None:
    """Those that it names in full, and every reason for refusing a file."""
    setup = setup_of(html_of(edition_of(with_risks(), language)))
    folder = ROOT / "overrides" / "assets" / "js"
    scripts = "".join(file.read_text() for file in folder.glob("ros*.js"))
    used = set(re.findall(r'\bt\("([\w.-]+)"', scripts))
    refused = set(re.findall(r'refused: "([\w-]+)"', scripts)) | {"too-large", "unreadable"}
    messages = {"message.imported", "message.replaced", "lacks.text", "lacks.high"}

    assert len(used) > 30
    assert used | messages | {f"refused.{reason}" for reason in refused} <= set(setup["texts"])
