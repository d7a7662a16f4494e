"""What changed in the handbook's files when: commits as data, whoever has read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

FileStatus = Literal["new", "changed", "moved", "removed"]


@dataclass(frozen=True, slots=True)
class FileChange:
    """What a commit did to one file.

    Attributes:
        path: the file, relative to the handbook's root, with forward slashes.
        status: what happened to it.
        old_path: where it was before, if it was moved.
    """

    path: str
    status: FileStatus
    old_path: str | None = None


@dataclass(frozen=True, slots=True)
class Commit:
    """One change of the handbook.

    Attributes:
        id: the commit's name in the repository.
        time: when it was committed, with its zone.
        changes: the files in docs/ and data/.
    """

    id: str
    time: datetime
    changes: tuple[FileChange, ...]
