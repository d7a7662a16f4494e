"""The pages of one language together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from macros.prose.page_files import WrittenPage
from macros.prose.page_text import PageText, parse_page


class PageSet:
    """The pages of one language, each taken apart when first asked for."""

    def __init__(
        self,
        language: str,
        pages: Sequence[WrittenPage],
        unread: Iterable[str] = (),
        country: str = "",
    ) -> None:
        self.language = language
        self.country = country
        """The organisation's, whose texts the pages show."""
        self.pages = {page.name: page for page in pages}
        self.unread = frozenset(unread) - self.pages.keys()
        """Pages that are there but could not be read, so that nobody calls them missing too."""

    @cached_property
    def texts(self) -> Mapping[str, PageText]:
        """What each page says, by its name."""
        return {name: parse_page(page.body, self.country) for name, page in self.pages.items()}
