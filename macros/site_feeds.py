"""The feeds and schemas as files of the site, beside its pages."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.edition import Edition
from macros.exports.calendar_ics import to_unit_calendars
from macros.exports.registry_csv import to_registry_csv
from macros.exports.registry_json import to_registry_json
from macros.exports.schema import build_schemas, schema_languages


def build_feeds(edition: Edition, site_url: str | None) -> Iterator[tuple[str, str]]:
    """Each feed and schema as (path below the language's root, text).

    Args:
        edition: the language, the data and the day.
        site_url: where this language of the site is, if that is known.
    """
    yield "feeds/registry.csv", to_registry_csv(edition)
    yield "feeds/registry.json", to_registry_json(edition)
    for unit, calendar in to_unit_calendars(edition, site_url).items():
        yield f"feeds/deadlines{f'-{unit}' if unit else ''}.ics", calendar
    languages = schema_languages(edition.handbook.language)
    for name, text in build_schemas(languages).items():
        yield f"schema/{name}", text


def make_feed_files(config: MkDocsConfig, edition: Edition) -> Iterator[File]:
    """The feeds and schemas as MkDocs files."""
    for path, text in build_feeds(edition, config.site_url):
        # As bytes: the line ends of CSV and iCalendar are their own.
        yield File.generated(config, path, content=text.encode("utf-8"))
