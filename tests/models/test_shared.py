"""What all models have in common: strictness, texts in languages, and small types."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pydantic
import pytest
from pydantic import TypeAdapter

from macros.data_files import FILES, FOLDERS
from macros.models import LANGUAGES, Model, Text
from macros.models.page import FrontMatter
from macros.models.shared import (
    LONGEST_TEXT,
    Count,
    Day,
    Domain,
    Hours,
    HttpsUrl,
    Id,
    Language,
    Mailbox,
    Number,
    Positive,
    RoleId,
    Url,
    Yes,
    is_id,
)
from macros.models.text import LocalText
from macros.references import models_in

ALL_MODELS: set[type[Model]] = set()


def _collect(model: type[Model]) -> None:
    if model in ALL_MODELS:
        return
    ALL_MODELS.add(model)
    for field in model.model_fields.values():
        for inner in models_in(field.annotation):
            assert issubclass(inner, Model), f"{inner} is not strict"
            _collect(inner)


ROOTS: list[type[Model]] = [*FILES.values(), *FOLDERS.values(), FrontMatter]
for _root in ROOTS:
    _collect(_root)


@pytest.mark.parametrize("model", sorted(ALL_MODELS, key=str))
def test_each_model_is_unchangeable_and_strict_about_keys(model: type[Model]) -> None:
    """Whatever file it is in, and however deep."""
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"
    for name, field in model.model_fields.items():
        kinds = str(field.annotation)
        assert "list[" not in kinds, f"{model.__name__}.{name} could be changed"
        assert "set[" not in kinds, f"{model.__name__}.{name} could be changed"


def _text(value: object, language: str | None = "sv") -> Text:
    return Text.model_validate(value, context={"language": language})


def test_a_plain_string_is_in_the_default_language() -> None:
    """Whichever that is."""
    assert _text("Hej") == Text(sv="Hej")
    assert _text("Hei", "nb").nb == "Hei"
    assert Text.model_validate("Hej").sv == "Hej", "without context it is Swedish"


def test_a_mapping_must_hold_the_default_language() -> None:
    """The other languages may come later."""
    assert _text({"sv": "Hej", "en": "Hello"}).en == "Hello"
    with pytest.raises(pydantic.ValidationError, match=r'add "nb: \.\.\."'):
        _text({"sv": "Hej"}, "nb")
    assert _text({"en": "Hello"}, None).en == "Hello", "nobody knows which one it is"


@pytest.mark.parametrize(
    "value",
    [
        None,
        5,
        True,
        ["a"],
        "",
        "  ",
        {"sv": ""},
        {"sv": None},
        {},
        {"sv": 5},
        {"sv": ["a"]},
        {"sv": "a", "fi": "b"},
        "a" * (LONGEST_TEXT + 1),
    ],
)
def test_what_is_no_text_is_refused(value: object) -> None:
    """Empty, far too long, or in a language that we do not have."""
    with pytest.raises(pydantic.ValidationError):
        _text(value)


def test_a_text_has_no_spaces_around_it() -> None:
    """They would show."""
    assert _text("  Hej \n") == Text(sv="Hej")


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("sv", LocalText("Hej", "sv")),
        ("en", LocalText("Hello", "en")),
        ("nb", LocalText("Hej", "sv")),
    ],
)
def test_a_reader_gets_the_own_language_or_the_default(
    language: Language, shown: LocalText
) -> None:
    """And is told which one it is."""
    text = _text({"sv": "Hej", "en": "Hello"})
    assert text.local(language, "sv") == shown
    assert str(text.local(language, "sv")) == shown.value


def test_all_languages_can_be_written() -> None:
    """Each that interface texts exist in has a place in a text."""
    assert set(Text.model_fields) == set(LANGUAGES)


RIGHT: list[tuple[Any, list[object]]] = [
    (Id, ["a", "county-museum", "summer-2027", "7", "a" * 80]),
    (Day, [date(2026, 3, 1), "2026-03-01", date.min]),
    (Count, [0, 1_000_000_000]),
    (Positive, [1, 100_000]),
    (Hours, [0, 0.5, 168]),
    (Number, [0, 0.1, 1e12]),
    (Yes, [True, False]),
    (Url, ["https://www.example.org/", "http://x", "x"]),
    (HttpsUrl, ["https://git.example/a/b", "https://x", "https://[::1]/x"]),
    (Mailbox, ["museum@kultur.example", "a.b+c@x.y.example"]),
    (Domain, ["facebook.com", "www.a-b.example", "a1.se"]),
]
WRONG: list[tuple[Any, list[object]]] = [
    (Id, ["", "A", "a_b", "a--b", "-a", "a-", "å", "a b", "a\n", "a" * 81, 5, None]),
    (
        Day,
        [
            "",
            "2026-3-1",
            "2026-02-30",
            "20260301",
            "86400",
            86400,
            1.0,
            True,
            None,
            datetime(2026, 3, 1, tzinfo=UTC),
            datetime(2026, 3, 1, 1, tzinfo=UTC),
            "2026-03-01T00:00",
            "２０２６-03-01",
        ],
    ),
    (Count, [-1, 1.0, "1", True, 1_000_000_001]),
    (Positive, [0, -1, 1.5, "1", True, 100_001]),
    (Hours, [-0.1, 168.1, "4", True, float("inf"), float("nan")]),
    (Number, [-1, 1e13, "4", True, float("inf"), float("nan")]),
    (Yes, [1, 0, "yes", "true", "no", None]),
    (Url, ["", "a b", "a\nb", "x" * 2_001]),
    (
        HttpsUrl,
        [
            "",
            "http://x",
            "javascript:alert(1)",
            "https://",
            "https://x/",
            "https://a b",
            "HTTPS://x",
            " https://x",
            "https://[x/y",
        ],
    ),
    (Mailbox, ["", "a", "a@b", "a@b.", "a b@c.de", "a@b@c.de", "<a@b.c>", "a@b.c, d@e.f", '"@b.c']),
    (
        Domain,
        ["", "com", "https://a.se", "a.se/", "A.se", "-a.se", "a..se", "a.1", "a_b.se", "å.se"],
    ),
]


@pytest.mark.parametrize(("kind", "values"), RIGHT)
def test_small_types_take_what_they_stand_for(kind: Any, values: list[object]) -> None:
    """Up to their limits, as it was written; a day's text is that day."""
    for value in values:
        expected = date.fromisoformat(value) if kind is Day and isinstance(value, str) else value
        assert TypeAdapter(kind).validate_python(value) == expected


