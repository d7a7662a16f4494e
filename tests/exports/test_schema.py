"""The JSON Schemas take what the handbook takes, and underline what it refuses."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from macros.data_files import FILES, FOLDERS
from macros.exports.schema import REGISTRY_SCHEMA, build_schemas, schema_languages
from macros.source import load_source
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles

SCHEMAS = build_schemas()
NAMES = {
    "organisation", "audiences", "risks", "laws", "things", "accessibility",
    "plan", "channel", "checklist", "quiz", "registry",
}  # fmt: skip
KIND_OF_FOLDER = {"channels": "channel", "plans": "plan", "checklists": "checklist",
                  "quizzes": "quiz"}  # fmt: skip
SAMPLE = sorted(file for file in (REPOSITORY / "data").rglob("*.yml") if "schema" not in file.parts)


def _validator(kind: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(SCHEMAS[f"{kind}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def _kind(file: Path) -> str:
    return KIND_OF_FOLDER.get(file.parent.name, file.stem)


def _data(file: Path) -> Any:
    """A file's data as an editor's YAML support reads them: days are text there."""
    data = load_source(file.read_bytes(), file.name).data
    return json.loads(json.dumps(data, default=date.isoformat))


def _errors(kind: str, data: Any) -> list[str]:
    return [error.json_path for error in _validator(kind).iter_errors(data)]


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    """And for the registry's feed."""
    assert set(SCHEMAS) == {f"{name}.schema.json" for name in NAMES}
    assert len(FILES) + len(FOLDERS) + 1 == len(NAMES)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_committed_schema_is_in_step(name: str) -> None:
    """When it is not: run `handbook schema`."""
    assert (REPOSITORY / "data" / "schema" / name).read_text(encoding="utf-8") == SCHEMAS[name]


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_sample_data_keep_to_their_schema(file: Path) -> None:
    """No red line in an editor under what the handbook itself accepts."""
    assert _errors(_kind(file), _data(file)) == []


@pytest.mark.parametrize("file", SAMPLE, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_data_file_points_at_its_schema(file: Path) -> None:
    """The first line tells an editor where the schema is."""
    first = file.read_text(encoding="utf-8").split("\n", 1)[0]
    up = "../schema" if file.parent.name in KIND_OF_FOLDER else "schema"
    assert first == f"# yaml-language-server: $schema={up}/{_kind(file)}.schema.json"


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"statuss": "active"}, "$"),
        ({"status": "open"}, "$.status"),
        ({"unit": "County Museum"}, "$.unit"),
        ({"updates": {"times": 0, "per": "week"}}, "$.updates"),
        ({"updates": {"times": 1, "per": "fortnight"}}, "$.updates"),
        ({"agreement": "25 February"}, "$.agreement"),
        ({"agreement": "2026-02-30"}, "$.agreement"),
        ({"goals": [{"metric": "comments"}]}, "$.goals[0]"),
        ({"hours_per_week": "four"}, "$.hours_per_week"),
        ({"purpose": {"de": "Warum"}}, "$.purpose"),
        ({"audiences": "families"}, "$.audiences"),
    ],
)
def test_a_plan_with_a_mistake_is_refused(
    files: HandbookFiles, change: Mapping[str, Any], where: str
) -> None:
    """The red line stands where the mistake is, and the handbook says no as well."""
    plan = _data(files.root / PLAN)
    assert _errors("plan", plan) == []
    assert _errors("plan", {**plan, **change}) == [where]
    files.write(PLAN, json.dumps({**plan, **change}))
    assert files.problems()


@pytest.mark.parametrize("key", ["unit", "channel", "status"])
def test_a_plan_without_what_it_must_have_is_refused(files: HandbookFiles, key: str) -> None:
    """A draft needs these three and no more."""
    plan = _data(files.root / PLAN)
    del plan[key]
    assert _errors("plan", plan) == ["$"]
    assert _errors("plan", {"unit": "u", "channel": "c", "status": "draft"}) == []


def test_ids_are_not_listed() -> None:
    """The same schema serves every organisation; each such field says what it is the id of."""
    unit = json.loads(SCHEMAS["plan.schema.json"])["properties"]["unit"]
    assert "enum" not in unit
    assert unit["x-reference"] == "unit"


def _described(schema: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    """The whole, its parts, and the fields of each, by a name to tell."""
    parts = {"": schema, **schema.get("$defs", {})}
    found = list(parts.items())
    for name, part in parts.items():
        found += [(f"{name}.{key}", field) for key, field in part.get("properties", {}).items()]
    return found


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {REGISTRY_SCHEMA}))
def test_every_field_has_a_title_in_swedish_and_english(name: str) -> None:
    """An editor's completion shows words, and not the names of the code."""
    swedish = json.loads(build_schemas(("sv",))[name])
    english = json.loads(build_schemas(("en",))[name])
    both = json.loads(SCHEMAS[name])
    for (where, sv), (_, en), (_, shown) in zip(
        _described(swedish), _described(english), _described(both), strict=True
    ):
        wanted = dict.fromkeys((sv["title"], en["title"]))
        assert shown["title"] == " / ".join(wanted), where
        assert ("description" in sv) == ("description" in en), where
        if "description" in sv:
            assert sv["description"] != en["description"], where
            assert shown["description"] == f"{sv['description']}\n\n{en['description']}", where


@pytest.mark.parametrize("name", sorted(set(SCHEMAS) - {REGISTRY_SCHEMA}))
def test_the_whole_and_each_part_say_what_they_are_for(name: str) -> None:
    """A title alone does not tell what belongs in a part."""
    schema = json.loads(SCHEMAS[name])
    for part, definition in ("", schema), *schema["$defs"].items():
        assert definition["description"], part


def test_the_editors_own_language_comes_first() -> None:
    """English is there as well, for whoever reads no Swedish or Norwegian."""
    assert schema_languages("nb") == ("nb", "en")
    assert schema_languages("en") == ("en",)
    title = json.loads(build_schemas(("nb", "en"))["plan.schema.json"])["title"]
    assert title == "Handlingsplan / Action plan"
