"""`handbook export` and `handbook schema`."""

from __future__ import annotations

import json

import pytest
import vobject

from macros.exports.schema import build_schemas
from tests.command_line import run
from tests.handbook_files import PLAN, HandbookFiles

TODAY = ("--today", "2026-11-15")


def test_csv_comes_as_bytes_that_a_spreadsheet_takes(files: HandbookFiles) -> None:
    """Mark, line ends and letters, on every system."""
    files.change(PLAN, "purpose: Why this medium and no other.", "purpose: På åkern växer ört")
    result = run(files.root, "export", "csv", *TODAY)
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b'\xef\xbb\xbf"Id";"Plan";')
    assert result.stdout_bytes.count(b"\r\n") == result.stdout_bytes.count(b"\n") == 3
    assert "På åkern växer ört".encode() in result.stdout_bytes


def test_the_language_is_the_handbooks_own_or_the_one_named(files: HandbookFiles) -> None:
    """The small handbook is in English."""
    assert b'"Unit"' in run(files.root, "export", "csv", *TODAY).stdout_bytes
    assert b'"Enhet"' in run(files.root, "export", "csv", *TODAY, "--lang", "nb").stdout_bytes


def test_json_and_ics_for_one_unit(files: HandbookFiles) -> None:
    """The other unit's plans are not there."""
    unit = ("--unit", "county-museum")
    feed = json.loads(run(files.root, "export", "json", *TODAY, *unit).output)
    assert [plan["id"] for plan in feed["plans"]] == ["museum-facebook"]
    calendar = vobject.readOne(
        run(files.root, "export", "ics", *TODAY, *unit, "--site-url", "https://site.example").output
    )
    assert {event.url.value for event in calendar.vevent_list} == {
        "https://site.example/registry/museum-facebook/#deadlines"
    }


@pytest.mark.parametrize("args", [("xml",), (), ("csv", "--unit", "x"), ("csv", "--lang", "de")])
def test_wrong_use_exits_2(files: HandbookFiles, args: tuple[str, ...]) -> None:
    """And prints nothing that could be taken for an export."""
    result = run(files.root, "export", *args)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_data_with_errors_are_not_exported(files: HandbookFiles) -> None:
    """Half a registry looks like a whole one."""
    files.append(PLAN, "colour: red\n")
    result = run(files.root, "export", "csv", *TODAY)
    assert result.exit_code == 1
    assert result.stdout == ""


def test_schema_writes_what_is_missing_and_says_so(files: HandbookFiles) -> None:
    """A second run has nothing to do; the data load as before."""
    result = run(files.root, "schema")
    assert result.exit_code == 0
    assert "data/schema/plan.schema.json written\n" in result.output
    folder = files.root / "data" / "schema"
    # The small handbook's own language is English.
    expected = build_schemas(("en",))
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    assert written == expected
    assert run(files.root, "schema").output == "The schemas are in step.\n"
    assert files.problems() == []


def test_schema_check_writes_nothing(files: HandbookFiles) -> None:
    """It names what is out of step, for the check of a pull request."""
    assert run(files.root, "schema", "--check").exit_code == 1
    assert not (files.root / "data" / "schema").exists()
    run(files.root, "schema")
    files.change("data/schema/plan.schema.json", '"title": "Action plan"', '"title": "x"')
    result = run(files.root, "schema", "--check")
    assert result.exit_code == 1
    assert result.output == "data/schema/plan.schema.json is out of step: run handbook schema\n"
    run(files.root, "schema")
    result = run(files.root, "schema", "--check")
    assert (result.exit_code, result.output) == (0, "")


def test_schema_is_written_whatever_is_wrong_with_the_data(files: HandbookFiles) -> None:
    """It is what an editor needs to put them right."""
    files.write("data/organisation.yml", "name: [\n")
    result = run(files.root, "schema")
    assert result.exit_code == 0
    assert "Handlingsplan / Action plan" in files.read("data/schema/plan.schema.json")


def test_schemas_that_cannot_be_written_are_told_and_none_is(files: HandbookFiles) -> None:
    """A file in the place of their folder, or a folder in that of one of them."""
    file = files.write("data/schema", "")
    result = run(files.root, "schema")
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {file}: a file stands where a folder must be: move it away. Nothing was written.\n"
    )
    file.unlink()
    (file / "plan.schema.json").mkdir(parents=True)
    result = run(files.root, "schema")
    assert result.exit_code == 1
    assert result.output == (
        f"Error: {file}/plan.schema.json: Is a directory. Nothing was written.\n"
    )
    assert [path.name for path in file.iterdir()] == ["plan.schema.json"]
    assert not list((file / "plan.schema.json").iterdir())


def test_schema_outside_a_handbook_is_wrong_use(files: HandbookFiles) -> None:
    """It would leave a folder where nobody looks."""
    result = run(files.root / "data" / "plans", "schema")
    assert result.exit_code == 2
    assert "there is no folder data/ here" in result.stderr