@pytest.mark.parametrize(("kinds", "answer"), [(RIGHT, True), (WRONG, False)])
def test_a_name_is_an_id_where_the_type_takes_it(kinds: Any, answer: bool) -> None:
    """Names of files and what commands are given are asked so."""
    names = [value for value in dict(kinds[:1])[Id] if isinstance(value, str)]
    assert [is_id(name) for name in names] == [answer] * len(names)


@pytest.mark.parametrize(("kind", "values"), WRONG)
def test_small_types_refuse_the_rest(kind: Any, values: list[object]) -> None:
    """Nothing turns silently into something else."""
    for value in values:
        with pytest.raises(pydantic.ValidationError):
            TypeAdapter(kind).validate_python(value)


def test_schemas_tell_what_people_write() -> None:
    """A text is a string or a mapping; an id says what it is the id of; a day is a date."""

    class Sample(Model):
        text: Text
        role: RoleId
        day: Day

    properties = Sample.model_json_schema()["properties"]
    assert properties["role"]["x-reference"] == "role"
    assert properties["day"] == {"format": "date", "title": "Day", "type": "string"}
    text = Sample.model_json_schema()["$defs"]["Text"]
    assert [choice["type"] for choice in text["anyOf"]] == ["string", "object"]
    assert set(text["anyOf"][1]["properties"]) == set(LANGUAGES)
