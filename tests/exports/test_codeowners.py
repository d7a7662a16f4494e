"""CODEOWNERS, written from the owners in the data."""

from __future__ import annotations

import yaml

from macros.exports.codeowners import to_codeowners
from macros.models import Organisation
from tests.command_line import run
from tests.handbook_files import REPOSITORY, HandbookFiles

TEAMS = {"communications-officer": "@org/contact", "head-museum": "@org/museum"}


def give_teams(files: HandbookFiles, kind: str = "github") -> None:
    """Let some roles have a team on a host."""
    data = yaml.safe_load(files.read("data/organisation.yml"))
    for role in data["roles"]:
        if role["id"] in TEAMS:
            role["team"] = TEAMS[role["id"]]
    data["repository"] = {"kind": kind, "url": "https://host.example/a/b"}
    files.write("data/organisation.yml", yaml.safe_dump(data, sort_keys=False))


def rows(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def test_owners_are_the_roles_teams(files: HandbookFiles) -> None:
    """The contact's team for all, others where a page or plan has another owner."""
    give_teams(files)
    for language in ("sv", "en"):
        files.add_page(f"docs/{language}/a b.md")
        files.add_page(f"docs/{language}/own.md")
        files.change(
            f"docs/{language}/own.md", "owner: communications-officer", "owner: head-museum"
        )
        files.add_page(f"docs/{language}/mixed.md")
    files.change("docs/en/mixed.md", "owner: communications-officer", "owner: head-museum")
    done = run(files.root, "owners")
    assert (done.exit_code, done.stdout) == (0, ".github/CODEOWNERS written\n")
    assert rows(files.read(".github/CODEOWNERS")) == [
        "* @org/contact",
        "/docs/en/mixed.md @org/museum",
        "/docs/sv/mixed.md @org/contact",
        "/docs/*/own.md @org/museum",
        "/data/plans/museum-facebook.yml @org/museum",
    ]


def test_out_of_step_is_told(files: HandbookFiles) -> None:
    """Before it is written, and after somebody else becomes the owner; GitLab has its place."""
    give_teams(files, "gitlab")
    files.add_page("docs/sv/a.md")
    done = run(files.root, "owners", "--check")
    assert done.exit_code == 1
    assert done.stdout == ".gitlab/CODEOWNERS is out of step: run handbook owners\n"
    assert not (files.root / ".gitlab").exists()
    assert run(files.root, "owners").exit_code == 0
    assert run(files.root, "owners", "--check").exit_code == 0
    assert run(files.root, "owners").stdout == ".gitlab/CODEOWNERS is in step.\n"
    files.change("docs/sv/a.md", "owner: communications-officer", "owner: head-museum")
    assert run(files.root, "owners", "--check").exit_code == 1


def test_a_command_that_changes_files_keeps_it_in_step(files: HandbookFiles) -> None:
    """Where it is ours, and also when it moves to another host; never where it is not."""
    give_teams(files)
    files.add_page("docs/en/index.md")
    files.write(".gitlab/CODEOWNERS", "* @somebody\n")
    assert run(files.root, "owners").exit_code == 0
    done = run(files.root, "rename", "plan", "museum-facebook", "museum-fb")
    assert done.exit_code == 0, done.stderr
    assert ".github/CODEOWNERS written\n" in done.stdout
    assert "/data/plans/museum-fb.yml @org/museum" in rows(files.read(".github/CODEOWNERS"))
    assert files.read(".gitlab/CODEOWNERS") == "* @somebody\n"
    give_teams(files, "gitlab")
    done = run(files.root, "owners")
    assert done.stdout == ".github/CODEOWNERS removed\n.gitlab/CODEOWNERS written\n"
    assert run(files.root, "owners", "--check").exit_code == 0


def test_a_change_beside_broken_data_leaves_it_and_says_so(files: HandbookFiles) -> None:
    """The change is made, and whoever made it did not break them; the command itself stops."""
    give_teams(files)
    files.add_page("docs/en/index.md")
    assert run(files.root, "owners").exit_code == 0
    before = files.read(".github/CODEOWNERS")
    files.append("data/plans/library-facebook.yml", "colour: red\n")
    done = run(files.root, "review", "/", "--outcome", "unchanged", "--today", "2026-11-15")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "docs/en/index.md written",
        "CODEOWNERS was not checked: mend what handbook check finds, then run handbook owners",
    ]
    assert files.read(".github/CODEOWNERS") == before
    done = run(files.root, "owners")
    assert done.exit_code == 1
    assert done.stderr.endswith("Nothing was written: 1 error(s) in the files.\n")


def test_without_teams_or_host_nobody_is_asked(files: HandbookFiles) -> None:
    """No line that the host would call wrong."""
    handbook, _ = files.load()
    assert handbook
    assert rows(to_codeowners(handbook, ())) == []
    assert run(files.root, "owners", "--check").exit_code == 0
    done = run(files.root, "owners")
    assert done.exit_code == 2
    assert "names no repository" in done.stderr


def test_a_team_is_written_as_the_host_writes_it(files: HandbookFiles) -> None:
    """With the sign in front."""
    give_teams(files)
    files.change("data/organisation.yml", "'@org/museum'", "museum")
    assert any("is not a team of the repository's host" in line for line in files.problems())
    assert "team" in Organisation.model_json_schema()["$defs"]["Role"]["properties"]


def test_our_own_is_in_step() -> None:
    """As `make check` asks."""
    done = run(REPOSITORY, "owners", "--check")
    assert done.exit_code == 0, done.stdout
