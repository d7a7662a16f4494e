"""The feeds and schemas as files of the site, beside its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from macros.data_files import plan_path
from macros.edition import Edition
from macros.exports.account_script import to_account_script
from macros.exports.calendar_ics import UnitCalendars
from macros.exports.changes_atom import PATH as CHANGES
from macros.exports.changes_atom import to_changes_atom
from macros.exports.plan_scripts import has_comments, to_others_script, to_plan_script
from macros.exports.registry_csv import to_registry_csv
from macros.exports.registry_json import to_registry_json
from macros.exports.schema import build_schemas, schema_languages, schema_names
from macros.handbook import Handbook
from macros.views.account_lookup import ACCOUNTS_FILE
from macros.views.plan_facts import OTHERS_FILE

Feeds = Mapping[str, Callable[[], bytes]]
"""What writes each feed, by its path below the language's root.

As bytes: the line ends of CSV and iCalendar are their own.
"""


def build_feeds(edition: Edition, root: Path, site_url: str | None) -> Feeds:
    """The feeds and schemas, and what two of the tools load of the plans.

    Args:
        edition: the language, the data and the day.
        root: the handbook's root.
        site_url: where this language of the site is, if that is known.
    """
    handbook = edition.handbook
    # The calendars have their events in common, and the schemas their texts.
    calendars = cache(lambda: UnitCalendars(edition, site_url))
    schemas = cache(lambda: build_schemas(schema_languages(handbook.language)))
    feeds: dict[str, Callable[[], str | bytes]] = {
        "feeds/registry.csv": partial(to_registry_csv, edition),
        "feeds/registry.json": partial(to_registry_json, edition),
        CHANGES: partial(to_changes_atom, edition, site_url),
        ACCOUNTS_FILE: partial(to_account_script, edition),
        OTHERS_FILE: partial(to_others_script, edition),
    }
    for unit in (None, *handbook.units):
        name = f"feeds/deadlines{f'-{unit}' if unit else ''}.ics"
        feeds[name] = lambda unit=unit: calendars().to_ics(unit)  # type: ignore[misc]
    for name in schema_names():
        feeds[f"schema/{name}"] = lambda name=name: schemas()[name]  # type: ignore[misc]
    for unit in sorted({plan.unit for plan in handbook.plans.values()}):
        feeds[f"feeds/plans-{unit}.js"] = partial(_plan_script, handbook, root, unit)
    return {path: partial(_encode, write) for path, write in feeds.items()}


def list_feeds(edition: Edition) -> tuple[str, ...]:
    """The paths of all feeds: some are named by a unit, or by one that has plans."""
    return tuple(build_feeds(edition, Path(), None))


def _encode(write: Callable[[], str | bytes]) -> bytes:
    written = write()
    return written if isinstance(written, bytes) else written.encode("utf-8")


def _plan_script(handbook: Handbook, root: Path, unit: str) -> str:
    # A handbook keeps only what files mean, and no comments.
    commented = frozenset(
        plan.id
        for plan in handbook.plans.values()
        if plan.unit == unit
        and has_comments((root / plan_path(plan.id)).read_text(encoding="utf-8-sig"))
    )
    return to_plan_script(handbook, unit, commented)


class FeedFile(File):
    """A feed's place in the site.

    Args:
        config: the site's.
        path: where it stands below the language's root.
        write: what writes it.
    """

    def __init__(self, config: MkDocsConfig, path: str, write: Callable[[], bytes]) -> None:
        super().__init__(
            path,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
        )
        self.generated_by = "handbook"
        self._write = write

    @property  # type: ignore[misc]  # nobody writes into it
    def content_bytes(self) -> bytes:
        """The feed."""
        return self._write()

    def copy_file(self, dirty: bool = False) -> None:
        """Write the feed."""
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.content_bytes)
