"""The settings files, `mkdocs.yml` and `mkdocs.LANG.yml`: one a language, with its menu."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Container, Iterator
from pathlib import Path

import yaml

from macros.addresses import split_address
from macros.problem import Level, Position, Problem
from macros.validation import suggest
from macros.yaml_text import LOADER, decode, explain_syntax

MAIN = "mkdocs.yml"
"""The settings of the default language, which the others inherit."""


_LANGUAGE_KEYS = ("code", "name", "folder")


def find_settings_files(root: Path) -> list[Path]:
    """The file of each language, the default one first; that one need not be there."""
    return [root / MAIN, *sorted(root.glob("mkdocs.*.yml"))]


def find_site_path(root: Path) -> str | None:
    """Where the site stands on its host, with slashes at both ends; None where it is not told.

    Args:
        root: the handbook's root, whose main settings tell the site's address.
    """
    read = _read(root / MAIN)
    node = None if isinstance(read, Problem) else read.get("site_url")
    address = split_address(node.value) if isinstance(node, yaml.ScalarNode) else None
    if address is None or not address.netloc:
        return None
    return f"/{address.path.strip('/')}/".replace("//", "/")


def check_settings(root: Path, made: Container[str]) -> Iterator[Problem]:
    """Each settings file has a folder of pages for itself, and its menu leads to pages.

    Args:
        root: the handbook's root.
        made: the names of pages that are generated, below `docs/LANG/`.
    """
    taken: dict[str, str] = {}
    for file in filter(os.path.lexists, find_settings_files(root)):
        read = _read(file)
        if isinstance(read, Problem):
            yield read
            continue
        yield from _check_languages(file.name, read.get("extra"))
        node = read.get("docs_dir")
        inherited = next(iter(taken), "docs")
        value = node.value if isinstance(node, yaml.ScalarNode) else inherited
        folder = posixpath.normpath(value)
        other = taken.setdefault(folder, file.name)
        if other != file.name:
            message = (
                f"docs_dir: {folder} is what {other} builds, and it would be built twice: remove "
                "this file, or give it the folder of another language"
            )
            yield _problem(file.name, node, "duplicate-language", message)
        elif not (root / folder).is_dir():
            message = (
                f"docs_dir: there is no folder {folder}: remove this file with its line in "
                f"extra.languages of {MAIN}, or write the pages"
            )
            yield _problem(file.name, node, "missing-file", message)
        else:
            yield from _check_menu(root, file.name, folder, read.get("nav"), made)


def _check_languages(path: str, extra: yaml.Node | None) -> Iterator[Problem]:
    """The switcher's languages are a list, each with all that the switcher needs."""
    node = _values(extra).get("languages")
    if node is None:
        return
    for entry in node.value if isinstance(node, yaml.SequenceNode) else [node]:
        values = _values(entry)
        if not all(isinstance(values.get(key), yaml.ScalarNode) for key in _LANGUAGE_KEYS):
            message = (
                f"extra.languages: a language has {', '.join(_LANGUAGE_KEYS)}: write a list of "
                '{code: sv, name: Svenska, folder: ""}'
            )
            yield _problem(path, entry, "invalid-value", message)


def _check_menu(
    root: Path, path: str, folder: str, menu: yaml.Node | None, made: Container[str]
) -> Iterator[Problem]:
    for node in _entries(menu):
        parts = split_address(node.value)
        outside = parts is None or parts.scheme or parts.netloc or node.value.startswith("/")
        if outside or node.value in made or (root / folder / node.value).is_file():
            continue
        pages = [
            page.relative_to(root / folder).as_posix() for page in (root / folder).rglob("*.md")
        ]
        message = (
            f"nav: there is no page {folder}/{node.value}: write it, or take the line out of the "
            f"menu{suggest(node.value, pages)}"
        )
        yield _problem(path, node, "missing-page", message)


def _read(file: Path) -> dict[str, yaml.Node] | Problem:
    """The values of a settings file by their keys, or why it cannot be read."""
    try:
        text = decode(file.read_bytes(), file.name)
    except OSError as error:
        message = f"the file cannot be read: {error.strerror}"
        return Problem(file.name, Position(), Level.ERROR, "unreadable-file", message)
    if isinstance(text, Problem):
        return text
    try:
        root = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError as error:
        return explain_syntax(error, text, file.name)
    if not isinstance(root, yaml.MappingNode):
        message = "there are no settings here: write lines such as site_name: ..., or put it back"
        return _problem(file.name, root, "missing-value", message)
    return _values(root)


def _values(node: yaml.Node | None) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys; none where it is no mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return {key.value: value for key, value in pairs if isinstance(key, yaml.ScalarNode)}


def _entries(menu: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    """What a menu leads to, in order."""
    waiting = [menu]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            waiting = [*node.value, *waiting]
        elif isinstance(node, yaml.MappingNode):
            waiting = [*(value for _, value in node.value), *waiting]
        elif isinstance(node, yaml.ScalarNode):
            yield node


def _problem(path: str, node: yaml.Node | None, rule: str, message: str) -> Problem:
    mark = node.start_mark if node is not None else None
    position = Position(mark.line + 1, mark.column + 1) if mark else Position()
    return Problem(path, position, Level.ERROR, rule, message)
