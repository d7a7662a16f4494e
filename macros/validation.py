"""Plain data -> a model, and what pydantic finds wrong -> sentences an editor can act on."""

from __future__ import annotations

import difflib
import json
import posixpath
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from macros.models.shared import Model
from macros.problem import Level, Problem, cut
from macros.references import models_in
from macros.source import KeyPath, Source

ModelT = TypeVar("ModelT", bound=Model)

_LONGEST_QUOTE = 60
_NEAR = 0.6
"""How alike two words are, from 0 to 1, for one to be meant by the other."""


def load_model(
    model: type[ModelT], source: Source, language: str | None
) -> tuple[ModelT | None, list[Problem]]:
    """Build one model from one file.

    Args:
        model: what the file holds.
        source: the file's data with positions.
        language: the default language, that plain strings are in; None where it is not known.

    Returns:
        The model, or None where the file has errors; and the problems found in the values,
        the source's own problems not repeated.
    """
    if source.data is None and source.problems:
        return None, []
    if not isinstance(source.data, dict):
        what = "the file is empty" if source.data is None else "this is not a mapping (key: value)"
        wanted = ", ".join(required_fields(model))
        message = f"{what}: write at least {wanted}"
        return None, [
            Problem(source.path, source.position(()), Level.ERROR, "missing-value", message)
        ]
    try:
        return model.model_validate(source.data, context={"language": language}), []
    except ValidationError as error:
        found = error.errors(include_url=False)
        misspelt = {_meant(model, details) for details in found}
        problems = [
            _to_problem(model, source, details)
            for details in found
            if not _is_said(source, details)
            and not (details["type"] == "missing" and tuple(details["loc"]) in misspelt)
        ]
        return None, problems


def required_fields(model: type[BaseModel]) -> list[str]:
    """The names that a file of this model must hold, in the model's order."""
    return [name for name, info in model.model_fields.items() if info.is_required()]


def suggest(word: str, known: Iterable[str]) -> str:
    """`; did you mean "x"?`, or nothing when no known word is near."""
    near = _nearest(word, known)
    return f'; did you mean "{near}"?' if near else ""


def _nearest(word: str, known: Iterable[str]) -> str | None:
    near = difflib.get_close_matches(word.lower(), list(known), n=3, cutoff=_NEAR)
    return next((each for each in near if "/" not in word or _same_file(word, each)), None)


def _same_file(path: str, other: str) -> bool:
    """Whether two files are called alike; what stands in one long folder always looks alike."""
    name, like = (posixpath.splitext(posixpath.basename(each.lower()))[0] for each in (path, other))
    return difflib.SequenceMatcher(None, name, like).ratio() >= _NEAR


def show(value: object) -> str:
    """A value as an editor wrote it, cut when long."""
    if isinstance(value, date):
        return value.isoformat()
    text = json.dumps(value, ensure_ascii=False, default=str)
    return cut(text, _LONGEST_QUOTE)


def key_name(where: KeyPath) -> str:
    """A key path as people say it: `goals[0].by`."""
    name = ""
    for part in where:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name


def one_of(values: Collection[str]) -> str:
    """`a, b or c`."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


_TYPE_ERRORS = frozenset({"bool_type", "float_type", "int_type"})


def _is_said(source: Source, details: Mapping[str, Any]) -> bool:
    """Whether the source has told already what is wrong with a value.

    What `no` in quotes would be is still worth saying where a word is wanted, but not that
    it is no number. And a list whose only entry is wrong is not too short as well.
    """
    if details["type"] == "too_short":
        return len(details["input"]) >= int(details["ctx"]["min_length"])
    if tuple(details["loc"]) not in source.unreadable:
        return False
    return details["input"] is None or details["type"] in _TYPE_ERRORS


def _meant(model: type[Model], details: Mapping[str, Any]) -> KeyPath | None:
    """The key path that a misspelt key was meant for, which is then not missing as well."""
    if details["type"] != "extra_forbidden":
        return None
    *parent, key = details["loc"]
    near = _nearest(str(key), _fields_at(model, tuple(parent)))
    return (*parent, near) if near else None


def _to_problem(model: type[Model], source: Source, details: Mapping[str, Any]) -> Problem:
    where: KeyPath = tuple(details["loc"])
    if where and where[-1] == "[key]":  # pydantic's own mark for a mapping's key
        where = where[:-1]
    rule, message = _explain(model, where, details)
    name = key_name(where)
    prefix = f"{name}: " if name else ""
    return Problem(source.path, source.position(where), Level.ERROR, rule, prefix + message)


def _explain(model: type[Model], where: KeyPath, details: Mapping[str, Any]) -> tuple[str, str]:
    """The rule id and the sentence for one of pydantic's errors."""
    kind: str = details["type"]
    value = details["input"]
    limits: Mapping[str, Any] = details.get("ctx", {})
    if kind == "extra_forbidden":
        known = _fields_at(model, where[:-1])
        hint = suggest(str(where[-1]), known) or f"; known here: {', '.join(known)}"
        return "unknown-key", f"there is no such key{hint}"
    if kind == "missing":
        return "missing-value", "this key is missing: add it"
    if value is None:
        return "missing-value", "there is no value: write one, or take the line away"
    if kind == "literal_error":
        choices = [choice.strip("'\" ") for choice in _choices(limits["expected"])]
        hint = suggest(str(value), choices)
        return "invalid-value", f"{show(value)} is not {one_of(choices)}{hint}"
    if kind in _FIXED:
        rule, sentence = _FIXED[kind]
        return rule, sentence.format(value=show(value), **limits)
    if kind in ("string_type", "text_type"):
        if isinstance(value, bool | int | float | date):
            written = show(value)
            return "wrong-type", f'{written} is not text here: put it in quotes, "{written}"'
        return "wrong-type", f"{show(value)} is not text: write a text here"
    if kind == "string_pattern_mismatch":
        return "invalid-value", f"{show(value)} {_pattern_hint(str(limits['pattern']))}"
    return "invalid-value", f"{show(value)}: {str(details['msg']).removeprefix('Value error, ')}"


