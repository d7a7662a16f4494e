"""Exceptions are complete, still run, and excuse something.

An exception has a reason, a last day and the role that granted it; the last day has not
passed, and without the exception the rule would not be met. It applies to every plan with
exceptions, unless it is rejected. Only an active plan is told that a rule does not apply to it:
a draft may prepare for what comes, and what a closed plan once was excused is left alone. No
exception can be made from this rule itself. It reads `exceptions`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    updates: {times: 1, per: month}
    exceptions:
      - {rule: update-frequency, reason: Rebuilding, until: 2027-01-31, granted_by: director}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    updates: {times: 1, per: week}
    exceptions:
      - {rule: update-frequency, reason: Rebuilding, until: 2027-01-31, granted_by: director}
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.finding import Deadline, DeadlineKind, Finding, Named, Subject, Value
from macros.models.plan import RuleException
from macros.people import head_of
from macros.problem import Level
from macros.source import KeyPath

ID = "exception-valid"
LEVEL = Level.WARNING
POLICY = "exceptions"


def check(subject: Subject) -> list[Finding] | None:
    """Ask each exception for its parts, its last day and its use."""
    plan = subject.plan
    if plan.status == "rejected" or not plan.exceptions:
        return None
    found: list[Finding] = []
    for index, exception in enumerate(plan.exceptions):
        found.extend(_check_exception(subject, exception, ("exceptions", index)))
    return found


def deadlines(subject: Subject) -> list[Deadline]:
    """The last day of each exception; of several from one rule, the latest."""
    latest: dict[str, Deadline] = {}
    for index, exception in enumerate(subject.plan.exceptions):
        earlier = latest.get(exception.rule)
        if exception.until and (earlier is None or exception.until > earlier.date):
            latest[exception.rule] = Deadline(
                DeadlineKind.EXCEPTION,
                exception.until,
                head_of(subject),
                subject.plan.id,
                key=exception.rule,
                where=("exceptions", index, "until"),
                values={"rule": Named("rule", exception.rule)},
            )
    return list(latest.values())


def _check_exception(
    subject: Subject, exception: RuleException, where: KeyPath
) -> Iterator[Finding]:
    plan = subject.plan.id
    rule = Named("rule", exception.rule)
    if exception.rule == ID:
        yield Finding(ID, plan, "of-itself", (*where, "rule"))
        return
    if _is_history(subject, exception):
        return
    if exception.until and exception.until < subject.today:
        values: dict[str, Value] = {"rule": rule, "until": exception.until}
        yield Finding(ID, plan, "expired", (*where, "until"), values)
        return
    if _is_unused(subject, exception):
        yield Finding(ID, plan, "unused", where, {"rule": rule})
        return
    if exception.reason is None:
        yield Finding(ID, plan, "no-reason", where, {"rule": rule})
    if exception.until is None:
        yield Finding(ID, plan, "no-end", where, {"rule": rule})
    if exception.granted_by is None:
        yield Finding(ID, plan, "no-grantor", where, {"rule": rule})


def _is_history(subject: Subject, exception: RuleException) -> bool:
    """Whether the plan has ended and the exception belongs to its life."""
    return subject.plan.status == "closed" and subject.found.get(exception.rule) is None


def _is_unused(subject: Subject, exception: RuleException) -> bool:
    """Whether the rule is met, or will not apply; a rule that failed tells nothing."""
    if exception.rule not in subject.found:
        return False
    found = subject.found[exception.rule]
    return subject.plan.status == "active" if found is None else not found
