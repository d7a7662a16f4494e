"""Before the first plan: a fork's handbook after `handbook init`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.page_macros import MACROS
from macros.texts import load_texts
from tests.rules.support import HANDBOOK
from tests.views.support import edition_of, elements, here_in, text_of

SAYS = load_texts("en").get


@pytest.mark.parametrize(
    "macro",
    [
        "attention",
        "coordination",
        "half_year_plans",
        "inventory",
        "registry",
        "ros_summary",
        "scorecard",
    ],
)
def test_what_shows_plans_leads_to_the_first_one(macro: str) -> None:
    """It says that there is none and where one is written, and has no table without rows."""
    html = str(MACROS[macro](here_in(edition_of(replace(HANDBOOK, plans={})))))

    assert f"{SAYS('plan.none')} {SAYS('plan.first')}" in text_of(html)
    assert "to:tools/plan/" in [link.get("href") for link in elements(html, "a")]
    assert all(list(table.iter("td")) for table in elements(html, "table"))
