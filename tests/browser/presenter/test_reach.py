"""The presenter for axe, in each language, and without scripts."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import find_violations
from tests.browser.presenter.presenter import WORKSHOP, Presenter

STAGE = "'.stage'"
"""What axe looks at."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(page: Page, address: str, scheme: Any) -> None:
    """On slides of several kinds, and in each panel."""
    # A button under the pointer is otherwise seen while its colours change.
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    presenter = Presenter(page, f"{address}/channels/blog/").open()
    for keys in ((), ("ArrowRight",), ("End",), ("o",), ("Escape", "?"), ("Escape", "q")):
        presenter.press(*keys)
        assert find_violations(page, STAGE) == [], keys
    presenter.press("Escape", "b")
    assert find_violations(page, STAGE) == []


@pytest.mark.parametrize(
    ("folder", "button", "keys"),
    [("", "Presentera", "Tangenter"), ("nb/", "Presenter", "Taster"), ("en/", "Present", "Keys")],
)
def test_each_language_has_its_words(
    page: Page, address: str, folder: str, button: str, keys: str
) -> None:
    """The button tells its shortcut, which does not fire while somebody types."""
    presenter = Presenter(page, f"{address}/{folder}workshops/things/")
    named = page.get_by_role("button", name=button, exact=True)
    expect(named).to_have_accessible_description("Alt + P")
    page.locator("[data-note]").first.focus()
    presenter.press("Alt+p")
    expect(presenter.stage).to_have_count(0)
    named.focus()
    presenter.press("Alt+p", "?")
    expect(page.get_by_role("dialog", name=keys)).to_be_visible()
    assert "present." not in presenter.stage.inner_text()


def test_without_scripts_nothing_is_offered(plain_page: Page, address: str) -> None:
    """The facilitator's notes are folded for all who read."""
    plain_page.goto(f"{address}/{WORKSHOP}")

    expect(plain_page.locator("[data-part=tools]")).to_be_hidden()
    expect(plain_page.locator("details.notes").first).to_be_visible()
    expect(plain_page.locator("details.notes p").first).to_be_hidden()
