"""Coordination: who reaches whom where, who overlaps, and which channels each unit has."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import permutations
from typing import cast

import pytest

from macros.finding import Named
from macros.handbook import Handbook
from macros.models import Audience, Plan
from macros.models.shared import LANGUAGES, Language
from macros.page_macros import MACROS
from macros.rules.runner import judge_all
from macros.texts import load_texts
from macros.views import coordination
from macros.views.coordination import (
    AudienceRow,
    Coordination,
    build_coordination,
    build_inventory,
)
from macros.views.overlaps import Overlaps
from tests.rules.support import HANDBOOK, STATUSES, TODAY, build, make_plan
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

SAYS = load_texts("en").get


def handbook_of(*plans: Plan) -> Handbook:
    """The small handbook with these plans only."""
    return replace(HANDBOOK, plans={plan.id: plan for plan in plans})


def matrix(*plans: Plan) -> Coordination:
    """The coordination of these plans."""
    return build_coordination(edition_of(handbook_of(*plans)))


def row_of(found: Coordination, audience: str) -> AudienceRow:
    """The row of one audience."""
    [row] = [row for row in found.rows if row.audience.id == audience]
    return row


def show(*plans: Plan, language: Language = "en", macro: str = "coordination") -> str:
    """The view as a page has it."""
    return str(MACROS[macro](here_in(edition_of(handbook_of(*plans), language))))


MUSEUM = make_plan("museum", audiences=["families", "teachers"])
LIBRARY = make_plan("library", unit="regional-library", audiences=["families"])
"""Two units on the same channel, for the same families."""


def test_plans_stand_by_audience_and_channel() -> None:
    """Channels of one kind beside each other; those without a plan are left out."""
    blog = make_plan("blog", channel="blog", audiences=["readers"])
    linkedin = make_plan("linkedin", channel="linkedin", audiences=["readers"])
    found = matrix(blog, linkedin, MUSEUM)

    assert [(kind.kind, kind.channels) for kind in found.kinds] == [
        ("network", ("facebook", "linkedin")),
        ("blog", ("blog",)),
    ]
    cells = row_of(found, "readers").cells
    assert [[entry.plan.id for entry in cell] for cell in cells] == [[], ["linkedin"], ["blog"]]


def test_a_plan_that_is_over_reaches_nobody() -> None:
    """Closed and rejected plans are not in the matrix; only a running one reaches."""
    for status in STATUSES:
        row = row_of(matrix(make_plan(status=status, audiences=["families"])), "families")
        in_matrix = any(row.cells)
        assert in_matrix == (status not in ("closed", "rejected"))
        assert row.reached == (status == "active")


def test_an_audience_that_nobody_reaches_has_a_next_step() -> None:
    """A plan on its way; or else channels that we may use; or else to find out."""
    audience = {"id": "young", "name": "The young", "needs": "To know.", "reached_by": []}
    reachable = {**audience, "reached_by": ["tiktok", "facebook", "x", "bluesky"]}
    step: dict[str, str] = {}
    for name, data in (("unknown", audience), ("possible", reachable)):
        made = {"young": build(Audience, data)}
        handbook = replace(HANDBOOK, plans={}, audiences=made)
        found = build_coordination(edition_of(handbook)).unreached
        step[name] = text_of(str(MACROS["coordination"](here_in(edition_of(handbook)))))
        assert [row.audience.id for row in found] == ["young"]
        assert found[0].possible == (("facebook", "bluesky") if name == "possible" else ())
    waiting = make_plan(status="paused", audiences=["families"])
    [families] = [row for row in matrix(waiting).unreached if row.audience.id == "families"]

    assert families.on_the_way == (waiting,)
    assert SAYS("coordination.unreached.unknown") in step["unknown"]
    assert SAYS("coordination.unreached.possible") + " Facebook, Bluesky." in step["possible"]
    assert SAYS("coordination.unreached.on-the-way") in text_of(show(waiting))


def test_what_is_known_of_an_audience_is_told() -> None:
    """What they need and what they do: of all audiences, and again where nobody reaches one."""
    data = {"id": "young", "name": "the young", "needs": "To know.", "behaviour": "Watch films."}
    handbook = replace(HANDBOOK, audiences={"young": build(Audience, data)})
    [known] = elements(str(MACROS["coordination"](here_in(edition_of(handbook)))), "details")
    text = text_of(str(MACROS["coordination"](here_in(edition_of(handbook)))))

    cells = [text_of_element(cell) for cell in known.iter("td")]
    assert cells == ["To know.", "Watch films."]
    assert "The young. To know. Watch films." in text


def test_all_reached_is_said() -> None:
    """And so is that nobody overlaps."""
    text = text_of(show(make_plan(audiences=["families", "teachers", "readers"])))

    assert SAYS("coordination.unreached.none") in text
    assert SAYS("coordination.overlap.none") in text


@pytest.mark.parametrize(
    ("museum", "library", "state"),
    [((), (), "none"), (("library",), (), "one"), (("library",), ("museum",), "both")],
)
def test_overlaps_say_who_names_whom(
    museum: tuple[str, ...], library: tuple[str, ...], state: str
) -> None:
    """Neither, one of them or both."""
    one = make_plan("museum", audiences=["teachers", "families"], coordinates_with=museum)
    other = make_plan(
        "library",
        unit="regional-library",
        channel="linkedin",
        audiences=["families"],
        coordinates_with=library,
    )
    [overlap] = matrix(one, other).overlaps

    assert (overlap.state, overlap.kind, overlap.audiences) == (state, "network", ("families",))
    expected = {
        "none": SAYS("coordination.overlap.neither"),
        "one": SAYS("coordination.overlap.one", plan="LinkedIn, Regional Library"),
        "both": SAYS("coordination.overlap.both"),
    }
    assert expected[state] in text_of(show(one, other))


def test_the_other_plan_can_be_the_one_that_does_not_name() -> None:
    """The sentence names the right one, whichever comes first."""
    museum = make_plan("museum", audiences=["families"])
    library = make_plan(
        "library", unit="regional-library", audiences=["families"], coordinates_with=["museum"]
    )
    expected = SAYS("coordination.overlap.one", plan="Facebook, County Museum")
    assert expected in text_of(show(museum, library))


def test_overlaps_are_those_of_the_rule() -> None:
    """What the rule `coordinated` asks a plan to name is what stands here as not named."""
    units = ("county-museum", "regional-library")
    plans = [
        make_plan(
            f"p{index}",
            unit=units[index % 2],
            channel=("facebook", "linkedin", "blog")[index % 3],
            status=STATUSES[index % 7],
            audiences=[("families", "teachers", "readers")[index % 5 % 3]],
            coordinates_with=[f"p{index + 3}"] if index % 4 else [],
        )
        for index in range(42)
    ]
    handbook = handbook_of(*plans)
    asked = {
        judgement.plan: finding.values["count"]
        for judgement in judge_all(handbook, TODAY).values()
        for finding in judgement.results["coordinated"].findings
    }
    named_by_rule = {
        (judgement.plan, other.id)
        for judgement in judge_all(handbook, TODAY).values()
        for finding in judgement.results["coordinated"].findings
        for other in cast("tuple[Named, ...]", finding.values["plans"])
    }
    shown = {
        (one.id, other.id)
        for overlap in Overlaps(plans, handbook.channels)
        for (one, other), named in zip(permutations(overlap.plans), overlap.named, strict=True)
        if not named
    }
    assert Counter(plan for plan, _ in shown) == asked
    assert named_by_rule <= shown
    assert len(asked) > 10


def test_overlaps_are_marked_where_they_are() -> None:
    """Only at the audience in common; in words, not in colour alone."""
    found = matrix(MUSEUM, LIBRARY)
    marked = {
        (row.audience.id, entry.plan.id): entry.overlaps
        for row in found.rows
        for cell in row.cells
        for entry in cell
    }
    assert marked == {
        ("families", "museum"): True,
        ("families", "library"): True,
        ("teachers", "museum"): False,
    }
    words = f"({SAYS('coordination.overlaps-here')})"
    assert text_of(show(MUSEUM, LIBRARY)).count(words) == 2


def test_the_least_coordinated_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the list has an end."""
    monkeypatch.setattr(coordination, "MOST_OVERLAPS", 1)
    a = make_plan("a", audiences=["families"], coordinates_with=["b"])
    b = make_plan("b", unit="regional-library", audiences=["families"], coordinates_with=["a"])
    c = make_plan("c", unit="regional-library", channel="linkedin", audiences=["families"])
    found = matrix(a, b, c)

    assert [[plan.id for plan in overlap.plans] for overlap in found.overlaps] == [["a", "c"]]
    assert found.left_out == 1
    assert SAYS("coordination.overlap.more", n=1) in text_of(show(a, b, c))


