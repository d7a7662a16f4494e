"""Another id for a unit, a channel or a plan, everywhere that it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.data_files import channel_path, model_of, plan_path
from macros.editing.changes import Changes
from macros.editing.editions import find_languages, find_settings
from macros.editing.navigation import menu_pages, rename_page
from macros.editing.page_links import Rename, rename_in_page
from macros.editing.yaml_edits import YamlText
from macros.handbook import Handbook
from macros.problem import Position
from macros.references import find_references
from macros.source import KeyPath

_FILE_OF = {"channel": channel_path, "plan": plan_path}
_SEARCHED = ("docs", "data", ".github", ".gitlab")
_SEARCHED_FILES = ("*.yml", "*.md", "CODEOWNERS")
_TEXT = frozenset({".md", ".yml", ".yaml", ""})


def known_ids(handbook: Handbook, kind: str) -> list[str]:
    """The ids that a kind of thing has."""
    things = {"unit": handbook.units, "channel": handbook.channels, "plan": handbook.plans}
    return list(things[kind])


def plan_rename(root: Path, handbook: Handbook, rename: Rename) -> Changes:
    """All changes that another id needs.

    Args:
        root: the handbook's root.
        handbook: its data, without errors.
        rename: what changes.

    Raises:
        FileExistsError: a page has the new name already.
        yaml.YAMLError: a settings file cannot be read.
    """
    changes = Changes(root)
    _rename_in_data(changes, handbook, rename)
    if rename.kind in _FILE_OF:
        file = _FILE_OF[rename.kind]
        changes.move(file(rename.old), file(rename.new))
    for language in find_languages(root, handbook.language):
        _rename_in_pages(changes, f"docs/{language}", rename)
    for path in find_settings(root).values():
        text = changes.read(path)
        for page in menu_pages(text):
            text = rename_page(text, page, rename.page(page))
        changes.write(path, text)
    return changes


def changed_address(rename: Rename) -> tuple[str, str]:
    """The address below a language's root that links from elsewhere will miss, old and new."""
    if rename.folder is None:
        return f"feeds/deadlines-{rename.old}.ics", f"feeds/deadlines-{rename.new}.ics"
    return f"{rename.folder}/{rename.old}/", f"{rename.folder}/{rename.new}/"


def find_left(changes: Changes, rename: Rename) -> Iterator[tuple[str, Position, str]]:
    """Where the old id still stands: (path, position, line), by the paths there will be.

    An id of several words is found wherever it stands, a single word where it looks like an id.
    """
    old = re.escape(rename.old)
    anywhere = re.compile(rf"(?<![\w-]){old}(?![\w-])")
    as_id = re.compile(rf"""(?<=[/"'`=]){old}(?=[/"'`&#]|\.(?:yml|md|ics)\b)""")
    in_data = re.compile(rf"(?:\b(?:channels|plans|registry)/|#.*(?<![\w-])){old}(?![\w-])")
    written = anywhere if "-" in rename.old else as_id
    for path in _files(changes.root):
        is_data = path.startswith("data/")
        try:
            lines = changes.read(path).splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        for number, line in enumerate(lines, 1):
            match = (in_data if is_data else written).search(line)
            if match:
                yield changes.path_after(path), Position(number, match.start() + 1), line.strip()


def _rename_in_data(changes: Changes, handbook: Handbook, rename: Rename) -> None:
    for path, source in handbook.sources.items():
        values: dict[KeyPath, str] = {
            where: rename.new
            for where, kind, name in find_references(model_of(path), source.data)
            if (kind, name) == (rename.kind, rename.old)
        }
        if rename.kind == "unit" and path == "data/organisation.yml":
            units = list(handbook.units)
            values["units", units.index(rename.old), "id"] = rename.new
        if values:
            changes.write(path, YamlText(changes.read(path)).replace(values))


def _rename_in_pages(changes: Changes, folder: str, rename: Rename) -> None:
    root = changes.root
    for file in sorted((root / folder).rglob("*.md")):
        path = file.relative_to(root).as_posix()
        name = file.relative_to(root / folder).as_posix()
        changes.write(path, rename_in_page(changes.read(path), name, rename))
    if rename.kind != "channel":
        return
    for suffix in (".md", ""):
        old = f"{folder}/channels/{rename.old}{suffix}"
        new = f"{folder}/channels/{rename.new}{suffix}"
        if (root / old).exists():
            if changes.exists(new):
                raise FileExistsError(f"{new} is there already: choose another id, or remove it")
            changes.move(old, new)


def _files(root: Path) -> list[str]:
    """The handbook's own text files; the program's own are not an organisation's."""
    found = [file for pattern in _SEARCHED_FILES for file in root.glob(pattern)]
    for name in _SEARCHED:
        found += [file for file in (root / name).rglob("*") if file.suffix in _TEXT]
    paths = (file.relative_to(root).as_posix() for file in found if file.is_file())
    return sorted({path for path in paths if not path.startswith("data/schema/")})
