"""Which files `data/` has, and what each holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from macros.models import (
    Accessibility,
    AudienceFile,
    Channel,
    Checklist,
    LawFile,
    Model,
    Organisation,
    Plan,
    Quiz,
    RiskFile,
    ThingFile,
)
from macros.plain_files import check_links_out
from macros.problem import Level, Position, Problem
from macros.validation import suggest

FILES: Mapping[str, type[Model]] = {
    "organisation": Organisation,
    "audiences": AudienceFile,
    "risks": RiskFile,
    "laws": LawFile,
    "things": ThingFile,
    "accessibility": Accessibility,
}
"""The files directly under `data/`, by stem."""

FOLDERS: Mapping[str, type[Model]] = {
    "channels": Channel,
    "plans": Plan,
    "checklists": Checklist,
    "quizzes": Quiz,
}
"""The folders under `data/` that hold one file a thing, whose stem is its id."""

KIND_OF_FOLDER: Mapping[str, str] = {
    "channels": "channel", "plans": "plan", "checklists": "checklist", "quizzes": "quiz",
}  # fmt: skip
"""What a file in a folder is, as references name it."""

DataFile = tuple[str, type[Model]]
"""A file's path, relative to the handbook's root, and what it holds."""


@dataclass(frozen=True)
class DataFiles:
    """What stands under `data/`.

    Attributes:
        files: the files to read, in order of their paths.
        missing: what the files that are not there would hold.
        problems: files that nobody would read, that two would share, or that are not there.
    """

    files: tuple[DataFile, ...]
    missing: tuple[type[Model], ...]
    problems: tuple[Problem, ...]


def plan_path(plan_id: str) -> str:
    """A plan's file, relative to the handbook's root."""
    return f"data/plans/{plan_id}.yml"


def channel_path(channel_id: str) -> str:
    """A channel's file, relative to the handbook's root."""
    return f"data/channels/{channel_id}.yml"


def model_of(path: str) -> type[Model]:
    """What a data file that was loaded holds.

    Args:
        path: one of a handbook's sources.
    """
    file = PurePosixPath(path)
    return FOLDERS.get(file.parent.name) or FILES[file.stem]


def find_data_files(root: Path) -> DataFiles:
    """Look for the files under `data/`, without reading them.

    Args:
        root: the handbook's root, which has a folder `data/`.
    """
    data = root / "data"
    files: list[DataFile] = []
    problems = check_links_out(root, "data")
    refused = {root / problem.path for problem in problems}
    for file in sorted(data.rglob("*")) if data not in refused else ():
        relative = file.relative_to(data)
        if file in refused or relative.parts[0] == "schema" or _is_hidden(relative):
            continue
        model = None if file.is_dir() else _model_at(relative)
        wrong = None if file.is_dir() else _check_name(relative, model)
        if wrong:
            problems.append(wrong)
        elif model:
            files.append((f"data/{relative.as_posix()}", model))
    problems.extend(_check_twins(path for path, _ in files))
    missing = {n: m for n, m in FILES.items() if not (data / f"{n}.yml").is_file()}
    problems.extend(
        _problem(f"data/{name}.yml", "missing-file", "this file is missing: add it")
        for name in missing
    )
    return DataFiles(tuple(files), tuple(missing.values()), tuple(problems))


def _model_at(relative: Path) -> type[Model] | None:
    """What a file below `data/` holds by its place; None where nobody would read it."""
    if len(relative.parts) == 1:
        return FILES.get(relative.stem)
    return FOLDERS.get(relative.parts[0]) if len(relative.parts) == 2 else None


def _check_name(relative: Path, model: type[Model] | None) -> Problem | None:
    """What is wrong with where a file below `data/` stands, or with what it is called."""
    path = f"data/{relative.as_posix()}"
    if model is None:
        known = [f"data/{name}.yml" for name in FILES]
        known += [f"data/{name}/{relative.name}" for name in FOLDERS]
        hint = suggest(path, known) or f"; known: {', '.join([*FILES, *FOLDERS])}"
        return _problem(path, "unknown-file", f"nothing reads this file{hint}")
    if relative.suffix != ".yml":
        message = f"a data file ends in .yml: call it {relative.stem}.yml"
        return _problem(path, "unknown-file", message)
    return None


def _check_twins(paths: Iterable[str]) -> Iterator[Problem]:
    """No two files have names that some disks would take for one."""
    first: dict[str, str] = {}
    for path in paths:
        other = first.setdefault(path.lower(), path)
        if other != path:
            message = f"the id differs from that of {other} in small and capital letters only"
            yield _problem(path, "duplicate-id", message)


def _problem(path: str, rule: str, message: str) -> Problem:
    return Problem(path, Position(), Level.ERROR, rule, message)


def _is_hidden(relative: Path) -> bool:
    return any(part.startswith((".", "_")) or part.endswith("~") for part in relative.parts)
