"""The rules and the strategy's numbers, as this organisation has set them."""

from __future__ import annotations

from macros.page_macros import MACROS
from macros.views.rulebook import build_rulebook
from tests.rules.support import with_organisation
from tests.views.support import edition_of, here_in, text_of


def test_the_rulebook_tells_what_the_organisation_has_changed() -> None:
    """A rule switched off says so, with the reason."""
    setting = {"coordinated": {"level": "off", "reason": "We are one unit."}}
    edition = edition_of(with_organisation(rules=setting))

    rows = {row.rule: row for row in build_rulebook(edition)}

    assert len(rows) == 23
    assert rows["coordinated"].level == "off"
    assert rows["decision-recorded"].level == "error"
    assert "We are one unit." in text_of(MACROS["rules"](here_in(edition)))


def test_a_number_of_the_strategy_stands_in_running_text() -> None:
    """So that a page and the rules never say different things."""
    edition = edition_of(with_organisation(strategy={"training_valid_months": 18}))

    assert MACROS["number"](here_in(edition), "training_valid_months") == "18"
