"""Which item of an old list is which of a new one, so that an inserted line moves nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from macros.models import LANGUAGES, Model, Text

_IDENTITY = ("id", "period", "rule", "risk", "who", "role", "text", "title", "date")
"""The fields that say which item it is, the most telling first; the rest may change."""
_ALIKE = 0.6
"""How much of a text must remain for it to count as the same text reworded."""


def pair_items(old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[Any, Any]]:
    """Pairs (old, new) of items that differ: None stands for an item that is not there.

    Equal items belong together wherever they stand; then items that say they are the same;
    then texts that are alike. What is left was removed or added.
    """
    old_left, new_left = _without_equal(old, new)
    for same in (_same_identity, _alike):
        for item in list(new_left):
            match = next((other for other in old_left if same(other, item)), None)
            if match is not None:
                _remove(old_left, match)
                _remove(new_left, item)
                yield match, item
    yield from ((item, None) for item in old_left)
    yield from ((None, item) for item in new_left)


def identity(item: object) -> tuple[str, Any] | None:
    """The field that says which item of a list it is, with its value; None where none does."""
    if not isinstance(item, Model) or isinstance(item, Text):
        return None
    for name in _IDENTITY:
        value = getattr(item, name, None)
        if value is not None:
            return name, value
    return None


def _same_identity(old: object, new: object) -> bool:
    mine = identity(new)
    return mine is not None and mine == identity(old)


def _alike(old: object, new: object) -> bool:
    """Whether it is a text reworded, or a model that such a text names."""
    before, after = _named_by(old), _named_by(new)
    return before is not None and after is not None and _ratio(before, after) >= _ALIKE


def _named_by(item: object) -> Text | None:
    if isinstance(item, Text):
        return item
    own = identity(item)
    return own[1] if own and isinstance(own[1], Text) else None


def _ratio(old: Text, new: Text) -> float:
    """How alike two texts are in the language that shows it best."""
    pairs = [(getattr(old, language), getattr(new, language)) for language in LANGUAGES]
    return max(
        (SequenceMatcher(None, a, b, autojunk=False).ratio() for a, b in pairs if a and b),
        default=0.0,
    )


def _without_equal(old: Sequence[Any], new: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    old_left, new_left = list(old), []
    for item in new:
        if item in old_left:
            old_left.remove(item)
        else:
            new_left.append(item)
    return old_left, new_left


def _remove(items: list[Any], item: Any) -> None:
    index = next(index for index, other in enumerate(items) if other is item)
    del items[index]
