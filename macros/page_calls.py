"""The calls of macros that pages make, and what is wrong in them before any site is built."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from markupsafe import Markup

from macros.edition import Edition
from macros.handbook import Handbook
from macros.icons import draw_icon
from macros.macro_reference import build_macro_reference  # noqa: F401  # offers its own macro
from macros.models.shared import LANGUAGES
from macros.page_macros import MACROS, MacroFunction
from macros.problem import Level, Position, Problem
from macros.prose.checks import made_pages
from macros.prose.page_files import WrittenPage, load_pages, page_address
from macros.render import FILE_FOLDERS, Here, MissingPageError
from macros.sandbox import Macro, MacroError, PageEnvironment


def bind_macros(call: Callable[..., str]) -> Mapping[str, Macro]:
    """The macros as pages see them, by name: without their first parameter.

    Args:
        call: makes one's view; it takes the macro's name, and what the page gives it.
    """
    return {name: _bind(name, function, call) for name, function in MACROS.items()}


def call_macro(name: str, here: Here, *args: object, **kwargs: object) -> Markup:
    """Make a macro's view.

    Args:
        name: the macro.
        here: the page that calls it.
        args: what the page gives it.
        kwargs: the same, by name.

    Raises:
        MacroError: it cannot use what it was given, or links to a page that there is not.
    """
    try:
        return MACROS[name](here, *args, **kwargs)
    except MissingPageError as error:
        raise MacroError(f"it links on, and {error}") from None


def check_all_calls(root: Path, handbook: Handbook, today: date) -> Iterator[Problem]:
    """What is wrong in the macros that pages call, in every language.

    Args:
        root: the handbook's root.
        handbook: the data that the pages show, without errors.
        today: the day that they are of.
    """
    for language in LANGUAGES:
        folder = f"docs/{language}"
        if (root / folder).is_dir():
            pages, _ = load_pages(root, folder, language)
            edition = Edition(handbook, language, today, pages)
            names = (*(page.name for page in pages), *made_pages(handbook))
            addresses = frozenset(map(page_address, names))
            for page in pages:
                yield from _check_calls(page, edition, addresses)


def _check_calls(
    page: WrittenPage, edition: Edition, addresses: frozenset[str]
) -> Iterator[Problem]:
    def link(address: str) -> str:
        path = address.partition("#")[0]
        if path not in addresses and not path.startswith(FILE_FOLDERS):
            raise MissingPageError(path)
        return address

    def call(name: str, *args: object, **kwargs: object) -> str:
        return call_macro(name, here, *args, **kwargs)

    def report(line: int, message: str) -> None:
        position = Position(page.body_line + line - 1, 1)
        found.append(Problem(page.path, position, Level.ERROR, "macro-call", message))

    here = Here(edition, link, draw_icon, page.source.data)
    found: list[Problem] = []
    PageEnvironment(bind_macros(call), report).from_string(page.body).render()
    yield from found


def _bind(name: str, function: MacroFunction, views: Callable[..., str]) -> Macro:
    def call(*args: object, **kwargs: object) -> str:
        return views(name, *args, **kwargs)

    call.__doc__ = function.__doc__
    whole = inspect.signature(function)
    own = list(whole.parameters.values())[1:]
    call.__signature__ = whole.replace(parameters=own)  # type: ignore[attr-defined]
    return call
