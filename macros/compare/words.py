"""Values of the data in words: ids as names, days and numbers as the language writes them."""

from __future__ import annotations

from typing import Any

from macros.compare.matching import identity
from macros.edition import Edition
from macros.models import Model, Text
from macros.models.plan import Updates
from macros.models.shared import Person
from macros.references import reference_kind

_NAMED = frozenset(
    {"role", "unit", "channel", "plan", "audience", "leave-period", "checklist", "rule", "risk"}
)
_CHOICES = {
    ("Plan", "status"): "statuses.plan",
    ("Plan", "sender"): "terms.sender",
    ("Goal", "metric"): "terms.metric",
    ("Evaluation", "outcome"): "terms.outcome",
    ("Channel", "status"): "statuses.channel",
    ("Channel", "kind"): "terms.kind",
    ("Channel", "signature"): "terms.signature",
    ("Channel", "metrics"): "terms.metric",
    ("Suits", "purposes"): "terms.purpose",
    ("ChecklistItem", "kinds"): "terms.kind",
    ("Risk", "kinds"): "terms.kind",
    ("Question", "country"): "terms.country",
    ("Law", "country"): "terms.country",
    ("Law", "theme"): "terms.law-theme",
    ("Law", "level"): "terms.law-level",
    ("Organisation", "country"): "terms.country",
}
"""Where the words stand for the values that a field chooses from."""


def value_words(edition: Edition, value: object, owner: type[Model], field: str) -> str:
    """A field's value in words.

    Args:
        edition: the language, and the handbook whose things have the names.
        value: the value, or an item of it where it is a list.
        owner: the model that has the field.
        field: the field's name.
    """
    if isinstance(value, tuple):
        is_long = any(isinstance(item, Model) for item in value)
        words = [value_words(edition, item, owner, field) for item in value]
        return ("; " if is_long else ", ").join(words)
    if isinstance(value, dict):
        return ", ".join(
            f"{key}: {value_words(edition, item, owner, field)}" for key, item in value.items()
        )
    if isinstance(value, Text):
        return edition.say(value).value
    if isinstance(value, Updates):
        return edition.texts.get(f"terms.per.{value.per}", n=value.times)
    if isinstance(value, Model):
        return _model_words(edition, value)
    if isinstance(value, str):
        return _word(edition, value, owner, field)
    return edition.texts.value(value)


def item_words(edition: Edition, item: object) -> str | None:
    """What an item of a list is called; None where it has no name of its own."""
    own = identity(item)
    if own is None:
        return None
    assert isinstance(item, Model)  # noqa: S101  # only models have an identity
    return value_words(edition, own[1], type(item), own[0])


def _model_words(edition: Edition, value: Model) -> str:
    """What a model says, without what it leaves out or has no choice about."""
    words = [
        value_words(edition, getattr(value, name), type(value), name)
        for name in type(value).model_fields
        if getattr(value, name) not in (None, (), {})
        # A role says who; the mailbox and the name are only shown where they change.
        and not (isinstance(value, Person) and name != "role")
    ]
    return ", ".join(word for word in words if word)


def _word(edition: Edition, value: str, owner: type[Model], field: str) -> str:
    kind = reference_kind(owner.model_fields[field])
    if kind in _NAMED:
        return edition.name(kind, value).value
    if kind == "quiz" and value in edition.handbook.quizzes:
        return edition.say(edition.handbook.quizzes[value].title).value
    if kind == "law" and value in edition.handbook.laws:
        return edition.say(edition.handbook.laws[value].title).value
    key = f"{_CHOICES.get((owner.__name__, field), '')}.{value}"
    return edition.texts.get(key) if key in edition.texts else value


def shorten(old: str, new: str, longest: int = 200) -> tuple[str, str]:
    """Two values short enough to read, with the place where they begin to differ."""
    if len(old) <= longest and len(new) <= longest:
        return old, new
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    start = max(0, same - 40)
    start = old.rfind(" ", 0, start) + 1 if start else 0
    return _cut(old, start, longest), _cut(new, start, longest)


def _cut(text: str, start: int, longest: int) -> str:
    kept = text[start : start + longest]
    before = "…" if start else ""
    after = "…" if start + longest < len(text) else ""
    return f"{before}{kept}{after}"


def is_empty(value: Any) -> bool:
    """Whether a value says nothing: not there, or a list without items."""
    return value is None or value in ((), {})
