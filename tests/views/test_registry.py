"""The registry: rows, what to filter by, what needs attention, and the table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import Any

import pytest
from markupsafe import Markup

from macros.finding import Deadline, DeadlineKind, Finding, Named, Value
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES
from macros.problem import Level
from macros.render import render
from macros.rules.runner import Judgement, Outcome, Result
from macros.texts import load_texts
from macros.views.registry import Attention, build_attention, build_registry, short_address
from tests.rules.support import HANDBOOK, STATUSES, make_plan, with_organisation, with_plans
from tests.rules.support import TODAY as BUILT_ON
from tests.views.support import edition_of, elements, here_in, text_of

WORDS = load_texts("en")
TODAY = date(2026, 11, 22)
OVERDUE = date(2026, 11, 21)
AHEAD = date(2026, 12, 1)


def plans(*made: Plan, of: Handbook = HANDBOOK) -> Handbook:
    """The handbook with these plans only."""
    return replace(of, plans={plan.id: plan for plan in made})


def judgement(
    *findings: Finding, deadlines: tuple[Deadline, ...] = (), outcome: Outcome = Outcome.NOT_MET
) -> Judgement:
    """A plan with these findings, all from one rule."""
    result = Result("a-rule", outcome, findings)
    return Judgement("museum-facebook", {"a-rule": result}, deadlines)


def finding(*where: str | int, level: Level = Level.ERROR, **values: Value) -> Finding:
    """A finding at a place in the plan."""
    return Finding("a-rule", "museum-facebook", "wrong", where, values, level)


def deadline(
    day: date, *where: str | int, kind: DeadlineKind = DeadlineKind.SCREENSHOTS, **values: Value
) -> Deadline:
    """A deadline at a place in the plan."""
    return Deadline(kind, day, "archivist", "museum-facebook", where=where, values=values)


def table(handbook: Handbook, **edition: Any) -> str:
    """The registry as a page has it."""
    seen = edition_of(handbook, **edition)
    return str(render("registry.html", here_in(seen), registry=build_registry(seen)))


def attributes(html: str, tag: str, having: str) -> list[Mapping[str, str]]:
    """The attributes of the elements of a kind that have a certain one."""
    return [element.attrib for element in elements(html, tag) if having in element.attrib]


def test_rows_stand_by_unit_and_then_by_channel() -> None:
    """Units keep the organisation's order; channels go by their names."""
    handbook = plans(
        make_plan("a", unit="regional-library", channel="blog"),
        make_plan("b", unit="county-museum", channel="linkedin"),
        make_plan("c", unit="county-museum", channel="blog"),
    )
    assert [row.plan.id for row in build_registry(edition_of(handbook)).rows] == ["c", "b", "a"]


def test_plans_of_every_status_are_there() -> None:
    """Also what was turned down or closed, so that nobody asks for it twice."""
    handbook = plans(*(make_plan(f"plan-{status}", status=status) for status in STATUSES))
    rows = build_registry(edition_of(handbook)).rows
    assert {row.plan.status for row in rows} == set(STATUSES)


@pytest.mark.parametrize(
    ("account", "label", "address"),
    [
        ({"url": "https://www.x.com/m/", "handle": "museum"}, "museum", "x.com/m"),
        ({"url": "https://www.x.com/m/"}, "x.com/m", "x.com/m"),
        (None, "Facebook, County Museum", None),
    ],
)
def test_a_row_is_called_by_its_handle_or_else_what_there_is(
    account: dict[str, str] | None, label: str, address: str | None
) -> None:
    """A plan without an account is called by its channel and unit."""
    [row] = build_registry(edition_of(plans(make_plan(account=account)))).rows
    assert (row.label.value, row.address) == (label, address)


def test_an_address_without_encryption_shows_that_it_is() -> None:
    """Only what every address has is left out."""
    assert short_address("https://www.facebook.com/museum/") == "facebook.com/museum"
    assert short_address("http://facebook.com/museum") == "http://facebook.com/museum"


def test_facets_offer_what_some_row_has_with_its_count() -> None:
    """Units and audiences in their files' order, statuses in the order of a plan's life."""
    handbook = plans(
        make_plan("a", status="closed", audiences=["teachers", "families"]),
        make_plan("b", status="draft", audiences=["families", "families"]),
        make_plan("c", unit="regional-library", channel="blog", status="draft"),
    )
    facets = {
        facet.id: [(option.value, option.count) for option in facet.options]
        for facet in build_registry(edition_of(handbook)).facets
    }
    assert facets["unit"] == [("county-museum", 2), ("regional-library", 1)]
    assert facets["channel"] == [("blog", 1), ("facebook", 2)]
    assert facets["status"] == [("draft", 2), ("closed", 1)]
    assert facets["audience"] == [("families", 2), ("teachers", 1)]


def test_both_answers_to_needing_attention_can_be_chosen() -> None:
    """Even when no row needs any today: on the day of reading one may."""
    handbook = plans(make_plan(status="rejected", account=None))
    facets = {facet.id: facet for facet in build_registry(edition_of(handbook)).facets}
    assert [(o.value, o.count) for o in facets["attention"].options] == [("yes", 0), ("no", 1)]


def test_findings_count_from_warning_up() -> None:
    """A notice is no reason to act, and what an exception allows is none either."""
    found = [finding("goals", level=level) for level in (Level.ERROR, Level.WARNING, Level.NOTICE)]
    assert build_attention(judgement(*found), TODAY) == Attention(2)
    assert build_attention(judgement(*found, outcome=Outcome.EXCUSED), TODAY) == Attention(0)


