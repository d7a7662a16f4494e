"""Pages with one view of a small handbook, served beside the built site and with its assets."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import material
from markupsafe import Markup
from playwright.sync_api import BrowserContext, Route

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Language
from macros.render import Here
from tests.rules.support import HANDBOOK

BUILT_ON = date(2026, 11, 22)

_ICONS = Path(material.__file__).parent / "templates" / ".icons"
# The root is as large as Material makes it.
_PAGE = """<!doctype html>
<html lang="{language}" style="font-size: 125%"><head><meta charset="utf-8"><title>Fixture</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{root}/assets/css/handbook.css">
</head>
<body class="md-typeset" data-md-color-scheme="default" data-md-color-primary="custom">
<main>{body}</main>
{scripts}</body></html>"""


def handbook_of(*plans: Plan, handbook: Handbook = HANDBOOK) -> Handbook:
    """A handbook with these plans only."""
    return replace(handbook, plans={plan.id: plan for plan in plans})


def here_in(handbook: Handbook, language: Language = "en") -> Here:
    """A page at the site's root."""
    return Here(
        Edition(handbook, language, BUILT_ON),
        link=lambda address: f"/{address}",
        icon=_icon,
        meta={},
    )


def to_html(
    body: Markup,
    language: Language,
    root: str,
    scripts: Iterable[str],
) -> str:
    """A whole page.

    Args:
        body: the view.
        language: the page's language.
        root: where the site's files are, as an address.
        scripts: the scripts' names in `assets/js/`, in order.
    """
    return _PAGE.format(
        language=language,
        root=root,
        body=body,
        scripts="".join(
            f'<script src="{root}/assets/js/{name}.js"></script>\n' for name in scripts
        ),
    )


def serve(context: BrowserContext, address: str, html: str) -> str:
    """Serve one page, whatever its query; gives its address."""

    def answer(route: Route) -> None:
        route.fulfill(body=html, content_type="text/html; charset=utf-8")

    context.route(re.compile(re.escape(f"{address}/fixture/") + r"(\?.*)?$"), answer)
    return f"{address}/fixture/"


def turn_on_instant_navigation(context: BrowserContext, address: str) -> None:
    """Make Material take the site's links as its own.

    It compares them with the sitemap's, whose addresses have the real site's name and no port.
    """

    def answer(route: Route) -> None:
        sitemap = route.fetch().text()
        home = re.search(r"<loc>(https?://[^/<]+)", sitemap)
        assert home is not None
        route.fulfill(body=sitemap.replace(home[1], address), content_type="application/xml")

    context.route(f"{address}/**/sitemap.xml", answer)


def _icon(name: str) -> Markup:
    svg = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    return Markup('<span class="icon" aria-hidden="true">{}</span>').format(Markup(svg))  # noqa: S704
