"""Handbooks of any size for the measurements: the sample's pages and data, with other plans."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

from bench.words import Place, make_place, make_purpose
from macros.handbook import load_handbook
from macros.models import Channel
from macros.rules import RULES

ROOT = Path(__file__).parents[1]
PARTS = ("mkdocs.yml", "mkdocs.nb.yml", "mkdocs.en.yml", "data", "docs", "macros", "overrides")

_PLAN = """\
unit: {unit}
channel: {channel}
status: {status}
title: {title}
account:
  url: "https://www.{domain}/{handle}"
  handle: {handle}
  platform_id: "{number:07}"
purpose: >-
  {purpose}
audiences: [{audiences}]
goals:
  - text: They ask before they come to {name}
    metric: comments
    target: {target}
    by: {by}
    measured:
      - {{date: {early}, value: {low}}}
      - {{date: {late}, value: {high}}}
activities:
  - A question each week
  - Behind the scenes on Thursdays
responsible: {{role: communicator, mailbox: {mailbox}@kultur.example}}
others: [{{role: curator}}]
oversight:
  normal: Weekdays at 8 and at 15, at weekends by the duty officer
  leave:
    - {{period: christmas-2026, by: {{role: duty-officer}}}}
    - {{period: summer-2027, by: {{role: duty-officer}}}}
updates: {{times: {times}, per: week}}
hours_per_week: {hours}
screenshots: {{responsible: {{role: archivist}}, log: [{early}]}}
sender: anonymous
ros:
  date: {early}
  done_by: [communicator, curator]
  risks: [{{risk: storm, probability: 2, consequence: 3, measure: House rules}}]
training: [{{who: communicator, date: {early}}}, {{who: curator, date: {late}}}]
consulted: {{by: communications-officer, date: {early}}}
checklist: {{id: start, done: {early}}}
decision: {{by: director, date: {early}, place: Exempelstad, record: KUL {number}}}
agreement: {early}
evaluations: [{{date: {late}, outcome: keep, note: It led to talks}}]
history: [{{date: {early}, note: First draft}}]
"""
_STATUSES = ("active",) * 12 + ("approved", "paused", "proposed", "draft")
_FIRST = date(2025, 12, 1)
_ACCOUNTS = 4
"""So many accounts each place has, one a channel."""


def generate(home: Path, plans: int) -> None:
    """Write a handbook with so many plans of some 40 lines each; the same for the same number.

    Args:
        home: an empty or missing folder.
        plans: how many, from 1.
    """
    for name in PARTS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, home / name)
        else:
            home.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, home / name)
    folder = home / "data" / "plans"
    handbook, _ = load_handbook(ROOT, RULES)
    if handbook is None:
        raise SystemExit("the sample handbook does not load: run handbook check")
    for file in folder.glob("*.yml"):
        file.unlink()
    channels = [
        channel
        for channel in handbook.channels.values()
        if channel.domains and channel.status not in ("retired", "not-allowed")
    ]
    units = [unit.id for unit in handbook.organisation.units]
    audiences = list(handbook.audiences)
    for number in range(plans):
        place = make_place(number // _ACCOUNTS)
        channel = channels[number % len(channels)]
        text = _plan(number, place, units[number % len(units)], channel, audiences)
        # The first is the one that the measurements edit.
        stem = f"place-{place.slug}-{channel.id}" if number else "place-00000"
        (folder / f"{stem}.yml").write_text(text, encoding="utf-8")


def _plan(number: int, place: Place, unit: str, channel: Channel, audiences: list[str]) -> str:
    early = _FIRST + timedelta(days=number % 300)
    return _PLAN.format(
        number=number,
        unit=unit,
        channel=channel.id,
        status=_STATUSES[number % len(_STATUSES)],
        name=place.name,
        title=f"{channel.id.capitalize()}, {place.name}",
        handle=place.slug.replace("-", ("", "_", ".")[number // _ACCOUNTS % 3]),
        mailbox=place.slug,
        purpose=make_purpose(number, place.name),
        domain=channel.domains[0],
        audiences=", ".join(
            sorted(
                {audiences[number % 7 % len(audiences)], audiences[number // 7 % len(audiences)]}
            )
        ),
        target=40 + number % 60,
        by=_FIRST + timedelta(days=400 + number % 300),
        early=early,
        late=early + timedelta(days=40),
        low=number % 20,
        high=20 + number % 40,
        times=1 + number % 4,
        hours=2 + number % 6,
    )
