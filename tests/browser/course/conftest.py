"""The course in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.course.course import PATH, Course


@pytest.fixture
def course(page: Page, address: str) -> Course:
    """The course in a browser that has never seen it."""
    return Course(page, f"{address}{PATH}")
