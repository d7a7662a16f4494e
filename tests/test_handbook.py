"""`data/` as one handbook, with everything that is wrong in it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pydantic
import pytest

from macros.handbook import FILES, FOLDERS, Handbook, load_handbook, plan_path
from macros.models import LANGUAGES
from macros.problem import Position, to_text
from macros.rules import RULES
from tests.handbook_files import PLAN, HandbookFiles
from tests.rules.support import HANDBOOK


def test_the_sample_handbook_loads_whole(files: HandbookFiles) -> None:
    """What stands in the files is what the rules' tests judge by: there is one sample."""
    handbook, problems = files.load()
    assert problems == []
    assert handbook is not None
    assert handbook.organisation == HANDBOOK.organisation
    assert handbook.channels == HANDBOOK.channels
    assert handbook.checklists == HANDBOOK.checklists
    assert handbook.audiences == HANDBOOK.audiences
    assert list(handbook.plans) == ["library-facebook", "museum-facebook"]
    assert handbook.plans["library-facebook"] == HANDBOOK.plans["library-facebook"]
    assert list(handbook.risks) == ["storm"]
    assert list(handbook.laws) == ["records"]
    assert list(handbook.things) == ["look"]
    assert list(handbook.quizzes) == ["basic"]
    assert handbook.accessibility is not None
    assert handbook.accessibility.contact == "communicator"
    assert handbook.language == "en"


def test_a_things_id_is_its_files_name(files: HandbookFiles) -> None:
    """Never derived from a title."""
    handbook = _whole(files)
    for things in (handbook.plans, handbook.channels, handbook.checklists, handbook.quizzes):
        assert all(thing.id == thing_id for thing_id, thing in things.items())


def test_a_handbook_does_not_change(files: HandbookFiles) -> None:
    """Neither itself, nor its mappings, nor what is in them."""
    handbook = _whole(files)
    with pytest.raises(dataclasses.FrozenInstanceError):
        handbook.plans = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        handbook.plans["x"] = handbook.plans["museum-facebook"]  # type: ignore[index]
    with pytest.raises(pydantic.ValidationError):
        handbook.plans["museum-facebook"].status = "closed"  # type: ignore[misc]


def test_each_value_has_its_place(files: HandbookFiles) -> None:
    """So that a rule can point at it."""
    handbook = _whole(files)
    path = plan_path("museum-facebook")
    assert path == PLAN
    assert handbook.position(path, ("status",)) == Position(files.line(PLAN, "status:"), 1)
    assert handbook.position(path, ("no-such-key",)) == Position(2, 1)
    assert handbook.position("data/plans/none.yml", ("status",)) == Position(1, 1)


def _whole(files: HandbookFiles) -> Handbook:
    handbook, problems = files.load()
    assert not problems
    assert handbook is not None
    return handbook


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
            f'{PLAN}:32:1: error: "sender" stands twice; the first is on line 19: keep one of them '
            "(duplicate-key)"
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


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            PLAN,
            "channel: facebook",
            "channel: facebok",
            (
                '3:1: error: channel: there is no channel "facebok"; did you mean "facebook"? '
                "(unknown-channel)"
            ),
        ),
        (
            PLAN,
            "[families, teachers]",
            "[families, techers]",
            (
                '8:23: error: audiences[1]: there is no audience "techers"; did you mean '
                '"teachers"? '
                "(unknown-audience)"
            ),
        ),
        (
            PLAN,
            "responsible: {role: communicator",
            "responsible: {role: communicater",
            (
                '13:15: error: responsible.role: there is no role "communicater"; did you mean '
                '"communicator"? (unknown-role)'
            ),
        ),
        (
            PLAN,
            "period: summer-2027",
            "period: summer-2072",
            (
                "15:45: error: oversight.leave[0].period: there is no leave period "
                '"summer-2072"; did '
                'you mean "summer-2027"? (unknown-leave-period)'
            ),
        ),
        (
            PLAN,
            "risk: storm",
            "risk: strom",
            (
                '20:68: error: ros.risks[0].risk: there is no risk "strom"; did you mean "storm"? '
                "(unknown-risk)"
            ),
        ),
        (
            PLAN,
            "checklist: {id: start",
            "checklist: {id: qqq",
            (
                '24:13: error: checklist.id: there is no checklist "qqq"; known: closing, start '
                "(unknown-checklist)"
            ),
        ),
        (
            PLAN,
            "rule: update-frequency",
            "rule: update-frequenzy",
            (
                '29:15: error: exceptions[0].rule: there is no rule "update-frequenzy"; '
                "did you mean "
                '"update-frequency"? (unknown-rule)'
            ),
        ),
        (
            PLAN,
            "coordinates_with: [library-facebook]",
            "coordinates_with: [libary-facebook]",
            (
                '28:20: error: coordinates_with[0]: there is no plan "libary-facebook"; '
                "did you mean "
                '"library-facebook"? (unknown-plan)'
            ),
        ),
        (
            "data/quizzes/basic.yml",
            "laws: [records]",
            "laws: [record]",
            (
                '6:12: error: questions[0].laws[0]: there is no law "record"; did you '
                'mean "records"? '
                "(unknown-law)"
            ),
        ),
        (
            "data/organisation.yml",
            "director: director",
            "director: direktor",
            (
                '5:1: error: director: there is no role "direktor"; did you mean "director"? '
                "(unknown-role)"
            ),
        ),
        (
            "data/organisation.yml",
            "name: A culture administration",
            "rules: {ros-don: {level: off, reason: x}}\nname: A",
            (
                '1:9: error: rules.ros-don: there is no rule "ros-don"; did you mean "ros-done"? '
                "(unknown-rule)"
            ),
        ),
        (
            PLAN,
            "unit: county-museum",
            "unit: County Museum",
            (
                '2:1: error: unit: there is no unit "County Museum"; did you mean "county-museum"? '
                "(unknown-unit)"
            ),
        ),
    ],
)
def test_an_unknown_reference_has_a_place_and_a_suggestion(
    files: HandbookFiles, path: str, old: str, new: str, expected: str
) -> None:
    """Units, channels, audiences, roles, periods, risks, checklists, rules, plans and laws."""
    files.change(path, old, new)
    expected_line = f"{path}:{expected}"
    problems = [line for line in files.problems() if "ambiguous" not in line]
    assert problems == [expected_line]


