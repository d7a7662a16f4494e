"""Names, addresses and texts of two hundred characters, and words that no line has room for."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from playwright.sync_api import Page

from macros.models import Audience, Organisation
from macros.page_macros import MACROS
from macros.render import render
from macros.views.plan import build_plan_page
from tests.browser.checks import width_of
from tests.browser.fixture_pages import here_in, serve, to_html
from tests.rules.support import HANDBOOK, ORGANISATION, build, make_plan

COMPOUND = "samhällsplaneringsförvaltningsenhetschefskommunikationsverksamhetssamordning"
LONG = ("those who live in the region and have not yet found what we have for them, " * 3)[:200]
COVER = [{"period": "summer-2027", "by": {"role": "communicator"}}]

VIEWS = (
    "attention", "calendar", "channel_list", "coordination", "due_soon", "half_year_plans",
    "inventory", "registry", "roles", "ros_summary", "scorecard",
)  # fmt: skip

POKES_OUT = """() => [...document.querySelectorAll("main, main *")]
    .filter((element) => element.checkVisibility() && !element.closest(".visually-hidden, .skip"))
    .filter((element) => getComputedStyle(element).overflowX === "visible")
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth)
    .filter((element) => !element.closest("table, .badge, svg, [class*=wrap]"))
    .map((element) => element.outerHTML.slice(0, 120))"""
"""What is wider than its place; tables scroll on their own."""


def test_long_names_make_no_page_scroll_sideways(page: Page, address: str) -> None:
    """Words break where a line ends, on a small phone and on a desk; no column takes it all."""
    words = ORGANISATION.replace("County Museum", COMPOUND)
    words = words.replace("name: communicator", f'name: "{LONG}"')
    risk = {"text": COMPOUND, "probability": 4, "consequence": 4, "measure": COMPOUND}
    plan = make_plan(
        title=f"{COMPOUND} {LONG}",
        account={"url": f"https://facebook.com/{'a-long-name-' * 16}", "handle": COMPOUND * 3},
        purpose=COMPOUND,
        audiences=[f"audience-{n}" for n in range(12)],
        goals=[{"text": COMPOUND, "target": 123456789012, "by": "2026-10-01"}],
        activities=[COMPOUND, LONG],
        responsible={"role": "communicator", "mailbox": f"{'a' * 60}@kultur.example"},
        oversight={"normal": COMPOUND, "leave": COVER},
        ros={"date": "2026-02-01", "risks": [risk]},
        training=[{"who": "communicator", "date": "2024-01-15"}],
        history=[{"date": "2026-02-01", "note": COMPOUND}],
    )
    audiences = {
        f"audience-{n}": build(
            Audience, {"id": f"audience-{n}", "name": f"{n} {COMPOUND}", "needs": LONG}
        )
        for n in range(12)
    }
    handbook = replace(
        HANDBOOK,
        organisation=build(Organisation, words),
        plans={**HANDBOOK.plans, plan.id: plan},
        audiences={**audiences, **HANDBOOK.audiences},
    )
    here = here_in(handbook)
    parts = [render("plan_page.html", here, plan=build_plan_page(here.edition, plan.id))]
    parts += [MACROS[view](here) for view in VIEWS]
    page.goto(serve(page.context, address, to_html(Markup("").join(parts), "en", address, ())))

    for width in (320, 768, 1440):
        page.set_viewport_size({"width": width, "height": 640})
        assert width_of(page) <= width
        assert page.evaluate(POKES_OUT) == [], width
    page.set_viewport_size({"width": 320, "height": 640})
    name = page.locator(".scorecard__matrix tbody th", has_text=COMPOUND).first
    share = name.evaluate("e => e.offsetWidth / e.closest('.table-wrap').offsetWidth")
    assert share < 0.8, "the other columns are seen"
