"""The scorecard: all plans against all rules, the worst first, and what needs attention."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import LANGUAGES, Language
from macros.page_macros import MACROS
from macros.rules import RULES
from macros.rules.runner import Outcome, Result
from macros.texts import load_texts
from macros.views import scorecard
from macros.views.scorecard import (
    Mark,
    Scorecard,
    Tally,
    build_attention,
    build_scorecard,
    mark_of,
    tally_of,
)
from tests.rules.support import HANDBOOK, make_plan, with_organisation
from tests.views.support import edition_of, elements, here_in, text_of

SAYS = load_texts("en").get
DECIDED = {"decision": {"by": "director", "date": "2026-02-20", "place": "X", "record": "1"}}


def handbook_of(*plans: Plan, handbook: Handbook = HANDBOOK) -> Handbook:
    """The small handbook with these plans only."""
    return replace(handbook, plans={plan.id: plan for plan in plans})


def card_of(*plans: Plan, handbook: Handbook = HANDBOOK) -> Scorecard:
    """The scorecard of these plans."""
    return build_scorecard(edition_of(handbook_of(*plans, handbook=handbook)))


def show(*plans: Plan, language: Language = "en", macro: str = "scorecard") -> str:
    """The scorecard as a page has it."""
    return str(MACROS[macro](here_in(edition_of(handbook_of(*plans), language))))


def cell(card: Scorecard, plan_id: str, rule: str) -> Mark:
    """One mark of the matrix."""
    [row] = [row for row in (*card.rows, *card.apart) if row.plan.id == plan_id]
    return row.marks[[column.rule for column in card.columns].index(rule)]


def test_the_worst_plan_comes_first() -> None:
    """What must be fixed weighs more; where all is equal, names decide."""
    card = card_of(
        make_plan("b", title="B", **DECIDED),
        make_plan("c", title="C"),
        make_plan("a", title="A", **DECIDED),
    )
    assert [row.plan.id for row in card.rows] == ["c", "a", "b"]
    assert card.rows[0].tally.errors == card.rows[1].tally.errors + 1


def test_one_error_is_worse_than_many_warnings() -> None:
    """The order is that of gravity, not of numbers."""
    assert Tally(errors=1).badness > Tally(warnings=9, notices=9).badness
    assert Tally(warnings=1).badness > Tally(notices=9).badness
    assert Tally(met=1, errors=1, warnings=2, notices=3).not_met == 6


def test_drafts_and_rejected_plans_stand_apart() -> None:
    """Few rules apply to them, which does not make them good plans."""
    statuses = ("draft", "proposed", "approved", "active", "paused", "closed", "rejected")
    card = card_of(*(make_plan(status, status=status) for status in statuses))

    assert {row.plan.id for row in card.apart} == {"draft", "rejected"}
    assert {row.plan.id for row in card.rows} == set(statuses) - {"draft", "rejected"}


def test_sums_agree_with_the_cells() -> None:
    """Per plan, per rule, per unit and in all: the same marks are counted."""
    card = card_of(
        make_plan("one"),
        make_plan("two", **DECIDED),
        make_plan("three", unit="regional-library", channel="blog", status="draft"),
    )
    rows = [*card.rows, *card.apart]
    whole = tally_of(mark for row in rows for mark in row.marks)

    assert card.total == whole
    assert sum((column.tally for column in card.columns), Tally()) == whole
    assert sum((unit.tally for unit in card.units), Tally()) == whole
    assert [(unit.unit, unit.plans) for unit in card.units] == [
        ("county-museum", 2),
        ("regional-library", 1),
    ]
    assert card.with_errors == 2


def test_a_unit_without_plans_has_no_row() -> None:
    """There is nothing to say of it here."""
    assert [unit.unit for unit in card_of(make_plan()).units] == ["county-museum"]


def test_a_share_of_all_is_all() -> None:
    """Rounding never hides the last one that is not met."""
    assert Tally(met=299, errors=1).percent == 99
    assert Tally(met=300).percent == 100
    assert Tally().percent is None


def test_an_exception_counts_neither_way() -> None:
    """An excused rule is no shortfall, and not met either."""
    exception = {
        "rule": "purpose-stated",
        "reason": "Later",
        "until": "2027-01-31",
        "granted_by": "director",
    }
    excused = card_of(make_plan(exceptions=[exception]))
    plain = card_of(make_plan())

    assert cell(excused, "museum-facebook", "purpose-stated") == Mark.EXCUSED
    assert excused.rows[0].tally.errors == plain.rows[0].tally.errors - 1
    assert cell(excused, "museum-facebook", "exception-valid") == Mark.MET
    assert excused.rows[0].tally.met == plain.rows[0].tally.met + 1  # only that of the exception


def test_a_rule_that_is_off_has_no_column() -> None:
    """The organisation does not use it."""
    off = with_organisation(rules={"purpose-stated": {"level": "off", "reason": "Not now"}})
    card = card_of(make_plan(), handbook=off)

    assert {column.rule for column in card.columns} == set(RULES) - {"purpose-stated"}
    assert all(len(row.marks) == len(card.columns) for row in card.rows)


def test_the_mark_is_the_level_that_the_organisation_chose() -> None:
    """The same shortfall can be an error, a warning or a notice."""
    for level in ("error", "warning", "notice"):
        chosen = with_organisation(rules={"purpose-stated": {"level": level, "reason": "So"}})
        card = card_of(make_plan(), handbook=chosen)
        assert cell(card, "museum-facebook", "purpose-stated") == level


def test_every_outcome_has_a_mark() -> None:
    """But that of a rule that is off; a rule that failed is not held against the plan."""
    for outcome in set(Outcome) - {Outcome.NOT_MET, Outcome.OFF}:
        assert mark_of(Result("r", outcome)) == outcome.value
    assert mark_of(Result("r", Outcome.OFF)) is None
    assert tally_of([Mark.FAILED, Mark.EXCUSED, Mark.NOT_APPLICABLE]) == Tally()


def test_a_table_has_room_for_the_worst(monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums count those left out too, and the page says so."""
    monkeypatch.setattr(scorecard, "MOST_ROWS", 2)
    plans = [make_plan("one"), make_plan("two"), make_plan("good", **DECIDED)]
    card = card_of(*plans)

    assert [row.plan.id for row in card.rows] == ["one", "two"]
    assert (card.left_out, card.plans, card.with_errors) == (1, 3, 3)
    assert card.total.applicable > sum(row.tally.applicable for row in card.rows)
    assert SAYS("scorecard.more", shown=2, n=1) in text_of(show(*plans))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_cell_says_its_mark_and_leads_to_the_rule(language: Language) -> None:
    """In words, not in colour alone; what it means is one click away."""
    html = show(make_plan("one"), make_plan("two", status="draft"), language=language)
    cells = [td for td in elements(html, "td") if "mark" in (td.get("class") or "").split()]

    assert len(cells) == 2 * len(RULES)
    for index, td in enumerate(cells):
        [a] = td.iter("a")
        plan = "one" if index < len(RULES) else "two"
        assert a.get("href") == f"to:registry/{plan}/#rule-{list(RULES)[index % len(RULES)]}"
        assert "".join(a.itertext()).strip()


