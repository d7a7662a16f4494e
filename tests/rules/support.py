"""A small handbook to judge plans in, and short ways to ask one rule about one plan."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

from macros.finding import Deadline, Finding
from macros.handbook import Handbook
from macros.models import Audience, Channel, Checklist, Model, Organisation, Plan, PlanStatus
from macros.models.shared import LANGUAGES
from macros.references import models_in
from macros.rules import RULES
from macros.rules.runner import Judgement, judge
from macros.source import KeyPath
from macros.texts import load_texts
from macros.wording import deadline_words, finding_words

TODAY = date(2026, 11, 15)

STATUSES: tuple[PlanStatus, ...] = (
    "draft",
    "proposed",
    "approved",
    "active",
    "paused",
    "closed",
    "rejected",
)
PLANNED = {"proposed", "approved", "active", "paused"}
DECIDED = {"approved", "active", "paused"}
RUNNING = {"active", "paused"}

ModelT = TypeVar("ModelT", bound=Model)


def build(model: type[ModelT], data: str | Mapping[str, Any], thing_id: str = "") -> ModelT:
    """A model from YAML, or from what YAML would have given."""
    read = yaml.safe_load(data) if isinstance(data, str) else data
    built = model.model_validate(read, context={"language": "en"})
    if thing_id:
        built._id = thing_id  # type: ignore[attr-defined]  # as the loader does
    return built


ORGANISATION = """
name: A culture administration
country: se
default_language: en
contact: communications-officer
director: director
domains: [kultur.example]
units:
  - {id: county-museum, name: County Museum, head: head-museum}
  - {id: regional-library, name: Regional Library, head: head-library}
roles:
  - {id: director, name: director}
  - {id: head-museum, name: "head of unit, museum"}
  - {id: head-library, name: "head of unit, library"}
  - {id: communications-officer, name: communications officer}
  - {id: communicator, name: communicator}
  - {id: curator, name: curator}
  - {id: archivist, name: archivist}
  - {id: duty-officer, name: duty officer}
  - {id: it-security, name: IT security}
leave_periods:
  - {id: summer-2026, name: summer 2026, start: 2026-06-29, end: 2026-08-09}
  - {id: summer-2027, name: summer 2027, start: 2027-06-28, end: 2027-08-08}
  - {id: christmas-2026, name: Christmas 2026, start: 2026-12-21, end: 2027-01-06}
  - {id: christmas-2027, name: Christmas 2027, start: 2027-12-20, end: 2028-01-06}
"""

_CHANNELS = """
facebook:
  {name: Facebook, kind: network, status: allowed, domains: [facebook.com, fb.com],
   update_interval_days: 7, screenshots: true, asks: {hours_per_week: 2}}
