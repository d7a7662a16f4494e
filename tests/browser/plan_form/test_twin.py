"""The plan form's twin of the rules, the loader and the YAML: held against the ones in Python."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from macros.handbook import Handbook, load_handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES, Language
from macros.rules import RULES
from macros.rules.runner import judge
from macros.source import Source
from macros.texts import load_texts
from macros.validation import load_model
from macros.wording import finding_words

TODAY = date(2026, 11, 22)
DAYS = (TODAY, date(2027, 8, 31), date(2024, 2, 29))
STATUSES = ("draft", "proposed", "approved", "active", "paused", "closed", "rejected")
FOLDERS: Mapping[Language, str] = {"sv": "", "nb": "nb/", "en": "en/"}

JUDGE = """async ([cases, days]) => {
  const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
  await handbookPlanOthers(setup)();
  const words = handbookPlanWords(setup);
  const values = handbookPlanValues;
  return cases.map(({ id, plan }) => days.map((day) => {
    const { state, refused, detail } = values.fromData(plan, setup);
    if (refused) throw new Error(`${id}: ${refused} ${detail}`);
    const { data, problems } = values.toData(state, setup);
    if (problems.length) throw new Error(`${id}: ${JSON.stringify(problems)}`);
    return handbookPlanRules.judge(data, id, setup.facts, day).map((finding) => {
      const said = words.finding(finding);
      return [finding.rule, finding.level, finding.where.join("."), said.wrong, said.do];
    });
  }));
}"""

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

WRITE = """(texts) => {
  const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
  return texts.map((text) => {
    const read = handbookPlanYaml.read(text);
    if (read.refused) throw new Error(`${read.refused} ${read.detail}: ${text}`);
    const { state, refused, detail } = handbookPlanValues.fromData(read.data, setup);
    if (refused) throw new Error(`${refused} ${detail}: ${text}`);
    const { file } = handbookPlanValues.toData(state, setup);
    return handbookPlanYaml.write(file, setup.spec);
  });
}"""


@pytest.fixture(scope="module")
def handbook(site: Path) -> Handbook:
    """The sample handbook, as the site was built from it."""
    loaded, problems = load_handbook(site.parent, RULES)
    assert loaded
    assert problems == []
    return loaded


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The page with the form, brought to life."""
    return open_form(page, address, "sv")


def open_form(page: Page, address: str, language: Language) -> Page:
    """The form in a language."""
    page.goto(f"{address}/{FOLDERS[language]}tools/plan/")
    expect(page.locator("[data-part=bar]")).to_be_visible()
    return page


def plain(plan: Plan) -> dict[str, Any]:
    """A plan as its file would have it."""
    return plan.model_dump(mode="json", exclude_defaults=True, exclude_none=True)


def to_plan(data: Any, plan_id: str, language: str = "sv") -> Plan:
    """A plan from what stands in its file."""
    plan, problems = load_model(Plan, Source("", data), language)
    assert plan, problems
    plan._id = plan_id  # as the loader does
    return plan


def said_in_python(
    handbook: Handbook, plan_id: str, data: Any, today: date, language: Language
) -> list[list[str]]:
    """What the rules say of a plan that stands in the handbook in the place of its former self."""
    plan = to_plan(data, plan_id)
    changed = replace(handbook, plans={**handbook.plans, plan_id: plan})
    texts = load_texts(language)
    return [
        [f.rule, str(f.level), ".".join(map(str, f.where)), *finding_words(f, changed, texts)]
        for f in judge(changed, plan, today).findings
    ]


def compare(page: Page, handbook: Handbook, cases: list[dict[str, Any]], language: Language) -> int:
    """Judge each case on each day here and there; gives the number of findings."""
    days = [day.isoformat() for day in DAYS]
    answers = page.evaluate(JUDGE, [cases, days])
    count = 0
    for case, answer in zip(cases, answers, strict=True):
        for today, found in zip(DAYS, answer, strict=True):
            expected = said_in_python(handbook, case["id"], case["plan"], today, language)
            assert found == expected, (case, today)
            count += len(found)
    return count


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_plans_are_judged_alike(
    page: Page, address: str, handbook: Handbook, language: Language
) -> None:
    """The same findings with the same sentences, in every status and on three days."""
    open_form(page, address, language)
    cases = [
        {"id": plan_id, "plan": {**plain(plan), "status": status}}
        for plan_id, plan in handbook.plans.items()
        for status in STATUSES
    ]

    assert len(handbook.plans) >= 20
    assert compare(page, handbook, cases, language) > 500


