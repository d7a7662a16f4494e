"""The board in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.board.board_page import NOW, BoardPage


@pytest.fixture
def board(page: Page, address: str) -> BoardPage:
    """The board in a browser that has never seen it."""
    page.clock.set_fixed_time(NOW)
    return BoardPage(page, address)
