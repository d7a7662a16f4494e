"""The plan form in a browser, and a handbook that its plans can be put into."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.plan_form.form import PlanForm

NOW = "2026-11-22T12:00:00Z"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on a day when the sample plans are what they are."""
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    return page


@pytest.fixture
def form(page: Page, address: str) -> PlanForm:
    """The form in a browser that has never seen it."""
    return PlanForm(page, address)
