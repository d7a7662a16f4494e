"""The handbook's data as they were in a revision, taken from git without touching the files.

The files are asked for one by one (`ls-tree`, `cat-file`) and not unpacked from an archive:
an archive can hold links that lead out of its folder, and leaves out what attributes exclude.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.git import GitError, ask_git
from macros.handbook import Handbook, load_handbook
from macros.problem import Level, Problem
from macros.rules import RULES

_FILE_MODES = frozenset({"100644", "100755"})
_MOST_BYTES = 50_000_000
"""In all of data/; some thousand plans are a tenth of it."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file in a revision."""

    path: PurePosixPath
    object_id: str
    size: int


class RevisionError(Exception):
    """A version cannot be compared; the message is one line that says why."""


def load_revision(root: Path, revision: str) -> Handbook:
    """The handbook as it was in a revision.

    Args:
        root: the handbook's root, in a git checkout.
        revision: a commit, branch or tag, as git names them.

    Raises:
        RevisionError: there is no such revision, or its data do not load.
    """
    commit = _find_commit(root, revision)
    with tempfile.TemporaryDirectory(prefix="handbook-") as scratch:
        _write_data(root, revision, commit, Path(scratch))
        return _load(Path(scratch), revision)


def load_files(root: Path) -> Handbook:
    """The handbook as its files are now.

    Raises:
        RevisionError: the data do not load.
    """
    return _load(root, "the files as they are")


def _load(root: Path, called: str) -> Handbook:
    handbook, problems = load_handbook(root, RULES)
    errors = [problem for problem in problems if problem.level == Level.ERROR]
    if errors or handbook is None:
        raise RevisionError(f"{called}: the data do not load: {_first(errors)}")
    return handbook


def _first(errors: list[Problem]) -> str:
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{errors[0]}{more}"


def _find_commit(root: Path, revision: str) -> str:
    # A name that starts with a hyphen would be an option to git.
    if revision.startswith("-"):
        raise RevisionError(f"{revision} is not a revision: its name starts with a hyphen")
    _git(root, "rev-parse", "--git-dir")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except RevisionError:
        message = f"there is no revision {revision} here: check its name, or run git fetch"
        raise RevisionError(message) from None
    return found.decode("ascii").strip()


def _write_data(root: Path, revision: str, commit: str, scratch: Path) -> None:
    """Write the revision's data/ below the scratch folder."""
    files = list(_list_files(root, revision, commit))
    if sum(file.size for file in files) > _MOST_BYTES:
        raise RevisionError(f"{revision}: data/ is larger than {_MOST_BYTES:,} bytes")
    wanted = "".join(f"{file.object_id}\n" for file in files).encode("ascii")
    contents = _git(root, "cat-file", "--batch", stdin=wanted)
    at = 0
    for file in files:
        start = contents.index(b"\n", at) + 1
        if not contents[at:start].endswith(f" blob {file.size}\n".encode("ascii")):
            raise RevisionError(f"{revision}: {file.path} is not in this checkout: run git fetch")
        target = scratch / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(contents[start : start + file.size])
        at = start + file.size + 1


def _list_files(root: Path, revision: str, commit: str) -> Iterator[_File]:
    listed = _git(root, "ls-tree", "-r", "-l", "-z", commit, "--", "data/")
    for entry in listed.decode("utf-8", "surrogateescape").split("\0")[:-1]:
        about, _, name = entry.partition("\t")
        mode, _, object_id, size = about.split()
        path = PurePosixPath(name)
        if mode not in _FILE_MODES or ".." in path.parts:
            raise RevisionError(f"{revision}: {name} is not a plain file, and is not read")
        if path.parts[:2] != ("data", "schema"):
            yield _File(path, object_id, int(size))


def _git(root: Path, *arguments: str, stdin: bytes = b"") -> bytes:
    try:
        return ask_git(root, *arguments, stdin=stdin)
    except GitError as error:
        raise RevisionError(str(error)) from None
