"""The registry as CSV, for a spreadsheet that is opened by a double click in an office.

Excel takes the delimiter and the decimal mark from the regional settings of Windows, not from
the file: on a Swedish or Norwegian machine that is a semicolon and a comma, in whichever
language the words are. So both are fixed here, for the English edition too. The byte order
mark makes Excel read the letters as UTF-8, and lines end as RFC 4180 says.

A cell that begins with = + - or @ is run as a formula. Such a cell gets an apostrophe in front.
So does each place where a cell would begin if a program took another character for the
delimiter; and a text stands on one line, whatever line breaks or tabs it had.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from datetime import date

from macros.edition import Edition
from macros.exports.selection import select_plans
from macros.models import Plan
from macros.people import mailbox_of
from macros.problem import Level

BYTE_ORDER_MARK = "\ufeff"

_FORMULA = re.compile(
    r"""
    (^|[,;|])                  # where a cell begins, or would with another delimiter
    ([\s"'\u200b\u2060\ufeff]*)   # what a spreadsheet may skip before it
    (?=[=+\-@＝＋－＠])          # full-width forms too: some spreadsheets take them for the same
    """,
    re.VERBOSE,
)


def to_registry_csv(edition: Edition, unit: str | None = None) -> str:
    """The registry as CSV, one line a plan.

    Args:
        edition: the language, the data and the day.
        unit: only this unit's plans.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    plans = list(select_plans(edition.handbook, unit))
    rows = [dict(_cells(edition, plan)) for plan in plans]
    writer.writerow(guard(edition.texts.get(f"export.column.{name}")) for name in COLUMNS)
    writer.writerows([guard(row[name]) for name in COLUMNS] for row in rows)
    return BYTE_ORDER_MARK + out.getvalue()


def guard(value: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return _FORMULA.sub(r"\1'\2", " ".join(value.split()))


COLUMNS = (
    "id",
    "name",
    "unit",
    "channel",
    "status",
    "account",
    "handle",
    "responsible",
    "mailbox",
    "audiences",
    "purpose",
    "updates",
    "hours",
    "sender",
    "decided",
    "record",
    "screenshots",
    "ros",
    "evaluated",
    "closed",
    "errors",
    "warnings",
    "rules",
    "next-due",
    "next-what",
)
"""The columns in order; the headers are the texts `export.column.NAME`."""


def _cells(edition: Edition, plan: Plan) -> Iterator[tuple[str, str]]:
    """Each column with what stands in it; empty where the plan does not say."""
    texts = edition.texts
    yield "id", plan.id
    yield "name", edition.name("plan", plan.id).value
    yield "unit", edition.name("unit", plan.unit).value
    yield "channel", edition.name("channel", plan.channel).value
    yield "status", texts.get(f"statuses.plan.{plan.status}")
    yield "account", plan.account.url if plan.account else ""
    yield "handle", (plan.account.handle or "") if plan.account else ""
    person = plan.responsible
    yield "responsible", edition.name("role", person.role).value if person else ""
    yield "mailbox", (mailbox_of(edition.handbook, person) or "") if person else ""
    yield "audiences", ", ".join(edition.name("audience", each).value for each in plan.audiences)
    yield "purpose", edition.say(plan.purpose).value if plan.purpose else ""
    updates = plan.updates
    yield "updates", texts.get(f"terms.per.{updates.per}", n=updates.times) if updates else ""
    yield "hours", "" if plan.hours_per_week is None else _number(plan.hours_per_week)
    yield "sender", texts.get(f"terms.sender.{plan.sender}") if plan.sender else ""
    yield "decided", _day(plan.decision.date if plan.decision else None)
    yield "record", (plan.decision.record or "") if plan.decision else ""
    yield "screenshots", _day(max(plan.screenshots.log, default=None))
    yield "ros", _day(plan.ros.date if plan.ros else None)
    yield "evaluated", _day(max((each.date for each in plan.evaluations), default=None))
    yield "closed", _day(plan.closure.date if plan.closure else None)
    yield from _standing(edition, plan)


def _standing(edition: Edition, plan: Plan) -> Iterator[tuple[str, str]]:
    judgement = edition.judgements[plan.id]
    levels = [finding.level for finding in judgement.findings]
    rules = dict.fromkeys(finding.rule for finding in judgement.findings)
    following = next(iter(judgement.deadlines), None)
    yield "errors", str(levels.count(Level.ERROR))
    yield "warnings", str(levels.count(Level.WARNING))
    yield "rules", ", ".join(edition.texts.get(f"rules.{rule}.name") for rule in rules)
    yield "next-due", _day(following.date if following else None)
    kind = edition.texts.get(f"calendar.kind.{following.kind}") if following else ""
    yield "next-what", kind


def _day(day: date | None) -> str:
    """As every spreadsheet reads a day, whatever its language."""
    return day.isoformat() if day else ""


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")
