"""A new page in every language and its place in every menu, as changes."""

from __future__ import annotations

from collections.abc import Mapping

from macros.editing.changes import Changes
from macros.editing.editions import find_settings
from macros.editing.navigation import add_page
from macros.models.shared import Language


def add_pages(changes: Changes, name: str, texts: Mapping[Language, str]) -> None:
    """Write a page in each language, and put it in the menus.

    Args:
        changes: where to note it.
        name: the page below `docs/LANG/`.
        texts: the page in each language.

    Raises:
        FileExistsError: there is such a page.
    """
    settings = find_settings(changes.root)
    for language, text in texts.items():
        page = f"docs/{language}/{name}"
        if changes.exists(page):
            raise FileExistsError(f"{page} is there already: choose another name, or remove it")
        changes.write(page, text)
        if language in settings:
            path = settings[language]
            changes.write(path, add_page(changes.read(path), name))
