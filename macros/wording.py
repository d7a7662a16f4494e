"""Findings and deadlines as words in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.lists import format_list

from macros.finding import Deadline, Finding, Named, Value
from macros.handbook import Handbook
from macros.models import Audience, Channel, LeavePeriod, Risk, Role, Text, Unit
from macros.models.text import LocalText
from macros.texts import Texts


def name_of(named: Named, handbook: Handbook, texts: Texts) -> LocalText:
    """The name of a thing for a reader; the id itself where the thing is unknown.

    Raises:
        ValueError: the kind is none of those that `Named` tells of.
    """
    if named.kind == "plan":
        return _plan_name(named.id, handbook, texts)
    if named.kind in _TEXT_KEYS:
        key = _TEXT_KEYS[named.kind].format(named.id)
        return LocalText(texts.get(key) if key in texts else named.id, texts.language)
    text = _name_in_data(named, handbook)
    return text.local(texts.language, handbook.language) if text else _bare(named.id, texts)


def fill_values(values: Mapping[str, Value], handbook: Handbook, texts: Texts) -> dict[str, str]:
    """What stands in a text's gaps, as words.

    The value called `n` only picks the plural form and is left in plain digits.
    """
    return {
        name: str(value) if name == "n" else _word(value, handbook, texts)
        for name, value in values.items()
    }


def finding_words(finding: Finding, handbook: Handbook, texts: Texts) -> tuple[str, str]:
    """What is wrong, and what to do about it."""
    key = f"rules.{finding.rule}.{finding.message}"
    filled = fill_values(finding.values, handbook, texts)
    return texts.get(f"{key}.wrong", **filled), texts.get(f"{key}.do", **filled)


def deadline_words(deadline: Deadline, handbook: Handbook, texts: Texts) -> tuple[str, str]:
    """What falls due, and what to do before it."""
    key = f"deadlines.{deadline.kind}"
    filled = fill_values(deadline.values, handbook, texts)
    return texts.get(f"{key}.name", **filled), texts.get(f"{key}.do", **filled)


_TEXT_KEYS = {
    "rule": "rules.{}.name",
    "status": "statuses.plan.{}",
    "channel-status": "statuses.channel.{}",
}
"""The kinds whose names are part of the interface and not of the data."""


def _word(value: Value, handbook: Handbook, texts: Texts) -> str:
    if isinstance(value, tuple):
        names = [name_of(named, handbook, texts).value for named in value]
        return format_list(names, locale=texts.locale)
    if isinstance(value, Named):
        return name_of(value, handbook, texts).value
    if isinstance(value, Text):
        return value.local(texts.language, handbook.language).value
    if isinstance(value, int | float | date):
        return texts.value(value)
    return str(value)


def _bare(thing: str, texts: Texts) -> LocalText:
    return LocalText(thing, texts.language)


def _name_in_data(named: Named, handbook: Handbook) -> Text | None:
    if named.kind == "checklist":
        checklist = handbook.checklists.get(named.id)
        return checklist.title if checklist else None
    things: Mapping[str, Role | Unit | Channel | Audience | LeavePeriod | Risk]
    match named.kind:
        case "role":
            things = handbook.roles
        case "unit":
            things = handbook.units
        case "channel":
            things = handbook.channels
        case "audience":
            things = handbook.audiences
        case "leave-period":
            things = handbook.leave_periods
        case "risk":
            things = handbook.risks
        case _:
            raise ValueError(f"nothing in the handbook is called a {named.kind}")
    thing = things.get(named.id)
    return thing.name if thing else None


def _plan_name(plan_id: str, handbook: Handbook, texts: Texts) -> LocalText:
    """A plan's title, or its channel and unit, which tell most plans apart."""
    plan = handbook.plans.get(plan_id)
    if plan is None:
        return _bare(plan_id, texts)
    if plan.title:
        return plan.title.local(texts.language, handbook.language)
    channel = name_of(Named("channel", plan.channel), handbook, texts)
    unit = name_of(Named("unit", plan.unit), handbook, texts)
    return LocalText(f"{channel}, {unit}", unit.language)
