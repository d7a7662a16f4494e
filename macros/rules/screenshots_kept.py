"""Screenshots reach the archive at regular intervals.

While a plan on a channel that needs screenshots is active or paused, somebody is responsible
for them, and they are taken at least every `screenshot_interval_months`. The first interval
counts from the decision. It reads `screenshots`, `decision` and the channel's `screenshots`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    screenshots: {responsible: {role: archivist}, log: [2026-03-01, 2026-09-01]}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    screenshots: {responsible: {role: archivist}, log: [2026-03-01]}
"""

from __future__ import annotations

from macros.dates import add_months, latest_by
from macros.finding import Deadline, DeadlineKind, Finding, Subject
from macros.lifecycle import RUNNING, first_day
from macros.people import responsible_of
from macros.problem import Level

ID = "screenshots-kept"
LEVEL = Level.ERROR
POLICY = "screenshots"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for somebody who takes the screenshots, and for recent ones."""
    plan = subject.plan
    if plan.status not in RUNNING or not subject.channel or not subject.channel.screenshots:
        return None
    found = []
    if plan.screenshots.responsible is None:
        found.append(Finding(ID, plan.id, "no-responsible", ("screenshots", "responsible")))
    months = subject.handbook.organisation.strategy.screenshot_interval_months
    taken = latest_by(plan.screenshots.log, subject.today)
    since = taken or first_day(plan)
    if since and add_months(since, months) >= subject.today:
        return found
    where = ("screenshots", "log")
    if taken is None:
        values = {"n": months, "months": months}
        found.append(Finding(ID, plan.id, "none", where, values))
    else:
        due = {"taken": taken, "due": add_months(taken, months)}
        found.append(Finding(ID, plan.id, "overdue", where, due))
    return found


def deadlines(subject: Subject) -> list[Deadline]:
    """The last day for the next screenshots."""
    plan = subject.plan
    since = latest_by(plan.screenshots.log, subject.today) or first_day(plan)
    if since is None:
        return []
    responsible = plan.screenshots.responsible
    months = subject.handbook.organisation.strategy.screenshot_interval_months
    return [
        Deadline(
            DeadlineKind.SCREENSHOTS,
            add_months(since, months),
            responsible.role if responsible else responsible_of(subject),
            plan.id,
            where=("screenshots", "log"),
        )
    ]
