"""The form's rules find what the ones in Python find, with the same words."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Page

from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES, Language
from macros.rules import RULES
from macros.rules.runner import judge
from macros.source import Source
from macros.texts import load_texts
from macros.validation import load_model
from macros.wording import finding_words
from tests.browser.plan_form.twin.pages import open_form, plain

TODAY = date(2026, 11, 22)
DAYS = (TODAY, date(2027, 8, 31), date(2024, 2, 29))
STATUSES = ("draft", "proposed", "approved", "active", "paused", "closed", "rejected")

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
