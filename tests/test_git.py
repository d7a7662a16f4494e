"""The log as git tells it, from real repositories."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from macros.git import read_log
from macros.history import FileChange


class Repository:
    """A repository whose commits have the days that a test wants."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str, day: str = "2026-11-01") -> None:
        """Run git here, as nobody in particular."""
        moment = f"{day}T10:00:00+01:00"
        someone = {
            **{f"GIT_{who}_{what}": "a@b.example" for who in ("AUTHOR", "COMMITTER")
               for what in ("NAME", "EMAIL")},
            "GIT_AUTHOR_DATE": "2001-01-01T00:00:00Z",
            "GIT_COMMITTER_DATE": moment,
        }  # fmt: skip
        subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            check=True,
            capture_output=True,
            env={**os.environ, **someone},
        )

    def commit(self, day: str, **files: str | None) -> None:
        """Write or remove files (`__` stands for a slash), and commit that."""
        for name, text in files.items():
            file = self.root / (name.replace("__", "/") + ".md")
            file.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                file.unlink()
            else:
                file.write_text(text, encoding="utf-8")
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", f"Change of {day}", day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """One with four commits; the handbook is all of it."""
    made = Repository(tmp_path / "handbook")
    long = "\n".join(f"Line {n}" for n in range(20))
    made.commit("2025-01-01", docs__sv__old="old")
    made.commit("2026-10-01", docs__sv__a=long, docs__sv__å_b="ö", README="x")
    made.commit("2026-10-02", README="y")
    made.commit("2026-11-03", docs__sv__a=None, docs__sv__c=long, docs__sv__å_b="changed")
    return made


def test_the_log_tells_what_each_commit_did(repository: Repository) -> None:
    """The latest first; a rename is a rename, other folders are left out, old commits too."""
    log = read_log(repository.root)
    assert log is not None
    latest, first = log
    assert latest.time.astimezone(UTC) == datetime(2026, 11, 3, 9, tzinfo=UTC)
    assert set(latest.changes) == {
        FileChange("docs/sv/c.md", "moved", "docs/sv/a.md"),
        FileChange("docs/sv/å_b.md", "changed"),
    }
    assert set(first.changes) == {
        FileChange("docs/sv/a.md", "new"),
        FileChange("docs/sv/å_b.md", "new"),
    }
    repository.commit("2026-11-04", docs__sv__c=None)
    log = read_log(repository.root)
    assert log is not None
    assert log[0].changes == (FileChange("docs/sv/c.md", "removed"),)


def test_a_handbook_in_a_folder_of_a_repository_has_its_own_paths(tmp_path: Path) -> None:
    """And other folders' files are none of its own."""
    made = Repository(tmp_path)
    made.commit("2026-11-01", handbook__docs__sv__a="a", docs__sv__b="b")
    log = read_log(tmp_path / "handbook")
    assert log is not None
    assert [commit.changes for commit in log] == [(FileChange("docs/sv/a.md", "new"),)]


def test_without_a_history_there_is_no_log(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a downloaded folder, a shallow checkout, an empty repository, and without git."""
    assert read_log(tmp_path) is None
    source = repository.root.as_uri()
    subprocess.run(
        ["git", "clone", "--quiet", "--depth=1", source, str(tmp_path / "shallow")], check=True
    )
    assert read_log(tmp_path / "shallow") is None
    assert read_log(Repository(tmp_path / "empty").root) is None
    monkeypatch.setenv("PATH", "")
    assert read_log(repository.root) is None
