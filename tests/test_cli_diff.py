"""`handbook diff`: what a change means, and one line where it cannot be told."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.command_line import commit, run
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles

TODAY = ("--today", "2026-11-15")
EXCEPTION = (
    "exceptions: [{rule: update-frequency, reason: Rebuilding, until: 2027-01-31, "
    "granted_by: director}]\n"
)


@pytest.fixture
def committed(files: HandbookFiles) -> HandbookFiles:
    """The small handbook, committed; its plan has no exceptions."""
    files.change(PLAN, EXCEPTION, "")
    commit(files.root)
    return files


def test_a_weekly_plan_made_yearly_in_the_sample_handbook(tmp_path: Path) -> None:
    """It prints that plan, the field and the rule, and no other plan."""
    files = HandbookFiles(tmp_path)
    shutil.copytree(REPOSITORY / "data", tmp_path / "data")
    commit(tmp_path)
    files.change("data/plans/library-blog.yml", "{times: 1, per: week}", "{times: 1, per: year}")
    assert "(library-blog): ändrad" in run(tmp_path, "diff", "HEAD", *TODAY).output
    result = run(tmp_path, "diff", "HEAD", *TODAY, "--lang", "en")
    assert result.exit_code == 0
    assert result.output.count("Action plan") == 1
    assert "(library-blog): changed" in result.output
    assert "(updates): once a week → once a year" in result.output
    assert "warning, update-frequency: There are 365 days between updates" in result.output


def test_two_revisions_are_compared_and_the_files_left_alone(committed: HandbookFiles) -> None:
    """What is in the working tree takes no part."""
    first = commit(committed.root)
    committed.change(PLAN, "hours_per_week: 4", "hours_per_week: 5")
    second = commit(committed.root)
    committed.change(PLAN, "hours_per_week: 5", "hours_per_week: 6")
    text = committed.read(PLAN)
    result = run(committed.root, "diff", first, second, *TODAY)
    assert "(hours_per_week): 4 → 5" in result.output
    assert "6" not in result.output.split("(hours_per_week)")[1].splitlines()[0]
    assert committed.read(PLAN) == text
    assert "(hours_per_week): 5 → 6" in run(committed.root, "diff", "main", *TODAY).output


def test_a_handbook_in_a_folder_of_the_checkout(tmp_path: Path, files: HandbookFiles) -> None:
    """The handbook may be a part of a larger repository."""
    outer = tmp_path / "outer"
    inner = HandbookFiles(outer / "our handbook")
    shutil.copytree(files.root / "data", inner.root / "data")
    (outer / "data" / "plans").mkdir(parents=True)
    (outer / "data" / "plans" / "other.yml").write_text("not: ours\n", encoding="utf-8")
    commit(outer)
    inner.change(PLAN, "hours_per_week: 4", "hours_per_week: 5")
    result = run(inner.root, "diff", "HEAD", *TODAY)
    assert "(hours_per_week): 4 → 5" in result.output
    assert result.output.count("Action plan") == 1


def test_new_and_untracked_files_count(committed: HandbookFiles) -> None:
    """A plan that is not committed yet is a part of the files as they are."""
    committed.write(
        "data/plans/museum-blog.yml", "unit: county-museum\nchannel: blog\nstatus: draft\n"
    )
    assert "(museum-blog): new" in run(committed.root, "diff", "HEAD", *TODAY).output


def test_fail_on_new_looks_at_errors_that_the_change_brings(committed: HandbookFiles) -> None:
    """The errors that were there before hold nothing up."""
    committed.change(PLAN, "{times: 1, per: week}", "{times: 1, per: year}")
    result = run(committed.root, "diff", "HEAD", *TODAY, "--fail-on-new")
    assert "update-frequency" in result.output
    assert result.exit_code == 0
    committed.change(PLAN, "purpose: Why this medium and no other.\n", "")
    result = run(committed.root, "diff", "HEAD", *TODAY, "--fail-on-new")
    assert result.exit_code == 1
    assert result.stderr == "New at error level: museum-facebook: purpose-stated\n"
    assert run(committed.root, "diff", "HEAD", *TODAY).exit_code == 0


def test_formats_and_languages(committed: HandbookFiles) -> None:
    """Markdown for a comment, in the reviewers' language, and JSON for a program."""
    committed.change(PLAN, "hours_per_week: 4", "hours_per_week: 5")
    swedish = run(committed.root, "diff", "HEAD", *TODAY, "--format", "markdown", "--lang", "sv")
    assert swedish.output.startswith("## Vad ändringen betyder\n")
    assert "- Timmar i veckan (`hours_per_week`): `4` → `5`\n" in swedish.output
    data = json.loads(run(committed.root, "diff", "HEAD", *TODAY, "--format", "json").output)
    assert [plan["id"] for plan in data["plans"]] == ["museum-facebook"]


