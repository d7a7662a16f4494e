"""A channel is closed only after thought, and leaves nothing behind by accident.

A closed plan says when it was closed, and why the channel did not work and whether that could
have been mended. Where the channel needs screenshots, its content has been archived. Where there
was an account, the plan says whether its name is kept. It reads `closure` and `account`, and
the channel's `screenshots`.

Passes:

    unit: county-museum
    channel: facebook
    status: closed
    account: {url: "https://www.facebook.com/countymuseum.example"}
    closure:
      date: 2026-10-01
      analysis: Few visits for a year; the newsletter reaches the same people.
      archived: 2026-09-28
      handle_kept: true

Fails:

    unit: county-museum
    channel: facebook
    status: closed
    closure: {date: 2026-10-01}
"""

from __future__ import annotations

from macros.finding import Finding, Subject
from macros.models.plan import Closure
from macros.problem import Level

ID = "closure-analysed"
LEVEL = Level.ERROR
POLICY = "closing"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a day, an analysis, an archive and the fate of the name."""
    plan = subject.plan
    if plan.status != "closed":
        return None
    closure = plan.closure
    if closure is None:
        return [Finding(ID, plan.id, "missing", ("closure",))]
    found = []
    if closure.date > subject.today:
        where = ("closure", "date")
        found.append(Finding(ID, plan.id, "future", where, {"date": closure.date}))
    if closure.analysis is None:
        found.append(Finding(ID, plan.id, "no-analysis", ("closure", "analysis")))
    if subject.channel and subject.channel.screenshots and not _is_archived(subject, closure):
        found.append(Finding(ID, plan.id, "not-archived", ("closure", "archived")))
    if plan.account and closure.handle_kept is None:
        found.append(Finding(ID, plan.id, "handle-untold", ("closure", "handle_kept")))
    return found


def _is_archived(subject: Subject, closure: Closure) -> bool:
    return closure.archived is not None and closure.archived <= subject.today
