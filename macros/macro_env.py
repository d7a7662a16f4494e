"""The macros that editors may call in Markdown, and how their views get into the page.

A macro leaves a place in the Markdown, and its HTML is put there when Markdown is done: so
no text of the data is ever read as Markdown or as a template.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from macros.edition import Edition
from macros.icons import draw_icon
from macros.page_calls import bind_macros, call_macro
from macros.page_macros import AS_WRITTEN, INLINE
from macros.problem import Level, Position, Problem
from macros.prose.checks import check_html
from macros.prose.links import unreadable_link
from macros.prose.page_html import find_unsafe
from macros.render import Here, MissingPageError, render
from macros.sandbox import PageEnvironment
from macros.site.files import GeneratedFile, SiteLinks
from macros.site.readable_links import ReadableLinks
from macros.views.page_foot import PageFoot, build_page_foot
from macros.views.presenter import build_presenter
from macros.views.rulebook import build_rulebook

_PLACE = re.compile(r'<(div|span) data-handbook-view="(\d+)"></\1>')


class PageViews:
    """The views of the pages of one build, and the problems of the calls that made them."""

    def __init__(self, edition: Edition, links: SiteLinks, root: Path) -> None:
        self.edition = edition
        self.links = links
        self.problems: list[Problem] = []
        self._root = root
        self._views: dict[str, list[Markup]] = {}
        self._written = {page.name: page for page in edition.pages}
        self._page: Page | None = None
        self._lines_above = 0

    def enter(self, page: Page) -> None:
        """Start on a page."""
        self._page = page
        self._views[page.file.src_uri] = []
        whole = page.file.content_string
        self._lines_above = whole.count("\n") - (page.markdown or "").count("\n")

    def here(self, page: Page) -> Here:
        """What views need to know of a page."""
        return self.here_in(page.file, page.meta)

    def here_in(self, file: File, meta: Mapping[str, Any]) -> Here:
        """The same for a page that is only a file so far, with its front matter."""
        return Here(self.edition, self.links.link_from(file), draw_icon, dict(meta))

    def call(self, name: str, *args: object, **kwargs: object) -> str:
        """Make a macro's view and leave its place in the page, or the text that it chose."""
        assert self._page is not None  # noqa: S101  # pages are entered before they are rendered
        view = call_macro(name, self.here(self._page), *args, **kwargs)
        if name in AS_WRITTEN:
            return str(view)
        views = self._views[self._page.file.src_uri]
        views.append(view)
        element = "span" if name in INLINE else "div"
        return f'<{element} data-handbook-view="{len(views) - 1}"></{element}>'

    def report(self, line: int, message: str) -> None:
        """Note what is wrong in the page."""
        assert self._page is not None  # noqa: S101
        file = Path(self._page.file.abs_src_path or self._page.file.src_uri)
        path = Path(os.path.relpath(file.resolve(), self._root)).as_posix()
        position = Position(line + self._lines_above, 1)
        self.problems.append(Problem(path, position, Level.ERROR, "macro-call", message))

    def report_link(self, link: str) -> None:
        """Note that a link of the page cannot be read."""
        assert self._page is not None  # noqa: S101
        self.problems.append(unreadable_link(self._written[self._page.file.src_uri], link))

    def check(self, html: str, page: Page) -> None:
        """Note what the page's own HTML may not hold; the macros' views are not in it yet."""
        if isinstance(page.file, GeneratedFile):
            return
        country = self.edition.handbook.organisation.country
        written = self._written[page.file.src_uri]
        self.problems.extend(check_html(written, find_unsafe(html), country))

    def presenter(self, page: Page) -> str:
        """What shows the page as slides, where its front matter says that it can be; or nothing."""
        # Not the page's own meta, whose texts are escaped for the theme by now.
        written = self._written.get(page.file.src_uri)
        if written is None or not written.meta.present:
            return ""
        view = build_presenter(self.edition, written.meta, page.canonical_url)
        return str(render("presenter.html", self.here(page), view=view))

    def related_rules(self, page: Page) -> str:
        """The strategy's rules that a page's front matter says belong to it, or nothing."""
        ids = page.meta.get("rules")
        if not ids:
            return ""
        rows = [row for row in build_rulebook(self.edition) if row.rule in ids]
        try:
            return str(render("related_rules.html", self.here(page), rows=rows)) if rows else ""
        except MissingPageError as error:
            written = self._written[page.file.src_uri]
            position = written.source.position(("rules",))
            message = f"rules: they are on a page of their own, and {error}"
            self.problems.append(
                Problem(written.path, position, Level.ERROR, "missing-page", message)
            )
            return ""

    def foot(self, page: Page) -> PageFoot:
        """Where to change a page that somebody has written, and who answers for it."""
        return build_page_foot(self.edition, self._written[page.file.src_uri])

    def fill(self, html: str, page: Page) -> str:
        """Put the page's views into its HTML."""
        views = self._views.pop(page.file.src_uri, [])

        def view(match: re.Match[str]) -> str:
            index = int(match[2])
            return str(views[index]) if index < len(views) else ""

        return _PLACE.sub(view, html)


def install_macros(config: MkDocsConfig, views: PageViews) -> None:
    """Put our closed environment in the place of mkdocs-macros' own, and look at pages' links."""
    plugin: Any = config.plugins["macros"]
    callables = bind_macros(views.call)
    plugin._env = PageEnvironment(callables, views.report)  # there is no public way in
    # A preview comes here with the same settings each time that it loads the data.
    others = [name for name in config.markdown_extensions if not isinstance(name, ReadableLinks)]
    config.markdown_extensions = [*others, ReadableLinks(views.report_link)]  # type: ignore[list-item]
