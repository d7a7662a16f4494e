"""MkDocs' events: load the data, add the generated pages, put views into pages.

MkDocs loads this file itself; the state of one build is kept in `_build`, made anew in
`on_config`, so that each reload of `mkdocs serve` starts from the files as they are.
"""

from __future__ import annotations

import gc
import logging
import sys
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from macros.clock import today
from macros.compiled_templates import keep_compiled
from macros.exports.content_policy import add_policy
from macros.language_build import LanguageBuild
from macros.macro_env import PageViews, install_macros
from macros.pages import build_pages
from macros.preview.serving import WATCHED, Preview
from macros.preview.site import PreviewSite
from macros.problem import to_text
from macros.prose.abbreviations import GLOSSARY
from macros.render import forget_templates, render
from macros.site.assets import slim_assets
from macros.site.feeds import FeedFile, build_feeds
from macros.site.files import GeneratedFile, GeneratedPageOfSite
from macros.site.offline import name_index_pages, prepare_for_files
from macros.site.search import add_keywords, cut_unsearched, prepare_search, to_short_index
from macros.site.shell import Shells
from macros.views.presenter import fold_notes

log = logging.getLogger("mkdocs.plugins.handbook")


_build: LanguageBuild
_serving = False
_preview = Preview()


def on_startup(*, command: str, dirty: bool) -> None:
    """Note whether this is a preview."""
    global _serving  # MkDocs' events are module functions
    _serving = command == "serve"


@event_priority(-100)  # after mkdocs-macros (-50), whose environment we replace
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load the data and close the template language; stops the build on a data error."""
    if _serving:
        forget_templates()
        _preview.begin(config)
    _preview.views = _load(config)
    prepare_search(_search_index(config).config, _build.edition.texts.get("search.small_words"))
    if not config.use_directory_urls:
        prepare_for_files(config)
    if not _serving:
        # What has been loaded stays until the end: there is no garbage to look for in it, and
        # little in what comes.
        gc.freeze()
        gc.set_threshold(20_000, 50)
    return config


def _load(config: MkDocsConfig) -> PageViews:
    """Load everything as it is now, and let the other events use it.

    Raises:
        BuildError: something is wrong, and has been printed; the other events notice nothing.
    """
    global _build
    try:
        day = today()
    except ValueError as error:
        raise BuildError(str(error)) from None
    _build = LanguageBuild(config, day, _preview.kept if _serving else None)
    install_macros(config, _build.views)
    config.extra["handbook"] = {
        "language": _build.edition.language,
        # A preview holds one language: a switcher would lead out of it.
        "languages": [] if _serving else config.extra.get("languages", []),
        "texts": _build.edition.texts.get,
        "today": _build.edition.today.isoformat(),
    }
    return _build.views


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Reload the preview when data, texts or templates change."""
    for folder in WATCHED:
        server.watch(str(_build.root / folder))
    if _serving:
        _preview.start(server, _load, _take_over, builder)
    return server


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the feeds and the schemas."""
    written = {file.src_uri for file in files.documentation_pages()}
    pages = [GeneratedFile(config, page) for page in build_pages(_build.edition, written)]
    feeds = build_feeds(_build.edition, _build.root, config.site_url)
    for page in pages:
        files.append(page)
    for path in feeds:
        files.append(FeedFile(config, path, partial(_take, path)))
    if not config.use_directory_urls:
        name_index_pages(files)
    if not _serving:  # whoever changes them reads them in the preview
        slim_assets(files, config)
    _build.links.take(files)
    _build.begin(feeds, pages)
    return files


def _take(path: str) -> Any:
    """A feed as it is in the newest build; in a preview, its file is older."""
    return _build.take(path)


def _take_over(files: Files, config: MkDocsConfig) -> None:
    """Let the files of a preview show what was loaded anew."""
    pages = [file for file in files.documentation_pages() if isinstance(file, GeneratedFile)]
    written = {file.src_uri for file in files.documentation_pages()} - {p.src_uri for p in pages}
    made = {page.source: page for page in build_pages(_build.edition, written)}
    for file in pages:
        file.made_from = made[file.src_uri]
        file.page = GeneratedPageOfSite(file, config)
    _build.links.take(files)
    _build.begin(build_feeds(_build.edition, _build.root, config.site_url), pages)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Give each generated page its MkDocs page, outside the navigation."""
    for file in files.documentation_pages():
        if isinstance(file, GeneratedFile):
            file.page = GeneratedPageOfSite(file, config)
    _build.nav = nav
    return nav


