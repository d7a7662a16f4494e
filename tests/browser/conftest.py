"""A built site, a server for it, and a real browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.serving import serve_site
from tests.browser import chromium
from tests.shared_folder import fill_once

ROOT = Path(__file__).parents[2]
TODAY_EPOCH = "1795305600"
"""22 November 2026, so that what is overdue is the same on every day that tests run."""


THEMES_OWN = "executing a cancelled action"
"""What RxJS in the theme's script throws now and then when a page is left; nothing comes of it."""

NO_INDEX = {
    "config": {"lang": ["sv"], "separator": " ", "pipeline": [], "fields": {"title": {"boost": 1}}},
    "docs": [{"location": "", "title": "Kanalboken", "text": ""}],
}

BLOCKED = """
Object.defineProperty(window, "localStorage", {
  configurable: true,
  get() { throw new DOMException("blocked", "SecurityError"); },
});
"""
"""What a browser does that blocks all site data."""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample handbook's site, built once for all workers."""
    return fill_once(tmp_path_factory, "handbook", build) / "site"


def build(home: Path, **environment: str) -> None:
    """Build a copy of the sample handbook in a folder."""
    keep = ("mkdocs.yml", "mkdocs.nb.yml", "mkdocs.en.yml", "data", "docs", "macros", "overrides")
    home.mkdir(exist_ok=True)
    for name in keep:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, home / name, dirs_exist_ok=True)
        else:
            shutil.copy(source, home / name)
    built = subprocess.run(
        [sys.executable, "-m", "macros", "build", "--root", str(home)],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": TODAY_EPOCH,
            "NO_MKDOCS_2_WARNING": "1",
            **environment,
        },
    )
    if built.returncode != 0:
        pytest.fail(f"the site does not build:\n{built.stdout}\n{built.stderr}")


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the handbook that a plan or a page can be put into."""
    for folder in ("data", "docs"):
        shutil.copytree(site.parent / folder, tmp_path / folder)
    return tmp_path


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address that the site is served at, without a slash at the end."""
    with serve_site(site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    path = chromium.find()
    if path is None:
        pytest.fail(chromium.HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=list(chromium.ARGUMENTS), timeout=60_000
        )
        yield browser
        browser.close()


@pytest.fixture
def context(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    """A fresh profile; a request to another origin or a script error fails the test.

    The search has nothing to find, since taking in the index is a third of a page's work; tests
    that search are marked with `searches`.
    """
    context = browser.new_context(locale="sv-SE", accept_downloads=True)
    if request.node.get_closest_marker("searches") is None:
        context.route("**/search/search_index.json", lambda route: route.fulfill(json=NO_INDEX))
    context.set_default_timeout(10_000)
    strangers: list[str] = []
    errors: list[str] = []

    def note(text: str) -> None:
        if THEMES_OWN not in text:
            errors.append(text)

    def watch(page: Page) -> None:
        page.on("pageerror", lambda error: note(str(error)))
        page.on("console", lambda m: note(m.text) if m.type == "error" else None)

    context.on("page", watch)
    context.on(
        "request",
        lambda request: (
            strangers.append(request.url)
            if not request.url.startswith((address, "data:", "blob:", "file:", "about:"))
            else None
        ),
    )
    yield context
    context.close()
    assert strangers == [], "the page asked another origin for something"
    assert errors == [], "the page had script errors"


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page of that profile."""
    return context.new_page()


@pytest.fixture
def blocked_page(context: BrowserContext) -> Page:
    """A page of a browser that blocks all site data."""
    context.add_init_script(BLOCKED)
    return context.new_page()


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page of a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()
