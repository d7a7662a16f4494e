"""What a field of the plan form can be: fixed values, and the things that the handbook has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from macros.edition import Edition
from macros.models.text import LocalText
from macros.rules import RULES
from macros.texts import capital
from macros.views.choices import Choice

_CHOICE_TEXTS: Mapping[tuple[str, str], str] = {
    ("Plan", "status"): "terms.status",
    ("Plan", "sender"): "terms.sender",
    ("Goal", "metric"): "terms.metric",
    ("Updates", "per"): "form.per",
    ("Evaluation", "outcome"): "terms.outcome",
}
"""Where the names of a field's fixed choices stand."""


def fixed_choices(
    edition: Edition, model: str, field: str, values: Iterable[str]
) -> Iterable[Choice]:
    """The fixed values of a model's field."""
    folder = _CHOICE_TEXTS[model, field]
    for value in values:
        name = capital(edition.texts.get(f"{folder}.{value}"))
        yield Choice(value, LocalText(name, edition.language))


def degree_choices(edition: Edition, least: int, most: int) -> Iterable[Choice]:
    """Degrees, from the least to the most."""
    for value in range(least, most + 1):
        name = LocalText(edition.texts.get(f"form.degree.{value}"), edition.language)
        yield Choice(str(value), name)


def reference_choices(edition: Edition, kind: str) -> Iterable[Choice]:
    """What a reference of a kind can name, plans apart, in the handbook's own order."""
    handbook = edition.handbook
    ids: Mapping[str, Callable[[], Iterable[str]]] = {
        "unit": lambda: handbook.units,
        "role": lambda: handbook.roles,
        "channel": lambda: handbook.channels,
        "audience": lambda: handbook.audiences,
        "risk": lambda: handbook.risks,
        "checklist": lambda: handbook.checklists,
        "quiz": lambda: handbook.quizzes,
        "leave-period": lambda: handbook.leave_periods,
        "rule": lambda: RULES,
    }
    return (Choice(thing, _reference_label(edition, kind, thing)) for thing in ids[kind]())


def _reference_label(edition: Edition, kind: str, thing: str) -> LocalText:
    handbook, texts = edition.handbook, edition.texts
    if kind == "quiz":
        return edition.say(handbook.quizzes[thing].title)
    name = edition.first_name(kind, thing)
    if kind == "channel":
        status = texts.get(f"statuses.channel.{handbook.channels[thing].status}")
        label = texts.get("form.channel-choice", channel=name, status=status)
        return LocalText(label, name.language)
    if kind == "leave-period":
        period = handbook.leave_periods[thing]
        label = texts.get("form.period-choice", period=name, start=period.start, end=period.end)
        return LocalText(label, name.language)
    return name
