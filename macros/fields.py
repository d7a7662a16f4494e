"""What the keys of the data files are called, and what they are for, in an editor's words."""

from __future__ import annotations

from macros.texts import Texts

WHOLE = "_"
"""Stands for the model itself among its fields."""


def field_title(texts: Texts, model: str, field: str = WHOLE) -> str:
    """What a field of a model is called.

    Args:
        texts: the language.
        model: the model's name, such as `Plan`.
        field: the field's name; without one, the model itself.

    Raises:
        KeyError: it has no name in this language.
    """
    own = f"fields.{model}.{field}"
    return texts.get(own if own in texts else f"fields.any.{field}")


def field_help(texts: Texts, model: str, field: str = WHOLE) -> str | None:
    """What a field is for; None where its name says enough."""
    for key in (f"field_help.{model}.{field}", f"field_help.any.{field}"):
        if key in texts:
            return texts.get(key)
    return None
