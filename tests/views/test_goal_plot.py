"""Goals as small plots: places, words and the table of values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from macros.models.plan import Goal
from macros.models.shared import LANGUAGES, Language
from macros.render import render
from macros.texts import load_texts
from macros.views.goal_plot import GoalPlot, build_goal_plot
from macros.views.plan import build_plan_page
from tests.rules.support import build, make_plan, with_plans
from tests.views.support import edition_of, elements, here_in, text_of

SAYS = load_texts("en").get


def plot(*values: tuple[str, float], language: Language = "en", **fields: Any) -> GoalPlot:
    """The plot of a goal measured on these days."""
    data = {
        "text": "Be asked",
        "measured": [{"date": day, "value": value} for day, value in values],
        **fields,
    }
    found = build_goal_plot(edition_of(language=language), build(Goal, data))
    assert found is not None
    return found


def test_nothing_measured_is_no_plot() -> None:
    """There is nothing to draw yet."""
    goal = build(Goal, {"text": "Be asked", "target": 4, "by": "2027-06-30"})
    assert build_goal_plot(edition_of(), goal) is None


def test_heights_are_in_proportion_from_zero() -> None:
    """Twice the value is twice as high: an axis that starts elsewhere exaggerates."""
    found = plot(("2026-01-01", 20), ("2026-06-01", 10), target=40)
    one, other = (found.bottom - point.y for point in found.points)

    assert one == pytest.approx(2 * other, abs=0.1)
    assert found.target_y is not None
    assert found.bottom - found.target_y == pytest.approx(2 * one, abs=0.2)


def test_days_are_in_proportion_and_in_order() -> None:
    """However they are written in the file; the axis ends on the goal's last day."""
    found = plot(("2026-07-02", 2), ("2026-01-01", 1), by="2026-12-31")

    assert [point.measured.value for point in found.points] == [1, 2]
    assert found.points[0].x == found.left
    assert found.points[1].x == pytest.approx((found.left + found.right) / 2, abs=1)
    assert [day.isoformat() for day, _ in found.days] == ["2026-01-01", "2026-12-31"]


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ([("2026-01-01", 0)], {}),
        ([("2026-01-01", 0)], {"target": 0, "by": "2026-01-01"}),
        ([("2026-01-01", 1e12), ("2026-01-02", 0.001)], {"target": 1e-9}),
        ([("2026-01-01", 3), ("2026-01-01", 4)], {"target": 2}),
        ([("2026-09-01", 5)], {"target": 2, "by": "2026-01-01"}),
        ([("0001-01-01", 1), ("9999-12-31", 2)], {"target": 1e12}),
    ],
)
def test_all_stays_inside_the_frame(
    values: list[tuple[str, float]], fields: dict[str, Any]
) -> None:
    """Nothing measured, everything at once, or far from the target."""
    found = plot(*values, **fields)
    heights = [point.y for point in found.points] + [found.label_y, found.target_y or 50]

    assert all(found.left <= point.x <= found.right for point in found.points)
    assert all(12 <= height <= found.bottom for height in heights)


def test_the_number_keeps_away_from_the_targets_line() -> None:
    """Above its point, or below where the line passes close above it."""
    close = plot(("2026-01-01", 30), ("2026-06-01", 38), target=40)
    far = plot(("2026-01-01", 10), ("2026-06-01", 12), target=40)

    assert close.label_y > close.points[-1].y
    assert far.label_y < far.points[-1].y


def test_words_at_the_edges_stay_inside() -> None:
    """They start or end there, and stand centred elsewhere."""
    found = plot(("2026-01-01", 1))
    assert [found.anchor(x) for x in (found.left, 160, found.right)] == ["start", "middle", "end"]


def test_the_targets_number_stands_away_from_the_latest_value() -> None:
    """At the other end of the line."""
    assert not plot(("2026-01-01", 1), by="2026-12-31", target=2).target_left
    assert plot(("2026-01-01", 1), ("2026-12-31", 2), by="2026-12-31", target=2).target_left


def test_the_sentences_tell_the_whole() -> None:
    """From what to what, the target, and whether it was reached."""
    several = plot(("2026-01-01", 14), ("2026-06-01", 31.5), target=40, by="2027-06-30")
    reached = plot(("2026-01-01", 41), ("2026-06-01", 39), target=40)
    once = plot(("2026-01-01", 3))

    assert several.sentences == (
        SAYS(
            "goals.several", n=2, first=14, start=date(2026, 1, 1), last=31.5, end=date(2026, 6, 1)
        ),
        SAYS("goals.target-by", target=40, by=date(2027, 6, 30)),
    )
    assert reached.sentences[1:] == (SAYS("goals.target", target=40), SAYS("goals.reached"))
    assert once.sentences == (
        SAYS("goals.once", value=3, date=date(2026, 1, 1)),
        SAYS("goals.no-target"),
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_drawing_says_what_the_sentence_says(language: Language) -> None:
    """Its name for a screen reader, the text below it, and a table with each value."""
    edition = edition_of(language=language)
    found = plot(("2026-01-01", 14), ("2026-06-01", 1234.5), target=40, language=language)
    html = str(render("goal_plot.html", here_in(edition), plot=found))
    sentence = " ".join(found.sentences)
    [svg] = elements(html, "{http://www.w3.org/2000/svg}svg")

    assert (svg.get("role"), svg.get("aria-label")) == ("img", sentence)
    assert " ".join(sentence.split()) in text_of(html)
    values = ["".join(td.itertext()) for td in elements(html, "td")]
    assert values[0::2] == [edition.texts.date(point.measured.date) for point in found.points]
    assert values[1::2] == [edition.texts.number(14), edition.texts.number(1234.5)]


def test_a_plan_shows_a_plot_for_each_goal_that_is_measured() -> None:
    """On its page, below the goals."""
    measured = {"text": "A", "measured": [{"date": "2026-01-01", "value": 1}]}
    plan = make_plan(goals=[measured, {"text": "B"}])
    edition = edition_of(with_plans(plan))
    page = build_plan_page(edition, plan.id)
    html = str(render("plan_page.html", here_in(edition), plan=page))

    assert [row.plot is not None for row in page.goals] == [True, False]
    assert len(elements(html, "figure")) == 1


def test_a_goals_words_stay_text() -> None:
    """Markup in them is shown as it is written."""
    hostile = "<img src=x onerror=alert(1)>"
    found = plot(("2026-01-01", 1), text=hostile)
    html = str(render("goal_plot.html", here_in(edition_of()), plot=found))

    assert not elements(html, "img")
    assert hostile in text_of(html)
