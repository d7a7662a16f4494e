"""Which ids a model refers to, and where: found from the `Reference` marks on its fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from macros.models.shared import Reference
from macros.source import KeyPath


def find_references(model: type[BaseModel], data: object) -> Iterator[tuple[KeyPath, str, str]]:
    """Each reference in a file's data as (key path, kind, id), in the file's order.

    It reads the data and not a built model, so that a wrong key elsewhere in the file does
    not hide a wrong reference.
    """
    yield from _walk(model, data, ())


def _walk(
    model: type[BaseModel], data: object, where: KeyPath
) -> Iterator[tuple[KeyPath, str, str]]:
    if not isinstance(data, dict):
        return
    for name, kind, inner in _marked_fields(model):
        value = data.get(name)
        here = (*where, name)
        items: Iterable[tuple[KeyPath, object]] = [(here, value)]
        if isinstance(value, list):
            items = [((*here, index), item) for index, item in enumerate(value)]
        for at, item in items:
            if inner is not None:
                yield from _walk(inner, item, at)
            elif kind is not None and isinstance(item, str):
                yield at, kind, item.strip()  # as the models read it


@cache
def _marked_fields(
    model: type[BaseModel],
) -> tuple[tuple[str, str | None, type[BaseModel] | None], ...]:
    """The fields worth a visit: (name, kind of reference, None) or (name, None, inner model)."""
    found: list[tuple[str, str | None, type[BaseModel] | None]] = []
    for name, info in model.model_fields.items():
        kind = reference_kind(info)
        if kind:
            found.append((name, kind, None))
        found.extend(
            (name, None, inner) for inner in models_in(info.annotation) if _marked_fields(inner)
        )
    return tuple(found)


def reference_kind(info: FieldInfo) -> str | None:
    """What a field's text is the id of; None where it is not an id of something else."""
    marks = [*info.metadata, *_metadata(info.annotation)]
    return next((mark.kind for mark in marks if isinstance(mark, Reference)), None)


def _metadata(annotation: Any) -> Iterator[Any]:
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _metadata(inner)


def models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models inside an annotation such as `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from models_in(inner)
