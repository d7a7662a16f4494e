"""What git knows; the only module that runs it."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from macros.history import Commit, FileChange, FileStatus

_MOST_COMMITS = 400
_LONGEST = timedelta(days=366)
"""How far back the log goes, from the latest commit and not from today: the pages that are built
of a commit say the same on every day."""
_STATUSES: dict[str, FileStatus] = {"A": "new", "C": "new", "D": "removed", "R": "moved"}
_COMMIT = "\x01"


class GitError(Exception):
    """Git is not there, or does not do what it is asked; the message is one line."""


def ask_git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    """What git says.

    Raises:
        GitError: git is not there, or does not do it.
    """
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program and no shell
            ["git", "-C", str(root), *arguments],  # noqa: S607  # whichever git people use
            input=stdin,
            capture_output=True,
            check=False,
        )
    except OSError:
        raise GitError("git is needed for this, and is not installed") from None
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = said[0].removeprefix("fatal: ") if said else "git does not say why"
        if "not a git repository" in reason:
            reason = "this folder is not in a git checkout, so there is nothing to compare with"
        raise GitError(reason)
    return done.stdout


def read_log(root: Path) -> tuple[Commit, ...] | None:
    """The commits of the last year that changed docs/ or data/, the latest first.

    Returns:
        None where the history is not here: without git, in a downloaded folder, or in a shallow
        checkout, whose oldest commit seems to have written every file anew.
    """
    try:
        if ask_git(root, "rev-parse", "--is-shallow-repository").strip() != b"false":
            return None
        log = ask_git(
            root, "log", "-z", "--name-status", "--find-renames", "--no-color", "--no-ext-diff",
            "--no-show-signature", "--no-merges", "--relative", f"--max-count={_MOST_COMMITS}",
            "--format=%x01%H %cI", "HEAD", "--", "docs", "data",
        )  # fmt: skip
    except GitError:
        return None
    commits = tuple(_parse(log.decode("utf-8", "replace")))
    return tuple(c for c in commits if c.time >= commits[0].time - _LONGEST) or None


def _parse(log: str) -> Iterator[Commit]:
    """Take `git log -z --name-status` apart: every name ends in NUL, and so does every status."""
    for entry in log.split(_COMMIT)[1:]:
        head, *fields = entry.split("\0")
        commit, _, time = head.strip().partition(" ")
        yield Commit(commit, datetime.fromisoformat(time), tuple(_changes(fields)))


def _changes(fields: list[str]) -> Iterator[FileChange]:
    words = iter(field.lstrip("\n") for field in fields)
    for letter in words:
        if not letter:
            continue
        path = next(words, "")
        if letter[0] in "RC":
            old, path = path, next(words, "")
            if letter[0] == "R":
                yield FileChange(path, "moved", old)
                continue
        yield FileChange(path, _STATUSES.get(letter[0], "changed"))
