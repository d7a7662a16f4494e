"""The checklist in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.checklist.checklist import Checklist


@pytest.fixture
def checklist(page: Page, address: str) -> Checklist:
    """The start checklist in a browser that has never seen it."""
    return Checklist(page, address)
