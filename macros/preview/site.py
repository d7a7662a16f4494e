"""A built site whose pages and feeds are made anew when somebody asks for them.

MkDocs renders a page in two steps that have no public name, `_populate_page` and `_build_page`;
its version is pinned, and `tests/preview/test_serving.py` holds what they write here byte-equal to
what a whole build writes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment
from material.plugins.tags.renderer import Renderer
from mkdocs.commands.build import _build_page, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.macro_env import PageViews
from macros.preview.changes import Stamp
from macros.problem import Problem
from macros.site.feeds import FeedFile
from macros.site.files import GeneratedFile
from macros.site.shell import Shells


class BrokenPageError(Exception):
    """A page cannot be shown, since something in it is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = problems


class PreviewSite:
    """What a whole build has left: its pages, and what they are rendered with."""

    def __init__(
        self, config: MkDocsConfig, files: Files, nav: Navigation, env: Environment
    ) -> None:
        self.config = config
        self.files = files
        self._nav = nav
        self._env = env
        self._shown = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
        self._pages = {file.dest_uri: file for file in self._shown}
        self._feeds = {file.dest_uri: file for file in files if isinstance(file, FeedFile)}
        self._views: PageViews | None = None
        self._stamps: Mapping[Path, Stamp] = {}
        self._stale: set[str] = set()

    def refresh(self, views: PageViews, stamps: Mapping[Path, Stamp]) -> None:
        """Take over what was loaded anew: from here on, each page and feed is stale.

        Args:
            views: what the pages show.
            stamps: when the files that it was loaded from were changed, by their paths.
        """
        self._views = views
        self._stamps = stamps
        self._stale = {*self._pages, *self._feeds}
        Shells().install(self._env)

    def page(self, path: str) -> bytes | None:
        """A page's HTML as it is now; None where there is no such page.

        Args:
            path: the page's file, below the site's root.

        Raises:
            BrokenPageError: something in the page is wrong.
            Exception: what MkDocs, the theme or a view raises when a page cannot be rendered.
        """
        file = self._pages.get(path)
        if file is None:
            return None
        if self._views and path in self._stale and self._is_as_loaded(file):
            self._render(file, self._views)
            self._stale.discard(path)
        written = Path(file.abs_dest_path)
        return written.read_bytes() if written.is_file() else None

    def write_feed(self, path: str) -> None:
        """Write a feed anew where it is stale; nothing where there is no such feed."""
        if path in self._feeds and path in self._stale:
            self._feeds[path].copy_file()
            self._stale.discard(path)

    def _is_as_loaded(self, file: File) -> bool:
        """Whether a page's text is the one that was loaded; if not, it was found to be wrong."""
        if isinstance(file, GeneratedFile) or file.abs_src_path is None:
            return True
        source = Path(file.abs_src_path)
        try:
            stat = source.stat()
        except OSError:
            return False
        return self._stamps.get(source) == (stat.st_mtime_ns, stat.st_size)

    def _render(self, file: File, views: PageViews) -> None:
        page = file.page
        assert page is not None  # noqa: S101  # MkDocs has given each of its files a page
        entries: list[object] = self._plugin("search").search_index.entries
        known = len(entries)
        views.problems.clear()
        try:
            self._read(page)
            if views.problems:
                raise BrokenPageError(list(views.problems))
            excluded = file.inclusion.is_excluded()  # type: ignore[no-untyped-call]  # MkDocs'
            _build_page(page, self.config, self._shown, self._nav, self._env, excluded=excluded)
        finally:
            # The search stays as it was built: else each reload would add to it.
            del entries[known:]
            views.problems.clear()

    def _read(self, page: Page) -> None:
        """Render the page's content, and the list of tags where it stands."""
        tags = self._plugin("tags")
        # They are known by their place in the text, which moves.
        tags.listings.data = {listing for listing in tags.listings if listing.page is not page}
        _populate_page(page, self.config, self.files)
        for listing in tags.listings:
            if listing.page is page:
                tags.listings.populate(listing, tags.mappings, Renderer(self._env, self.config))

    def _plugin(self, name: str) -> Any:
        return self.config.plugins[f"material/{name}"]
