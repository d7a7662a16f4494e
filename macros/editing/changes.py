"""Files to write, move and delete, all or none; tried on a copy before anything is touched."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.checking import find_problems
from macros.problem import Level, Problem

_BOM = "\ufeff"
_CHECKED = ("data", "docs")


class Changes:
    """What is to become of a handbook's files; nothing happens before `apply`.

    Paths are relative to the root, with forward slashes.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self._moves: dict[str, str] = {}
        self._deleted: dict[str, None] = {}

    def read(self, path: str) -> str:
        """A file's text as it will be, without a byte order mark; line ends are the file's own.

        Raises:
            OSError: the file cannot be read.
            UnicodeDecodeError: it is not UTF-8.
        """
        if path in self._texts:
            return self._texts[path]
        return (self.root / path).read_bytes().decode("utf-8-sig")

    def exists(self, path: str) -> bool:
        """Whether there will be such a file or folder."""
        if path in self._texts or path in self._moves.values():
            return True
        return path not in self._deleted and path not in self._moves and self._is_there(path)

    def write(self, path: str, text: str) -> None:
        """Write a file; what is there already is replaced."""
        if path not in self._texts and self._is_there(path) and self._says(path, text):
            return
        self._texts[path] = text
        self._deleted.pop(path, None)

    def move(self, old: str, new: str) -> None:
        """Move a file or a folder; its text, where that changes, is written under the old path."""
        self._moves[old] = new

    def delete(self, path: str) -> None:
        """Delete a file, or a folder with everything in it."""
        self._texts.pop(path, None)
        self._deleted[path] = None

    @property
    def written(self) -> tuple[str, ...]:
        """The files that get a new text, by the names they will have, sorted."""
        return tuple(sorted(_moved(path, self._moves) for path in self._texts))

    @property
    def moved(self) -> Mapping[str, str]:
        """New paths by old."""
        return dict(self._moves)

    @property
    def deleted(self) -> tuple[str, ...]:
        """What goes, sorted."""
        return tuple(sorted(self._deleted))

    def path_after(self, path: str) -> str:
        """Where a file will be."""
        return _moved(path, self._moves)

    def new_problems(self, known: Iterable[Problem] | None = None) -> list[Problem]:
        """The errors that `handbook check` would find afterwards and does not find now.

        Args:
            known: what it finds now, where that has been looked for already.

        Raises:
            OSError: the changes cannot be tried.
        """
        self._check_folders()
        now = find_problems(self.root) if known is None else known
        before = {(problem.path, problem.rule, problem.message) for problem in now}
        with tempfile.TemporaryDirectory(prefix="handbook-") as scratch:
            copy = Path(scratch)
            for name in _CHECKED:
                if (self.root / name).is_dir():
                    shutil.copytree(self.root / name, copy / name, symlinks=True)
            checked = [path for path in self._texts if path.split("/")[0] in _CHECKED]
            self._carry_out(copy, checked, copy)
            after = find_problems(copy)
        return [
            problem
            for problem in after
            if problem.level == Level.ERROR
            and (problem.path, problem.rule, problem.message) not in before
        ]

    def apply(self) -> None:
        """Make the changes; a failure on the way puts back what was there.

        Raises:
            OSError: a file could not be written, moved or deleted; nothing has changed.
        """
        self._check_folders()
        touched = [*self._texts, *self._moves, *self._moves.values(), *self._deleted]
        if not touched:
            return
        scratch = Path(tempfile.mkdtemp(prefix=".handbook-", dir=self.root))
        kept: dict[str, Path] = {}
        made: list[Path] = []
        try:
            for number, path in enumerate(dict.fromkeys(touched)):
                if self._is_there(path):
                    kept[path] = scratch / str(number)
                    _copy(self.root / path, kept[path])
                else:
                    made += _missing(self.root, path)
        except BaseException:  # also when somebody interrupts it
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        try:
            self._carry_out(self.root, list(self._texts), scratch)
        except BaseException:
            self._put_back(touched, kept, made)
            shutil.rmtree(scratch, ignore_errors=True)
            raise
        shutil.rmtree(scratch, ignore_errors=True)

    def _carry_out(self, root: Path, paths: Iterable[str], scratch: Path) -> None:
        for path in paths:
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            mark = _BOM if file.is_file() and file.read_bytes().startswith(b"\xef\xbb\xbf") else ""
            part = scratch / "part"
            part.write_text(mark + self._texts[path], encoding="utf-8", newline="")
            part.replace(file)
        for old, new in self._moves.items():
            if (root / old).exists():
                (root / new).parent.mkdir(parents=True, exist_ok=True)
                (root / old).rename(root / new)
        for path in self._deleted:
            _remove(root / path)

    def _put_back(
        self, touched: Iterable[str], kept: Mapping[str, Path], made: Iterable[Path]
    ) -> None:
        """Put back what was kept; where that fails too, the copies stay where they are."""
        for path in dict.fromkeys(touched):
            _remove(self.root / path)
        for path, copy in kept.items():
            if not os.path.lexists(self.root / path):
                copy.rename(self.root / path)
        for folder in made:
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()

    def _check_folders(self) -> None:
        """Raise NotADirectoryError where a file stands in the way of what is to be written."""
        for path in [*self._texts, *self._moves.values()]:
            for folder in (self.root / path).parents:
                if os.path.lexists(folder) and not folder.is_dir():
                    why = "a file stands where a folder must be: move it away"
                    raise NotADirectoryError(errno.ENOTDIR, why, str(folder))

    def _says(self, path: str, text: str) -> bool:
        try:
            return self.read(path) == text
        except (OSError, UnicodeDecodeError):
            return False

    def _is_there(self, path: str) -> bool:
        return os.path.lexists(self.root / path)


def _moved(path: str, moves: Mapping[str, str]) -> str:
    for old, new in moves.items():
        if path == old or path.startswith(f"{old}/"):
            return new + path.removeprefix(old)
    return path


def _missing(root: Path, path: str) -> list[Path]:
    """The folders of a path that are not there yet, the innermost first."""
    return [folder for folder in (root / path).parents if not folder.exists()]


def _copy(old: Path, new: Path) -> None:
    if old.is_dir() and not old.is_symlink():
        shutil.copytree(old, new, symlinks=True)
    else:
        shutil.copy2(old, new, follow_symlinks=False)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()