_DAY = "{value} is not a day: write year-month-day, such as 2026-03-01"
_FIXED = {
    "string_too_short": ("missing-value", "the text is empty: write one, or take the line away"),
    "string_too_long": ("invalid-value", "the text is longer than {max_length} characters"),
    "date_type": ("bad-date", _DAY),
    "date_from_datetime_parsing": ("bad-date", _DAY),
    "date_parsing": ("bad-date", _DAY),
    "date_from_datetime_inexact": ("bad-date", _DAY),
    "int_type": ("wrong-type", "{value} is not a whole number"),
    "int_from_float": ("wrong-type", "{value} is not a whole number"),
    "float_type": ("wrong-type", "{value} is not a number"),
    "finite_number": ("wrong-type", "{value} is not a number"),
    "bool_type": ("wrong-type", "{value} is not true or false"),
    "tuple_type": (
        "wrong-type",
        '{value} is not a list: write [{value}], or lines that start with "- "',
    ),
    "model_type": ("wrong-type", "{value} is not a mapping: write {{key: value}}"),
    "model_attributes_type": ("wrong-type", "{value} is not a mapping: write {{key: value}}"),
    "dict_type": ("wrong-type", "{value} is not a mapping: write {{key: value}}"),
    "greater_than_equal": ("invalid-value", "{value} is too small: at least {ge:.12g}"),
    "less_than_equal": ("invalid-value", "{value} is too large: at most {le:.12g}"),
    "too_short": ("missing-value", "{value} has too few entries: at least {min_length}"),
    "too_long": ("invalid-value", "too many entries: at most {max_length}"),
    "text_without_default": (
        "missing-value",
        'the text in the default language is missing: add "{language}: ..."',
    ),
    "unreadable_address": (
        "invalid-value",
        "{value} cannot be read as an address: write it like https://host.example/path",
    ),
    "period_order": ("invalid-value", "the period ends before it starts"),
    "risk_or_text": (
        "invalid-value",
        "give either risk (an id of risks.yml) or text (own words), not both",
    ),
    "no_right_answer": ("invalid-value", "no answer is right: mark one with correct: true"),
    "tested_by_nobody": (
        "missing-value",
        "add tests (which hold it) or date (when people tried it)",
    ),
    "full_with_shortcomings": (
        "invalid-value",
        "conformance is full, yet there are shortcomings: write partial",
    ),
}
"""What to say for each of pydantic's error types: our rule id, and the sentence."""


def _pattern_hint(pattern: str) -> str:
    if pattern.startswith("^@"):
        return "is not a team of the repository's host: write @organisation/team"
    if "@" in pattern:
        return "is not a mailbox: write name@domain"
    if pattern.startswith("^([a-z0-9]([a-z0-9-]"):
        return "is not a domain: write it without https:// and slashes, such as www.example.org"
    if pattern.startswith("^https"):
        return "is not an address that starts with https:// and has no slash at the end"
    if pattern.startswith(r"^\w"):
        return "is not a tag: use letters, digits, spaces and hyphens"
    if pattern.startswith("^tests/"):
        return "is not a test: write tests/FILE.py::test_NAME"
    if pattern == r"^\S+$":
        return "has a space in it: an address has none"
    return "is not an id: use lower-case letters a-z, digits and single hyphens"


def _choices(expected: str) -> list[str]:
    """Pydantic's own list, `'a', 'b' or 'c'`, taken apart."""
    return expected.replace(" or ", ", ").split(", ")


def _fields_at(model: type[BaseModel], where: KeyPath) -> list[str]:
    """The keys that a model knows at a key path."""
    current: type[BaseModel] | None = model
    for part in where:
        if isinstance(part, int) or current is None:
            continue
        info = current.model_fields.get(part)
        current = next(models_in(info.annotation), None) if info else None
    return list(current.model_fields) if current else []
