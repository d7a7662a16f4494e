"""What changed, in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import pytest

from macros.edition import Edition
from macros.exports.changes_atom import to_changes_atom
from macros.history import Commit, FileChange
from macros.models import LANGUAGES, Repository
from macros.models.shared import Language
from macros.render import render
from macros.views.changelog import build_changelog, build_entries
from tests.rules.support import make_plan, with_organisation, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element
from tests.views.test_page_foot import page

HUB = Repository(kind="github", url="https://github.example/a/b")
PLAN = make_plan(title="A & plan")
ATOM = "{http://www.w3.org/2005/Atom}"


def commit(day: int, *changes: FileChange, month: int = 11, hour: int = 10) -> Commit:
    """A commit of 2026."""
    return Commit(f"c{month}{day}{hour}", datetime(2026, month, day, hour, tzinfo=UTC), changes)


def edition(*log: Commit, language: Language = "en", known: bool = True) -> Edition:
    """The small handbook with a page, a plan and a log, the latest first."""
    handbook = with_plans(PLAN, handbook=with_organisation(repository=HUB))
    return replace(
        edition_of(handbook, language, pages=(page(),)), log=tuple(log) if known else None
    )


def lines(place: Edition) -> list[str]:
    """What readers see: each change with the day that it stands below."""
    html = render("changelog.html", here_in(place), changelog=build_changelog(place), shown=30)
    return [
        f"{day.find('time').text}: {text_of_element(change)}"
        for day in elements(html, "li")
        if day.find("time") is not None
        for change in day.iter("li")
        if change is not day
    ]


def test_each_kind_of_change_has_its_words() -> None:
    """New, changed and removed, with the title that the thing has now."""
    place = edition(
        commit(3, FileChange("docs/en/policy/law.md", "changed")),
        commit(2, FileChange(f"data/plans/{PLAN.id}.yml", "new")),
        commit(1, FileChange("docs/sv/why/gone.md", "removed")),
        commit(5, FileChange("data/laws.yml", "changed"), month=9),
    )
    assert lines(place) == [
        "3 November 2026: Changed page: Law",
        "2 November 2026: New plan: A & plan",
        "1 November 2026: Removed page: why/gone",
        "5 September 2026: Changed: the laws",
    ]
    html = render("changelog.html", here_in(place), changelog=build_changelog(place), shown=30)
    assert [h.get("id") for h in elements(html, "h2")] == ["2026-11", "2026-09"]
    links = [a.get("href") for a in elements(html, "a")]
    assert links == [
        "to:feeds/changes.atom",
        "to:policy/law/",
        f"to:registry/{PLAN.id}/",
        "to:policy/law/",
        "https://github.example/a/b/commits/main",
    ]


def test_languages_and_repeated_changes_are_one_entry() -> None:
    """A month has one line a thing, of what happened to it in all."""
    three = [FileChange(f"docs/{each}/policy/law.md", "changed") for each in LANGUAGES]
    new = FileChange("docs/en/policy/law.md", "new")
    gone = FileChange("docs/en/policy/law.md", "removed")
    assert lines(edition(commit(9, *three), commit(3, *three))) == [
        "9 November 2026: Changed page: Law"
    ]
    assert lines(edition(commit(9, *three), commit(3, new))) == ["9 November 2026: New page: Law"]
    assert lines(edition(commit(9, new), commit(3, gone))) == ["9 November 2026: Changed page: Law"]
    temporary = [FileChange("docs/en/x.md", status) for status in ("removed", "new")]
    assert lines(edition(commit(9, temporary[0]), commit(3, temporary[1]))) == []


def test_a_moved_page_is_moved_and_not_new() -> None:
    """A page that only changes its language or its folder's form has changed."""
    moved = FileChange("docs/en/policy/law.md", "moved", "docs/en/law.md")
    assert lines(edition(commit(1, moved))) == ["1 November 2026: Moved page: Law"]
    translated = FileChange("docs/en/policy/law.md", "moved", "docs/sv/policy/law.md")
    assert lines(edition(commit(1, translated))) == ["1 November 2026: Changed page: Law"]


def test_a_channel_is_one_thing_with_its_guide() -> None:
    """Whether the guide was written or removed, the channel is still there."""
    place = edition(
        commit(2, FileChange("docs/en/channels/facebook.md", "removed")),
        commit(1, FileChange("data/channels/facebook.yml", "changed")),
    )
    assert lines(place) == ["2 November 2026: Changed channel: Facebook"]


