"""The language switcher of the theme."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

PARTIALS = Path(__file__).parents[1] / "overrides" / "partials"
LANGUAGES = [
    {"code": "sv", "name": "Svenska", "folder": ""},
    {"code": "nb", "name": "Norsk bokmål", "folder": "nb"},
    {"code": "en", "name": "English", "folder": "en"},
]


def targets(language: str, base_url: str, meta: dict[str, Any] | None) -> list[str]:
    """Where the switcher of a page leads, Swedish first; no page where there is no meta."""
    handbook = SimpleNamespace(languages=LANGUAGES, language=language)
    html = (
        Environment(loader=FileSystemLoader(PARTIALS), autoescape=True)
        .get_template("alternate.html")
        .render(
            config=SimpleNamespace(
                extra=SimpleNamespace(handbook=handbook), use_directory_urls=True
            ),
            page=None if meta is None else SimpleNamespace(url="workshops/day/", meta=meta),
            base_url=base_url,
            lang=SimpleNamespace(t=lambda key: key),
        )
    )
    return re.findall(r'href="([^"]*)"', html)


@pytest.mark.parametrize(
    ("meta", "elsewhere"), [({}, "workshops/day/"), ({"untranslated": True}, "")]
)
def test_it_stays_on_the_page_where_other_languages_have_it(
    meta: dict[str, Any], elsewhere: str
) -> None:
    """A page in one language only leads to the other editions' homes."""
    assert targets("sv", "../..", meta) == [
        "../../workshops/day/",
        f"../../nb/{elsewhere}",
        f"../../en/{elsewhere}",
    ]
    assert targets("nb", "../..", meta) == [
        f"../../../{elsewhere}",
        "../../../nb/workshops/day/",
        f"../../../en/{elsewhere}",
    ]


def test_it_leads_home_from_a_lost_address() -> None:
    """There the theme writes the edition's own address with a slash at its end."""
    assert targets("nb", "/nb/", None) == ["/nb/../", "/nb/../nb/", "/nb/../en/"]
    assert targets("sv", "/", None) == ["/", "/nb/", "/en/"]
