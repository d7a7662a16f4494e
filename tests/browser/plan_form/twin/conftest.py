"""The sample handbook and the form, to be held against each other."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from macros.handbook import Handbook, load_handbook
from macros.rules import RULES
from tests.browser.plan_form.twin.pages import open_form


@pytest.fixture(scope="session")
def handbook(site: Path) -> Handbook:
    """The sample handbook, as the site was built from it."""
    loaded, problems = load_handbook(site.parent, RULES)
    assert loaded
    assert problems == []
    return loaded


@pytest.fixture
def form(page: Page, address: str) -> Page:
    """The page with the form, brought to life."""
    return open_form(page, address, "sv")
