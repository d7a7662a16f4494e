"""What is wrong, where, and how that is printed."""

from __future__ import annotations

import hashlib
import json
import re
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
        return _printable(f"{at}: {self.level}: {self.message} ({self.rule})")


def cut(text: str, longest: int) -> str:
    """A text as a message shows it: at most so many characters, the last one … where it is cut."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


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
    return _dump({"problems": rows})


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
                "fingerprint": _fingerprint(f"{same}\0{seen[same]}"),
                "severity": _GITLAB_SEVERITY[problem.level],
                "location": {"path": problem.path, "lines": {"begin": problem.position.line}},
            }
        )
    return _dump(rows)


def _fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


FORMATS = {"text": to_text, "json": to_json, "github": to_github, "gitlab": to_gitlab}
"""Each way to print problems, by the name that `--format` takes."""


_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_HALF_PAIR = re.compile(r"[\ud800-\udfff]")
"""Stands for a byte of a file name that is not UTF-8; it cannot be written to any output."""


def _printable(text: str) -> str:
    """Without what would break the line or steer the terminal: keys and file names may hold it."""
    return _CONTROL.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode-escape").decode()


def _dump(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return _HALF_PAIR.sub(_escape, text) + "\n"


def _github_data(text: str) -> str:
    return _printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _github_property(text: str) -> str:
    return _github_data(text).replace(":", "%3A").replace(",", "%2C")