linkedin: {name: LinkedIn, kind: network, status: allowed, domains: [linkedin.com]}
blog: {name: Blog, kind: blog, status: recommended, signature: required, screenshots: true}
intranet: {name: Intranet, kind: internal, status: recommended}
bluesky: {name: Bluesky, kind: microblog, status: trial, domains: [bsky.app]}
tiktok: {name: TikTok, kind: video, status: not-allowed, instead: [facebook, linkedin]}
threads: {name: Threads, kind: microblog, status: not-allowed}
x: {name: X, kind: microblog, status: retired, instead: [bluesky]}
forum: {name: Forum, kind: forum, status: retired}
"""

_DEFAULTS = {"summary": "What it is.", "reason": "Why.", "asks": {"hours_per_week": 0.5}}


def _library() -> Plan:
    data = {
        "unit": "regional-library",
        "channel": "facebook",
        "status": "active",
        "account": {"url": "https://www.facebook.com/library.example"},
        "audiences": ["families", "readers"],
    }
    return build(Plan, data, "library-facebook")


def _checklist(checklist_id: str, when: str) -> Checklist:
    groups = [{"id": "one", "title": "One", "items": [{"id": "first", "text": "First"}]}]
    data = {"title": f"To {when}", "version": 1, "when": when, "intro": "Do.", "groups": groups}
    return build(Checklist, data, checklist_id)


HANDBOOK = Handbook(
    organisation=build(Organisation, ORGANISATION),
    channels={
        channel_id: build(Channel, {**_DEFAULTS, **data}, channel_id)
        for channel_id, data in yaml.safe_load(_CHANNELS).items()
    },
    plans={"library-facebook": _library()},
    checklists={name: _checklist(name, name) for name in ("start", "closing")},
    audiences={
        name: build(Audience, {"id": name, "name": name.title(), "needs": "To know."})
        for name in ("families", "readers", "teachers")
    },
)


def make_plan(plan_id: str = "museum-facebook", /, **fields: Any) -> Plan:
    """A plan of the museum on Facebook, active, with nothing else in it."""
    data = {"unit": "county-museum", "channel": "facebook", "status": "active", **fields}
    return build(Plan, data, plan_id)


def with_organisation(handbook: Handbook = HANDBOOK, **fields: Any) -> Handbook:
    """The handbook of an organisation that differs in some fields."""
    data = {**yaml.safe_load(ORGANISATION), **fields}
    return replace(handbook, organisation=build(Organisation, data))


def with_channel(channel_id: str, **fields: Any) -> Handbook:
    """The handbook with one channel that differs in some fields."""
    data = {**_DEFAULTS, **yaml.safe_load(_CHANNELS)[channel_id], **fields}
    channels = {**HANDBOOK.channels, channel_id: build(Channel, data, channel_id)}
    return replace(HANDBOOK, channels=channels)


def with_plans(*plans: Plan, handbook: Handbook = HANDBOOK) -> Handbook:
    """The handbook with more plans."""
    return replace(handbook, plans={**handbook.plans, **{plan.id: plan for plan in plans}})


def judge_plan(plan: Plan, today: date = TODAY, handbook: Handbook = HANDBOOK) -> Judgement:
    """What all rules say of a plan; all words are written out, so that none can be missing.

    The places must be among a plan's keys as well: a wrong one would fall back on line 1.
    """
    handbook = with_plans(plan, handbook=handbook)
    judgement = judge(handbook, plan, today)
    for result in judgement.results.values():
        for finding in result.findings:
            assert_worded(finding_words, finding, handbook)
            assert_place(finding.where)
    for deadline in judgement.deadlines:
        assert_worded(deadline_words, deadline, handbook)
        assert_place(deadline.where)
    return judgement


def assert_place(where: KeyPath) -> None:
    """The place is one that a plan's file can have."""
    model: type[BaseModel] | None = Plan
    for part in where:
        if isinstance(part, str):
            assert model is not None, where
            assert part in model.model_fields, where
            model = next(models_in(model.model_fields[part].annotation), None)


def assert_worded(words: Any, what: Finding | Deadline, handbook: Handbook) -> None:
    """In each language there is a sentence, with no gap left open."""
    for language in LANGUAGES:
        for text in words(what, handbook, load_texts(language)):
            assert text
            assert "{" not in text, text


def findings(
    rule: str, plan: Plan, today: date = TODAY, handbook: Handbook = HANDBOOK
) -> list[Finding] | None:
    """What one rule says of a plan; None where it does not apply."""
    result = judge_plan(plan, today, handbook).results[rule]
    assert result.outcome != "failed"
    return None if result.outcome == "not-applicable" else list(result.findings)


def messages(
    rule: str, plan: Plan, today: date = TODAY, handbook: Handbook = HANDBOOK
) -> list[str] | None:
    """The messages of what one rule says of a plan."""
    found = findings(rule, plan, today, handbook)
    return None if found is None else [finding.message for finding in found]


def due(
    rule: str, plan: Plan, today: date = TODAY, handbook: Handbook = HANDBOOK
) -> list[tuple[date, str, str]]:
    """What one rule says falls due in a plan: day, who acts, key."""
    only = {rule: RULES[rule]}
    judgement = judge(with_plans(plan, handbook=handbook), plan, today, only)
    assert not judgement.failures
    # By the place one knows a finding that tells of the same.
    assert all(deadline.where for deadline in judgement.deadlines)
    return [(deadline.date, deadline.who, deadline.key) for deadline in judgement.deadlines]


def applies_in(rule: str, handbook: Handbook = HANDBOOK, **fields: Any) -> Collection[str]:
    """The statuses in which a rule applies to a plan with these fields."""
    return {
        status
        for status in STATUSES
        if findings(rule, make_plan(**{**fields, "status": status}), handbook=handbook) is not None
    }
