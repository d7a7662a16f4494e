"""Generated pages as MkDocs files, and links between pages."""

from __future__ import annotations

import posixpath
from functools import cache

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.pages import GeneratedPage, Heading
from macros.prose.page_files import page_address
from macros.render import FILE_FOLDERS, Here, Link, MissingPageError, render
from macros.site import shell


class GeneratedFile(File):
    """A generated page's place in the site."""

    def __init__(self, config: MkDocsConfig, generated: GeneratedPage) -> None:
        super().__init__(
            generated.source,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
        )
        self.generated_by = "handbook"
        self.inclusion = InclusionLevel.NOT_IN_NAV
        self.content_string = ""
        self.made_from = generated

    def render_content(self, here: Here) -> str:
        """The page's HTML, without what the theme puts around it.

        Raises:
            BuildError: it links to a page that there is not.
        """
        try:
            content = self.made_from.render(here)
        except MissingPageError as error:
            name = self.made_from.data_file
            raise BuildError(f"the page of {name} links on, and {error}") from None
        # Not around the content, as on a written page: what the theme writes is filled in often.
        return f"{content}{render('page_foot.html', here, foot=self.made_from.foot)}"


class GeneratedPageOfSite(Page):
    """A page whose HTML comes from a view, without Markdown or macros in between."""

    def __init__(self, file: GeneratedFile, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self._generated = file.made_from

    def read_source(self, config: MkDocsConfig) -> None:
        """The front matter that a written page would have; there is no Markdown."""
        self.markdown = ""
        # The theme writes these two without escaping them, and the search does so too.
        self.meta = {
            "title": str(escape(self._generated.title)),
            "description": str(escape(self._generated.description)),
            # The text is data: what looks like a macro in it is not one.
            "render_macros": False,
            # The page is not in the navigation, whose empty column would only take its room.
            "hide": ["navigation"],
            "template": shell.TEMPLATE,
            # The search gets a few words of it from `search_entry`.
            "search": {"exclude": True},
        }

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Tell what the theme asks of a page; its HTML comes when the page is written."""
        self.content = ""
        self.edit_url = self._generated.foot.propose
        top = AnchorLink(str(escape(self._generated.title)), "top", 1)
        top.children, self.present_anchor_ids = _contents(self._generated.headings)
        self.toc = TableOfContents([top])

    def search_entry(self) -> dict[str, str]:
        """What the search knows of the page: what people search for, and not the whole form.

        The theme loads the whole index with a reader's first page.
        """
        return {
            "location": self.url,
            "title": self.meta["title"],
            "text": f"<p>{escape(self._generated.search)}</p>",
        }


@cache
def _contents(headings: tuple[Heading, ...]) -> tuple[list[AnchorLink], set[str]]:
    """The entries below a page's title, and all anchors: thousands of pages have the same."""
    entries = [AnchorLink(str(escape(heading.title)), heading.id, 2) for heading in headings]
    return entries, {"top", *(heading.id for heading in headings)}


class SiteLinks:
    """Links by address, in whichever form the site's files have.

    An address is a page's path below the language's root, as a reader sees it on the web:
    `channels/blog/#tone`. On a file system without a server the same page is
    `channels/blog/index.html` or `channels/blog.html`.
    """

    def __init__(self) -> None:
        self._pages: dict[str, File] = {}

    def take(self, files: Files) -> None:
        """Learn which pages there are."""
        self._pages = {page_address(file.src_uri): file for file in files.documentation_pages()}

    def addresses(self) -> frozenset[str]:
        """The addresses of all pages."""
        return frozenset(self._pages)

    def link_from(self, file: File) -> Link:
        """How to link from a file's page."""

        def link(address: str) -> str:
            path, hash_mark, anchor = address.partition("#")
            if path.startswith(FILE_FOLDERS):
                base = posixpath.dirname(file.dest_uri) or "."
                return posixpath.relpath(path, base)
            if path not in self._pages:
                raise MissingPageError(path)
            target = self._pages[path].url_relative_to(file)
            return f"{target}{hash_mark}{anchor}"

        return link
