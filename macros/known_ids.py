"""The ids that a handbook has, and the places that name one that it has not."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from macros.models import (
    Accessibility,
    AudienceFile,
    Channel,
    Checklist,
    LawFile,
    Model,
    Organisation,
    Plan,
    Quiz,
    RiskFile,
    ThingFile,
)
from macros.problem import Level, Position, Problem
from macros.references import find_references
from macros.source import KeyPath, Source
from macros.validation import key_name, show, suggest

_LISTS: Mapping[type[Model], Mapping[tuple[str, ...], str]] = {
    Organisation: {("units",): "unit", ("roles",): "role", ("leave_periods",): "leave-period"},
    AudienceFile: {("audiences",): "audience"},
    RiskFile: {("risks",): "risk"},
    LawFile: {("laws",): "law"},
    ThingFile: {("things",): "thing"},
    Checklist: {("groups",): "group", ("groups", "items"): "item"},
    Quiz: {("questions",): "question"},
    Accessibility: {},
    Channel: {},
    Plan: {},
}
"""Which lists in which file give ids of which kind; the keys lead down through lists."""

_LONGEST_HINT = 300
_MOST_HINTS = 100
"""In one file; to look for near names among thousands takes its time."""
_WHERE_KNOWN = {
    "unit": "units in data/organisation.yml",
    "role": "roles in data/organisation.yml",
    "leave-period": "leave_periods in data/organisation.yml",
    "channel": "data/channels/",
    "plan": "data/plans/",
    "checklist": "data/checklists/",
    "quiz": "data/quizzes/",
    "audience": "data/audiences.yml",
    "risk": "data/risks.yml",
    "law": "data/laws.yml",
    "rule": "the rules' page in the handbook",
}


class KnownIds:
    """Collects what may be named, and then looks up every name.

    From the data and not from the models: one misspelt key in `organisation.yml` must not make
    every unit unknown.

    Args:
        rule_ids: the ids that exceptions and settings may name.
    """

    def __init__(self, rule_ids: Collection[str]) -> None:
        self._ids: defaultdict[str, set[str]] = defaultdict(set)
        self._ids["rule"].update(rule_ids)
        self._incomplete: set[str] = set()
        """Kinds whose list could not be read: no reference to them is called unknown."""
        self._hinted: Counter[str] = Counter()

    def add(self, kind: str, name: str) -> None:
        """Note the id of a thing that has a file of its own."""
        self._ids[kind].add(name)

    def add_missing_file(self, model: type[Model]) -> None:
        """Note that a file is not there: nobody knows what it would list."""
        self._incomplete.update(_LISTS[model].values())

    def add_lists(self, source: Source, model: type[Model]) -> Iterator[Problem]:
        """Note the ids in a file's lists; those that stand twice are problems."""
        for keys, kind in _LISTS[model].items():
            if not _is_list_there(source.data, keys[0], model):
                self._incomplete.add(kind)
            found = list(_ids_at(source.data, keys, ()))
            self._ids[kind].update(name for _, name in found)
            yield from _find_twins(source, kind, found)

    def find_unknown(self, source: Source, model: type[Model]) -> Iterator[Problem]:
        """What a file names and nothing is called."""
        data = source.data
        for where, kind, name in find_references(model, data):
            yield from self._look_up(source, where, kind, name)
        rules = data.get("rules") if model is Organisation and isinstance(data, dict) else None
        for name in rules if isinstance(rules, dict) else ():
            yield from self._look_up(source, ("rules", name), "rule", name)

    def _look_up(self, source: Source, where: KeyPath, kind: str, name: str) -> Iterator[Problem]:
        if name in self._ids[kind] or kind in self._incomplete:
            return
        what = f"{kind.replace('-', ' ')} {show(name)}"
        message = f"{key_name(where)}: there is no {what}{self._hint(source.path, kind, name)}"
        position = source.position(where)
        yield Problem(source.path, position, Level.ERROR, f"unknown-{kind}", message)

    def _hint(self, path: str, kind: str, name: str) -> str:
        """What may have been meant, or else what there is."""
        known = sorted(self._ids[kind])
        self._hinted[path] += 1
        near = suggest(name, known) if self._hinted[path] <= _MOST_HINTS else ""
        hint = near or (f"; known: {', '.join(known)}" if known else "")
        return hint if len(hint) <= _LONGEST_HINT else f"; see {_WHERE_KNOWN[kind]}"


def _find_twins(
    source: Source, kind: str, found: Iterable[tuple[KeyPath, str]]
) -> Iterator[Problem]:
    first: dict[str, Position] = {}
    for where, name in found:
        position = source.position(where)
        if name in first:
            message = (
                f"the {kind.replace('-', ' ')} {show(name)} appears twice; the first is on line "
                f"{first[name].line}: give each its own id"
            )
            yield Problem(source.path, position, Level.ERROR, "duplicate-id", message)
        first.setdefault(name, position)


def _is_list_there(data: object, key: str, model: type[Model]) -> bool:
    """Whether a list could be read, or was left out on purpose."""
    if not isinstance(data, dict):
        return False
    if key in data:
        return isinstance(data[key], list)
    fields = model.model_fields
    # Where some key is misspelt, it may be this one.
    return not fields[key].is_required() and data.keys() <= fields.keys()


def _ids_at(data: object, keys: tuple[str, ...], where: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    """Each `id` in the lists that the keys lead to, with its key path."""
    items = data.get(keys[0]) if isinstance(data, dict) else None
    for index, item in enumerate(items if isinstance(items, list) else ()):
        here = (*where, keys[0], index)
        if keys[1:]:
            yield from _ids_at(item, keys[1:], here)
        elif isinstance(item, dict) and isinstance(item.get("id"), str):
            yield (*here, "id"), item["id"].strip()  # as the models read it
