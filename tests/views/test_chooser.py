"""The channel chooser: a whole table without the script, and what the script ranks by."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import LANGUAGES, Audience
from macros.models.shared import Language
from macros.page_macros import channel_chooser
from macros.render import Here
from macros.texts import load_texts
from macros.views.chooser import STATUS_FIT, WEIGHTS, build_chooser, reply_words
from tests.rules.support import build, make_plan, with_channel, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""
ROOT = Path(__file__).parents[2]


def chooser_handbook(**facebook: Any) -> Handbook:
    """Facebook with something to say on each question, and one account in it."""
    fields = {
        "suits": {"purposes": ["dialogue"], "audiences": ["families"]},
        "asks": {"hours_per_week": 3},
        "reply_within_hours": 8,
        "screenshots": True,
        **facebook,
    }
    return with_plans(
        make_plan("museum", audiences=["families"]), handbook=with_channel("facebook", **fields)
    )


def html_of(edition: Edition, here: Callable[[Edition], Here] = here_in) -> str:
    """The chooser as a page gets it."""
    return str(channel_chooser(here(edition)))


def t(key: str, **values: object) -> str:
    """An interface text as readers of English meet it."""
    return load_texts("en").get(f"chooser.{key}", **values)


def setup_of(html: str) -> Any:
    """What the script reads, as a browser reads it."""
    (element,) = elements(html, "handbook-chooser")
    return json.loads(element.get("data-setup"))


def test_the_table_tells_all_channels_question_by_question() -> None:
    """Each channel is a row; what needs the script is hidden."""
    html = html_of(edition_of(chooser_handbook()))
    table = elements(html, "table")[0]
    heads, *rows = [[text_of_element(cell) for cell in row] for row in table.iter("tr")]
    (facebook,) = [row for row in rows if row[0].startswith("Facebook")]
    names = load_texts("en").get

    assert len(rows) == len(chooser_handbook().channels)
    columns = ("channel", "for", "to", "hours", "reply", "weekend", "keep", "signed", "accounts")
    assert heads == [t(f"table.{column}") for column in columns]
    assert facebook[1:] == [
        "Families",
        names("terms.purpose.dialogue"),
        "3",
        t("within.days", n=1).capitalize(),
        t("table.needed"),
        t("table.needed"),
        names("terms.signature.unit-decides"),
        "Regional Library, County Museum",
    ]
    hidden = {e.get("data-part") for e in elements(html, "*") if "hidden" in e.attrib}
    assert {"form", "result"} <= hidden


def test_a_channel_that_is_not_allowed_or_retired_is_never_proposed() -> None:
    """It is told why, and what to use instead; the script does not know it at all."""
    html = html_of(edition_of(chooser_handbook()))
    known = {channel["id"] for channel in setup_of(html)["channels"]}
    told = {
        text_of_element(item).split(" ")[0]: text_of_element(item) for item in elements(html, "li")
    }

    assert known == {"facebook", "linkedin", "blog", "intranet", "bluesky"}
    assert f"Why. {t('card.instead')} Facebook, LinkedIn." in told["TikTok"]
    assert "tiktok" not in {e.get("data-channel") for e in elements(html, "*")}


def test_a_channel_reaches_whom_either_file_says() -> None:
    """The channel's own, and those audiences that name it; in the audiences' order."""
    handbook = chooser_handbook()
    data = {"id": "readers", "name": "Readers", "needs": "Books.", "reached_by": ["facebook"]}
    audiences = {**handbook.audiences, "readers": build(Audience, data)}
    view = build_chooser(edition_of(replace(handbook, audiences=audiences)), link=str)

    reached = {item.channel.id: item.audiences for item in view.channels}
    assert reached["facebook"] == ("families", "readers")
    assert reached["blog"] == ()


def test_only_running_accounts_can_be_joined() -> None:
    """A draft has no readers yet; a channel that is closed to new accounts is left out."""
    handbook = with_plans(
        make_plan("draft", status="draft"),
        make_plan("old", channel="x"),
        handbook=chooser_handbook(),
    )
    accounts = setup_of(html_of(edition_of(handbook)))["accounts"]

    assert [account["link"] for account in accounts] == [
        "to:registry/library-facebook/",
        "to:registry/museum/",
    ]
    assert accounts[1] == {
        "name": "Facebook, County Museum",
        "link": "to:registry/museum/",
        "channel": "facebook",
        "audiences": ["families"],
    }


def test_running_lists_take_others_news() -> None:
    """Newsletters and internal networks are what one can turn to instead."""
    handbook = with_plans(make_plan("inside", channel="intranet"), handbook=chooser_handbook())
    html = html_of(edition_of(handbook))
    (none,) = [e for e in elements(html, "*") if e.get("data-part") == "none"]

    assert "to:registry/inside/" in {link.get("href") for link in none.iter("a")}
    assert "to:why/something-to-point-to/" in {link.get("href") for link in none.iter("a")}


def test_a_card_leads_to_the_guide_and_to_a_plan() -> None:
    """In a handbook without the plan form it leads to the checklist instead."""

    def without_form(edition: Edition) -> Here:
        def link(address: str) -> str:
            if address == "tools/plan/":
                raise LookupError(address)
            return f"to:{address}"

        return replace(here_in(edition), link=link)

    def links(html: str) -> set[str | None]:
        (card,) = [e for e in elements(html, "li") if e.get("data-channel") == "facebook"]
        return {link.get("href") for link in card.iter("a")}

    edition = edition_of(chooser_handbook())
    assert {"to:channels/facebook/", "to:tools/plan/?channel=facebook"} <= links(html_of(edition))
    assert "to:tools/checklist/" in links(html_of(edition, without_form))


def test_the_page_explains_the_same_numbers_that_the_script_gets() -> None:
    """The weights make a hundred; each stands in the table beside its question."""
    html = html_of(edition_of(chooser_handbook()))
    setup = setup_of(html)
    rows = [
        [text_of_element(cell) for cell in row] for row in elements(html, "table")[1].iter("tr")
    ]

    assert sum(WEIGHTS.values()) == 100
    assert setup["weights"] == dict(WEIGHTS)
    assert [int(points) for _, points, _ in rows[1:]] == list(WEIGHTS.values())
    assert rows[3][2] == t("explain.status", allowed=60, trial=20)
    assert t("explain.never", points=setup["goodEnough"]) in text_of(html)


def test_what_the_script_knows_of_a_channel() -> None:
    """All that its answers are held against."""
    setup = setup_of(html_of(edition_of(chooser_handbook())))
    (facebook,) = [channel for channel in setup["channels"] if channel["id"] == "facebook"]

    assert facebook == {
        "id": "facebook",
        "audiences": ["families"],
        "purposes": ["dialogue"],
        "status": STATUS_FIT["allowed"],
        "trial": False,
        "hours": 3,
        "reply": 8,
        "watched": True,
        "screenshots": True,
        "signed": False,
    }
    assert {c["id"]: c["watched"] for c in setup["channels"]}["intranet"] is False
    types = (ROOT / "types" / "chooser.d.ts").read_text()
    for name, value in (("ChooserChannel", facebook), ("ChooserSetup", setup)):
        interface = re.search(rf"interface {name} \{{(.*?)\n\}}", types, re.DOTALL)
        assert interface
        assert set(re.findall(r"^  (\w+):", interface[1], re.MULTILINE)) == set(value)


def test_only_what_makes_a_difference_is_asked() -> None:
    """Purposes that some channel suits; times that some channel names, in working days."""
    view = build_chooser(edition_of(chooser_handbook(reply_within_hours=12)), link=str)

    assert [choice.id for choice in view.purposes] == ["dialogue"]
    assert [choice.label.value for choice in view.replies] == [t("within.hours", n=12).capitalize()]
    assert reply_words(edition_of(), 16) == t("within.days", n=2)
    assert reply_words(edition_of(), 4) == t("within.hours", n=4)


def test_hostile_data_show_as_text() -> None:
    """No text of the data becomes an element, an attribute or a template."""
    handbook = chooser_handbook(
        name=HOSTILE, summary=HOSTILE, reason=HOSTILE, good_for=[HOSTILE], accessibility=[HOSTILE]
    )
    html = html_of(edition_of(handbook))

    assert elements(html, "script") == []
    assert elements(html, "img") == []
    assert "49" not in text_of(html)
    assert HOSTILE in text_of(html)
    assert any(HOSTILE in account["name"] for account in setup_of(html)["accounts"])


def test_a_channel_tells_how_everyone_can_take_part() -> None:
    """With what it is good for and what not, to unfold."""
    html = html_of(edition_of(chooser_handbook(good_for=["Talk"], accessibility=["Caption it."])))

    (lists,) = [
        text_of_element(e) for e in elements(html, "details") if "Caption" in text_of_element(e)
    ]
    assert lists.endswith("Good forTalkSo that everyone can take partCaption it.")


def test_an_empty_handbook_has_a_chooser() -> None:
    """Without accounts and audiences there is still a table."""
    html = html_of(edition_of(replace(chooser_handbook(), plans={}, audiences={})))

    assert t("table.anyone") in text_of(html)


def test_ids_in_the_page_are_unique() -> None:
    """Labels and descriptions would otherwise point at the wrong thing."""
    html = html_of(edition_of(chooser_handbook()))
    ids = re.findall(r'\bid="([^"]*)"', html)
    pointers = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    assert {target for pointer in pointers for target in pointer.split()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_all_its_words_in_each_language(language: Language) -> None:
    """Those that it names in full, and those of each reason."""
    texts = setup_of(html_of(edition_of(chooser_handbook(), language)))["texts"]
    folder = ROOT / "overrides" / "assets" / "js"
    chooser = (folder / "chooser.js").read_text()
    ranking = (folder / "chooser-ranking.js").read_text()
    named = re.findall(r'\bt\("([\w.-]+)"', chooser)
    reasons = re.findall(r'note\(\w+, (?:[^,"]*)"([\w-]+)"', ranking)
    other = re.findall(r'\? "([\w-]+)" : "([\w-]+)"', ranking)

    used = {*named, *reasons, *(key for pair in other for key in pair)} - {"apart", "blocked"}
    assert len(used) > 15
    assert used - {"fits"} <= set(texts), used - set(texts)