def test_the_inventory_counts_each_units_channels_by_status() -> None:
    """Also units that have none; only statuses that occur."""
    found = build_inventory(
        edition_of(
            handbook_of(
                MUSEUM, make_plan("x", channel="x", status="closed"), make_plan("b", channel="blog")
            )
        )
    )
    assert found.statuses == ("active", "closed")
    assert [
        (row.unit, [[plan.id for plan in cell] for cell in row.cells]) for row in found.rows
    ] == [
        ("county-museum", [["b", "museum"], ["x"]]),
        ("regional-library", [[], []]),
    ]
    assert ([row.count for row in found.rows], found.sums) == ([3, 0], (2, 1))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("macro", ["coordination", "inventory"])
def test_each_plan_is_linked(macro: str, language: Language) -> None:
    """From the matrix and from the inventory."""
    html = show(MUSEUM, LIBRARY, macro=macro, language=language)
    links = {a.get("href") for a in elements(html, "a")}

    assert {"to:registry/museum/", "to:registry/library/"} <= links


@pytest.mark.parametrize("macro", ["coordination", "inventory"])
def test_every_row_has_a_cell_for_each_column(macro: str) -> None:
    """The tables are whole."""
    [table, *_] = elements(show(MUSEUM, LIBRARY, macro=macro), "table")
    body = [row for part in table if part.tag in ("tbody", "tfoot") for row in part]
    assert len({len(row) for row in body}) == 1


def test_nothing_to_show_is_said() -> None:
    """Where no audience is mapped, the strategy tells how; plans without any have no matrix."""
    empty = here_in(edition_of(replace(HANDBOOK, audiences={})))
    html = str(MACROS["coordination"](empty))
    assert text_of(html).startswith(SAYS("coordination.empty"))
    assert [a.get("href") for a in elements(html, "a")] == ["to:policy/strategy/#target-groups"]
    assert "coordination__matrix" not in show(make_plan(audiences=[]))


def test_an_unknown_next_step_leads_to_the_strategy() -> None:
    """And a known one to the checklist."""
    html = show()
    links = [a.get("href") for a in elements(html, "a")]
    assert "to:policy/strategy/#target-groups" in links
