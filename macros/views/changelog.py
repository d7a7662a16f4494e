"""What changed in the handbook, in words: pages and plans, a month at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from macros.edition import Edition
from macros.history import FileChange, FileStatus
from macros.models.shared import LANGUAGES
from macros.models.text import LocalText
from macros.prose.page_files import page_address
from macros.repository import commits_address

SHOWN = 30
"""How many entries of a month stand open; a first commit may have hundreds."""

_FOLDERS = {"plans": "plan", "channels": "channel", "checklists": "checklist", "quizzes": "quiz"}
_FILES = {
    "audiences": "registry/coordination/",
    "laws": "policy/law/",
    "organisation": "policy/roles/",
    "risks": "tools/ros/",
    "things": "workshops/things/",
}
"""Files of the data with the page that shows what is in them."""

Thing = tuple[str, str]
"""Its kind (`page`, `plan`, `channel`, `checklist`, `quiz` or `file`) and its id."""


@dataclass(frozen=True)
class Entry:
    """One thing that changed.

    Attributes:
        thing: what it is.
        status: what happened to it.
        title: what it is called now; the id of what is not there any more.
        address: its page below the language's root; None where it has none.
        time: the last change.
        day: its day where the organisation is.
    """

    thing: Thing
    status: FileStatus
    title: LocalText
    address: str | None
    time: datetime
    day: date


@dataclass(frozen=True)
class Month:
    """What changed in a month, the latest first; `first` is its first day."""

    first: date
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Changelog:
    """What readers see of the history.

    Attributes:
        months: the latest first; None where the history is not known here.
        commits: where all changes are listed on the repository's host, if it has one.
    """

    months: tuple[Month, ...] | None
    commits: str | None


def build_changelog(edition: Edition) -> Changelog:
    """What changed, with one entry a thing and month."""
    repository = edition.handbook.organisation.repository
    months = None
    if edition.log is not None:
        months = tuple(
            Month(first, tuple(_fold(entries)))
            for first, entries in groupby(build_entries(edition), lambda e: e.day.replace(day=1))
        )
    return Changelog(months, commits_address(repository) if repository else None)


def build_entries(edition: Edition) -> tuple[Entry, ...]:
    """What changed, with one entry a thing and day, the latest first.

    The languages of a page are one thing, and so are a channel's data and its page.
    """
    zone = ZoneInfo(edition.handbook.organisation.time_zone)
    pages = {page.name: page.meta.title for page in edition.pages}
    entries = []
    for commit in edition.log or ():
        day = commit.time.astimezone(zone).date()
        for change in commit.changes:
            thing = _thing(edition, change.path)
            if thing:
                title, address = _describe(edition, pages, thing)
                status = _status(edition, change, thing)
                entries.append(Entry(thing, status, title, address, commit.time, day))
    # Stable: among equals the order of the commits stays.
    entries.sort(key=lambda entry: entry.day, reverse=True)
    days = groupby(entries, lambda entry: entry.day)
    return tuple(entry for _, same in days for entry in _fold(same))


def _fold(entries: Iterable[Entry]) -> Iterator[Entry]:
    """One entry a thing, of what happened to it in all: the latest first."""
    things: dict[Thing, list[Entry]] = {}
    for entry in entries:
        things.setdefault(entry.thing, []).append(entry)
    for changes in things.values():
        latest, first = changes[0], changes[-1]
        status = latest.status
        if status == "removed":
            if first.status == "new":
                continue  # it came and went
        elif first.status == "new":
            status = "new"
        elif any(change.status == "moved" for change in changes):
            status = "moved"
        else:
            status = "changed"
        yield Entry(latest.thing, status, latest.title, latest.address, latest.time, latest.day)


def _thing(edition: Edition, path: str) -> Thing | None:
    """What a file is about; None for a file that readers see nothing of."""
    first, *parts = path.split("/")
    name = parts[-1] if parts else ""
    if first == "docs" and len(parts) > 1 and parts[0] in LANGUAGES and name.endswith(".md"):
        page = "/".join(parts[1:])
        channel = page.removeprefix("channels/").removesuffix(".md")
        if page == f"channels/{channel}.md" and channel in edition.handbook.channels:
            return "channel", channel
        return "page", page
    if first == "data" and name.endswith(".yml"):
        stem = name.removesuffix(".yml")
        if len(parts) == 1 and stem in _FILES:
            return "file", stem
        if len(parts) == 2 and parts[0] in _FOLDERS:
            return _FOLDERS[parts[0]], stem
    return None


def _status(edition: Edition, change: FileChange, thing: Thing) -> FileStatus:
    """What happened to the thing: a language or a guide that it got is a change of it."""
    if change.status == "moved" and change.old_path:
        if _thing(edition, change.old_path) == thing:
            return "changed"
    elif change.status == "removed" and _is_there(edition, thing):
        return "changed"
    return change.status


def _is_there(edition: Edition, thing: Thing) -> bool:
    kind, name = thing
    return name in _names(edition).get(kind, ())


def _names(edition: Edition) -> Mapping[str, Iterable[str]]:
    handbook = edition.handbook
    return {
        "page": {page.name for page in edition.pages},
        "plan": handbook.plans,
        "channel": handbook.channels,
        "checklist": handbook.checklists,
        "quiz": handbook.quizzes,
        "file": _FILES,
    }


def _describe(
    edition: Edition, pages: Mapping[str, str], thing: Thing
) -> tuple[LocalText, str | None]:
    """What a thing is called, and its page."""
    kind, name = thing
    handbook = edition.handbook
    own = edition.language
    if kind == "file":
        address = _FILES[name]
        title = LocalText(edition.texts.get(f"changelog.files.{name}"), own)
        return title, address if _has_page(pages, address) else None
    if kind == "page":
        if name not in pages:
            return LocalText(name.removesuffix(".md").removesuffix("/index"), own), None
        return LocalText(pages[name], own), page_address(name)
    if not _is_there(edition, thing):
        return LocalText(name, own), None
    if kind == "plan":
        return edition.name("plan", name), f"registry/{name}/"
    if kind == "channel":
        return edition.name("channel", name), f"channels/{name}/"
    if kind == "checklist":
        return edition.name("checklist", name), None
    return edition.say(handbook.quizzes[name].title), None


def _has_page(pages: Mapping[str, str], address: str) -> bool:
    return f"{address.rstrip('/')}.md" in pages or f"{address}index.md" in pages
