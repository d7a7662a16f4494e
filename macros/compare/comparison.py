"""Two versions of the handbook side by side: what differs, and what that leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from macros.compare.fields import FieldChange, compare_fields, list_fields
from macros.compare.renamed import find_renamed, with_new_ids
from macros.compare.standing import (
    DeadlineChange,
    FindingChanges,
    compare_deadlines,
    compare_findings,
)
from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Model, Text


class ChangeKind(StrEnum):
    """What happened to a thing; the text keys are `diff.kind.KIND`."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    AFFECTED = "affected"
    """Its file is as it was, but a change elsewhere touches it."""
    RENAMED = "renamed"
    """It has another id; what else differs is told as for a change."""


@dataclass(frozen=True)
class ThingChange:
    """A thing that differs.

    Attributes:
        model: what it is, such as `Plan` or `Channel`.
        id: its id; empty for what there is one of, such as the organisation.
        name: its name in the version where it is there, the new one first; empty where the kind
            says it all.
        kind: what happened to it.
        fields: its fields that differ; all that say something, where it is new.
        findings: what changes in the findings on it, if it is a plan.
        deadlines: what changes in its deadlines, if it is a plan.
        was: its id in the version before, where that was another.
    """

    model: str
    id: str
    name: str
    kind: ChangeKind
    fields: tuple[FieldChange, ...] = ()
    findings: FindingChanges = field(default_factory=FindingChanges)
    deadlines: tuple[DeadlineChange, ...] = ()
    was: str | None = None


@dataclass(frozen=True)
class Comparison:
    """What changes between two versions of the handbook, judged on the same day.

    Attributes:
        base: the version before, its plans under the ids that they have after.
        head: the version after.
        plans: plans that differ, or whose findings or deadlines do.
        others: everything else that differs.
    """

    base: Edition
    head: Edition
    plans: tuple[ThingChange, ...]
    others: tuple[ThingChange, ...]

    @property
    def has_new_errors(self) -> bool:
        """Whether the change brings a finding at error level."""
        return any(change.findings.new_errors for change in self.plans)


def compare(base: Edition, head: Edition) -> Comparison:
    """Compare two versions of a handbook, in the same language and on the same day."""
    renamed = find_renamed(base, head)
    base = with_new_ids(base, renamed)
    return Comparison(base, head, tuple(_plans(base, head, renamed)), tuple(_others(base, head)))


def _plans(base: Edition, head: Edition, renamed: Mapping[str, str]) -> Iterator[ThingChange]:
    for plan_id in sorted({*base.handbook.plans, *head.handbook.plans}):
        old, new = base.handbook.plans.get(plan_id), head.handbook.plans.get(plan_id)
        kind, fields = _difference(base, head, old, new)
        deadlines = compare_deadlines(base, head, plan_id)
        findings = compare_findings(base, head, plan_id)
        name = (head if new else base).name("plan", plan_id).value
        if new is None:
            # What goes with the plan needs no telling.
            yield ThingChange("Plan", plan_id, name, kind)
        elif plan_id in renamed or fields or deadlines or findings != FindingChanges():
            was = renamed.get(plan_id)
            kind = ChangeKind.RENAMED if was else kind
            yield ThingChange("Plan", plan_id, name, kind, fields, findings, deadlines, was)


def _others(base: Edition, head: Edition) -> Iterator[ThingChange]:
    old, new = base.handbook.organisation, head.handbook.organisation
    fields = tuple(compare_fields(base, head, old, new))
    if fields:
        name = head.say(new.name).value
        yield ThingChange("Organisation", "", name, ChangeKind.CHANGED, fields)
    before = _things(base.handbook)
    for model, things in _things(head.handbook).items():
        for thing_id in dict.fromkeys((*things, *before[model])):
            thing, was = things.get(thing_id), before[model].get(thing_id)
            kind, changed = _difference(base, head, was, thing)
            if thing is None or changed:
                name = _name(head, thing) if thing else _name(base, was)
                shown = () if thing is None else changed
                yield ThingChange(model, thing_id, name or thing_id, kind, shown)


def _difference(
    base: Edition, head: Edition, old: Model | None, new: Model | None
) -> tuple[ChangeKind, tuple[FieldChange, ...]]:
    if new is None:
        return ChangeKind.REMOVED, ()
    if old is None:
        return ChangeKind.ADDED, tuple(list_fields(head, new))
    fields = tuple(compare_fields(base, head, old, new))
    return ChangeKind.CHANGED if fields else ChangeKind.AFFECTED, fields


def _things(handbook: Handbook) -> Mapping[str, Mapping[str, Model]]:
    """The things beside plans, by what they are and then by id."""
    statement = handbook.accessibility
    return {
        "Channel": handbook.channels,
        "Audience": handbook.audiences,
        "Risk": handbook.risks,
        "Law": handbook.laws,
        "Checklist": handbook.checklists,
        "Quiz": handbook.quizzes,
        "Thing": handbook.things,
        "Accessibility": {"": statement} if statement else {},
    }


def _name(edition: Edition, thing: Model | None) -> str:
    text = getattr(thing, "name", None) or getattr(thing, "title", None)
    return edition.say(text).value if isinstance(text, Text) else ""
