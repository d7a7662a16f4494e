"""Channels: facts, accounts, risks and the index."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.edition import Edition
from macros.models import Law
from macros.page_macros import channel_facts
from macros.pages import GeneratedPage, build_pages
from macros.render import render
from macros.views.channel import (
    build_channel_accounts,
    build_channel_list,
)
from tests.rules.support import build, make_plan, with_channel, with_plans
from tests.views.support import edition_of, elements, here_in, text_of

LAW: dict[str, Any] = {
    "statute": "A statute",
    "theme": "records",
    "asks": "Keep it.",
    "source": "The statute",
    "level": "statute",
}


def page_of(edition: Edition, channel: str) -> GeneratedPage:
    """The page of a channel that nobody has written a guide to."""
    pages = build_pages(edition, frozenset())
    return next(page for page in pages if page.source == f"channels/{channel}/index.md")


def test_recommended_channels_come_first_and_those_not_allowed_last() -> None:
    """Each group is in order of name; only open accounts count."""
    handbook = with_plans(make_plan(status="active"), make_plan("m2", status="closed"))
    cards = build_channel_list(edition_of(handbook))

    assert [card.channel.id for card in cards] == [
        "blog",
        "intranet",
        "facebook",
        "linkedin",
        "bluesky",
        "forum",
        "x",
        "threads",
        "tiktok",
    ]
    assert {card.channel.id: card.accounts for card in cards}["facebook"] == 2


def test_facts_tell_how_often_and_what_to_use_instead() -> None:
    """A week is said in words; the channels to use instead are links."""
    edition = edition_of()
    facebook = channel_facts(here_in(edition), "facebook")
    x = channel_facts(here_in(edition), "x")

    assert "At least once a week" in text_of(facebook)
    assert "Every 6 months" in text_of(facebook)
    assert [a.get("href") for a in elements(x, "a")] == ["to:channels/bluesky/"]
    assert "The strategy sets no limit" in text_of(x)


@pytest.mark.parametrize(
    ("country", "shown"),
    [("se", ["Keeping records", "GDPR"]), ("no", ["The journal", "GDPR"])],
)
def test_facts_name_the_laws_that_apply_here(country: str, shown: list[str]) -> None:
    """Of the own country and of the EU; each leads to its row on the page of laws."""
    titles = {"se-archive": "Keeping records", "no-journal": "The journal", "eu-gdpr": "GDPR"}
    laws = {
        name: build(Law, {**LAW, "id": name, "country": name[:2], "title": title})
        for name, title in titles.items()
    }
    handbook = replace(with_channel("facebook", laws=[*laws, "unknown"]), laws=laws)
    organisation = handbook.organisation.model_copy(update={"country": country})
    edition = edition_of(replace(handbook, organisation=organisation))

    html = channel_facts(here_in(edition), "facebook")

    links = [a for a in elements(html, "a") if "policy/law/" in (a.get("href") or "")]
    assert [a.text for a in links] == shown
    assert links[1].get("href") == "to:policy/law/#law-eu-gdpr"


def test_drafts_are_not_our_accounts_yet() -> None:
    """Open accounts and closed ones are; what is only planned is not."""
    plans = [
        make_plan(f"p-{status}", status=status)
        for status in ("draft", "proposed", "approved", "active", "paused", "closed", "rejected")
    ]
    edition = edition_of(with_plans(*plans))

    ids = [plan.id for plan in build_channel_accounts(edition, "facebook")]

    assert ids == ["p-active", "p-paused", "library-facebook", "p-closed"]


def test_a_channel_without_accounts_says_so() -> None:
    """An empty table would look like a fault."""
    edition = edition_of()
    html = render("channel_accounts.html", here_in(edition), accounts=(), channel_name="LinkedIn")

    assert text_of(html) == "We have no account here."


def test_a_channel_without_a_guide_has_a_page_of_its_own() -> None:
    """It is whole: facts, what it is good for, accounts, risks and how to start."""
    edition = edition_of(with_channel("linkedin", good_for=["Finding colleagues"]))
    page = page_of(edition, "linkedin")
    html = page.render(here_in(edition))

    assert "Finding colleagues" in text_of(html)
    assert [h.get("id") for h in elements(html, "h2")] == [h.id for h in page.headings]
    assert "to:tools/checklist/" in html


def test_no_plan_is_started_in_a_channel_that_is_not_allowed() -> None:
    """The page says so instead of offering the button."""
    edition = edition_of()
    html = page_of(edition, "tiktok").render(here_in(edition))

    assert "We do not open new accounts here." in text_of(html)
    assert "to:tools/checklist/" not in html
