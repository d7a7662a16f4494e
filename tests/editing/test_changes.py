"""Changes to files happen whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.editing import changes as changes_module
from macros.editing.changes import Changes
from tests.handbook_files import PLAN, HandbookFiles


def _tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else b"folder"
        for path in sorted(root.rglob("*"))
    }


def _plan(files: HandbookFiles) -> Changes:
    changes = Changes(files.root)
    changes.write("data/new/deep/a.txt", "a")
    changes.write(PLAN, "changed")
    changes.move(PLAN, "data/plans/moved.yml")
    changes.delete("data/quizzes")
    return changes


def test_everything_happens(files: HandbookFiles) -> None:
    """A moved file has its new text; folders are made; nothing is left of the work."""
    _plan(files).apply()
    assert files.read("data/new/deep/a.txt") == "a"
    assert files.read("data/plans/moved.yml") == "changed"
    assert not (files.root / PLAN).exists()
    assert not (files.root / "data/quizzes").exists()
    assert not [path for path in files.root.rglob("*") if path.name.startswith(".")]


@pytest.mark.parametrize("step", ["write_text", "replace", "rename", "unlink", "read_bytes"])
def test_a_disk_that_fails_on_the_way_leaves_everything_as_it_was(
    files: HandbookFiles, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """Whichever step it is."""
    before = _tree(files.root)
    changes = _plan(files)
    changes.delete("data/things.yml")
    real = getattr(Path, step)
    broken: list[Path] = []

    def fail_once(self: Path, *args: object, **keys: object) -> object:
        if not broken and (self.suffix == ".yml" or self.name == "part"):
            broken.append(self)
            raise OSError(28, "No space left on device", str(self))
        return real(self, *args, **keys)

    monkeypatch.setattr(Path, step, fail_once)
    with pytest.raises(OSError, match="No space left"):
        changes.apply()
    assert broken
    monkeypatch.undo()
    assert _tree(files.root) == before


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_copy_that_fails_leaves_everything_as_it_was(
    files: HandbookFiles, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Before anything has changed; an interruption is a failure too."""
    before = _tree(files.root)
    real = changes_module._copy
    done: list[Path] = []

    def fail_later(old: Path, new: Path) -> None:
        if len(done) == after:
            raise KeyboardInterrupt
        done.append(old)
        real(old, new)

    monkeypatch.setattr(changes_module, "_copy", fail_later)
    with pytest.raises(KeyboardInterrupt):
        _plan_of_three(files).apply()
    assert _tree(files.root) == before


def _plan_of_three(files: HandbookFiles) -> Changes:
    changes = _plan(files)
    changes.delete("data/things.yml")
    return changes


def test_problems_that_would_be_new_are_found_without_touching_a_file(files: HandbookFiles) -> None:
    """And those that are there already are nobody's fault."""
    files.add_page("docs/sv/index.md")
    files.write("data/other.txt", "old problem")
    before = _tree(files.root)
    changes = Changes(files.root)
    changes.write("data/risks.yml", "risks: [{id: storm}]\n")
    assert {problem.path for problem in changes.new_problems()} == {"data/risks.yml"}
    assert _tree(files.root) == before


def test_a_byte_order_mark_and_line_ends_stay(files: HandbookFiles) -> None:
    """As the editor that wrote them likes it."""
    files.write("data/a.txt", b"\xef\xbb\xbfa\r\nb\r\n")
    changes = Changes(files.root)
    changes.write("data/a.txt", changes.read("data/a.txt").replace("b", "c"))
    changes.apply()
    assert (files.root / "data/a.txt").read_bytes() == b"\xef\xbb\xbfa\r\nc\r\n"
