"""Every odd value in every place makes sentences of ours."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from macros.models import Channel, Checklist, LawFile, Model, Organisation, Plan, Quiz
from macros.source import KeyPath, Source, load_source
from macros.validation import load_model
from tests.handbook_files import HandbookFiles

ODD: tuple[Any, ...] = (
    None,
    True,
    5,
    -5,
    1.5,
    1e300,
    float("inf"),
    "x" * 6000,
    "x y",
    "",
    "a\nb",
    [],
    {},
    [[]],
    [None],
    date(2026, 1, 1),
    date.min,
    "2026-01-01",
    "é",
    10**17,
    {"a": 1},
    [1, "a", {}],
    ["x"] * 100,
)


def _key_paths(data: object, where: KeyPath = ()) -> Iterator[KeyPath]:
    yield where
    items = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for key, value in items:
        yield from _key_paths(value, (*where, key))


def _with(data: Any, where: KeyPath, value: object) -> Any:
    if not where:
        return value
    changed = copy.deepcopy(data)
    inner = changed
    for key in where[:-1]:
        inner = inner[key]
    inner[where[-1]] = value
    return changed


_SAMPLES: dict[str, type[Model]] = {
    "data/organisation.yml": Organisation,
    "data/laws.yml": LawFile,
    "data/plans/museum-facebook.yml": Plan,
    "data/channels/facebook.yml": Channel,
    "data/checklists/start.yml": Checklist,
    "data/quizzes/basic.yml": Quiz,
}


@pytest.mark.parametrize("path", _SAMPLES)
def test_no_value_makes_a_traceback_or_a_programmers_message(
    path: str, files: HandbookFiles
) -> None:
    """Every odd value in every place: sentences of ours, each of one line."""
    model = _SAMPLES[path]
    source = load_source(files.read(path).encode(), path)
    for where in list(_key_paths(source.data)):
        for value in ODD:
            changed = Source(path, _with(source.data, where, value), source.positions)
            for problem in load_model(model, changed, "en")[1]:
                line = str(problem)
                assert "nput" not in line, line  # pydantic says "Input should be ..."
                assert "pydantic" not in line
                assert len(problem.message) < 1_000
                assert "\n" not in problem.message
