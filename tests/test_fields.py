"""Every key of the data files has a name, and a language says as much as the next."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from macros.data_files import FILES, FOLDERS
from macros.fields import WHOLE, field_help, field_title
from macros.models import Text
from macros.models.shared import LANGUAGES, Language
from macros.references import models_in
from macros.texts import load_texts


def _models() -> dict[str, type[BaseModel]]:
    found: dict[str, type[BaseModel]] = {"Text": Text}

    def visit(model: type[BaseModel]) -> None:
        if model.__name__ not in found:
            found[model.__name__] = model
            for info in model.model_fields.values():
                for inner in models_in(info.annotation):
                    visit(inner)

    for model in (*FILES.values(), *FOLDERS.values()):
        visit(model)
    return found


def _fields() -> Iterator[tuple[str, str]]:
    for name, model in _models().items():
        yield name, WHOLE
        if model is not Text:
            yield from ((name, field) for field in model.model_fields)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name(language: Language) -> None:
    """A field without one would stop `handbook diff` and leave a schema bare."""
    texts = load_texts(language)
    assert all(field_title(texts, model, field) for model, field in _fields())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_is_left_from_a_field_that_is_gone(language: Language) -> None:
    """Nor any help."""
    texts = load_texts(language)
    known = set(_fields())
    shared = {field for _, field in known}
    for key in texts.keys():  # noqa: SIM118 (not a mapping)
        file, _, rest = key.partition(".")
        if file in ("fields", "field_help"):
            model, _, field = rest.partition(".")
            assert (model, field) in known or (model == "any" and field in shared), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_is_a_sentence_and_a_name_is_none(language: Language) -> None:
    """So that the two can stand beside each other."""
    texts = load_texts(language)
    for model, field in _fields():
        assert not field_title(texts, model, field).endswith(".")
        help_ = field_help(texts, model, field)
        assert help_ is None or help_.endswith(".")


@pytest.mark.parametrize("file", ["fields", "field_help", "export", "diff"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_keys_and_gaps(language: Language, file: str) -> None:
    """A text that stands in one language stands in all, and says as much."""
    texts, english = load_texts(language), load_texts("en")
    keys = {key for key in english.keys() if key.startswith(f"{file}.")}  # noqa: SIM118
    assert keys == {key for key in texts.keys() if key.startswith(f"{file}.")}  # noqa: SIM118
    assert keys
    assert not {key for key in keys if texts.gaps(key) != english.gaps(key)}
