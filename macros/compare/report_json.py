"""A comparison as JSON, for other programs."""

from __future__ import annotations

import json
from typing import Any

from macros.compare.comparison import Comparison, ThingChange
from macros.compare.fields import FieldChange
from macros.compare.standing import DeadlineChange
from macros.edition import Edition
from macros.finding import Finding
from macros.wording import deadline_words, finding_words


def to_diff_json(comparison: Comparison, base: str, head: str | None) -> str:
    """`{"version": 1, "base", "head", "today", "plans": [...], "others": [...]}`.

    Args:
        comparison: what differs.
        base: what the version before is called.
        head: what the version after is called; None for the files as they are.
    """
    whole = {
        "version": 1,
        "base": base,
        "head": head,
        "today": comparison.head.today.isoformat(),
        "new_errors": comparison.has_new_errors,
        "plans": [
            {
                **_thing(change),
                "findings": {
                    "appeared": [
                        _finding(comparison.head, each) for each in change.findings.appeared
                    ],
                    "gone": [_finding(comparison.base, each) for each in change.findings.gone],
                    "relevelled": [
                        {**_finding(comparison.head, new), "old_level": str(old.level)}
                        for old, new in change.findings.relevelled
                    ],
                },
                "deadlines": [_deadline(comparison, each) for each in change.deadlines],
            }
            for change in comparison.plans
        ],
        "others": [{"model": change.model, **_thing(change)} for change in comparison.others],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _thing(change: ThingChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "name": change.name,
        "change": str(change.kind),
        **({"old_id": change.was} if change.was else {}),
        "fields": [_field(each) for each in change.fields],
    }


def _field(change: FieldChange) -> dict[str, Any]:
    items = [step.item for step in change.steps if step.item]
    return {
        "key": change.key,
        "items": items,
        "language": change.language,
        "old": change.old,
        "new": change.new,
    }


def _finding(edition: Edition, finding: Finding) -> dict[str, Any]:
    wrong, do = finding_words(finding, edition.handbook, edition.texts)
    return {"rule": finding.rule, "level": str(finding.level), "wrong": wrong, "do": do}


def _deadline(comparison: Comparison, change: DeadlineChange) -> dict[str, Any]:
    edition, shown = (comparison.head, change.new) if change.new else (comparison.base, change.old)
    assert shown is not None  # noqa: S101  # one of them is always there
    return {
        "uid": shown.uid,
        "kind": str(shown.kind),
        "what": deadline_words(shown, edition.handbook, edition.texts)[0],
        "old": change.old.date.isoformat() if change.old else None,
        "new": change.new.date.isoformat() if change.new else None,
        "old_who": change.old.who if change.old else None,
        "new_who": change.new.who if change.new else None,
    }