@pytest.mark.parametrize("revision", ["nothing-of-the-sort", "HEAD~99", "HEAD:data", "", "a b"])
def test_a_revision_that_is_not_there_is_one_line(committed: HandbookFiles, revision: str) -> None:
    """Which one, and no traceback."""
    result = run(committed.root, "diff", revision, *TODAY)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert (
        result.stderr
        == f"Error: there is no revision {revision} here: check its name, or run git fetch\n"
    )


def test_a_revision_that_looks_like_an_option_reaches_no_git(committed: HandbookFiles) -> None:
    """`--output=FILE` would have git write a file."""
    for revision in ("--output=stolen", "-O", "--upload-pack=x"):
        for args in ((revision,), ("HEAD", revision)):
            result = run(committed.root, "diff", *TODAY, "--", *args)
            assert result.exit_code == 2
            assert result.stderr.count("\n") == 1
            assert "starts with a hyphen" in result.stderr
    assert not (committed.root / "stolen").exists()


def test_data_that_do_not_load_are_one_line(committed: HandbookFiles) -> None:
    """Before or after: which version, which file, and how many more there are."""
    committed.append(PLAN, "colour: red\nsize: big\n")
    result = run(committed.root, "diff", "HEAD", *TODAY)
    assert result.exit_code == 2
    assert result.stderr.startswith("Error: the files as they are: the data do not load: ")
    assert f"{PLAN}:" in result.stderr
    assert result.stderr.endswith("(and 1 more)\n")
    assert result.stderr.count("\n") == 1
    broken = commit(committed.root)
    result = run(committed.root, "diff", broken, *TODAY)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {broken}: the data do not load: {PLAN}:")


def test_a_revision_without_data_is_one_line(committed: HandbookFiles) -> None:
    """The first commit of a repository may hold no handbook yet."""
    shutil.move(committed.root / "data", committed.root / "elsewhere")
    empty = commit(committed.root)
    shutil.move(committed.root / "elsewhere", committed.root / "data")
    result = run(committed.root, "diff", empty, *TODAY)
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: {empty}: the data do not load: data:")
    assert result.stderr.count("\n") == 1


def test_a_folder_outside_git_is_one_line(
    files: HandbookFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said as it is, and not in git's words."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(files.root.parent))
    result = run(files.root, "diff", "HEAD", *TODAY)
    assert result.exit_code == 2
    assert result.stderr == (
        "Error: this folder is not in a git checkout, so there is nothing to compare with\n"
    )


def test_a_machine_without_git_is_one_line(
    committed: HandbookFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A downloaded folder may be all there is."""
    monkeypatch.setenv("PATH", str(committed.root / "nowhere"))
    result = run(committed.root, "diff", "HEAD", *TODAY)
    assert result.exit_code == 2
    assert result.stderr == "Error: git is needed for this, and is not installed\n"


def test_a_link_in_a_revision_is_not_followed(committed: HandbookFiles) -> None:
    """It could lead to any file of the machine that makes the comment."""
    (committed.root / "data" / "plans" / "linked.yml").symlink_to("/etc/passwd")
    linked = commit(committed.root)
    result = run(committed.root, "diff", linked, *TODAY)
    assert result.exit_code == 2
    assert "data/plans/linked.yml is not a plain file" in result.stderr


def test_files_that_an_archive_leaves_out_are_compared(committed: HandbookFiles) -> None:
    """`export-ignore` is about downloads, and not about what the handbook says."""
    committed.write(".gitattributes", "data/plans/** export-ignore\n")
    commit(committed.root)
    result = run(committed.root, "diff", "HEAD", *TODAY)
    assert "No plan, channel or setting changes." in result.output
