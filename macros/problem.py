"""What is wrong, where, and how that is printed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious a problem is; the order of the members is the order of gravity."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, order=True, slots=True)
class Position:
    """A place in a file; line and column count from 1, as editors do."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong in one file.

    Attributes:
        path: the file, relative to the handbook's root, with forward slashes.
        position: where in the file.
        level: how serious it is.
        rule: the id of what was broken, kebab-case.
        message: what is wrong and what to write instead, in one line.
    """

    path: str
    position: Position
    level: Level
    rule: str
    message: str

    def sort_key(self) -> tuple[str, Position, str, str]:
        """Order by file, then place, then id, so that two runs print alike."""
        return (self.path, self.position, self.rule, self.message)

    def __str__(self) -> str:
        at = f"{self.path}:{self.position.line}:{self.position.column}"
        return f"{at}: {self.level}: {self.message} ({self.rule})"


def to_text(problems: Iterable[Problem]) -> str:
    """One line a problem, as compilers print them; empty when there is none."""
    return "".join(f"{problem}\n" for problem in sorted(problems, key=Problem.sort_key))


def to_json(problems: Iterable[Problem]) -> str:
    """`{"problems": [{path, line, column, level, rule, message}]}`."""
    rows = [
        {
            "path": problem.path,
            "line": problem.position.line,
            "column": problem.position.column,
            "level": str(problem.level),
            "rule": problem.rule,
            "message": problem.message,
        }
        for problem in sorted(problems, key=Problem.sort_key)
    ]
    return json.dumps({"problems": rows}, ensure_ascii=False, indent=2) + "\n"


def to_github(problems: Iterable[Problem]) -> str:
    """Workflow commands that GitHub shows as annotations on the lines of a pull request."""
    return "".join(
        f"::{problem.level} file={_github_property(problem.path)},"
        f"line={problem.position.line},col={problem.position.column},"
        f"title={_github_property(problem.rule)}::{_github_data(problem.message)}\n"
        for problem in sorted(problems, key=Problem.sort_key)
    )


_GITLAB_SEVERITY = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTICE: "info"}


def to_gitlab(problems: Iterable[Problem]) -> str:
    """A GitLab Code Quality report, a JSON list.

    The fingerprint leaves the line out, so that a problem which only moved is not new;
    the same problem twice in a file is told apart by a counter.
    """
    seen: dict[str, int] = {}
    rows = []
    for problem in sorted(problems, key=Problem.sort_key):
        same = f"{problem.path}\0{problem.rule}\0{problem.message}"
        seen[same] = seen.get(same, 0) + 1
        rows.append(
            {
                "description": problem.message,
                "check_name": problem.rule,
                "fingerprint": hashlib.sha256(f"{same}\0{seen[same]}".encode()).hexdigest(),
                "severity": _GITLAB_SEVERITY[problem.level],
                "location": {"path": problem.path, "lines": {"begin": problem.position.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


FORMATS = {"text": to_text, "json": to_json, "github": to_github, "gitlab": to_gitlab}
"""Each way to print problems, by the name that `--format` takes."""


def _github_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")
