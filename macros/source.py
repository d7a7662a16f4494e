"""YAML text -> plain data, with the position of every key path.

We build from the parser's events instead of PyYAML's constructor, for three reasons:
duplicate keys win silently there, `no` and `10:30` turn into other things than what was
written, and no position is left. Here a scalar that YAML 1.1 and 1.2 read differently is
a problem, so a file means the same to us, to an editor's completion and to a person.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

from macros.problem import Level, Position, Problem
from macros.scalars import read_plain
from macros.yaml_text import INVISIBLE, LOADER, decode, explain_syntax, invisible

KeyPath = tuple[str | int, ...]
"""A way down through mappings (keys) and lists (indexes); `()` is the whole file."""

MAX_DEPTH = 20
"""The deepest kind of file (a quiz) has six levels."""
MAX_NODES = 50_000
"""Values in one file, with every alias counted as often as it is used; a long text counts as
one value for each hundred characters."""
MAX_KEY = 100
"""Characters in a key: twice the longest id that anybody would want to type."""

_LONG_TEXT = 100

_CORE_TAGS = {
    "tag:yaml.org,2002:str": "str",
    "!": "str",
}


@dataclass(frozen=True)
class Source:
    """One YAML file as data.

    Attributes:
        path: the file, relative to the handbook's root.
        data: dicts with string keys, lists, str, int, float, bool, date and None.
        positions: where each key path stands; a mapping's entry stands at its key.
        problems: what could not be read as meant.
        unreadable: key paths whose value could not be read as meant, so that nobody reports
            them once more as missing or of the wrong type.
    """

    path: str
    data: Any
    positions: Mapping[KeyPath, Position] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    unreadable: frozenset[KeyPath] = frozenset()

    def position(self, where: KeyPath) -> Position:
        """Where a key path stands; for one that is not there, its nearest parent."""
        while where and where not in self.positions:
            where = where[:-1]
        return self.positions.get(where, Position())


def load_source(raw: bytes, path: str) -> Source:
    """Read one YAML file.

    Args:
        raw: the bytes of the file; UTF-8, with or without a byte order mark.
        path: how the file is called in problems.

    Returns:
        The data with positions; `data` is None where the file could not be read at all.
    """
    return _Builder(path).build(raw)


class _StopReadingError(Exception):
    """The rest of the file cannot be read; the problem has been noted."""


class _Builder:
    """Builds one file's data from parser events, without recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.positions: dict[KeyPath, Position] = {}
        self.unreadable: set[KeyPath] = set()
        self.anchors: dict[str, _Anchored] = {}
        self.nodes = 0
        self.stack: list[_Open] = []
        """The mappings and lists that are open, the innermost last."""
        self.root: Any = None
        self.has_root = False

    def build(self, raw: bytes) -> Source:
        data = None
        text = decode(raw, self.path)
        if isinstance(text, Problem):
            self.problems.append(text)
        else:
            try:
                data = self._read(text)
            except _StopReadingError:
                data = None
            except yaml.YAMLError as error:
                self.problems.append(explain_syntax(error, text, self.path))
        return Source(
            self.path, data, self.positions, tuple(self.problems), frozenset(self.unreadable)
        )

    def _problem(self, position: Position, rule: str, message: str) -> None:
        self.problems.append(Problem(self.path, position, Level.ERROR, rule, message))

    def _read(self, text: str) -> Any:
        """Turn events into data."""
        event: Any
        for event in yaml.parse(text, Loader=LOADER):
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._read_scalar(event)
            elif kind is yaml.MappingStartEvent:
                self._open({}, event)
            elif kind is yaml.SequenceStartEvent:
                self._open([], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._close()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self.has_root:
                message = "a second document starts here (---): one file holds one thing"
                self._problem(_start(event), "second-document", message)
                raise _StopReadingError
        return self.root

    def _read_scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        position = _start(event)
        if top is not None and top.wants_key:
            self._open_key(top, event.value, position, event)
            return
        size = 1 + len(event.value) // _LONG_TEXT
        self._count(position, size)
        where = self._where(top, position)
        value: Any = self._scalar(event, position, where)
        if event.anchor:
            self.anchors[event.anchor] = _Anchored(value, size, 0)
        self._put(value)

    def _open(self, container: Any, event: yaml.CollectionStartEvent) -> None:
        """Begin a mapping or a list."""
        top = self.stack[-1] if self.stack else None
        position = _start(event)
        if top is not None and top.wants_key:
            self._problem(position, "key-not-text", "a key must be a word, not a list")
            raise _StopReadingError
        self._count(position)
        self._tag(event, position)
        where = self._where(top, position)
        self._limit_depth(len(self.stack) + 1, position)
        self.stack.append(_Open(container, where, event.anchor, self.nodes))

    def _close(self) -> None:
        """End the innermost mapping or list."""
        done = self.stack.pop()
        if done.anchor:
            size = self.nodes - done.nodes + 1
            self.anchors[done.anchor] = _Anchored(done.container, size, done.height)
        self._put(done.container, done.height)

    def _put(self, value: Any, height: int = 0) -> None:
        """Add a value of so many levels to what it stands in; at the top, it is the file's."""
        if self.stack:
            self.stack[-1].put(value, height)
        else:
            self.root, self.has_root = value, True

    def _open_key(self, top: _Open, key: str, position: Position, event: yaml.ScalarEvent) -> None:
        if key == "<<" and not event.style:
            message = 'merge keys ("<<") are not used here: write the entries out'
            self._problem(position, "merge-key", message)
            top.skip_next()
            return
        if len(key) > MAX_KEY or not key.isprintable():
            message = f"a key must be a word: at most {MAX_KEY} characters, all of them visible"
            self._problem(position, "key-not-text", message)
            top.skip_next()
            return
        where = _below(top.where, key)
        if key in top.container:
            first = self.positions[where]
            message = f'"{key}" appears twice; the first is on line {first.line}: keep one of them'
            self._problem(position, "duplicate-key", message)
            top.skip_next()
            return
        self.positions[where] = position
        top.key = sys.intern(key)

    def _where(self, top: _Open | None, position: Position) -> KeyPath:
        """The key path of the value that starts here; a list's item is put on the map."""
        if top is None:
            self.positions[()] = position
            return ()
        if isinstance(top.container, dict):
            return _below(top.where, top.key if top.key is not None else "?")
        where = _below(top.where, len(top.container))
        self.positions[where] = position
        return where

    def _alias(self, event: yaml.AliasEvent) -> None:
        position = _start(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.wants_key:
            self._problem(position, "key-not-text", "a key must be a word, not a reference (*)")
            raise _StopReadingError
        if event.anchor not in self.anchors:
            inside = any(opened.anchor == event.anchor for opened in self.stack)
            what = "refers to what it stands in" if inside else "is not defined before this place"
            message = f'*{event.anchor} {what}: put a text that starts with * in quotes: "..."'
            self._problem(position, "unknown-anchor", message)
            raise _StopReadingError
        anchored = self.anchors[event.anchor]
        self._count(position, anchored.size)
        self._limit_depth(len(self.stack) + anchored.height, position)
        self._where(top, position)
        self._put(anchored.value, anchored.height)

    def _limit_depth(self, depth: int, position: Position) -> None:
        if depth > MAX_DEPTH:
            message = f"more than {MAX_DEPTH} levels inside each other: make it flatter"
            self._problem(position, "nested-too-deep", message)
            raise _StopReadingError

    def _count(self, position: Position, size: int = 1) -> None:
        self.nodes += size
        if self.nodes > MAX_NODES:
            message = f"more than {MAX_NODES:,} values in one file: split it"
            self._problem(position, "file-too-large", message)
            raise _StopReadingError

    def _tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, position: Position) -> None:
        if event.tag is not None and event.tag not in _CORE_TAGS:
            message = f'the tag "{event.tag}" is not used here: remove it'
            self._problem(position, "unknown-tag", message)

    def _scalar(self, event: yaml.ScalarEvent, position: Position, where: KeyPath) -> Any:
        """The value of a scalar as YAML 1.2 reads it, dates included."""
        text: str = event.value
        # In quotes, "\e" and the like write characters that the file itself may not hold.
        bad = INVISIBLE.search(text)
        if bad:
            self._problem(position, "invisible-character", invisible(bad[0]))
            self.unreadable.add(where)
            return None
        if event.tag is not None:
            self._tag(event, position)
            return text
        if event.style:
            return text
        value, wrong = read_plain(text)
        if wrong is not None:
            self._problem(position, wrong.rule, wrong.message)
            self.unreadable.add(where)
        return value


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for: its value, how many values that is, and its levels."""

    value: Any
    size: int
    height: int


class _Open:
    """A mapping or a list that is being filled.

    Attributes:
        container: what there is of it.
        where: its key path.
        anchor: the name that aliases call it by.
        nodes: how many values had been read when it was opened.
        height: how many levels it has so far, itself included.
        key: the key that waits for its value; mappings only.
        skipping: whether the next value belongs to a key that was refused.
    """

    __slots__ = ("anchor", "container", "height", "key", "nodes", "skipping", "where")

    def __init__(self, container: Any, where: KeyPath, anchor: str | None, nodes: int) -> None:
        self.container = container
        self.where = where
        self.anchor = anchor
        self.nodes = nodes
        self.height = 1
        self.key: str | None = None
        self.skipping = False

    @property
    def wants_key(self) -> bool:
        return isinstance(self.container, dict) and self.key is None and not self.skipping

    def skip_next(self) -> None:
        self.skipping = True

    def put(self, value: Any, height: int = 0) -> None:
        """Add a value that has so many levels itself."""
        self.height = max(self.height, height + 1)
        if isinstance(self.container, list):
            self.container.append(value)
        elif self.skipping:
            self.skipping = False
        else:
            self.container[self.key] = value
            self.key = None


# Thousands of files of one kind have the same keys at the same places: they are kept once.


def _start(event: Any) -> Position:
    return _position(event.start_mark.line + 1, event.start_mark.column + 1)


@lru_cache(maxsize=100_000)
def _position(line: int, column: int) -> Position:
    return Position(line, column)


@lru_cache(maxsize=100_000)
def _below(where: KeyPath, key: str | int) -> KeyPath:
    return (*where, key)
