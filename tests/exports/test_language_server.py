"""In VS Code, a plan's keys are completed and mistakes underlined, by the schemas."""

from __future__ import annotations

import json
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from macros.data_files import FILES, FOLDERS
from macros.exports.schema import build_schemas
from macros.models import Plan
from macros.models.plan import Oversight
from tests.exports.language_server import LanguageServer
from tests.handbook_files import REPOSITORY

MODELINE = "# yaml-language-server: $schema=../schema/plan.schema.json\n"
PLAN = """\
unit: county-museum
channel: facebook
status: aktive
oversight:
  normal: Weekdays
  levae: []
updates: {times: 1, per: fortnight}
"""


def test_the_settings_name_a_schema_for_each_kind_of_file() -> None:
    """And every file of the sample is meant by one of them; nothing is fetched from elsewhere."""
    settings = json.loads((REPOSITORY / ".vscode/settings.json").read_text(encoding="utf-8"))
    schemas: dict[str, list[str]] = settings["yaml.schemas"]
    wanted = {f"data/{name}.yml": name for name in FILES}
    wanted |= {f"data/{name}/*.yml": model.__name__.lower() for name, model in FOLDERS.items()}
    assert schemas == {f"./data/schema/{kind}.schema.json": [at] for at, kind in wanted.items()}
    assert {Path(path).name for path in schemas} == set(build_schemas()) - {"registry.schema.json"}
    for file in (REPOSITORY / "data").rglob("*.yml"):
        path = file.relative_to(REPOSITORY).as_posix()
        assert sum(fnmatchcase(path, at) for at in wanted) == 1, path
    assert settings["yaml.schemaStore.enable"] is False
    extensions = json.loads((REPOSITORY / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert extensions == {"recommendations": ["redhat.vscode-yaml"]}


@pytest.mark.parametrize("modeline", ["", MODELINE], ids=["by the settings", "by its first line"])
def test_a_language_server_knows_a_plan(modeline: str) -> None:
    """Keys at the top and inside `oversight`, values of a choice, help in both languages."""
    first = modeline.count("\n")
    with LanguageServer(REPOSITORY) as server:
        file = REPOSITORY / "data/plans/not-written-yet.yml"
        uri = server.open(file, modeline + PLAN)
        underlined = {
            (each["range"]["start"]["line"] - first, each["message"].split("\n")[0])
            for each in server.diagnostics(uri)
        }
        assert {line for line, _ in underlined} == {2, 5, 6}
        assert any("levae" in message for _, message in underlined)
        assert any('"active"' in message for line, message in underlined if line == 2)

        text = f"{modeline}unit: county-museum\n\noversight:\n  normal: Weekdays\n  \nstatus: \n"
        uri = server.open(file.with_name("another.yml"), text)
        top = server.complete(uri, first + 1, 0)
        assert set(Plan.model_fields) - {"unit", "oversight", "status"} <= set(top)
        assert "unit" not in top, "a key stands once"
        help_ = json.dumps(top["screenshots"]["documentation"], ensure_ascii=False)
        assert "Skärmdumpar" in help_
        assert "Screenshots" in help_
        inside = server.complete(uri, first + 4, 2)
        assert set(inside) == set(Oversight.model_fields) - {"normal"}
        values = server.complete(uri, first + 5, 8)
        assert {"draft", "active", "closed"} <= set(values)