def test_an_unknown_reference_hides_no_other(files: HandbookFiles) -> None:
    """Nor does a wrong key hide a reference."""
    files.change(PLAN, "[families, teachers]", "[a-a, b-b, c-c]")
    files.change(PLAN, "activities:", "activites:")
    assert [line.split("(")[-1] for line in files.problems()] == [
        "unknown-audience)",
        "unknown-audience)",
        "unknown-audience)",
        "unknown-key)",
    ]


def test_long_lists_of_what_there_is_are_not_printed(files: HandbookFiles) -> None:
    """The message says where to look instead."""
    for number in range(60):
        files.write(
            f"data/plans/other-{number}.yml", "unit: county-museum\nchannel: blog\nstatus: draft\n"
        )
    files.change(PLAN, "coordinates_with: [library-facebook]", "coordinates_with: [qqq]")
    (line,) = files.problems()
    assert line.endswith('there is no plan "qqq"; see data/plans/ (unknown-plan)')


def test_a_reference_of_any_length_makes_a_short_message(files: HandbookFiles) -> None:
    """And one line, whatever is in it."""
    files.change(PLAN, "unit: county-museum", f'unit: "{"x" * 200_000}\\nerror: y"')
    (line,) = files.problems()
    assert len(line) < 400


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
        'data/checklists/start.yml:7:30: error: the item "one" stands twice; the first is '
        "on line 6: " + own,
        f'{organisation}:{role}:6: error: the role "archivist" stands twice; the first is '
        "on line 11: " + own,
        (
            f'{organisation}:{period}:6: error: the leave period "summer-2026" stands '
            "twice; the first "
            f"is on line 22: {own}"
        ),
        'data/risks.yml:3:6: error: the risk "storm" stands twice; the first is on line 2: ' + own,
    ]


def test_two_files_whose_names_differ_in_case_only_are_one_too_many(files: HandbookFiles) -> None:
    """On some disks they are the same file; references to either are not called unknown."""
    files.write("data/channels/Facebook.yml", files.read("data/channels/facebook.yml"))
    assert files.problems() == [
        (
            'data/channels/Facebook.yml:1:1: error: the file name "Facebook" is not an '
            "id: use a-z, "
            "digits and single hyphens, at most 80 characters (invalid-id)"
        ),
        (
            "data/channels/facebook.yml:1:1: error: the id differs from that of "
            "data/channels/Facebook.yml in small and capital letters only (duplicate-id)"
        ),
    ]


@pytest.mark.parametrize(
    "name", ["Museum", "museum_facebook", "museum facebook", "m--f", "-m", "må", "m" * 81]
)
def test_a_file_name_that_is_no_id_is_refused(files: HandbookFiles, name: str) -> None:
    """It stands in addresses."""
    files.write(f"data/plans/{name}.yml", "unit: county-museum\nchannel: blog\nstatus: draft\n")
    (line,) = files.problems()
    assert line.startswith(f'data/plans/{name}.yml:1:1: error: the file name "{name}" is not an id')


@pytest.mark.parametrize(
    ("path", "part"),
    [
        ("data/plan/x.yml", "nothing reads this file"),
        ("data/plans/old/x.yml", "nothing reads this file"),
        ("data/organization.yml", 'did you mean "data/organisation.yml"?'),
        ("data/plans/x.yaml", "a data file ends in .yml: call it x.yml"),
        ("data/plans/notes.txt", "a data file ends in .yml"),
        ("data/risks.json", "a data file ends in .yml: call it risks.yml"),
    ],
)
def test_a_file_that_nobody_would_read_is_a_problem(
    files: HandbookFiles, path: str, part: str
) -> None:
    """Else an editor would wait in vain for it to show."""
    files.write(path, "a: 1\n")
    (line,) = files.problems()
    assert line.startswith(f"{path}:1:1: error: ")
    assert part in line
    assert line.endswith("(unknown-file)")


