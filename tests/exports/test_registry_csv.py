"""The registry as CSV opens right in a spreadsheet, and nothing in it runs."""

from __future__ import annotations

import csv
import io

import pytest

from macros.exports.registry_csv import BYTE_ORDER_MARK, COLUMNS, guard, to_registry_csv
from macros.models.shared import LANGUAGES
from tests.exports.support import edition_of
from tests.rules.support import make_plan

FORMULAS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1+1",
    "\r=1+1",
    "  =1+1",
    '"=1+1',
    "\ufeff=1",
]


def _rows(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_a_row_is_a_plan_in_the_order_of_ids() -> None:
    """A spreadsheet of yesterday and one of today can be laid side by side."""
    text = to_registry_csv(edition_of(make_plan("b-plan"), make_plan("a-plan")))
    assert [row["Id"] for row in _rows(text)] == ["a-plan", "b-plan", "library-facebook"]


def test_cells_say_what_the_plan_says() -> None:
    """Names instead of ids, days as days, and a decimal comma as the offices' machines have it."""
    plan = make_plan(
        audiences=["families", "readers"],
        responsible={"role": "communicator", "mailbox": "museum@kultur.example"},
        hours_per_week=4.5,
        updates={"times": 3, "per": "week"},
        decision={"by": "director", "date": "2026-02-20", "record": "KB 1"},
        screenshots={"log": ["2026-03-01", "2025-09-01"]},
        closure={"date": "2026-04-30"},
        account={"url": "https://www.facebook.com/museum", "handle": "The museum"},
        ros={"date": "2026-02-18"},
        sender="personal",
        evaluations=[
            {"date": "2026-09-02", "outcome": "keep"},
            {"date": "2025-09-02", "outcome": "keep"},
        ],
    )
    row = next(row for row in _rows(to_registry_csv(edition_of(plan))) if row["Id"] == plan.id)
    assert row["Plan"] == "Facebook, County Museum"
    assert row["Audiences"] == "Families, Readers"
    assert row["Responsible"] == "communicator"
    assert row["Mailbox"] == "museum@kultur.example"
    assert row["Hours a week"] == "4,5"
    assert row["How often it is updated"] == "3 times a week"
    assert row["Decided"] == "2026-02-20"
    assert row["Latest screenshots"] == "2026-03-01"
    assert row["Address of the account"] == "https://www.facebook.com/museum"
    assert row["Handle"] == "The museum"
    assert row["Sender"] == "Personal – posts are signed with a name"
    assert row["Record number"] == "KB 1"
    assert (row["Next deadline"], row["What falls due"]) == ("2026-02-20", "Training")
    assert row["ROS done"] == "2026-02-18"
    assert row["Last evaluated"] == "2026-09-02"
    assert row["Closed"] == "2026-04-30"
    assert "Purpose stated" in row["Rules not followed"]
    assert int(row["Errors"]) > int(row["Warnings"]) > 0


def test_lines_end_as_the_standard_says_and_cells_are_parted_by_semicolons() -> None:
    """Excel on a Swedish or Norwegian machine then opens it by a double click."""
    text = to_registry_csv(edition_of())
    lines = text.split("\r\n")
    assert lines[-1] == ""
    assert "\n" not in "".join(lines)
    assert lines[0].count('";"') == len(COLUMNS) - 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_headers_are_in_the_language_and_differ(language: str) -> None:
    """Each column has a header of its own, also where an abbreviation would do."""
    text = to_registry_csv(edition_of(language=language))  # type: ignore[arg-type]
    headers = next(csv.reader(io.StringIO(text[1:]), delimiter=";"))
    assert len(set(headers)) == len(COLUMNS)


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_can_run_as_a_formula(formula: str) -> None:
    """Whatever stands in a plan, a spreadsheet shows it and runs nothing."""
    plan = make_plan(
        purpose=formula,
        account={"url": formula.strip() + "x", "handle": formula},
        decision={"by": "director", "date": "2026-02-20", "record": formula},
    )
    for row in _rows(to_registry_csv(edition_of(plan))):
        for cell in row.values():
            assert cell.lstrip(' "\ufeff')[:1] not in tuple("=+-@＝＋－＠\t\r"), cell


@pytest.mark.parametrize("delimiter", [",", ";", "|"])
def test_no_cell_runs_where_another_delimiter_is_taken(delimiter: str) -> None:
    """A program that parts the line at a comma finds no formula at a cell's start either."""
    plan = make_plan(purpose=f'x{delimiter}=1+1{delimiter} "=1+1{delimiter}@x')
    text = to_registry_csv(edition_of(plan))[1:]
    for line in text.split("\r\n"):
        for cell in line.split(delimiter):
            assert cell.lstrip(' "')[:1] not in tuple("=+-@"), line


def test_ordinary_text_is_left_alone() -> None:
    """An apostrophe is a price that only a formula makes us pay."""
    for text in ("Barn & unga – i hela länet", "a=b", "e-post: a@b.example", "3 + 4", "100 %"):
        assert guard(text) == text


def test_a_text_of_several_lines_stands_on_one() -> None:
    """Some spreadsheets start a new row at a line break, quoted or not."""
    plan = make_plan(purpose="One\n\n  two\tthree")
    row = next(row for row in _rows(to_registry_csv(edition_of(plan))) if row["Id"] == plan.id)
    assert row["Purpose"] == "One two three"


def test_only_one_units_plans_are_there_where_a_unit_is_named() -> None:
    """The head of a unit needs no filter."""
    text = to_registry_csv(edition_of(make_plan()), unit="county-museum")
    assert [row["Id"] for row in _rows(text)] == ["museum-facebook"]


def test_no_personal_name_is_passed_on() -> None:
    """A role and its mailbox are enough to reach somebody."""
    plan = make_plan(responsible={"role": "communicator", "name": "Kim Sandberg"})
    assert "Sandberg" not in to_registry_csv(edition_of(plan))
