"""Pieces of HTML that many pages have in common: `{% remember KEY %} ... {% endremember %}`.

A thousand plans that meet a rule show the same row for it. What stands between the tags is
rendered once for each key and edition, so the key names all that differs between pages in it,
the links from the page too. `tests/test_render.py` holds the pages equal to what they would be
without.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from jinja2.runtime import Context
from markupsafe import Markup


class Remember(Extension):
    """The tag; the pieces are kept in the edition's `fragments`."""

    tags = {"remember"}  # noqa: RUF012  # as the library declares it

    def parse(self, parser: Parser) -> nodes.Node:
        """Read the tag's key and what it stands around."""
        line = next(parser.stream).lineno
        place = nodes.Const(f"{parser.name}:{line}")
        key = parser.parse_tuple()
        body = parser.parse_statements(("name:endremember",), drop_needle=True)
        recalled = self.call_method("recall", [nodes.ContextReference(), place, key])
        return nodes.CallBlock(recalled, [], [], body).set_lineno(line)

    def recall(
        self, context: Context, place: str, key: Hashable, caller: Callable[[], Any]
    ) -> Markup:
        """The piece as it was rendered before, or now."""
        kept: dict[Hashable, Markup] = context["edition"].fragments
        if (place, key) not in kept:
            kept[place, key] = caller()
        return kept[place, key]
