"""Which findings appear and disappear between two versions of a plan, and which deadlines move."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from macros.edition import Edition
from macros.finding import Deadline, Finding
from macros.problem import Level
from macros.wording import deadline_words, finding_words


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """What changes in the findings on one plan.

    Attributes:
        appeared: findings that were not there.
        gone: findings that are not there any more.
        relevelled: findings whose level is another, as they were and as they are.
        new_errors: rules that have more findings at error level than before. A finding that is
            only worded anew, since a date in it changed, is none of them.
    """

    appeared: tuple[Finding, ...] = ()
    gone: tuple[Finding, ...] = ()
    relevelled: tuple[tuple[Finding, Finding], ...] = ()
    new_errors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeadlineChange:
    """A deadline that moves, comes, goes or passes to another role; None where it is not there."""

    old: Deadline | None
    new: Deadline | None


def compare_findings(base: Edition, head: Edition, plan_id: str) -> FindingChanges:
    """What changes in the findings on one plan, which may be missing from either version."""
    old, new = _findings(base, plan_id), _findings(head, plan_id)
    appeared: list[Finding] = []
    relevelled: list[tuple[Finding, Finding]] = []
    left = [(_said(base, finding), finding) for finding in old]
    for finding in new:
        said = _said(head, finding)
        index = next((i for i, (other, _) in enumerate(left) if other == said), None)
        if index is None:
            appeared.append(finding)
            continue
        before = left.pop(index)[1]
        if before.level != finding.level:
            relevelled.append((before, finding))
    return FindingChanges(
        tuple(appeared),
        tuple(finding for _, finding in left),
        tuple(relevelled),
        tuple(_more_errors(old, new)),
    )


def compare_deadlines(base: Edition, head: Edition, plan_id: str) -> tuple[DeadlineChange, ...]:
    """What changes in the deadlines of one plan, the earliest first."""
    left = list(_deadlines(base, plan_id))
    changes = []
    unmatched = []
    # By what they say before what they are called: a goal's name is its number in the list.
    for new in _deadlines(head, plan_id):
        what = _what(head, new)
        old = next((each for each in left if _what(base, each) == what), None)
        if old is None:
            unmatched.append(new)
            continue
        left.remove(old)
        if (old.date, old.who) != (new.date, new.who):
            changes.append(DeadlineChange(old, new))
    for new in unmatched:
        old = next((each for each in left if each.uid == new.uid), None)
        if old is None:
            changes.append(DeadlineChange(None, new))
            continue
        left.remove(old)
        if (old.date, old.who) != (new.date, new.who):
            changes.append(DeadlineChange(old, new))
    changes.extend(DeadlineChange(old, None) for old in left)
    return tuple(sorted(changes, key=_when))


def _findings(edition: Edition, plan_id: str) -> Sequence[Finding]:
    judgement = edition.judgements.get(plan_id)
    return judgement.findings if judgement else ()


def _deadlines(edition: Edition, plan_id: str) -> Sequence[Deadline]:
    judgement = edition.judgements.get(plan_id)
    return judgement.deadlines if judgement else ()


def _said(edition: Edition, finding: Finding) -> tuple[str, str]:
    """What makes two findings the same: not the line, which moves with those above it."""
    return finding.rule, finding_words(finding, edition.handbook, edition.texts)[0]


def _what(edition: Edition, deadline: Deadline) -> tuple[str, str]:
    what = deadline_words(deadline, edition.handbook, edition.texts)[0]
    return deadline.kind, what


def _more_errors(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[str]:
    def errors(findings: Sequence[Finding]) -> Counter[tuple[str, str]]:
        return Counter(
            (finding.rule, finding.message) for finding in findings if finding.level == Level.ERROR
        )

    more = errors(new) - errors(old)
    yield from dict.fromkeys(rule for rule, _ in more)


def _when(change: DeadlineChange) -> tuple[str, str]:
    shown = change.new or change.old
    assert shown is not None  # noqa: S101  # one of them is always there
    return shown.date.isoformat(), shown.uid
