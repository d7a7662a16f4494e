"""Two versions of the small handbook, and what lies between them."""

from __future__ import annotations

from datetime import date
from typing import Any

from macros.compare.comparison import Comparison, ThingChange, compare
from macros.compare.fields import FieldChange, compare_fields
from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Language
from tests.rules.support import HANDBOOK, TODAY, make_plan, with_plans


def compare_plans(
    old: Plan,
    new: Plan,
    language: Language = "en",
    today: date = TODAY,
    before: Handbook = HANDBOOK,
    after: Handbook = HANDBOOK,
) -> Comparison:
    """What changes when one plan takes another's place."""
    base = Edition(with_plans(old, handbook=before), language, today)
    head = Edition(with_plans(new, handbook=after), language, today)
    return compare(base, head)


def plan_change(old: dict[str, Any], new: dict[str, Any], **options: Any) -> ThingChange:
    """What changes in one plan when fields have other values."""
    comparison = compare_plans(make_plan(**old), make_plan(**new), **options)
    return next(change for change in comparison.plans if change.id == "museum-facebook")


def field_lines(
    old: dict[str, Any], new: dict[str, Any], handbook: Handbook = HANDBOOK
) -> list[str]:
    """The changed fields of a plan as `key [item]: old -> new`."""
    edition = Edition(handbook, "en", TODAY)
    changes = compare_fields(edition, edition, make_plan(**old), make_plan(**new))
    return [to_line(change) for change in changes]


def to_line(change: FieldChange) -> str:
    """A changed field as `key [item]: old -> new`; with + or - for an item of a list."""
    items = "".join(f" [{step.item}]" for step in change.steps if step.item)
    language = f" ({change.language})" if change.language else ""
    sign = " +" if change.old is None else " -" if change.new is None else ""
    return f"{change.key}{items}{language}:{sign if change.is_item else ''} " + (
        f"{change.new or change.old}" if change.is_item else f"{change.old} -> {change.new}"
    )
