"""The risk analysis in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.ros.ros_page import RosPage


@pytest.fixture
def ros(page: Page, address: str) -> RosPage:
    """The tool in a browser that has never seen it."""
    return RosPage(page, address)
