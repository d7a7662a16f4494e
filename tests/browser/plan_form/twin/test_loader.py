"""The form marks what the loader refuses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Page

from macros.handbook import Handbook, load_handbook
from macros.rules import RULES

CHECK = """async (plans) => {
  const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
  await handbookPlanOthers(setup)();
  return plans.map((plan) => {
    const read = handbookPlanValues.fromData(plan, setup);
    if (read.refused) return ["refused " + read.refused];
    const { problems } = handbookPlanValues.toData(read.state, setup);
    return problems.map(({ where }) => where.join("."));
  });
}"""

BROKEN: tuple[Mapping[str, Any], ...] = (
    {"unit": None}, {"channel": None}, {"status": None},
    {"unit": "no-such"}, {"channel": "No Such"}, {"status": "activ"}, {"sender": "me"},
    {"purpose": {"en": "Only English"}}, {"purpose": {"sv": "x" * 5_001}},
    {"purpose": {"sv": "Kort", "nb": "y" * 5_001}},
    {"title": "  "}, {"purpose": ""},
    {"account": {"handle": "x"}}, {"account": {"url": "https://a b"}},
    {"account": {"url": "x" * 2_001}},
    {"audiences": ["families", "nobody"]}, {"audiences": ["Families"]}, {"audiences": [None]},
    {"goals": [{"metric": "shares"}]}, {"goals": [{"text": "x", "metric": "likes"}]},
    {"goals": [{"text": "x", "target": -1}, {"text": "y", "target": "many"}]},
    {"goals": [{"text": "x", "by": "2026-13-01"}]}, {"goals": [{"text": "x", "by": "soon"}]},
    {"goals": [{"text": "x", "by": "0000-01-01"}]}, {"goals": [{"text": "x", "by": "2026-02-30"}]},
    {"goals": [{"text": "x", "measured": [{"date": "2026-01-01"}, {"value": 3}]}]},
    {"activities": ["x", ""]},
    {"responsible": {"mailbox": "a@b.example"}}, {"responsible": {"role": "nobody"}},
    {"responsible": {"role": "curator", "mailbox": "a@b"}},
    {"responsible": {"role": "curator", "mailbox": "a b@c.example"}},
    {"others": [{"name": "x"}]},
    {"oversight": {"leave": [{"period": "summer-1999", "by": {"role": "curator"}}]}},
    {"oversight": {"leave": [{"period": "summer-2027"}]}},
    {"oversight": {"leave": [{"by": {"role": "curator"}}]}},
    {"updates": {"times": 0, "per": "week"}}, {"updates": {"times": 1.5, "per": "week"}},
    {"updates": {"times": 100_001, "per": "week"}}, {"updates": {"times": 1}},
    {"updates": {"per": "fortnight", "times": 1}},
    {"hours_per_week": 169}, {"hours_per_week": -0.5}, {"hours_per_week": "four"},
    {"screenshots": {"log": ["yesterday"]}}, {"screenshots": {"responsible": {"role": "x"}}},
    {"ros": {"done_by": ["curator"]}}, {"ros": {"date": "2026-01-01", "done_by": ["x"]}},
    {"ros": {"date": "2026-01-01", "risks": [{"probability": 1, "consequence": 1}]}},
    {"ros": {"date": "2026-01-01", "risks": [{"risk": "storm", "text": "x", "probability": 1, "consequence": 1}]}},
    {"ros": {"date": "2026-01-01", "risks": [{"risk": "storm", "probability": 6, "consequence": 0}]}},
    {"ros": {"date": "2026-01-01", "risks": [{"risk": "rain", "probability": 1}]}},
    {"training": [{"who": "curator"}, {"date": "2026-01-01"}]},
    {"training": [{"who": "curator", "date": "2026-01-01", "quiz": "none"}]},
    {"consulted": {"by": "director"}}, {"consulted": {"date": "2026-01-01"}},
    {"checklist": {"id": "nothing", "done": "2026-01-01"}}, {"checklist": {"done": "2026-01-01"}},
    {"decision": {"place": "x"}}, {"agreement": "in spring"},
    {"evaluations": [{"date": "2026-01-01", "outcome": "maybe"}]},
    {"coordinates_with": ["no-such-plan"]}, {"coordinates_with": ["UPPER"]},
    {"exceptions": [{"rule": "no-such-rule"}]}, {"exceptions": [{"reason": "x"}]},
    {"closure": {"analysis": "x"}}, {"closure": {"date": "2026-01-01", "handle_kept": "perhaps"}},
    {"history": [{"date": "2026-01-01"}, {"note": "x"}]},
)  # fmt: skip


def wrong_in_python(home: Path, plans: list[Any]) -> list[set[str]]:
    """Where the loader finds something wrong in the files of plans."""
    folder = home / "data" / "plans"
    wrong: dict[str, set[str]] = {}
    for index, data in enumerate(plans):
        wrong[f"data/plans/tried-{index}.yml"] = set()
        text = yaml.safe_dump(data, allow_unicode=True)
        (folder / f"tried-{index}.yml").write_text(text, encoding="utf-8")
    for problem in load_handbook(home, RULES)[1]:
        name = re.match(r"([\w.\[\]]+): ", problem.message)
        assert name, problem
        wrong[problem.path].add(re.sub(r"\[(\d+)\]", r".\1", name[1]))
    return list(wrong.values())


def test_what_the_loader_refuses_is_marked_in_the_form(
    form: Page, site: Path, tmp_path: Path, handbook: Handbook
) -> None:
    """The same fields, whether a value is missing, has another form or names nothing known."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    base = {"unit": "county-museum", "channel": "facebook", "status": "draft"}
    plans = [{k: v for k, v in {**base, **c}.items() if v is not None} for c in BROKEN]
    found = form.evaluate(CHECK, plans)
    expected = wrong_in_python(tmp_path, plans)

    for plan, wrong, refused in zip(plans, found, expected, strict=True):
        # An empty text is nothing in the form, and is not written to the file.
        is_empty = plan.get("title") == "  " or plan.get("purpose") == ""
        assert set(map(whole, wrong)) == (set() if is_empty else set(map(whole, refused))), plan


def whole(where: str) -> str:
    """What a place stands in: a language in its text, a role in who it is, a risk in its item."""
    return re.sub(r"\.(sv|nb|en)$|(?<=\.by)\.role$|(?<=ros\.risks\.\d)\.risk$", "", where)
