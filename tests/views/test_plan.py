"""A plan's page: the action-plan form."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from macros.models import Plan, Text
from macros.render import render
from macros.views.plan import build_plan_page
from tests.rules.support import HANDBOOK, make_plan, with_plans
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

WHOLE = {
    "account": {"url": "https://www.facebook.com/museum.example", "handle": "museum"},
    "purpose": {"en": "To talk.", "sv": "För att tala."},
    "audiences": ["families"],
    "goals": [
        {
            "text": "Families ask",
            "metric": "comments",
            "target": 40,
            "by": "2027-06-30",
            "measured": [
                {"date": "2026-09-30", "value": 31},
                {"date": "2026-06-30", "value": 1022},
            ],
        }
    ],
    "activities": ["A question a week"],
    "responsible": {"role": "communicator", "mailbox": "museum@kultur.example"},
    "others": [{"role": "curator"}],
    "oversight": {
        "normal": "Weekdays",
        "leave": [{"period": "summer-2027", "by": {"role": "duty-officer"}}],
    },
    "updates": {"times": 2, "per": "week"},
    "hours_per_week": 4,
    "screenshots": {"responsible": {"role": "archivist"}, "log": ["2026-03-01"]},
    "sender": "anonymous",
    "ros": {
        "date": "2026-02-01",
        "done_by": ["communicator"],
        "risks": [
            {
                "text": "A storm",
                "probability": 2,
                "consequence": 3,
                "measure": "Calm",
                "residual_probability": 1,
                "residual_consequence": 2,
            }
        ],
    },
    "training": [{"who": "communicator", "date": "2026-01-15"}],
    "consulted": {"by": "communications-officer", "date": "2026-02-10"},
    "checklist": {"id": "start", "done": "2026-02-12"},
    "decision": {
        "by": "director",
        "date": "2026-02-20",
        "place": "Exempelstad",
        "record": "KB 2026-0123",
    },
    "agreement": "2026-02-25",
    "evaluations": [{"date": "2026-09-01", "outcome": "keep", "note": "It led on."}],
    "coordinates_with": ["library-facebook"],
    "history": [{"date": "2026-02-01", "note": "First draft"}],
}


def show(plan: Plan, language: str = "en") -> Markup:
    """The page of a plan in the small handbook."""
    edition = edition_of(with_plans(plan), language)  # type: ignore[arg-type]
    view = build_plan_page(edition, plan.id)
    return render("plan_page.html", here_in(edition), plan=view)


def test_names_in_a_row_begin_with_one_capital() -> None:
    """The data have them as they stand in a sentence."""
    small = {
        audience.id: audience.model_copy(update={"name": Text(sv=audience.id, en=audience.id)})
        for audience in HANDBOOK.audiences.values()
    }
    plan = make_plan(audiences=["teachers", "families"])
    edition = edition_of(replace(with_plans(plan), audiences=small), "en")
    page = render("plan_page.html", here_in(edition), plan=build_plan_page(edition, plan.id))

    assert "Teachers, families" in text_of(page)


def test_an_empty_draft_is_not_praised() -> None:
    """Hardly any rule is about a draft, so having broken none does not follow the strategy."""
    empty = text_of(show(make_plan(status="draft", decision=None, account=None)))

    assert "A draft. Most rules apply only once the plan is proposed." in empty
    assert "The plan follows the strategy." not in empty


def test_every_field_of_the_template_is_on_the_page() -> None:
    """The form holds what the manager signs."""
    text = text_of(show(make_plan(**WHOLE)))

    form = "".join(text.split())
    assert form.count("DecidingmanagerDirector") == 2, "in the form and where it is signed"
    for expected in (
        "County Museum",
        "https://www.facebook.com/museum.example",
        "To talk.",
        "Families",
        "comments",
        "40",
        "30 June 2027",
        "A question a week",
        "museum@kultur.example",
        "Curator",
        "Weekdays",
        "Summer 2027",
        "Duty officer",
        "2 times a week",
        "4 hours a week",
        "Archivist",
        "1 March 2026",
        "posts are not signed",
        "A storm",
        "Calm",
        "15 January 2026",
        "To start, done 12 February 2026",
        "Director, 20 February 2026, Exempelstad",
        "KB 2026-0123",
        "25 February 2026",
        "1 September 2026: keep. It led on.",
        "I have read the action plan and approve it.",
        "First draft",
    ):
        assert expected in text


def test_an_exception_without_a_reason_says_that_it_has_none() -> None:
    """Nothing dangles after a colon."""
    text = text_of(show(make_plan(exceptions=[{"rule": "evaluated"}])))

    assert "Evaluated: No reason is given." in text


def test_a_draft_with_nothing_in_it_says_what_is_missing() -> None:
    """Empty fields stand in the form, marked; nothing breaks."""
    plan = make_plan(status="draft")
    html = show(plan)

    assert text_of(html).count("Not filled in") > 12
    assert "follow-up" not in build_plan_page(edition_of(with_plans(plan)), plan.id).sections


def test_a_closed_plan_says_when_it_was_closed() -> None:
    """The archive asks for the day; lines to sign would look like a decision that is missing."""
    closed = make_plan(**{**WHOLE, "status": "closed", "closure": {"date": "2026-04-30"}})
    text = text_of(show(closed))
    assert "Closed30 April 2026" in text
    assert "approve it" not in text
    assert "approve it" in text_of(show(make_plan(**WHOLE)))


def test_the_latest_value_is_that_of_the_latest_day() -> None:
    """Not the one that is written last."""
    view = build_plan_page(edition_of(with_plans(make_plan(**WHOLE))), "museum-facebook")

    assert view.goals[0].latest is not None
    assert view.goals[0].latest.value == 31


def test_a_risk_is_probability_times_consequence() -> None:
    """Before and after the measure."""
    (risk,) = build_plan_page(edition_of(with_plans(make_plan(**WHOLE))), "museum-facebook").risks

    assert (risk.value, risk.value_after) == (6, 2)


def test_a_text_in_another_language_says_so() -> None:
    """A screen reader then reads it in its own language."""
    html = show(make_plan(purpose={"en": "To talk."}), "nb")

    assert '<span lang="en">To talk.</span>' in html
    assert 'lang="sv"' not in show(make_plan(**WHOLE), "sv").split("purpose")[1][:400]


def test_data_stay_text() -> None:
    """Markup, Markdown and templates in the data are shown as they are written."""
    hostile = '<script>alert(1)</script> {{ 7*7 }} **x** "quoted"'
    html = show(make_plan(purpose=hostile, activities=[hostile], history=[]))

    assert "<script" not in html
    assert text_of(html).count(hostile) == 2


def test_only_https_addresses_become_links() -> None:
    """A script or an unsafe address is text."""
    for url in ("javascript:alert(1)", "http://www.facebook.com/x", "https://", "data:text/html,x"):
        links = [a.get("href") for a in elements(show(make_plan(account={"url": url})), "a")]
        assert url not in links
    links = [a.get("href") for a in elements(show(make_plan(**WHOLE)), "a")]
    assert "https://www.facebook.com/museum.example" in links


def test_rules_are_told_with_their_paragraph() -> None:
    """Met, not met and not applicable, each linked to the strategy's heading."""
    html = show(make_plan(**{**WHOLE, "decision": None}))
    rows = [row for row in elements(html, "tr") if (row.get("id") or "").startswith("rule-")]

    assert len(rows) == 23
    text = {row.get("id"): text_of_element(row) for row in rows}
    assert "Not met" in text["rule-decision-recorded"]
    assert "Met" in text["rule-purpose-stated"]
    assert "Does not apply at present" in text["rule-closure-analysed"]
    assert "to:policy/strategy/#who-decides" in html


def test_headings_and_sections_are_the_same() -> None:
    """The table of contents leads to headings that are there."""
    plan = make_plan(**WHOLE)
    view = build_plan_page(edition_of(with_plans(plan)), plan.id)
    headings = [h.get("id") for h in elements(show(plan), "h2")]

    assert tuple(headings) == view.sections


def test_the_summary_counts_what_must_or_should_be_mended() -> None:
    """As the registry does: each finding once, those that are only worth a thought not at all."""
    plan = make_plan(**{**WHOLE, "decision": None, "agreement": None})
    standing = build_plan_page(edition_of(with_plans(plan)), plan.id).standing
    judged = edition_of(with_plans(plan)).judgements[plan.id].findings

    assert standing.to_mend == sum(finding.level != "notice" for finding in judged)
    assert standing.to_mend >= 2
    assert f"{standing.to_mend} things" in text_of(show(plan))
