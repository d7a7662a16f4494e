"""Ids in pages: the macro calls that name them, and the links that lead to their pages."""

from __future__ import annotations

import inspect
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote, urlencode, urlunsplit

from macros.addresses import split_address
from macros.page_macros import MACROS

_CALL = re.compile(r"(\{\{[-+]?\s*(\w+)\s*\()([^{}]*?)(\)\s*[-+]?\}\})")
_ARGUMENT = re.compile(r"""\s*(?:(\w+)\s*=\s*)?("[^"]*"|'[^']*'|[^,"']+)\s*(?:,|\Z)""")
_LINKS = (
    re.compile(r"(\]\(\s*<?)([^)\s<>]+)"),
    re.compile(r"(^[ ]{0,3}\[[^\]\n]+\]:\s*<?)(\S+)", re.MULTILINE),
    re.compile(r"""(\b(?:href|src)\s*=\s*["'])([^"'\s]+)"""),
)


@dataclass(frozen=True)
class Rename:
    """A thing that gets another id.

    Attributes:
        kind: unit, channel or plan.
        old: its id.
        new: the id to be.
    """

    kind: str
    old: str
    new: str

    @property
    def folder(self) -> str | None:
        """The folder below `docs/LANG/` that has a page for it; None where nothing has."""
        return {"channel": "channels", "plan": "registry"}.get(self.kind)

    def page(self, name: str) -> str:
        """A page's name afterwards."""
        if self.folder is None:
            return name
        start = f"{self.folder}/{self.old}"
        if name == f"{start}.md" or name == start or name.startswith(f"{start}/"):
            return f"{self.folder}/{self.new}{name.removeprefix(start)}"
        return name


def rename_in_page(body: str, name: str, rename: Rename) -> str:
    """A page with another id in its macro calls and links.

    Args:
        body: the page's text.
        name: its name below `docs/LANG/`, as it is before.
        rename: what changes.
    """
    body = _CALL.sub(lambda match: _call(match, rename), body)

    def link(match: re.Match[str]) -> str:
        return match[1] + _link(match[2], name, rename)

    for pattern in _LINKS:
        body = pattern.sub(link, body)
    return body


def _call(match: re.Match[str], rename: Rename) -> str:
    macro: Callable[..., object] | None = MACROS.get(match[2])
    if macro is None:
        return match[0]
    names = list(inspect.signature(macro).parameters)[1:]
    place = 0
    written = ""
    at = 0
    for argument in _ARGUMENT.finditer(match[3]):
        name = argument[1] or (names[place] if place < len(names) else "")
        place += argument[1] is None
        value = argument[2].strip()
        if name == rename.kind and value[1:-1] == rename.old and value[0] in "\"'":
            start = argument.start(2)
            written += match[3][at:start] + value[0] + rename.new + value[0]
            at = start + len(value)
    return match[1] + written + match[3][at:] + match[4]


def _link(link: str, name: str, rename: Rename) -> str:
    parts = split_address(link)
    if parts is None or parts.scheme or parts.netloc:
        return link
    query = [
        (key, rename.new if key == rename.kind and value == rename.old else value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
    ]
    changed = parts
    if query != parse_qsl(parts.query, keep_blank_values=True):
        changed = changed._replace(query=urlencode(query))
    if parts.path:
        folder = posixpath.dirname(name)
        target = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
        wanted = rename.page(target)
        if rename.kind == "unit" and target == f"feeds/deadlines-{rename.old}.ics":
            wanted = f"feeds/deadlines-{rename.new}.ics"
        if wanted != target:
            path = posixpath.relpath(wanted, folder or ".")
            slash = "/" if parts.path.endswith("/") else ""
            changed = changed._replace(path=path + slash)
    return link if changed == parts else urlunsplit(changed)
