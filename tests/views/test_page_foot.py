"""The foot of a page: where to change it, who answers for it, and its history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.edition import Edition
from macros.models import LANGUAGES, Repository
from macros.models.page import FrontMatter
from macros.models.shared import Language
from macros.prose.page_files import WrittenPage
from macros.render import render
from macros.source import load_source
from macros.views.page_foot import (
    PageFoot,
    build_channel_foot,
    build_page_foot,
    build_plan_foot,
)
from tests.rules.support import HANDBOOK, TODAY, make_plan, with_organisation, with_plans
from tests.views.support import edition_of, elements, here_in, text_of

HUB = Repository(kind="github", url="https://github.example/a/b", branch="main")
PLAN = make_plan(responsible={"role": "communicator", "mailbox": "museum@kultur.example"})
LAB = Repository(kind="gitlab", url="https://gitlab.example/a/b", branch="main")


def edition(repository: Repository | None = HUB, language: Language = "en") -> Edition:
    """The small handbook, kept somewhere."""
    handbook = with_plans(PLAN, handbook=with_organisation(repository=repository))
    return edition_of(handbook, language)


def page(**more: Any) -> WrittenPage:
    """A policy page."""
    meta = FrontMatter.model_validate(
        {
            "title": "Law",
            "description": "One sentence.",
            "owner": "communications-officer",
            "reviewed": date(2025, 11, 14),
            "review_every": 12,
            **more,
        },
        context={"language": "en"},
    )
    path = "docs/en/policy/law.md"
    return WrittenPage(path, "policy/law.md", "en", meta, load_source(b"", path), "", 8)


def foot_text(foot: PageFoot, place: Edition) -> str:
    """What a reader sees."""
    return text_of(render("page_foot.html", here_in(place), foot=foot))


@pytest.mark.parametrize(
    ("repository", "way"),
    [
        (HUB, "https://github.example/a/b/edit/main"),
        (LAB, "https://gitlab.example/a/b/-/edit/main"),
    ],
)
def test_every_page_is_changed_where_its_file_is(repository: Repository, way: str) -> None:
    """A written page in its language's folder, a plan and a channel in the data."""
    place = edition(repository)
    assert build_page_foot(place, page()).propose == f"{way}/docs/en/policy/law.md"
    plan = build_plan_foot(place, PLAN.id)
    assert (plan.propose, plan.write) == (f"{way}/data/plans/{PLAN.id}.yml", None)
    channel = build_channel_foot(place, "facebook")
    assert channel.propose == f"{way}/data/channels/facebook.yml"
    assert channel.write
    assert channel.write.endswith("=docs%2Fen%2Fchannels%2Ffacebook.md")


def test_without_a_repository_nothing_is_proposed() -> None:
    """The rest is there all the same."""
    place = edition(None)
    for foot in (
        build_page_foot(place, page()),
        build_plan_foot(place, PLAN.id),
        build_channel_foot(place, "facebook"),
    ):
        assert (foot.propose, foot.write) == (None, None)
        html = render("page_foot.html", here_in(place), foot=foot)
        assert not [a for a in elements(html, "a") if "mailto:" not in a.get("href")]


def test_the_last_review_is_told() -> None:
    """When, by whom, what it led to, and when the next one is due."""
    place = edition()
    told = foot_text(build_page_foot(place, page()), place)
    assert "Last reviewed on 14 November 2025. Next review due by 14 November 2026." in told
    reviewed = page(reviewed_by="director", review_outcome="corrected", review_note="One <b>.")
    told = foot_text(build_page_foot(place, reviewed), place)
    assert "14 November 2025 by" in told
    assert "It was corrected. One <b>." in told


def test_the_owner_is_a_role_with_the_mailbox_that_reaches_it() -> None:
    """For a plan it is the one who is responsible for the channel."""
    place = edition()
    foot = build_plan_foot(place, PLAN.id)
    assert (foot.owner, foot.mailbox) == ("communicator", "museum@kultur.example")
    owner = build_page_foot(place, page())
    role = HANDBOOK.roles["communications-officer"]
    assert (owner.owner, owner.mailbox) == (role.id, role.mailbox)


def test_the_document_history_is_a_table() -> None:
    """The oldest first, whichever way it was written."""
    place = edition()
    foot = build_page_foot(
        place,
        page(
            history=[
                {"date": date(2026, 2, 10), "what": "A <new> section", "decided_by": "director"},
                {"date": date(2024, 3, 14), "what": "Adopted"},
            ]
        ),
    )
    html = render("page_foot.html", here_in(place), foot=foot)
    rows = [
        text_of("".join(f"{c.text or ''}{''.join(x.text or '' for x in c)} " for c in row))
        for row in elements(html, "tr")[1:]
    ]
    assert [row.split()[2] for row in rows] == ["2024", "2026"]
    assert "A <new> section" in text_of(html)
    assert rows[0].endswith("Adopted –")


@pytest.mark.parametrize(("reviewed", "hidden"), [((2025, 11, 14), False), ((2025, 11, 15), True)])
def test_an_overdue_page_says_so(reviewed: tuple[int, int, int], hidden: bool) -> None:
    """From the day after the last; before that the notice waits for a later reader."""
    place = edition()
    assert date(2026, 11, 15) == TODAY
    foot = build_page_foot(place, page(reviewed=date(*reviewed)))
    html = render("page_overdue.html", here_in(place), foot=foot)
    (notice,) = elements(html, "div")
    assert (notice.get("hidden") is not None) is hidden
    assert "date" in elements(html, "handbook-overdue")[0].attrib


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", ["unchanged", "corrected", "rewritten", "retire"])
def test_every_outcome_has_its_words(language: Language, outcome: str) -> None:
    """In each language."""
    place = edition(language=language)
    assert place.texts.get(f"foot.outcome.{outcome}") in foot_text(
        build_page_foot(place, page(review_outcome=outcome)), place
    )
