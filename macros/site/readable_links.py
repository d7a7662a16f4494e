"""Keeps links that cannot be read away from MkDocs, which stops at the first one."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from macros.addresses import split_address

_BEFORE_MKDOCS = 1
"""The priority of what runs just before MkDocs makes addresses of pages' names (its own is 0)."""


class ReadableLinks(Extension):
    """Empties the links of a page that cannot be read.

    Args:
        report: takes such a link as the page writes it.
    """

    def __init__(self, report: Callable[[str], None]) -> None:
        super().__init__()
        self._report = report

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's own name
        """Look at each page's tree."""
        md.treeprocessors.register(_Empty(md, self._report), "handbook-links", _BEFORE_MKDOCS)


class _Empty(Treeprocessor):
    def __init__(self, md: Markdown, report: Callable[[str], None]) -> None:
        super().__init__(md)
        self._report = report

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                link = element.get(name)
                if link is not None and split_address(link) is None:
                    self._report(link)
                    element.set(name, "")
