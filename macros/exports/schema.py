"""The models as JSON Schema, so that an editor completes keys and underlines mistakes.

Which ids exist is left out on purpose: a schema is the same for every organisation that
uses the handbook, and `handbook check` knows the ids.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from macros.data_files import FILES, FOLDERS
from macros.exports.registry_json import RegistryFeed
from macros.fields import WHOLE, field_help, field_title
from macros.models import Model
from macros.models.shared import Language
from macros.texts import Texts, load_texts

DIALECT = "https://json-schema.org/draft/2020-12/schema"

REGISTRY_SCHEMA = "registry.schema.json"
"""The schema of the registry's feed, which is written and not edited."""


def schema_languages(default: Language) -> tuple[Language, ...]:
    """The languages of titles and descriptions: the editors' own first, then English."""
    return (default,) if default == "en" else (default, "en")


def schema_names() -> tuple[str, ...]:
    """The file names of all schemas."""
    return (*(_name(kind) for kind in (*FILES, *FOLDERS)), REGISTRY_SCHEMA)


def _name(kind: str) -> str:
    model = FOLDERS.get(kind)
    return f"{model.__name__.lower() if model else kind}.schema.json"


def build_schemas(languages: Sequence[Language] = ("sv", "en")) -> Mapping[str, str]:
    """All schemas by file name.

    Args:
        languages: the languages of titles and descriptions, the most important first.
    """
    texts = [load_texts(language) for language in languages]
    schemas = {
        _name(kind): to_schema(model, texts) for kind, model in (*FILES.items(), *FOLDERS.items())
    }
    feed = {"$schema": DIALECT, **RegistryFeed.model_json_schema(mode="serialization")}
    return {**schemas, REGISTRY_SCHEMA: _dump(feed)}


def to_schema(model: type[Model], texts: Sequence[Texts]) -> str:
    """One kind of data file as JSON Schema."""
    schema = model.model_json_schema()
    definitions: dict[str, dict[str, Any]] = schema.pop("$defs", {})
    _describe(model.__name__, schema, texts)
    for name, definition in definitions.items():
        _describe(name, definition, texts)
    head: dict[str, Any] = {
        key: schema.pop(key) for key in ("title", "description") if key in schema
    }
    return _dump({"$schema": DIALECT, **head, **schema, "$defs": definitions})


def _describe(name: str, schema: dict[str, Any], texts: Sequence[Texts]) -> None:
    """Put people's words in the place of the code's names."""
    _put_words(schema, name, WHOLE, texts)
    for field, inner in schema.get("properties", {}).items():
        _put_words(inner, name, field, texts)
        # A default that an editor would fill in is a hint; an empty one is noise.
        if isinstance(inner.get("default"), dict | list) or inner.get("default", 0) is None:
            del inner["default"]


def _put_words(schema: dict[str, Any], model: str, field: str, texts: Sequence[Texts]) -> None:
    titles = dict.fromkeys(field_title(each, model, field) for each in texts)
    schema["title"] = " / ".join(titles)
    helps = [help_ for each in texts if (help_ := field_help(each, model, field))]
    schema.pop("description", None)
    if helps:
        schema["description"] = "\n\n".join(helps)


def _dump(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
