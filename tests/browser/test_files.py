"""Files that a reader opens in the tools."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page


@pytest.mark.parametrize(
    ("tool", "path"),
    [
        ("handbook-plan-form", "tools/plan/"),
        ("handbook-checklist", "tools/checklist/"),
        ("handbook-ros", "tools/ros/"),
        ("handbook-course", "workshops/things/"),
        ("handbook-board", "workshops/board/"),
    ],
)
def test_a_button_lets_the_reader_choose_a_file(
    page: Page, address: str, tool: str, path: str
) -> None:
    """Once the tool is at work; only one file at a time is asked for."""
    page.goto(f"{address}/{path}")
    button = page.locator(f"{tool} [data-part=import]")
    button.wait_for(state="attached")
    for fold in page.locator(f"{tool} details:has([data-part=import]):not([open]) > summary").all():
        fold.click()
    with page.expect_file_chooser() as chooser:
        button.click()

    assert not chooser.value.is_multiple()
