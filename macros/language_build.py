"""What one build of one language has loaded, and works out for MkDocs' events."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.nav import Navigation

from macros.ahead import Ahead
from macros.edition import Edition
from macros.git import read_log
from macros.handbook import load_handbook
from macros.icons import check_icons
from macros.kept_files import KeptFiles
from macros.loaded import find_loaded
from macros.macro_env import PageViews
from macros.models.shared import LANGUAGES
from macros.problem import Level, to_text
from macros.prose.abbreviations import find_abbreviations, to_markdown
from macros.prose.page_files import check_addresses, load_pages
from macros.rules import RULES
from macros.site.feeds import Feeds
from macros.site.files import GeneratedFile, SiteLinks


class LanguageBuild:
    """What one build of one language knows.

    Args:
        config: MkDocs' settings of the language.
        today: the day that the pages are of.
        kept: what a preview has read of the data files before; None where it is no preview.

    Raises:
        BuildError: something is wrong in the data or the pages, which has been printed.
    """

    def __init__(self, config: MkDocsConfig, today: dt.date, kept: KeptFiles | None) -> None:
        self._is_preview = kept is not None
        self.root = Path(config.config_file_path).resolve().parent
        language = config.theme["language"]
        if language not in LANGUAGES:
            raise BuildError(f"theme.language is {language!r}: write one of {', '.join(LANGUAGES)}")
        listed = [entry["code"] for entry in config.extra.get("languages", [])]
        if listed and language not in listed and not self._is_preview:
            raise BuildError(
                f"extra.languages in mkdocs.yml has no line for {language}, so the language "
                "switcher would not lead there: add one"
            )
        known = find_loaded(self.root)
        handbook, problems = (known, []) if known else load_handbook(self.root, RULES, kept)
        docs = Path(config.docs_dir).resolve()
        if not docs.is_relative_to(self.root):
            raise BuildError(f"docs_dir is {docs}: the pages must stand in the handbook's folder")
        folder = docs.relative_to(self.root).as_posix()
        pages, page_problems = load_pages(self.root, folder, language)
        problems = [*problems, *page_problems]
        if handbook:
            problems += [*check_icons(handbook), *check_addresses(pages, handbook)]
        errors = [problem for problem in problems if problem.level == Level.ERROR]
        sys.stderr.write(to_text(problems))
        if errors or handbook is None:
            raise BuildError(f"{len(errors)} error(s), listed above; nothing was built.")
        # No page tells where something stands in its file.
        self.edition = Edition(
            handbook.without_sources(), language, today, pages, read_log(self.root)
        )
        self.abbreviations = to_markdown(find_abbreviations(pages))
        self.links = SiteLinks()
        self.views = PageViews(self.edition, self.links, self.root)
        self.nav: Navigation
        self.whole_content: str | None = None
        """The content of the page that is being written, while the search reads a part of it."""

    def begin(self, feeds: Feeds, pages: Iterable[GeneratedFile]) -> None:
        """Begin to work out the feeds and the pages' HTML, each by its path."""
        # What both halves of the build need is worked out before they part.
        if not self._is_preview:
            _ = self.edition.deadlines
        here = self.views.here_in
        contents = {
            page.src_uri: lambda page=page: page.render_content(here(page, {})) for page in pages
        }
        self._ahead = Ahead({**feeds, **contents}, apart=not self._is_preview)

    def take(self, path: str) -> Any:
        """The bytes of a feed, or the HTML of a generated page."""
        return self._ahead.take(path)
