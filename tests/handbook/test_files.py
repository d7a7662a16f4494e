"""Which files of `data/` are read: their names, and those that are missing or unread."""

from __future__ import annotations

import pytest

from macros.data_files import FILES, FOLDERS
from macros.handbook import load_handbook
from macros.problem import to_text
from macros.rules import RULES
from tests.handbook_files import HandbookFiles


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
