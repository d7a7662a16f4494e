"""A checklist as a page part: readable without the script, and safe whatever the data say."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Checklist, Law, Text
from macros.models.shared import LANGUAGES
from macros.models.text import LocalText
from macros.page_macros import checklist
from macros.sandbox import MacroError
from macros.texts import load_texts
from macros.views.checklist import build_checklist
from macros.views.choices import Choice
from tests.rules.support import HANDBOOK, build, make_plan, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""
TYPES = Path(__file__).parents[2] / "types" / "checklist.d.ts"

LAW = build(
    Law,
    {
        "id": "se-archives-act",
        "title": "Keeping records",
        "statute": "Arkivlagen (1990:782)",
        "section": "3 §",
        "country": "se",
        "theme": "archive",
        "asks": "Keep them.",
        "source": "The statute",
        "level": "statute",
    },
)
ITEMS: tuple[Mapping[str, Any], ...] = (
    {"id": "plain", "text": "Somebody knows"},
    {"id": "why", "text": "A purpose", "why": "It steers the rest.", "roles": ["curator"]},
    {
        "id": "law",
        "text": "Screenshots are planned",
        "laws": ["se-archives-act"],
        "roles": ["archivist", "director"],
        "kinds": ["network", "video"],
    },
    {"id": "both", "text": "Posts are signed", "why": "So", "laws": ["se-archives-act"]},
)


def handbook_with(
    *items: Mapping[str, Any], laws: tuple[Law, ...] = (LAW,), base: Handbook = HANDBOOK
) -> Handbook:
    """The small handbook with one checklist of these items."""
    data = {
        "title": "Before you start",
        "version": 3,
        "when": "start",
        "intro": "Go through it.",
        "groups": [{"id": "first", "title": "Purpose", "items": list(items or ITEMS)}],
    }
    return replace(
        base,
        checklists={"start": build(Checklist, data, "start")},
        laws={law.id: law for law in laws},
    )


def html_of(edition: Edition) -> str:
    """The checklist as a page gets it."""
    return str(checklist(here_in(edition), "start"))


def setup_of(html: str) -> Any:
    """What the script reads, as a browser reads it."""
    (element,) = elements(html, "handbook-checklist")
    return json.loads(element.get("data-setup"))


def test_the_list_is_complete_without_the_script() -> None:
    """Each item is a checkbox with a label, and whatever needs the script is hidden."""
    html = html_of(edition_of(handbook_with()))
    boxes = [box for box in elements(html, "input") if box.get("id", "").count("-first-")]
    labels = {label.get("for"): text_of_element(label) for label in elements(html, "label")}

    assert [labels[box.get("id")] for box in boxes] == [item["text"] for item in ITEMS]
    assert not any("checked" in box.attrib for box in boxes)
    assert text_of_element(elements(html, "h3")[0]) == "Purpose"
    for part in ("tools", "bar", "actions", "changes"):
        assert "hidden" in part_of(html, part).attrib, part


def test_each_item_tells_why_which_law_and_who() -> None:
    """The reasons stand in a details element that names the item; no reason, no element."""
    html = html_of(edition_of(handbook_with()))
    rows = {row.get("data-item"): row for row in elements(html, "li") if row.get("data-item")}
    told = {
        item: " ".join(text_of_element(d) for d in row.iter("details"))
        for item, row in rows.items()
    }

    assert told["plain"] == ""
    assert told["why"] == "Why: A purpose It steers the rest."
    assert told["law"] == (
        "Which law: Screenshots are planned Law: Keeping records. Arkivlagen (1990:782), 3 §"
    )
    assert told["both"].startswith("Why, and which law: Posts are signed So Law:")
    assert "Who: archivist; director" in text_of_element(rows["law"])
    links = [link.get("href") for link in rows["law"].iter("a")]
    assert links == ["to:policy/law/#law-se-archives-act"]


def test_the_heads_of_all_units_are_told_in_one_word() -> None:
    """Where an item is for some of them only, each is told by name."""
    roles = ["director", "head-museum", "head-library"]
    every = {"id": "every", "text": "Time is set aside", "roles": roles}
    one = {"id": "one", "text": "An agreement is made", "roles": roles[:2]}
    heads = {"id": "heads", "text": "The plan is read", "roles": roles[1:]}
    html = html_of(edition_of(handbook_with(every, one, heads)))
    told = [text_of_element(who) for who in elements(html, "span") if "data-who" in who.attrib]

    assert told == ["director; heads of unit", "director; head of unit, museum", "heads of unit"]


def test_a_handbook_without_a_page_of_laws_still_names_the_law() -> None:
    """The link is left out; the statute's own address stays when there is one."""
    law = LAW.model_copy(update={"url": "https://lagen.example/1990:782"})
    edition = edition_of(handbook_with(laws=(law,)))

    def link(address: str) -> str:
        raise LookupError(address)

    here = replace(here_in(edition), link=link)
    html = str(checklist(here, "start"))

    assert "Keeping records. Arkivlagen (1990:782), 3 §" in text_of(html)
    addresses = {link.get("href") for link in elements(html, "a")}
    assert addresses == {"https://lagen.example/1990:782"}


