"""All that is wrong in `data/` at once, and nothing that only follows from it."""

from __future__ import annotations

import pytest

from tests.handbook_files import PLAN, HandbookFiles


def test_four_mistakes_in_a_plan_are_four_problems(files: HandbookFiles) -> None:
    """A misspelt key, an unknown unit, a duplicate key and a bad date, each at its own line."""
    files.change(PLAN, "purpose: Why", "purpos: Why")
    files.change(PLAN, "unit: county-museum", "unit: county-musuem")
    files.append(PLAN, "sender: personal\n")
    files.change(PLAN, "agreement: 2026-02-25", "agreement: 2026-02-31")
    assert files.problems() == [
        (
            f'{PLAN}:2:1: error: unit: there is no unit "county-musuem"; did you mean '
            '"county-museum"? (unknown-unit)'
        ),
        f'{PLAN}:7:1: error: purpos: there is no such key; did you mean "purpose"? (unknown-key)',
        (
            f"{PLAN}:26:12: error: 2026-02-31 is not a day in the calendar: write year-month-day "
            "(bad-date)"
        ),
        (
            f'{PLAN}:32:1: error: "sender" appears twice; the first is on line 19: keep one of '
            "them (duplicate-key)"
        ),
    ]


def test_four_mistakes_with_required_keys_are_four_too(files: HandbookFiles) -> None:
    """A misspelt key that must be there is not missing as well."""
    files.change(PLAN, "channel: facebook", "chanel: facebook")
    files.change(PLAN, "unit: county-museum", "unit: Museum")
    files.change(PLAN, "status: active\n", "status: active\nstatus: active\n")
    files.change(
        PLAN,
        "decision: {by: director, date: 2026-02-20",
        "decision: {by: director, date: 2026-02-99",
    )
    rules = [line.rsplit("(")[-1].rstrip(")") for line in files.problems()]
    assert rules == ["unknown-unit", "unknown-key", "duplicate-key", "bad-date"]


def test_duplicate_ids_are_refused(files: HandbookFiles) -> None:
    """In each list that gives ids; the second is the problem and names the first."""
    files.change(
        "data/risks.yml",
        "risks:\n",
        "risks:\n  - {id: storm, name: a, description: a, measure: a,"
        " probability: 1, consequence: 1}\n",
    )
    files.change("data/organisation.yml", "roles:\n", 'roles:\n  - {id: " archivist ", name: a}\n')
    files.change(
        "data/organisation.yml",
        "leave_periods:\n",
        "leave_periods:\n  - {id: summer-2026, name: a, start: 2026-01-01, end: 2026-01-02}\n",
    )
    files.write(
        "data/checklists/start.yml",
        "title: a\nversion: 1\nwhen: start\nintro: a\ngroups:\n"
        "- {id: g, title: a, items: [{id: one, text: a}]}\n"
        "- {id: h, title: a, items: [{id: one, text: a}]}\n",
    )
    organisation = "data/organisation.yml"
    role = files.line(organisation, "id: archivist")
    period = files.line(organisation, "name: summer 2026")
    own = "give each its own id (duplicate-id)"
    assert files.problems() == [
        'data/checklists/start.yml:7:30: error: the item "one" appears twice; the first is '
        "on line 6: " + own,
        f'{organisation}:{role}:6: error: the role "archivist" appears twice; the first is '
        "on line 11: " + own,
        (
            f'{organisation}:{period}:6: error: the leave period "summer-2026" appears '
            "twice; the first "
            f"is on line 22: {own}"
        ),
        'data/risks.yml:3:6: error: the risk "storm" appears twice; the first is on line 2: ' + own,
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("data/organisation.yml", "units:\n", "unit:\n"),
        ("data/organisation.yml", "roles:\n", "rolls:\n"),
        ("data/organisation.yml", "leave_periods:\n", "leave_period:\n"),
        ("data/audiences.yml", "audiences:\n", "audience:\n"),
        ("data/risks.yml", "risks:\n", "risk:\n"),
        ("data/laws.yml", "laws:\n", "law:\n"),
        ("data/organisation.yml", "country: se", "country: sweden"),
        ("data/organisation.yml", "default_language: en", "default_languge: en"),
        ("data/organisation.yml", "default_language: en", "default_language: engelska"),
        ("data/organisation.yml", "default_language: en", "default_language: [en"),
        ("data/organisation.yml", "country: se", "country: se\nquux: 1"),
    ],
)
def test_one_wrong_key_in_a_list_file_is_one_problem(
    files: HandbookFiles, path: str, old: str, new: str
) -> None:
    """Not a hundred references to what could not be read."""
    files.change(path, old, new)
    (line,) = files.problems()
    assert line.startswith(f"{path}:")


def test_a_quiz_that_asks_nothing_here_is_a_problem(files: HandbookFiles) -> None:
    """Its questions teach another country's law; one that teaches nobody's is asked anywhere."""
    files.change("data/quizzes/basic.yml", "    laws: [records]", '    country: "no"')
    assert files.problems() == [
        (
            'data/quizzes/basic.yml:3:1: error: questions: none is asked in country "se": add one '
            'without country, or with country: "se" (missing-value)'
        )
    ]
    files.change("data/quizzes/basic.yml", '    country: "no"\n', "")
    assert files.problems() == []


def test_a_broken_file_does_not_make_its_id_unknown(files: HandbookFiles) -> None:
    """Only what is wrong is reported."""
    files.write("data/channels/facebook.yml", "name: [\n")
    (line,) = files.problems()
    assert line.startswith("data/channels/facebook.yml:1:")
    handbook, _ = files.load()
    assert handbook is not None
    assert "facebook" not in handbook.channels
    assert "museum-facebook" in handbook.plans


def test_problems_of_all_files_come_at_once(files: HandbookFiles) -> None:
    """Sorted by file and place."""
    files.write("data/channels/blog.yml", b"name: \xff\n")
    files.write("data/plans/a.yml", "a: b: c\n")
    files.write("data/plans/b.yml", "")
    files.change("data/organisation.yml", "country: se", "country: sw")
    lines = files.problems()
    assert [line.split(":")[0] for line in lines] == [
        "data/channels/blog.yml",
        "data/organisation.yml",
        "data/plans/a.yml",
        "data/plans/b.yml",
    ]
    assert lines == sorted(lines)


def test_no_damage_to_any_file_makes_a_traceback(files: HandbookFiles) -> None:
    """Each file cut short at many places: problems, never more."""
    for path in sorted(
        file.relative_to(files.root).as_posix() for file in files.root.rglob("*.yml")
    ):
        text = files.read(path)
        for end in range(0, len(text), max(1, len(text) // 12)):
            files.write(path, text[:end])
            _, problems = files.load()
            assert all(problem.message for problem in problems)
        files.write(path, text)
    assert files.problems() == []
