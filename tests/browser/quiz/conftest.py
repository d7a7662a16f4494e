"""The quiz in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.quiz.taker import PATH, Taker


@pytest.fixture
def taker(page: Page, address: str) -> Taker:
    """A reader who has never seen the quiz."""
    return Taker(page, f"{address}{PATH}")