def test_only_roles_and_kinds_that_make_a_difference_can_be_chosen() -> None:
    """Roles that some item names; kinds of the handbook's channels and of items; else nothing."""
    edition = edition_of(handbook_with())
    view = build_checklist(edition, "start", link=str)
    plain = build_checklist(edition_of(handbook_with(ITEMS[0])), "start", link=str)

    assert [choice.id for choice in view.roles] == ["director", "curator", "archivist"]
    assert [choice.id for choice in view.kinds] == [
        "network",
        "blog",
        "microblog",
        "video",
        "internal",
        "forum",
    ]
    networks = LocalText(load_texts("en").get("terms.kind.network"), "en")
    assert Choice("network", networks) in view.kinds
    assert (plain.roles, plain.kinds) == ((), ())
    html = html_of(edition_of(handbook_with(ITEMS[0])))
    assert [select.get("data-part") for select in elements(html, "select")] == []


def test_lists_can_be_for_plans_that_are_not_finished() -> None:
    """In order of name, with the channel's kind; two of the same name are told apart."""
    base = with_plans(
        make_plan("museum-blog", channel="blog", title="Åsa's blog"),
        make_plan("one"),
        make_plan("two"),
        make_plan("old", status="closed"),
        make_plan("no", status="rejected"),
    )
    setup = build_checklist(edition_of(handbook_with(base=base)), "start", link=str).setup

    assert setup["plans"] == [
        {"id": "one", "name": "Facebook, County Museum (one)", "kind": "network"},
        {"id": "two", "name": "Facebook, County Museum (two)", "kind": "network"},
        {"id": "library-facebook", "name": "Facebook, Regional Library", "kind": "network"},
        {"id": "museum-blog", "name": "Åsa's blog", "kind": "blog"},
    ]


def test_hostile_data_show_as_text() -> None:
    """No text of the data becomes an element, an attribute or a template."""
    items = ({"id": "bad", "text": HOSTILE, "why": HOSTILE, "laws": ["se-archives-act"]},)
    law = LAW.model_copy(
        update={
            "title": Text.model_validate(HOSTILE, context={"language": "en"}),
            "statute": HOSTILE,
            "section": HOSTILE,
            "url": "javascript:alert(1)",
        }
    )
    base = with_plans(make_plan(title=HOSTILE))
    html = html_of(edition_of(handbook_with(*items, laws=(law,), base=base)))

    assert elements(html, "script") == []
    assert elements(html, "img") == []
    assert all(link.get("href").startswith("to:") for link in elements(html, "a"))
    assert text_of(html).count(HOSTILE) == 6
    assert HOSTILE in [plan["name"] for plan in setup_of(html)["plans"]]
    assert "49" not in text_of(html)


def test_a_text_in_another_language_says_so() -> None:
    """A reader of English meets a Swedish item marked as Swedish."""
    data = {"id": "x", "text": {"en": "Ready", "sv": "Klar"}, "why": {"en": "Because"}}
    html = html_of(edition_of(handbook_with(data), language="nb"))

    marked = {span.text: span.get("lang") for span in elements(html, "span") if span.get("lang")}
    assert marked["Ready"] == "en"
    assert marked["Because"] == "en"


def test_an_unknown_checklist_is_refused_with_a_suggestion() -> None:
    """The editor reads what was meant."""
    with pytest.raises(MacroError, match='did you mean "start"'):
        checklist(here_in(edition_of(handbook_with())), "strat")


def test_the_script_finds_every_part_it_works_with() -> None:
    """The parts in the types are those in the template; the two filters may be missing."""
    interface = re.search(r"interface ChecklistParts \{(.*?)\n\}", TYPES.read_text(), re.DOTALL)
    assert interface
    expected = set(re.findall(r"^  (\w+):", interface[1], re.MULTILINE))
    html = html_of(edition_of(handbook_with()))
    parts = {element.get("data-part") for element in elements(html, "*")} - {None}

    assert parts == expected


def test_ids_in_the_page_are_unique() -> None:
    """Labels and descriptions would otherwise point at the wrong thing."""
    html = html_of(edition_of(handbook_with()))
    ids = re.findall(r'\bid="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    pointers = re.findall(r'\b(?:for|list|aria-labelledby|aria-describedby)="([^"]*)"', html)
    assert {target for pointer in pointers for target in pointer.split()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_script_has_all_its_words_in_each_language(language: Any) -> None:
    """Its texts come from the server, with gaps left open and both forms of a number."""
    setup = setup_of(html_of(edition_of(handbook_with(), language=language)))

    assert setup["language"] == language
    assert setup["locale"] == {"sv": "sv-SE", "nb": "nb-NO", "en": "en-GB"}[language]
    assert set(setup["texts"]["hidden.kind"]) == {"one", "other"}
    assert all("{n}" in form for form in setup["texts"]["hidden.kind"].values())
    assert "{done}" in setup["texts"]["progress.done"]
    used = script_keys()
    assert used <= set(setup["texts"]), used - set(setup["texts"])


def script_keys() -> set[str]:
    """The texts that the scripts name in full."""
    folder = Path(__file__).parents[2] / "overrides" / "assets" / "js"
    scripts = "".join(
        (folder / f"{name}.js").read_text() for name in ("checklist", "checklist-page")
    )
    return set(re.findall(r'\bt\("([\w.-]+)"', scripts))


def part_of(html: str, name: str) -> Any:
    """The element of a part."""
    (found,) = [e for e in elements(html, "*") if e.get("data-part") == name]
    return found