@event_priority(50)  # before mkdocs-macros renders the page
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the macros which page they are on, and let the page explain its abbreviations."""
    if isinstance(page.file, GeneratedFile):
        return markdown
    _build.views.enter(page)
    # The theme writes these without escaping them, on every page that leads here.
    for name in ("title", "description"):
        page.meta[name] = str(escape(page.meta[name]))
    if page.meta.get("present"):
        markdown = fold_notes(markdown)
    if page.file.src_uri == GLOSSARY:
        return markdown
    return f"{markdown}\n\n{_build.abbreviations}\n"


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Look at the page's HTML, put its views into it, the presenter above and its rules below."""
    views = _build.views
    views.check(html, page)
    return views.presenter(page) + views.fill(html, page) + views.related_rules(page)


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Stop before anything is written when a page tries what it may not do."""
    if _build.views.problems:
        sys.stderr.write(to_text(_build.views.problems))
        count = len(_build.views.problems)
        raise BuildError(f"the pages have {count} error(s), listed above; nothing was written.")
    keep_compiled(env, "theme")
    Shells().install(env)
    if _serving:
        _preview.take(PreviewSite(config, files, _build.nav, env))
    return env


@event_priority(50)  # before the theme's search reads the page
def _before_search(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Leave the search what it is to read; of a generated page, nothing but a few words."""
    _build.whole_content = page.content
    if isinstance(page, GeneratedPageOfSite):
        page.content = ""
        _search_index(config).entries.append(page.search_entry())
    else:
        page.content = cut_unsearched(page.content or "")
    return context


@event_priority(-50)  # after it
def _after_search(context: Any, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the page its content back, and tell the theme what stands around a written one."""
    page.content, _build.whole_content = _build.whole_content, None
    if isinstance(page, GeneratedPageOfSite):
        page.content = _build.take(page.file.src_uri)
        return context
    if keywords := page.meta.get("keywords"):
        add_keywords(_search_index(config).entries, page.url, keywords)
    here, foot = _build.views.here(page), _build.views.foot(page)
    page.edit_url = foot.propose
    context["handbook_foot"] = render("page_foot.html", here, foot=foot)
    context["handbook_overdue"] = render("page_overdue.html", here, foot=foot)
    return context


def _search_index(config: MkDocsConfig) -> Any:
    """What the theme's search has read so far, with the settings that it writes."""
    return config.plugins["material/search"].search_index  # type: ignore[attr-defined]


on_page_context = CombinedEvent(_before_search, _after_search)


@event_priority(-50)  # after the theme's search has written what it has read
def on_post_build(config: MkDocsConfig) -> None:
    """Shorten the search's index, which each reader loads with the first page."""
    index = Path(config.site_dir) / "search" / "search_index.json"
    if index.is_file():
        text = to_short_index(index.read_text(encoding="utf-8"))
        index.write_text(text, encoding="utf-8", newline="\n")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Say what the page may load and run."""
    page.content = ""  # nobody asks for it any more, and together they are large
    return _with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the theme's own pages, such as the one for a missing address."""
    return _with_policy(output_content) if template_name.endswith(".html") else output_content


def _with_policy(html: str) -> str:
    # A preview has a script of MkDocs' own in it, which is put there after us.
    return html if _serving else add_policy(html)