def test_what_readers_do_not_see_is_left_out() -> None:
    """Pictures, schemas, other files."""
    paths = ["docs/sv/a.png", "data/schema/plan.schema.json", "docs/x.md", "data/other.yml"]
    assert lines(edition(commit(1, *(FileChange(path, "changed") for path in paths)))) == []


def test_the_day_is_that_of_the_organisation() -> None:
    """Half past eleven in the evening in Greenwich is the next day here."""
    late = commit(30, FileChange("docs/en/policy/law.md", "changed"), hour=23)
    assert lines(edition(late)) == ["1 December 2026: Changed page: Law"]


def test_without_a_history_the_page_says_where_it_is() -> None:
    """With a link to the host."""
    place = edition(known=False)
    html = render("changelog.html", here_in(place), changelog=build_changelog(place), shown=30)
    assert "The history is in the repository" in text_of(html)
    assert elements(html, "a")[-1].get("href") == "https://github.example/a/b/commits/main"


def test_a_month_with_many_changes_shows_the_first() -> None:
    """The rest can be unfolded."""
    place = edition(commit(1, *(FileChange(f"docs/en/{n}.md", "changed") for n in range(40))))
    html = render("changelog.html", here_in(place), changelog=build_changelog(place), shown=30)
    days = [item for item in elements(html, "li") if item.find("ul") is not None]
    assert [len(list(item.find("ul"))) for item in days] == [30, 10]
    assert text_of("".join(s.text for s in elements(html, "summary"))) == "Show 10 more"


@pytest.mark.parametrize("url", ["https://handbook.example/en/", None])
def test_the_feed_is_atom(url: str | None) -> None:
    """Each element that RFC 4287 asks for, once; ids that are URIs and stay the same."""
    log = (
        commit(3, FileChange("docs/en/policy/law.md", "changed")),
        commit(2, FileChange(f"data/plans/{PLAN.id}.yml", "new")),
        commit(1, FileChange("docs/en/policy/law.md", "changed"), hour=9),
    )
    text = to_changes_atom(edition(*log), url)
    assert text == to_changes_atom(edition(*log), url)
    feed = ET.fromstring(text)  # noqa: S314  # our own
    assert feed.tag == f"{ATOM}feed"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            (found,) = element.findall(f"{ATOM}{name}")
            assert (found.text or "").strip()
        assert [x.get("rel") for x in element.findall(f"{ATOM}link")].count("alternate") == 1
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.findtext(f"{ATOM}subtitle") == feed.findtext(f"{ATOM}author/{ATOM}name")
    assert feed.findtext(f"{ATOM}updated") == "2026-11-03T10:00:00Z"
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    host = "handbook.example" if url else "kultur.example"
    assert ids == [
        f"tag:{host},2026-11-03:en/page/policy/law.md",
        f"tag:{host},2026-11-02:en/plan/{PLAN.id}",
        f"tag:{host},2026-11-01:en/page/policy/law.md",
    ]
    assert entries[1].findtext(f"{ATOM}title") == "New plan: A & plan"
    link = entries[0].find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == f"{url or '../'}policy/law/"
    # A second change on the same day is an update of the same entry.
    again = commit(3, FileChange("docs/en/policy/law.md", "changed"), hour=15)
    feed = ET.fromstring(to_changes_atom(edition(again, *log), url))  # noqa: S314
    assert [e.findtext(f"{ATOM}id") for e in feed.findall(f"{ATOM}entry")] == ids
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == "2026-11-03T15:00:00Z"


def test_a_feed_without_entries_is_a_feed() -> None:
    """So that a reader's program has something to come back to."""
    feed = ET.fromstring(to_changes_atom(edition(known=False)))  # noqa: S314
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}updated") == "2026-11-15T00:00:00Z"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["page", "plan", "channel", "checklist", "quiz", "file"])
@pytest.mark.parametrize("status", ["new", "changed", "moved", "removed"])
def test_words_for_all(language: Language, kind: str, status: str) -> None:
    """Each change of each kind."""
    assert edition(language=language).texts.get(f"changelog.{status}.{kind}")
    assert build_entries(edition(language=language)) == ()