def test_the_form_knows_every_rule(form: Page) -> None:
    """In the same order, so that what they found stands in the same order."""
    assert form.evaluate("handbookPlanRules.known") == list(RULES)


def without_each_field(data: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The plan without each of its fields in turn, and without the parts of each group."""
    for name in data:
        if name not in ("unit", "channel", "status"):
            yield {key: value for key, value in data.items() if key != name}
    for group, optional in (
        ("account", ("platform_id",)),
        ("oversight", ("normal", "leave")),
        ("screenshots", ("responsible", "log")),
        ("ros", ("done_by", "risks")),
        ("decision", ("place", "record")),
        ("closure", ("analysis", "archived", "handle_kept")),
    ):
        for name in optional:
            if name in data.get(group, {}):
                changed = copy.deepcopy(dict(data))
                del changed[group][name]
                yield changed


def test_plans_that_lack_something_are_judged_alike(form: Page, handbook: Handbook) -> None:
    """Each field taken away in turn, from plans of every status."""
    chosen = ("museum-facebook", "school-forum", "stage-tiktok", "library-blog", "office-intranet")
    cases = [
        {"id": plan_id, "plan": changed}
        for plan_id in chosen
        for changed in without_each_field(plain(handbook.plans[plan_id]))
    ]

    assert len(cases) > 100
    assert compare(form, handbook, cases, "sv") > 200


ACCOUNTS = (
    "https://www.facebook.com/ekmarkslansmuseum.example/",
    "https://WWW.Facebook.com/EkmarksLansmuseum.example",
    "https://m.facebook.com/ekmarkslansmuseum.example?x=1",
    "HTTPS://facebook.com/a#b",
    "http://facebook.com/a",
    "//facebook.com/a",
    "facebook.com/a",
    "facebook.com:443/a",
    "mailto:a@facebook.com",
    "https://facebook.com:443/a",
    "https://facebook.com@evil.example/a",
    "https://user:pass@facebook.com/a",
    "https://facebook.com.evil.example/a",
    "https://evilfacebook.com/a",
    "https://fаcebook.com/a",
    "https://facebook.com℀.example/a",
    "https://[::1]/a",
    "https://[nothing]/a",
    "https://[::1/a",
    "https://facebook/a",
    "https://.facebook.com/a",
    "https:///a",
    "https://",
    "javascript:alert(1)",
    "1https://facebook.com",
    "https:facebook.com/a",
    "https://facebook.com\\@evil.example/",
)


def test_addresses_of_accounts_are_judged_alike(form: Page, handbook: Handbook) -> None:
    """Those that lead elsewhere than they seem to, and one that another plan has."""
    data = plain(handbook.plans["museum-facebook"])
    school = plain(handbook.plans["school-facebook"])["account"]
    accounts = [{"url": url} for url in (*ACCOUNTS, school["url"], school["url"].upper())]
    safe = school["url"].replace("http:", "https:")
    accounts += [
        {"url": safe.replace("www.", name)} for name in ("", "mobile.", "m.www.", "touch.")
    ]
    accounts.append(
        {"url": "https://facebook.com/new", "platform_id": school.get("platform_id", "1")}
    )
    cases = [{"id": "museum-facebook", "plan": {**data, "account": each}} for each in accounts]
    cases += [{"id": "another", "plan": {**data, "status": status}} for status in STATUSES]

    assert compare(form, handbook, cases, "sv") > 50


CHANGES: tuple[Mapping[str, Any], ...] = (
    *({"updates": {"times": n, "per": per}} for n in (1, 2, 3, 60) for per in ("day", "week", "month", "year")),
    *({"hours_per_week": hours} for hours in (0, 0.5, 1, 2.5, 168)),
    *({"sender": sender, "channel": channel} for sender in ("personal", "anonymous") for channel in ("blog", "x", "tiktok", "threads")),
    {"checklist": {"id": "closing", "done": "2026-02-12"}},
    {"checklist": {"id": "start", "done": "2028-02-12"}},
    {"consulted": {"by": "director", "date": "2030-01-01"}},
    {"consulted": {"by": "director", "date": "2026-02-21"}},
    {"decision": {"by": "head-museum", "date": "2030-02-20"}},
    {"agreement": "2030-01-01"},
    {"audiences": ["researchers", "families", "families"]},
    {"audiences": ["readers"], "unit": "head-office"},
    {"responsible": {"role": "communicator", "mailbox": "a@MAIL.example"}, "others": [{"role": "communicator", "mailbox": "a@MAIL.example"}]},
    {"responsible": {"role": "communicator", "mailbox": "a@sub.kultur.example"}, "others": []},
    {"others": [{"role": "teacher", "mailbox": "x@notkultur.example"}], "training": []},
    {"training": [{"who": "communicator", "date": "2024-11-22"}, {"who": "communicator", "date": "2023-01-01"}, {"who": "curator", "date": "2099-01-01"}]},
    {"screenshots": {"log": ["2026-05-21", "2030-01-01", "2024-08-31"]}},
    {"ros": {"date": "2025-11-22", "done_by": ["it-security"], "risks": []}},
    {"ros": {"date": "2025-11-21"}},
    {"ros": {"date": "2031-11-21"}},
    {"evaluations": [], "decision": {"by": "director", "date": "2025-11-22"}},
    {"evaluations": [{"date": "2025-11-21", "outcome": "keep"}, {"date": "2040-01-01", "outcome": "close"}]},
    {"evaluations": [], "decision": None, "agreement": None, "history": []},
    {"evaluations": [], "decision": None, "agreement": None, "history": [{"date": "2026-10-01", "note": "x"}]},
    {"closure": {"date": "2031-01-01"}, "status": "closed"},
    {"closure": {"date": "2026-01-01", "analysis": "Så blev det.", "archived": "2027-01-01", "handle_kept": False}, "status": "closed"},
    {"goals": [{"text": "Ett mål med ”tecken” & <b>märken</b>"}]},
    {"goals": [{"text": {"sv": "Mål", "en": "Goal"}, "metric": "shares", "target": 0, "by": "2026-11-21", "measured": []}]},
    {"goals": [{"text": "Mål", "metric": "shares", "target": 5, "by": "2026-11-22", "measured": [{"date": "2026-01-01", "value": 5}]}]},
    {"goals": [{"text": "Mål", "metric": "shares", "by": "2026-11-01", "measured": [{"date": "2026-11-01", "value": 0}]}]},
    {"goals": [{"text": "Mål", "metric": "shares", "target": 5, "by": "2026-11-01", "measured": [{"date": "2027-01-01", "value": 5}]}]},
    {"oversight": {"leave": [{"period": "christmas-2026", "by": {"role": "curator", "mailbox": "privat@brev.example"}}]}},
    {"exceptions": [{"rule": "exception-valid"}]},
    {"exceptions": [{"rule": rule} for rule in RULES]},
    {"exceptions": [{"rule": "training-valid", "reason": "Ny", "until": "2027-01-31", "granted_by": "director"}], "training": []},
    {"exceptions": [{"rule": "training-valid", "reason": "Ny", "until": "2026-11-21", "granted_by": "director"}], "training": []},
    {"exceptions": [{"rule": "closure-analysed", "reason": "Ny", "until": "2029-01-31", "granted_by": "director"}]},
    {"exceptions": [{"rule": "coordinated", "until": "2029-01-31", "granted_by": "director"}], "coordinates_with": []},
    {"coordinates_with": []},
)  # fmt: skip


def test_changed_plans_are_judged_alike(form: Page, handbook: Handbook) -> None:
    """What the rules look at, changed one thing at a time and in every status."""
    data = plain(handbook.plans["museum-facebook"])
    cases = []
    for change in CHANGES:
        changed = {name: value for name, value in {**data, **change}.items() if value is not None}
        statuses = (
            (change["status"],) if "status" in change else ("draft", "proposed", "active", "closed")
        )
        cases += [
            {"id": "museum-facebook", "plan": {**changed, "status": status}} for status in statuses
        ]

    assert compare(form, handbook, cases, "sv") > 1_000


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


def test_plans_come_through_the_form_unchanged(
    form: Page, site: Path, tmp_path: Path, handbook: Handbook
) -> None:
    """Read from their files and written again, the sample plans load as the same plans."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    files = sorted((tmp_path / "data" / "plans").glob("*.yml"))
    written = form.evaluate(WRITE, [file.read_text(encoding="utf-8") for file in files])
    for file, text in zip(files, written, strict=True):
        file.write_text(text, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    assert loaded.plans == handbook.plans


TEXTS = (
    "yes", "No", "on", "OFF", "null", "~", "true", "2026-03-01", "12:30", "1_000", "010", "0x1f",
    "1e3", ".5", "-1", "+1", "1.", "190:20:30", "0b101", "0o17", ".inf", ".NaN", "=", "<<", "- a",
    "? a", "a: b", "a #b", "#a", "@a", "`a`", "%a", "!a", "&a", "*a", "[a]", "{a}", "a, b", "|", ">",
    "'a'", '"a"', 'a "b" c', "it's", "a\\nb", "\\", "Två\nrader", "Stycke\n\nstycke till",
    "Rad\n  med indrag\n\nslut", "a\tb", "😀", "”citat” – tankstreck", "a\u00a0b", "å" * 300,
    "<script>alert(1)</script>", "{{ 7*7 }}", "y", "n", "a:", ":a", "a\n# b", "---", "...", "--- a",
    "123456789012345678901234567890", "1.5e+300", "00:00", "1__2", "0_1",
)  # fmt: skip


def test_texts_mean_in_the_file_what_was_written(form: Page, tmp_path: Path, site: Path) -> None:
    """Also those that YAML would take for something else than text."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    data = {
        "unit": "county-museum",
        "channel": "facebook",
        "status": "draft",
        "activities": list(TEXTS),
        "account": {"url": "https://x.example/#a", "handle": "0123", "platform_id": "1_000"},
    }
    (written,) = form.evaluate(WRITE, [yaml.safe_dump(data, allow_unicode=True)])
    (tmp_path / "data" / "plans" / "tried.yml").write_text(written, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    plan = loaded.plans["tried"]
    assert tuple(activity.sv for activity in plan.activities) == TEXTS
    assert plan.account
    assert (plan.account.handle, plan.account.platform_id) == ("0123", "1_000")


def test_unseen_characters_do_not_reach_the_file(form: Page, tmp_path: Path, site: Path) -> None:
    """The loader refuses them, and nobody could find them to remove."""
    shutil.copytree(site.parent / "data", tmp_path / "data")
    state = form.evaluate(
        """() => {
        const setup = JSON.parse(document.querySelector("handbook-plan-form").dataset.setup);
        const plan = { unit: "county-museum", channel: "blog", status: "draft" };
        const { state } = handbookPlanValues.fromData(plan, setup);
        state.purpose.sv = "a\\u0000b\\u200bc\\ufeffd\\u2028e\\r\\nf\\ud800g\\u0085h\\u0007";
        state.title.sv = "\\u0000 \\ufeff";
        return handbookPlanYaml.write(handbookPlanValues.toData(state, setup).file, setup.spec);
    }"""
    )
    (tmp_path / "data" / "plans" / "tried.yml").write_text(state, encoding="utf-8")

    loaded, problems = load_handbook(tmp_path, RULES)

    assert problems == []
    assert loaded
    plan = loaded.plans["tried"]
    assert plan.title is None
    assert plan.purpose
    assert plan.purpose.sv == "ab\u200bcd\ne\nfg\nh"