def test_column_heads_lead_to_the_strategy() -> None:
    """Each to the paragraph that its rule enforces."""
    html = show(make_plan())
    heads = [th for th in elements(html, "th") if th.get("class") == "scorecard__rule"]

    assert [next(th.iter("a")).get("href") for th in heads] == [
        f"to:policy/strategy/#{rule.POLICY}" for rule in RULES.values()
    ]


def test_every_row_has_a_cell_for_each_column() -> None:
    """The matrix is whole: a screen reader tells the right heading of each cell."""
    html = show(make_plan("one"), make_plan("two", status="rejected"))
    [table] = [t for t in elements(html, "table") if t.get("class") == "scorecard__matrix"]
    widths = {
        sum(int(part.get("colspan") or 1) for part in row if part.tag in ("td", "th"))
        for row in table.iter("tr")
    }
    assert widths == {len(RULES) + 3}


def test_a_share_of_nothing_is_a_dash() -> None:
    """A unit with only a rejected plan has no rule to be judged by."""
    html = show(make_plan(status="rejected"))

    assert "0%" not in text_of(html)
    assert SAYS("scorecard.no-errors") in text_of(html)


def test_names_stay_text() -> None:
    """Markup in a plan's title is shown as it is written."""
    hostile = '<img src=x onerror=alert(1)> {{ 7*7 }} "'
    for macro in ("scorecard", "attention"):
        html = show(make_plan(title=hostile), macro=macro)
        assert not elements(html, "img")
        assert hostile in text_of(html)


def test_attention_shows_the_worst_plans_and_the_gravest_that_is_wrong() -> None:
    """Few of them, and none where only notices are left."""
    plans = (make_plan("bad"), make_plan("better", **DECIDED), make_plan("draft", status="draft"))
    edition = edition_of(handbook_of(*plans))
    rows = build_attention(edition, limit=5)

    assert [row.plan.id for row in rows] == ["bad", "better"]
    assert rows[0].rule == "decision-recorded"
    assert rows[0].finding.level == "error"
    assert rows[0].finding.wrong == SAYS(
        "rules.decision-recorded.missing.wrong", status=SAYS("statuses.plan.active")
    )
    assert [row.plan.id for row in build_attention(edition, limit=1)] == ["bad"]


def test_attention_leads_to_the_rule() -> None:
    """And says how much there is to do."""
    html = show(make_plan("bad"), macro="attention")
    links = [a.get("href") for a in elements(html, "a")]

    assert links == ["to:registry/bad/#rule-decision-recorded", "to:registry/scorecard/"]
    errors = build_attention(edition_of(handbook_of(make_plan("bad"))), 1)[0].tally.errors
    assert SAYS("scorecard.count.error", n=errors) in text_of(html)


def _rules(levels: dict[str, str]) -> dict[str, Any]:
    return {rule: {"level": level, "reason": "So"} for rule, level in levels.items()}


def test_notices_alone_ask_for_no_attention() -> None:
    """They are worth a thought, not a list."""
    notices = with_organisation(rules=_rules(dict.fromkeys(RULES, "notice")))
    assert build_attention(edition_of(handbook_of(make_plan(), handbook=notices)), 5) == ()
