"""The menu in a settings file, `nav:`, changed line by line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

import yaml

from macros.editing.yaml_edits import YamlText, to_scalar


def add_page(settings: str, page: str, title: str | None = None) -> str:
    """Settings with a page behind the last one of its folder, or else at the menu's end.

    Args:
        settings: the text of the settings file.
        page: the page, below the language's folder.
        title: the menu's words, where they are not those of the page.
    """
    text = YamlText(settings)
    menu = text.node(("nav",))
    entries = list(_entries(text))
    if menu is None or any(node.value == page for node in entries):
        return settings
    folder = posixpath.dirname(page)
    near = [node for node in entries if posixpath.dirname(node.value) == folder] if folder else []
    written = to_scalar(page) if title is None else f"{to_scalar(title)}: {to_scalar(page)}"
    if near:
        start = text.line_start(text.span(near[-1])[0])
        indent = re.match(r"[ \t]*", settings[start:])
        at = text.line_end(start)
    else:
        start, end = text.span(menu)
        indent = re.match(r"[ \t]*", settings[text.line_start(start) :])
        at = text.line_end(end - 1)
    space = indent[0] if indent else ""
    gap = "" if settings[:at].endswith(("\n", "\r")) else text.newline
    return f"{settings[:at]}{gap}{space}- {written}{text.newline}{settings[at:]}"


def menu_pages(settings: str) -> list[str]:
    """The pages and addresses in the menu, in order."""
    return [node.value for node in _entries(YamlText(settings))]


def rename_page(settings: str, old: str, new: str) -> str:
    """Settings that lead to a page under its new name."""
    if old == new:
        return settings
    text = YamlText(settings)
    return text.edit({text.span(node): new for node in _entries(text) if node.value == old})


def menu_of(settings: str) -> str:
    """The menu as it is written, from `nav:` to the next key or the end."""
    match = re.search(r"^nav:.*?(?=^\S|\Z)", settings, re.DOTALL | re.MULTILINE)
    return match[0] if match else ""


def _entries(text: YamlText) -> Iterator[yaml.ScalarNode]:
    """The menu's pages in order."""
    menu = text.node(("nav",))
    waiting: list[yaml.Node] = [menu] if menu is not None else []
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.SequenceNode):
            waiting = [*node.value, *waiting]
        elif isinstance(node, yaml.MappingNode):
            waiting = [*(value for _, value in node.value), *waiting]
        elif isinstance(node, yaml.ScalarNode):
            yield node
