"""Which fields of one thing differ between two versions of the handbook, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from macros.compare.matching import pair_items
from macros.compare.words import is_empty, item_words, value_words
from macros.edition import Edition
from macros.models import LANGUAGES, Model, Text
from macros.models.plan import Measured, Updates
from macros.models.shared import Language

_AS_ONE: tuple[type[Model], ...] = (Updates, Measured)
"""What people say in one breath: its parts are not told apart."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step down to a field.

    Attributes:
        owner: the model that has the field.
        field: the field's name.
        item: what the item of the list is called that the way goes through, if it does.
    """

    owner: type[Model]
    field: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs.

    Attributes:
        steps: the way to it.
        old: what it said, in words; None where it said nothing.
        new: what it says, in words; None where it says nothing.
        language: which language of a text it is; None for the default one, and for the rest.
        is_item: whether old or new is an item of the list, and the other is nothing.
    """

    steps: tuple[Step, ...]
    old: str | None
    new: str | None
    language: Language | None = None
    is_item: bool = False

    @property
    def key(self) -> str:
        """The keys as they stand in the file: `goals.target`."""
        return ".".join(step.field for step in self.steps)


def compare_fields(base: Edition, head: Edition, old: Model, new: Model) -> list[FieldChange]:
    """What differs between two versions of one thing, in the order of the model's fields.

    Args:
        base: the version of the handbook that `old` stands in.
        head: the version that `new` stands in.
        old: the thing as it was.
        new: the same thing as it is.
    """
    return list(_Fields(base, head).models(old, new, ()))


def list_fields(edition: Edition, thing: Model) -> list[FieldChange]:
    """What a new thing says, as if each field had been empty before."""
    return [
        FieldChange(
            (Step(type(thing), name),), None, value_words(edition, value, type(thing), name)
        )
        for name in type(thing).model_fields
        if not is_empty(value := getattr(thing, name))
        and value != type(thing).model_fields[name].get_default(call_default_factory=True)
    ]


@dataclass(frozen=True)
class _Fields:
    """Two versions of the handbook."""

    base: Edition
    head: Edition

    def models(self, old: Model, new: Model, steps: tuple[Step, ...]) -> Iterator[FieldChange]:
        for name in type(new).model_fields:
            here = (*steps, Step(type(new), name))
            yield from self.values(getattr(old, name), getattr(new, name), here)

    def values(self, old: Any, new: Any, steps: tuple[Step, ...]) -> Iterator[FieldChange]:
        if old == new:
            return
        if isinstance(old, Text) and isinstance(new, Text):
            yield from self.texts(old, new, steps)
        elif isinstance(old, Model) and isinstance(new, Model) and not isinstance(new, _AS_ONE):
            yield from self.models(old, new, steps)
        elif isinstance(old, tuple) and isinstance(new, tuple):
            yield from self.lists(old, new, steps)
        elif isinstance(old, dict) and isinstance(new, dict):
            for key in dict.fromkeys((*old, *new)):
                here = (*steps[:-1], replace(steps[-1], item=key))
                yield from self.values(old.get(key), new.get(key), here)
        else:
            yield self.change(old, new, steps)

    def texts(self, old: Text, new: Text, steps: tuple[Step, ...]) -> Iterator[FieldChange]:
        for language in LANGUAGES:
            before, after = getattr(old, language), getattr(new, language)
            if before != after:
                is_default = language == self.head.handbook.language
                yield FieldChange(steps, before, after, None if is_default else language)

    def lists(
        self, old: tuple[Any, ...], new: tuple[Any, ...], steps: tuple[Step, ...]
    ) -> Iterator[FieldChange]:
        is_same_set = True
        for before, after in pair_items(old, new):
            is_same_set = False
            if before is None or after is None:
                yield replace(self.change(before, after, steps), is_item=True)
            elif isinstance(after, Model) and not isinstance(after, (Text, *_AS_ONE)):
                called = item_words(self.head, after)
                yield from self.values(
                    before, after, (*steps[:-1], replace(steps[-1], item=called))
                )
            else:
                yield from self.values(before, after, steps)
        if is_same_set:
            yield self.change(self.order(self.base, old), self.order(self.head, new), steps)

    def order(self, edition: Edition, items: tuple[Any, ...]) -> tuple[Any, ...]:
        """A list whose items only changed places, by what they are called."""
        return tuple(item_words(edition, item) or item for item in items)

    def change(self, old: Any, new: Any, steps: tuple[Step, ...]) -> FieldChange:
        step = steps[-1]
        before = None if is_empty(old) else value_words(self.base, old, step.owner, step.field)
        after = None if is_empty(new) else value_words(self.head, new, step.owner, step.field)
        if before == after:  # two ids of one name
            before, after = _raw(old), _raw(new)
        return FieldChange(steps, before, after)


def _raw(value: Any) -> str | None:
    return None if is_empty(value) else str(value)
