"""Runs the `handbook` command in this process, as people call it."""

from __future__ import annotations

import subprocess
from pathlib import Path

from click.testing import CliRunner, Result

from macros.cli import main


def run(root: Path, command: str, *args: str) -> Result:
    """Run a command on a handbook's folder; an error that nobody foresaw fails the test."""
    result = CliRunner().invoke(main, [command, "--root", str(root), *args])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def commit(root: Path, message: str = "A change") -> str:
    """Commit everything in a folder, which becomes a git checkout if it is none.

    Returns:
        The commit's id.
    """
    if not (root / ".git").is_dir():
        _git(root, "init", "--quiet", "--initial-branch", "main")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--allow-empty", "--message", message)
    return _git(root, "rev-parse", "HEAD").strip()


def _git(root: Path, *args: str) -> str:
    settings = ("user.name=A", "user.email=a@kultur.example", "commit.gpgsign=false")
    given = [part for setting in settings for part in ("-c", setting)]
    done = subprocess.run(
        ["git", *given, *args], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout
