"""What changed, as an Atom feed (RFC 4287).

Written with the standard library: a feed of this size is a dozen elements, which ElementTree
escapes; feedgen would bring lxml with it, and stamp each feed with its own name and the time.
"""

from __future__ import annotations

from datetime import UTC, datetime, time
from urllib.parse import urljoin
from xml.etree import ElementTree as ET  # it writes here, and reads nothing

from macros.addresses import split_address
from macros.edition import Edition
from macros.views.changelog import Entry, build_entries

_NAMESPACE = "http://www.w3.org/2005/Atom"
PATH = "feeds/changes.atom"
_MOST = 200


def to_changes_atom(edition: Edition, site_url: str | None = None) -> str:
    """The feed, the latest change first.

    The ids stay the same whenever the feed is built anew: an entry is called by its day and by
    what changed, so that a second change on the same day is an update of the first.

    Args:
        edition: the language, and the log.
        site_url: where this language of the site is; without it, links are relative.
    """
    entries = build_entries(edition)[:_MOST]
    latest = max(
        (entry.time for entry in entries),
        default=datetime.combine(edition.today, time(), UTC),
    )
    feed = ET.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": edition.language})
    organisation = edition.say(edition.handbook.organisation.name).value
    _add(feed, "id", _tag(edition, site_url, "2026", "changes"))
    _add(feed, "title", edition.texts.get("changelog.title"))
    _add(feed, "subtitle", organisation)
    _add(feed, "updated", _stamp(latest))
    _add(ET.SubElement(feed, "author"), "name", organisation)
    _link(feed, "alternate", _to(site_url, "about/changelog/"), "text/html")
    if site_url:
        _link(feed, "self", _to(site_url, PATH), "application/atom+xml")
    for entry in entries:
        _add_entry(feed, edition, site_url, entry)
    ET.indent(feed)
    return ET.tostring(feed, encoding="unicode", xml_declaration=False).join(
        ('<?xml version="1.0" encoding="utf-8"?>\n', "\n")
    )


def _add_entry(feed: ET.Element, edition: Edition, site_url: str | None, entry: Entry) -> None:
    kind, name = entry.thing
    element = ET.SubElement(feed, "entry")
    _add(element, "id", _tag(edition, site_url, entry.day.isoformat(), f"{kind}/{name}"))
    what = edition.texts.get(f"changelog.{entry.status}.{kind}")
    _add(element, "title", f"{what} {entry.title.value}")
    _add(element, "updated", _stamp(entry.time))
    address = entry.address if entry.address is not None else "about/changelog/"
    _link(element, "alternate", _to(site_url, address), "text/html")
    _add(element, "content", f"{what} {entry.title.value}")


def _add(parent: ET.Element, name: str, text: str) -> None:
    # XML has no way to write most control characters.
    ET.SubElement(parent, name).text = "".join(x for x in text if x >= " " or x == "\n")


def _link(parent: ET.Element, relation: str, address: str, kind: str) -> None:
    ET.SubElement(parent, "link", {"rel": relation, "href": address, "type": kind})


def _to(site_url: str | None, address: str) -> str:
    return urljoin(site_url, address) if site_url else f"../{address}"


def _stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tag(edition: Edition, site_url: str | None, day: str, name: str) -> str:
    """A tag URI (RFC 4151): of the site's own host, or the organisation's, on a day."""
    domains = edition.handbook.organisation.domains
    parts = split_address(site_url or "")
    host = (parts and parts.hostname) or next(iter(domains), "localhost")
    return f"tag:{host},{day}:{edition.language}/{name}"