@pytest.mark.parametrize(
    "path",
    ["data/schema/plan.schema.json", "data/.hidden.yml", "data/plans/x.yml~", "data/_old/x.yml"],
)
def test_what_tools_leave_behind_is_not_read(files: HandbookFiles, path: str) -> None:
    """Exported schemas, hidden files and copies."""
    files.write(path, "\x00")
    assert files.problems() == []


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_one_problem(files: HandbookFiles, name: str) -> None:
    """Not one for each reference to what would have stood in it."""
    files.remove(f"data/{name}.yml")
    assert files.problems() == [
        f"data/{name}.yml:1:1: error: this file is missing: add it (missing-file)"
    ]
    assert (files.load()[0] is None) == (name == "organisation")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_missing_folder_is_empty(files: HandbookFiles, name: str) -> None:
    """A handbook may have no quizzes; what refers to one is told so."""
    for file in (files.root / "data" / name).iterdir():
        file.unlink()
    (files.root / "data" / name).rmdir()
    handbook, problems = files.load()
    assert handbook is not None
    assert getattr(handbook, name) == {}
    assert {problem.rule for problem in problems} <= {
        "unknown-channel",
        "unknown-checklist",
    }


def test_without_data_there_is_one_problem(files: HandbookFiles) -> None:
    """Whoever stands in the wrong folder is told so."""
    handbook, problems = load_handbook(files.root / "elsewhere", RULES)
    assert handbook is None
    assert to_text(problems).startswith("data:1:1: error: there is no folder data/ here")
    files.write("elsewhere/data", "a file\n")
    assert [p.rule for p in load_handbook(files.root / "elsewhere", RULES)[1]] == ["missing-file"]


def test_an_empty_data_folder_lists_what_must_be_there(files: HandbookFiles) -> None:
    """A fork that begins from nothing knows what to write."""
    (files.root / "new" / "data").mkdir(parents=True)
    handbook, problems = load_handbook(files.root / "new", RULES)
    assert handbook is None
    assert [p.path for p in problems] == sorted(f"data/{name}.yml" for name in FILES)


def test_a_file_that_cannot_be_opened_is_one_problem(files: HandbookFiles) -> None:
    """Such as a link that leads nowhere; it is not called empty as well."""
    (files.root / "data/plans/lost.yml").symlink_to("nowhere.yml")
    (line,) = files.problems()
    assert line.startswith("data/plans/lost.yml:1:1: error: the file cannot be read: ")
    assert line.endswith("(unreadable-file)")


def test_a_folder_called_like_a_file_is_not_read(files: HandbookFiles) -> None:
    """It is a folder; and what it stands for is missing."""
    files.remove("data/risks.yml")
    (files.root / "data/risks.yml").mkdir()
    assert files.problems() == [
        "data/risks.yml:1:1: error: this file is missing: add it (missing-file)"
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


def test_leave_periods_may_be_left_out_but_not_referred_to(files: HandbookFiles) -> None:
    """A list that nobody wrote is empty."""
    text = files.read("data/organisation.yml")
    files.write("data/organisation.yml", text.split("leave_periods:")[0])
    assert [line.split("(")[-1] for line in files.problems()] == ["unknown-leave-period)"]


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_strings_are_in_the_default_language(files: HandbookFiles, language: str) -> None:
    """Which one that is, the organisation says."""
    organisation = "data/organisation.yml"
    files.change(organisation, "default_language: en", f"default_language: {language}")
    files.write(
        "data/plans/x.yml", "unit: county-museum\nchannel: blog\nstatus: draft\npurpose: Hej\n"
    )
    handbook, _ = files.load()
    assert handbook is not None
    purpose = handbook.plans["x"].purpose
    assert purpose is not None
    assert getattr(purpose, language) == "Hej"
    assert purpose.model_fields_set == {language}


def test_dates_are_days(files: HandbookFiles) -> None:
    """Of the calendar, without a time."""
    plan = _whole(files).plans["museum-facebook"]
    assert plan.screenshots.log == (date(2026, 3, 1),)


def test_ten_thousand_unknown_references_do_not_take_all_day(files: HandbookFiles) -> None:
    """All are reported; suggestions are only looked for among the first."""
    names = ", ".join(f"museum-{number}" for number in range(10_000))
    files.change(PLAN, "coordinates_with: [library-facebook]", f"coordinates_with: [{names}]")
    lines = files.problems()
    assert len(lines) == 10_000
    assert sum("did you mean" in line for line in lines) <= 100


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
