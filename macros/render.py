"""View objects -> HTML, through the templates in `templates/`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from types import FunctionType, MethodType
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from macros.addresses import split_address
from macros.compiled_templates import keep_compiled
from macros.edition import Edition
from macros.fragments import Remember
from macros.models import Text
from macros.models.text import LocalText
from macros.texts import capital

_SIGN = re.compile(r"(?<=\w)[/.@](?=\w)")

Link = Callable[[str], str]
"""An address below the language's root (`channels/blog/#tone`) -> a link from the page.

It raises `MissingPageError` when there is no such page.
"""
Icon = Callable[[str], Markup]
"""An icon's name (`material/check`) -> inline SVG."""


FILE_FOLDERS = ("feeds/", "schema/", "assets/")
"""Addresses that begin so are those of files; all others are pages'."""


class MissingPageError(LookupError):
    """A view links to a page that the handbook does not have."""

    def __init__(self, address: str) -> None:
        file = address.rstrip("/") or "index"
        super().__init__(f"there is no page {address}: add docs/LANG/{file}.md")


@dataclass(frozen=True)
class Here:
    """Where something is rendered: the edition, and how to link and draw from the page.

    Attributes:
        edition: the readers' edition.
        link: makes a link from this page to an address below the language's root.
        icon: draws an icon of the theme's set.
        meta: the page's front matter.
    """

    edition: Edition
    link: Link
    icon: Icon
    meta: dict[str, Any]


def render(template: str, here: Here, **view: object) -> Markup:
    """Render one template.

    Args:
        template: the file's name in `templates/`.
        here: the page that it is rendered for.
        view: what the template shows.

    Raises:
        jinja2.UndefinedError: the template names something that the view lacks.
    """
    edition = here.edition
    return Markup(  # noqa: S704  # the template escapes
        _environment()
        .get_template(template)
        .render(
            view,
            edition=edition,
            here=here,
            t=edition.texts.get,
            say=lambda text: say(edition, text),
            name=lambda kind, thing: mark_language(edition, edition.name(kind, thing)),
            first_name=lambda kind, thing: mark_language(edition, edition.first_name(kind, thing)),
            day=lambda value: day(edition, value),
            number=edition.texts.number,
            link=here.link,
            icon=here.icon,
        )
    )


def render_alone(template: str, **view: object) -> Markup:
    """Render a template that belongs to no edition and links to no page by its address.

    Args:
        template: the file's name in `templates/`.
        view: what the template shows.
    """
    return Markup(_environment().get_template(template).render(view))  # noqa: S704  # it escapes


def prepare_templates() -> None:
    """Read and compile all templates, for the processes that are forked from this one."""
    environment = _environment()
    for name in environment.list_templates():
        environment.get_template(name)


def forget_templates() -> None:
    """Read the templates anew, as a preview must when one has changed."""
    _environment.cache_clear()


class _DirectCalls(Context):
    """Calls what a template calls without asking it again and again what it wants besides.

    The library asks three times at each call, and a thousand plans call their words 400,000
    times: that was a twelfth of their build. What wants the context gets it as ever.
    """

    def call(__self, __obj: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """As the library does it; the two names are its own notes to itself."""
        kind = type(__obj)
        if kind is Macro:
            args = (__self.eval_ctx, *args)
        elif kind not in (FunctionType, MethodType) or hasattr(__obj, "jinja_pass_arg"):
            return super().call(__obj, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return __obj(*args, **kwargs)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("macros"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        extensions=[Remember],
        auto_reload=False,  # a build of a thousand pages would ask the file system 20,000 times
    )
    environment.context_class = _DirectCalls
    environment.filters["outgoing"] = outgoing
    environment.filters["capital"] = capital
    environment.filters["breakable"] = breakable
    keep_compiled(environment, "handbook")
    return environment


def say(edition: Edition, text: Text | LocalText | str) -> Markup:
    """A text as HTML, with the language that it is in where that is not the page's."""
    if isinstance(text, str):
        return escape(text)
    return mark_language(edition, edition.say(text) if isinstance(text, Text) else text)


def mark_language(edition: Edition, text: LocalText) -> Markup:
    """A text as HTML; one in another language than the page's says so."""
    if text.language == edition.language:
        return escape(text.value)
    return Markup('<span lang="{}">{}</span>').format(text.language, text.value)


def day(edition: Edition, value: dt.date) -> Markup:
    """A day as a time element, written as the language writes it."""
    if value not in edition.fragments:
        edition.fragments[value] = Markup('<time datetime="{}">{}</time>').format(
            value.isoformat(), edition.texts.date(value)
        )
    return edition.fragments[value]


def outgoing(address: str, text: str | None = None) -> Markup:
    """An address from the data: a link where it is https or mailto, else plain text."""
    parts = split_address(address)
    if parts and (
        (parts.scheme == "https" and parts.hostname) or (parts.scheme == "mailto" and parts.path)
    ):
        shown = text or breakable(address)
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(address, shown)
    return escape(text or address)


def breakable(address: str) -> Markup:
    """An address that a line may break after one of its signs, and not in a word."""
    return Markup(_SIGN.sub(r"\g<0><wbr>", str(escape(address))))  # noqa: S704  # just escaped
