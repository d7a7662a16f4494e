"""What has changed since a preview last looked, and whether that touches more than pages' content.

A whole build takes its seconds at a thousand plans. It is needed where something changes that
pages share without a view in between: the theme, the navigation, which pages there are. All else
is content, and a page that is rendered anew shows it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from macros.edition import Edition
from macros.models.shared import Language
from macros.site.feeds import list_feeds

Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its size in bytes."""

_OWN_FIELDS = frozenset({"description", "owner", "reviewed", "review_every"})
"""What of a page's front matter the theme shows on no other page."""


@dataclass(frozen=True)
class Snapshot:
    """The watched files, by their paths.

    Attributes:
        frame: what pages share: configuration, code, theme, images.
        content: the pages' texts and the data.
    """

    frame: Mapping[Path, Stamp]
    content: Mapping[Path, Stamp]


def take_snapshot(docs: Path, data: Path, frame: Iterable[Path]) -> Snapshot:
    """Look at the files as they are now.

    Args:
        docs: the pages' folder.
        data: the data's folder.
        frame: the other files and folders that are watched.
    """
    shared = {file: stamp for path in frame for file, stamp in _files(path)}
    content: dict[Path, Stamp] = {}
    for folder, suffix in ((docs, ".md"), (data, ".yml")):
        for file, stamp in _files(folder):
            (content if file.suffix == suffix else shared)[file] = stamp
    return Snapshot(shared, content)


def why_whole(before: Snapshot, now: Snapshot) -> str:
    """Why a change asks for a whole build, as half a sentence; empty where it does not."""
    changed = sorted(before.frame.items() ^ now.frame.items())
    if changed:
        return f"{changed[0][0].name} has changed, which any page may depend on"
    added = sorted(now.content.keys() - before.content.keys())
    removed = sorted(before.content.keys() - now.content.keys())
    if added or removed:
        return f"{(added or removed)[0].name} was {'added' if added else 'removed'}"
    return ""


@dataclass(frozen=True)
class Shared:
    """What of the content the theme, the tags and the files' names show without a view.

    Attributes:
        day: the day that the site is for.
        language: the default language, which the schemas are made for.
        feeds: the feeds' paths; units name some of them.
        pages: by page, what other pages may show of it.
    """

    day: date
    language: Language
    feeds: tuple[str, ...]
    pages: Mapping[str, Mapping[str, Any]]


def shared_of(edition: Edition) -> Shared:
    """What an edition's pages share."""
    handbook = edition.handbook
    return Shared(
        edition.today,
        handbook.language,
        list_feeds(edition),
        {page.name: _without(page.source.data, _OWN_FIELDS) for page in edition.pages},
    )


def why_not_alone(before: Shared, now: Shared) -> str:
    """Why a change of the content asks for a whole build, as half a sentence; or empty."""
    for name in sorted(before.pages.keys() | now.pages.keys()):
        if before.pages.get(name) != now.pages.get(name):
            return f"the front matter of {name} has changed, which other pages show"
    if before.feeds != now.feeds:
        return "the units have changed, or which of them have plans: each has files of its own"
    if before.day != now.day or before.language != now.language:
        return "the day or the default language has changed"
    return ""


def _without(data: Mapping[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in names}


def _files(path: Path) -> Iterator[tuple[Path, Stamp]]:
    """A file, or all below a folder; what editors and Python leave behind is left out."""
    if path.is_file():
        yield from _stamped(path)
    # As MkDocs walks: links are followed.
    for folder, folders, names in os.walk(path, followlinks=True):
        folders[:] = [name for name in folders if not _is_left_behind(name)]
        for name in names:
            if not _is_left_behind(name):
                yield from _stamped(Path(folder, name))


def _stamped(file: Path) -> Iterator[tuple[Path, Stamp]]:
    try:
        stat = file.stat()
    except OSError:  # gone again, or a link that leads nowhere
        return
    yield file, (stat.st_mtime_ns, stat.st_size)


def _is_left_behind(name: str) -> bool:
    return name.startswith(".") or name.endswith("~") or name == "__pycache__"
