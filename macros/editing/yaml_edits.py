"""A YAML file changed as text: one value at a time, with everything else left as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from itertools import accumulate

import yaml

from macros.scalars import read_plain
from macros.source import KeyPath
from macros.yaml_text import LOADER

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_PLAIN = re.compile(r"[^\W_](?:[\w ./()%’”«»?!-]*[\w.)%’”»?!])?\Z")
"""Texts that mean themselves without quotes, in flow lists too."""


class YamlText:
    """The text of one YAML file with the places of its values.

    Raises:
        yaml.YAMLError: the text is not YAML.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._root = yaml.compose(text, Loader=LOADER)
        lengths = (len(line) for line in _LINE.findall(text))
        self._starts = [0, *accumulate(lengths)]

    def node(self, where: KeyPath) -> yaml.Node | None:
        """What stands at a key path."""
        node = self._root
        for part in where:
            node = _child(node, part)
            if node is None:
                return None
        return node

    def value(self, where: KeyPath) -> str | None:
        """The text of a scalar."""
        node = self.node(where)
        return node.value if isinstance(node, yaml.ScalarNode) else None

    def span(self, node: yaml.Node) -> tuple[int, int]:
        """Where a node's text starts and ends; blank lines and comments after it left out."""
        start, end = self._offset(node.start_mark), self._offset(node.end_mark)
        written = self.text[start:end]
        if isinstance(node, yaml.ScalarNode) and node.style in (None, '"', "'"):
            return start, end
        # A block ends where the next thing starts: step back over what belongs to nobody.
        while True:
            shorter = re.sub(r"(?:(?<=[\r\n])[ \t]*#[^\r\n]*|[ \t\r\n]+)\Z", "", written)
            if shorter == written:
                return start, start + len(written)
            written = shorter

    def replace(self, values: Mapping[KeyPath, str]) -> str:
        """The text with other scalars at some key paths; a quotation mark around them stays.

        Raises:
            KeyError: there is no scalar at a key path.
        """
        edits: dict[tuple[int, int], str] = {}
        for where, value in values.items():
            node = self.node(where)
            if not isinstance(node, yaml.ScalarNode):
                raise KeyError(where)
            written = to_scalar(value)
            if node.style == "'" and written == value:
                written = f"'{value}'"
            elif node.style == '"' and written == value:
                written = json.dumps(value, ensure_ascii=False)
            edits[self.span(node)] = written
        return self.edit(edits)

    def edit(self, edits: Mapping[tuple[int, int], str]) -> str:
        """The text with other words in some places."""
        text = self.text
        for (start, end), written in sorted(edits.items(), reverse=True):
            text = text[:start] + written + text[end:]
        return text

    def line_start(self, offset: int) -> int:
        """Where the line starts that a place is on."""
        return max(start for start in self._starts if start <= offset)

    def line_end(self, offset: int) -> int:
        """Where the line ends that a place is on, its line end included."""
        return next((start for start in self._starts if start > offset), len(self.text))

    @property
    def newline(self) -> str:
        """How the file ends its lines."""
        return "\r\n" if "\r\n" in self.text else "\n"

    def _offset(self, mark: yaml.Mark) -> int:
        return min(
            self._starts[min(mark.line, len(self._starts) - 1)] + mark.column, len(self.text)
        )


def to_scalar(value: str) -> str:
    """A text as YAML: in quotes where it would else mean something other than itself."""
    if _PLAIN.match(value) and read_plain(value) == (value, None) and " #" not in value:
        return value
    # JSON's strings are YAML's too, whatever stands in them.
    return json.dumps(value, ensure_ascii=False)


def set_key(text: str, key: str, written: str, after: str | None = None) -> str:
    """Give a key of the outermost mapping a value; comments, order and other keys stay.

    Args:
        text: the file.
        key: the key.
        written: the value as YAML, on one line.
        after: the key that a new one is put behind; last where it is None or missing.
    """
    yaml_text = YamlText(text)
    entries = _entries(yaml_text)
    if key in entries:
        start, end = yaml_text.span(entries[key][1])
        if start == end:  # "key:" without a value
            written = f" {written}"
        return yaml_text.edit({(start, end): written})
    line = f"{key}: {written}{yaml_text.newline}"
    node = entries[after][1] if after in entries else None
    if node is None and entries:
        node = list(entries.values())[-1][1]
    if node is None:
        return line + text
    at = yaml_text.line_end(max(yaml_text.span(node)[1] - 1, yaml_text.span(node)[0]))
    gap = "" if text[:at].endswith(("\n", "\r")) else yaml_text.newline
    return f"{text[:at]}{gap}{line}{text[at:]}"


def remove_key(text: str, key: str) -> str:
    """The text without a key of the outermost mapping and its lines."""
    yaml_text = YamlText(text)
    entry = _entries(yaml_text).get(key)
    if entry is None:
        return text
    start = yaml_text.line_start(yaml_text.span(entry[0])[0])
    end = yaml_text.line_end(max(yaml_text.span(entry[1])[1] - 1, start))
    return text[:start] + text[end:]


def _entries(yaml_text: YamlText) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    root = yaml_text.node(())
    if not isinstance(root, yaml.MappingNode):
        return {}
    return {key.value: (key, value) for key, value in root.value}


def _child(node: yaml.Node | None, part: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode) and isinstance(part, str):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item: yaml.Node = node.value[part]
        return item
    return None