def test_what_is_overdue_counts_once() -> None:
    """The rule has found it already, in the deadline's place or where all of it is missing."""
    late = deadline(OVERDUE, "ros", "date")
    for place in (("ros", "date"), ("ros",)):
        assert build_attention(judgement(finding(*place), deadlines=(late,)), TODAY).due == ()


def test_what_is_overdue_counts_also_where_no_finding_tells_of_it() -> None:
    """The organisation may have made the rule a notice; the day has passed all the same."""
    late = deadline(OVERDUE, "screenshots", "log")
    seen = build_attention(
        judgement(finding("screenshots", "log", level=Level.NOTICE), deadlines=(late,)), TODAY
    )
    assert seen.count_on(TODAY) == 1


def test_what_falls_due_counts_from_the_day_after() -> None:
    """Its own day is the last that is not too late."""
    seen = build_attention(
        judgement(finding("goals", 0), deadlines=(deadline(AHEAD, "goals", 0, "by"),)), TODAY
    )
    assert seen == Attention(1, (AHEAD,))
    assert seen.count_on(AHEAD) == 1
    assert seen.count_on(date(2026, 12, 2)) == 2


def test_deadlines_of_different_roles_or_periods_are_different_things() -> None:
    """One role without training does not hide that another's runs out."""
    missing = finding("training", role=Named("role", "curator"))
    dates = {"curator": OVERDUE, "communicator": AHEAD}
    due = tuple(
        deadline(day, "training", kind=DeadlineKind.TRAINING, role=Named("role", role))
        for role, day in dates.items()
    )
    assert build_attention(judgement(missing, deadlines=due), TODAY) == Attention(1, (AHEAD,))


def test_missing_cover_is_not_counted_again_when_the_leave_begins() -> None:
    """The rule finds it before its last day, with the same period."""
    period = Named("leave-period", "christmas-2026")
    kind = DeadlineKind.LEAVE_COVER
    cover = deadline(AHEAD, "oversight", "leave", kind=kind, period=period)
    found = finding("oversight", "leave", period=period)
    assert build_attention(judgement(found, deadlines=(cover,)), TODAY) == Attention(1)


def test_the_table_is_complete_without_a_script() -> None:
    """It has a caption and headers with their scope; controls wait for the script."""
    html = table(with_plans(make_plan(purpose="Why.", audiences=["families"])))
    assert text_of("".join(f"<p>{c.text}</p>" for c in elements(html, "caption")))
    assert {th.attrib["scope"] for th in elements(html, "th")} == {"col", "row"}
    assert len(elements(html, "tr")) == 3
    assert all("hidden" in form.attrib for form in elements(html, "form"))
    assert "Why." in text_of(html)


def test_a_row_leads_to_its_plan_and_says_whom_to_write_to() -> None:
    """The status is a word, and the mailbox a link."""
    responsible = {"role": "communicator", "mailbox": "museum@kultur.example"}
    html = table(plans(make_plan(status="paused", responsible=responsible)))
    links = [a.attrib["href"] for a in elements(html, "a")]
    assert links[:2] == ["to:registry/museum-facebook/", "mailto:museum@kultur.example"]
    for words in ("Paused", "Communicator, museum@kultur.example"):
        assert words in text_of(html)


def test_a_row_carries_what_the_script_filters_and_counts_by() -> None:
    """Options by their places, and deadlines as steps from the day of building."""
    plan = make_plan(
        account={"url": "https://facebook.com/museum"},
        audiences=["families", "teachers"],
        decision={"by": "director", "date": "2026-06-01"},
        goals=[{"text": "More", "metric": "comments", "target": 4, "by": "2027-06-30"}],
    )
    other = make_plan("other", channel="blog", status="draft", audiences=["teachers", "visitors"])
    rows = attributes(table(plans(other, plan)), "tr", "data-options")
    assert [row["data-options"] for row in rows] == ["0 0 0 1,2", "0 1 1 0,1"]
    row = rows[1]
    assert (date(2027, 6, 30) - BUILT_ON).days in accumulate(map(int, row["data-due"].split()))
    assert int(row["data-findings"]) > 0


HOSTILE = "</td></table></template><script>alert(1)</script>{{ 7*7 }} **bold** <b>\"'&"


def test_hostile_texts_show_as_text() -> None:
    """HTML, templates and Markdown in the data are words like others, wherever they stand."""
    plan = make_plan(
        account={"url": 'javascript:alert(1)//"><script>', "handle": HOSTILE},
        purpose=HOSTILE,
        responsible={"role": "communicator", "name": HOSTILE},
    )
    html = table(plans(plan))
    assert elements(html, "script") == []
    assert elements(html, "b") == []
    assert text_of(html).count(HOSTILE) == 3
    assert not [a for a in elements(html, "a") if a.attrib["href"].startswith("javascript:")]


def test_a_text_in_another_language_says_so() -> None:
    """A Swedish purpose in the English registry is read out as Swedish."""
    handbook = plans(make_plan(purpose="Why."))
    spans = attributes(table(handbook, language="sv"), "span", "lang")
    assert {span["lang"] for span in spans} == {"en"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_registry_has_no_script_element(language: str) -> None:
    """Instant navigation would run it, even where it only holds data."""
    assert elements(table(HANDBOOK, language=language), "script") == []


def test_nobody_is_asked_where_the_contact_is_unknown() -> None:
    """A handbook whose organisation file is half loaded still renders."""
    handbook = with_organisation(contact="nobody")
    ask = WORDS.get("registry.empty.ask", contact="|").split("|")[0]
    assert ask not in text_of(table(replace(handbook, plans=HANDBOOK.plans)))


def test_the_result_is_markup() -> None:
    """What a macro gives is put into the page as it is."""
    edition = edition_of()
    view = render("registry.html", here_in(edition), registry=build_registry(edition))
    assert isinstance(view, Markup)
