"""What surrounds a generated page's content, rendered by the theme once and filled in often.

The theme takes some milliseconds for what surrounds a page: header, navigation, table of
contents. Generated pages of one depth with the same headings have the same surroundings but for
a few values, so these are rendered with stand-ins in their place, which each page then replaces
by its own. `tests/test_quick_build.py` holds the result byte-equal to what the theme would write.
"""

from __future__ import annotations

import copy
import posixpath
import re

from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

TEMPLATE = "generated.html"
"""The theme's template that asks for a filled shell."""

_MARK = "handbook-stand-in"
_TITLE, _DESCRIPTION, _SLUG = (f"{_MARK}-{n}" for n in range(3))
# The theme adds a title to content without one.
_CONTENT = f'<h1 id="{_MARK}">'
_STAND_IN = re.compile("|".join((_TITLE, _DESCRIPTION, _CONTENT, _SLUG)))


class Shells:
    """The shells of one build of one language."""

    def __init__(self) -> None:
        self._shells: dict[object, tuple[list[str], list[str]]] = {}

    def install(self, env: Environment) -> None:
        """Let the theme's template ask for the shells."""

        @pass_context
        def generated(context: Context) -> str:
            return self._fill(context)

        env.globals["generated"] = generated

    def _fill(self, context: Context) -> str:
        page: Page = context["page"]
        folder, slug = posixpath.split(posixpath.dirname(page.file.dest_uri))
        values = {
            _TITLE: str(page.meta["title"]),
            _DESCRIPTION: str(page.meta["description"]),
            _CONTENT: page.content or "",
            _SLUG: slug,
        }
        # The theme takes the marks out of a title in some places: where that makes a difference,
        # or a stand-in stands in a value, the page gets a shell of its own.
        title = values[_TITLE]
        special = title if Markup(title).striptags() != title else None  # noqa: S704  # only read
        if any(_MARK in value for value in values.values()):
            return _render(context, page)
        key = (folder, page.edit_url is None, special, _marks(page))
        if key not in self._shells:
            stand_in = _with_stand_ins(page, slug, keep_title=special is not None)
            text = _render(context, stand_in)
            self._shells[key] = _STAND_IN.split(text), _STAND_IN.findall(text)
        pieces, names = self._shells[key]
        filled = [pieces[0]]
        for name, piece in zip(names, pieces[1:], strict=True):
            filled += (values[name], piece)
        return "".join(filled)


def _render(context: Context, page: Page) -> str:
    """The page as the theme writes it."""
    template = context.environment.get_template("main.html")
    return template.render({**context.get_all(), "page": page})


def _marks(page: Page) -> tuple[object, ...]:
    """What else of a page the theme looks at: the headings, and its settings."""
    others = {key: value for key, value in page.meta.items() if key not in ("title", "description")}
    headings = [(item.title, item.id) for item in _below_the_title(page)]
    return tuple(headings), repr(sorted(others.items()))


def _below_the_title(page: Page) -> list[AnchorLink]:
    return [heading for top in page.toc for heading in top.children]


def _with_stand_ins(page: Page, slug: str, *, keep_title: bool) -> Page:
    stand_in: Page = copy.copy(page)

    def place(text: str) -> str:
        before, _, after = text.rpartition(slug)
        return f"{before}{_SLUG}{after}"

    stand_in.meta = {**page.meta, "description": _DESCRIPTION}
    if not keep_title:
        stand_in.meta["title"] = _TITLE
        stand_in.title = _TITLE
    stand_in.content = _CONTENT
    stand_in.file = copy.copy(page.file)
    stand_in.file.url = place(page.file.url)
    stand_in.abs_url = place(page.abs_url) if page.abs_url else page.abs_url
    stand_in.canonical_url = place(page.canonical_url) if page.canonical_url else None
    stand_in.edit_url = place(page.edit_url) if page.edit_url else page.edit_url
    return stand_in
