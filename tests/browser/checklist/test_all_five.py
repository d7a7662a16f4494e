"""The five checklists of a channel's life: the ways to them, and each on a phone, as the course."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.checks import width_of

LISTS = {
    "start": "tools/checklist/",
    "weekly": "tools/checklists/weekly/",
    "half-year": "tools/checklists/half-year/",
    "incident": "tools/checklists/incident/",
    "closing": "tools/checklists/closing/",
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("folder", ["", "nb/", "en/"])
def test_each_checklist_has_its_page_that_leads_to_the_others(
    site: Path, folder: str, name: str
) -> None:
    """One list a page, for the whole life of a channel."""
    html = (site / folder / LISTS[name] / "index.html").read_text(encoding="utf-8")
    article = html[html.index("<article") : html.index("</article>")]

    assert article.count("<handbook-checklist") == 1
    assert f'id="checklist-{name}-' in article
    own = (site / folder / LISTS[name]).resolve()
    links = [part.split('"')[0] for part in article.split('href="')[1:]]
    reached = {(own / link.split("#")[0]).resolve() for link in links if "://" not in link}
    for other, path in LISTS.items():
        if other != name:
            assert (site / folder / path).resolve() in reached, other


@pytest.mark.parametrize(
    ("policy", "name"),
    [("when-something-goes-wrong", "incident"), ("archive", "half-year"), ("closing", "closing")],
)
@pytest.mark.parametrize("folder", ["", "nb/", "en/"])
def test_the_policy_leads_to_its_checklist(
    page: Page, address: str, folder: str, policy: str, name: str
) -> None:
    """What is to be done can be ticked off."""
    page.goto(f"{address}/{folder}policy/{policy}/")
    page.locator(f"article a[href$='{LISTS[name]}']").first.click()

    expect(page.locator("handbook-checklist")).to_be_visible()


@pytest.mark.parametrize("path", ["workshops/things/", *LISTS.values()])
def test_nothing_is_wider_than_a_small_phone(page: Page, address: str, path: str) -> None:
    """At 320 pixels, in each of these pages; nor are our controls too small to touch."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{path}")

    assert width_of(page) <= 320
    targets = "handbook-course :is(button, .thing__done, textarea), .half-year__table td a, select"
    for target in page.locator(targets).locator("visible=true").all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 44, target.inner_text()
