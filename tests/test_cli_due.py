"""`handbook due`: the list for a weekly reminder."""

from __future__ import annotations

import json

import pytest
import vobject

from tests.command_line import run
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles

TODAY = ("--today", "2026-11-15")


def test_pages_are_reviewed_too(files: HandbookFiles) -> None:
    """Those of the default language; the others are reviewed with it."""
    files.add_page("docs/en/page.md", title="A page")
    files.add_page("docs/sv/sida.md")
    result = run(files.root, "due", "--today", "2027-10-01", "--within", "4w")
    assert result.exit_code == 0
    assert "  2027-10-15  A page (page.md): Page review\n" in result.output
    assert "sida.md" not in result.output


@pytest.mark.parametrize(
    ("within", "days"), [("0d", 0), ("30d", 30), ("4w", 28), ("12", 12), ("9999d", 9999)]
)
def test_within_is_days_or_weeks(files: HandbookFiles, within: str, days: int) -> None:
    """As people say it."""
    result = run(files.root, "due", *TODAY, "--within", within, "--format", "json")
    assert json.loads(result.output)["within_days"] == days


@pytest.mark.parametrize("within", ["soon", "-3d", "3y", "99999d", "1.5d", "", "٣d"])
def test_another_within_is_wrong_use(files: HandbookFiles, within: str) -> None:
    """With what to write instead."""
    result = run(files.root, "due", *TODAY, f"--within={within}")
    assert result.exit_code == 2
    assert "is not a number of days: write 30d, or 4w for weeks" in result.output


def test_an_unknown_unit_is_wrong_use(files: HandbookFiles) -> None:
    """With the one that was meant, or else with all there are."""
    result = run(files.root, "due", *TODAY, "--unit", "county-musem")
    assert result.exit_code == 2
    assert 'there is no unit "county-musem"; did you mean "county-museum"?' in result.output
    result = run(files.root, "due", *TODAY, "--unit", "x")
    assert result.exit_code == 2
    assert "known: county-museum, regional-library" in result.output


def test_data_with_errors_give_no_list(files: HandbookFiles) -> None:
    """A list without the plan that could not be read would look like good news."""
    files.append(PLAN, "colour: red\n")
    result = run(files.root, "due", *TODAY)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert f"{PLAN}:" in result.stderr
    assert result.stderr.endswith("Nothing was listed: 1 error(s) in the files.\n")


@pytest.mark.parametrize("form", ["text", "json", "ics", "markdown"])
def test_a_second_run_gives_the_same_bytes(form: str) -> None:
    """On the sample handbook, on one day."""
    first, second = (run(REPOSITORY, "due", *TODAY, "--format", form) for _ in range(2))
    assert first.exit_code == 0
    assert first.stdout_bytes == second.stdout_bytes
    assert len(first.stdout_bytes) > 500


def test_ics_is_read_by_another_library() -> None:
    """With as many events as the list in JSON has lines."""
    calendar = vobject.readOne(run(REPOSITORY, "due", *TODAY, "--format", "ics").output)
    rows = json.loads(run(REPOSITORY, "due", *TODAY, "--format", "json").output)["deadlines"]
    assert len(calendar.vevent_list) == len(rows) > 5


def test_the_day_is_that_of_the_build_where_none_is_given(
    files: HandbookFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`SOURCE_DATE_EPOCH` says it for every command."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795305600")
    data = json.loads(run(files.root, "due", "--format", "json").output)
    assert data["today"] == "2026-11-22"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "tomorrow")
    assert run(files.root, "due").exit_code == 2
