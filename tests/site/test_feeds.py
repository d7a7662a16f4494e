"""The feeds and schemas are files of the site, in each language's own folder."""

from __future__ import annotations

import json

import vobject

from macros.site.feeds import build_feeds
from tests.exports.support import load_edition
from tests.handbook_files import HandbookFiles

UNITS = ("county-museum", "regional-library")
FEEDS = {
    "feeds/registry.csv",
    "feeds/registry.json",
    "feeds/changes.atom",
    "feeds/deadlines.ics",
    *(f"feeds/deadlines-{unit}.ics" for unit in UNITS),
}


def test_addresses_are_those_that_people_subscribe_to(files: HandbookFiles) -> None:
    """A calendar that moves is a calendar that nobody has any more."""
    feeds = build_feeds(load_edition(files), files.root, None)
    scripts = {
        "feeds/accounts.js",
        "feeds/plans.js",
        *(f"feeds/plans-{unit}.js" for unit in UNITS),
    }
    assert {path for path in feeds if path.startswith("feeds/")} == FEEDS | scripts
    schemas = {path for path in feeds if path.startswith("schema/")}
    assert schemas > {"schema/plan.schema.json", "schema/registry.schema.json"}
    assert feeds.keys() == FEEDS | scripts | schemas


def test_feeds_are_in_the_editions_language(files: HandbookFiles) -> None:
    """A reader of the Norwegian edition gets Norwegian headers and events."""
    feeds = build_feeds(load_edition(files, "nb"), files.root, None)
    assert '"Enhet"' in feeds["feeds/registry.csv"]().decode()
    assert json.loads(feeds["feeds/registry.json"]())["language"] == "nb"
    assert "SUMMARY:Skjermbilder" in feeds["feeds/deadlines.ics"]().decode()


def test_a_build_writes_the_feeds_byte_by_byte(files: HandbookFiles) -> None:
    """Line ends arrive as they were meant, and events link to the site that was built."""
    files.add_site()
    done = files.mkdocs_build()
    assert done.returncode == 0, done.stderr
    site = files.root / "site"
    assert {path for path in FEEDS if (site / path).is_file()} == FEEDS
    table = (site / "feeds/registry.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf")
    assert table.count(b"\n") == table.count(b"\r\n") == 3
    calendar = vobject.readOne((site / "feeds/deadlines-county-museum.ics").read_text("utf-8"))
    address = "https://kanalboken.kultur.example/registry/museum-facebook/#deadlines"
    assert {event.url.value for event in calendar.vevent_list} == {address}
    page = (site / "policy/strategy/index.html").read_text("utf-8")
    assert (
        '<link rel="alternate feed" type="application/atom+xml" href="../../feeds/changes' in page
    )
    schema = json.loads((site / "schema/plan.schema.json").read_text("utf-8"))
    assert schema["title"].startswith("Action plan")
