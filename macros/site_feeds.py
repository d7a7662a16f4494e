"""The feeds and schemas as files of the site, beside its pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.edition import Edition
from macros.exports.calendar_ics import to_unit_calendars
from macros.exports.changes_atom import PATH as CHANGES
from macros.exports.changes_atom import to_changes_atom
from macros.exports.plan_scripts import has_comments, to_plan_scripts
from macros.exports.registry_csv import to_registry_csv
from macros.exports.registry_json import to_registry_json
from macros.exports.schema import build_schemas, schema_languages
from macros.handbook import Handbook, plan_path


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
    yield CHANGES, to_changes_atom(edition, site_url)
    languages = schema_languages(edition.handbook.language)
    for name, text in build_schemas(languages).items():
        yield f"schema/{name}", text


def make_feed_files(config: MkDocsConfig, edition: Edition) -> Iterator[File]:
    """The feeds and schemas as MkDocs files, and what the plan form loads of the plans."""
    for path, text in build_feeds(edition, config.site_url):
        # As bytes: the line ends of CSV and iCalendar are their own.
        yield File.generated(config, path, content=text.encode("utf-8"))
    root = Path(config.config_file_path).resolve().parent
    commented = find_commented(root, edition.handbook)
    for unit, script in to_plan_scripts(edition.handbook, commented).items():
        yield File.generated(config, f"feeds/plans-{unit}.js", content=script)


def find_commented(root: Path, handbook: Handbook) -> frozenset[str]:
    """The ids of the plans whose files have comments: a handbook keeps only what files mean."""
    return frozenset(
        plan_id
        for plan_id in handbook.plans
        if has_comments((root / plan_path(plan_id)).read_text(encoding="utf-8-sig"))
    )
