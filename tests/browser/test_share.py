"""The packed site, opened from a folder as from a USB stick: no server, no network."""

from __future__ import annotations

import json
import os
import posixpath
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from filelock import FileLock
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.checklist.checklist import Checklist
from tests.browser.conftest import TODAY_EPOCH
from tests.browser.plan_form.form import PlanForm

FOLDER = "På möte i höst"
"""Where it is unpacked: a name with what addresses write in another way."""
NO_PAGE = ("https:", "mailto:", "data:")


@pytest.fixture(scope="session")
def unpacked(site: Path) -> Path:
    """The sample handbook's site, packed and unpacked once for all workers."""
    home = site.parent
    folder = home / ".build" / FOLDER
    with FileLock(str(home.with_suffix(".share-lock"))):
        if not folder.is_dir():
            done = subprocess.run(
                [sys.executable, "-m", "macros", "share", "--root", str(home)],
                capture_output=True,
                text=True,
                check=False,
                env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1"},
            )
            assert done.returncode == 0, done.stdout + done.stderr
            with zipfile.ZipFile(home / "kanalboken-2026-11-22.zip") as archive:
                archive.extractall(folder)
    return folder


@pytest.fixture
def stick(unpacked: Path, context: BrowserContext) -> Iterator[str]:
    """The address of the folder with the pages; anything asked of a server fails the test."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith(("file:", "data:", "blob:", "about:")):
            asked.append(request.url)

    context.on("request", note)
    yield (unpacked / "handbok").as_uri()
    assert asked == []


class Addresses(HTMLParser):
    """All addresses of a page: links, and what its attributes and templates give to scripts."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: set[str] = set()
        self.given: set[str] = set()
        self._template = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the addresses."""
        self._template = tag == "template"
        for name, value in attrs:
            if name in ("href", "src", "action", "srcset", "poster"):
                if (tag, name) != ("form", "action") or value:
                    self.links.add(value or "")
            elif value and name.startswith("data-"):
                self._take(value)

    def handle_data(self, data: str) -> None:
        """Keep the addresses that a template holds as data."""
        if self._template and data.lstrip().startswith(("{", "[")):
            self._take(data)

    def _take(self, text: str) -> None:
        try:
            values = [json.loads(text)]
        except ValueError:
            values = [text]
        while values:
            value = values.pop()
            if isinstance(value, dict):
                values += value.values()
            elif isinstance(value, list):
                values += value
            elif isinstance(value, str) and re.match(r"\.\.?/", value):
                self.given.add(value)


def broken(root: Path, page: str, files: set[str]) -> Iterator[str]:
    """What a page's addresses do not lead to, with the reason."""
    found = Addresses((root / page).read_text(encoding="utf-8"))
    for address in sorted(found.links | found.given):
        if address.startswith(("#", *NO_PAGE)):
            continue
        if not address or address.startswith("/") or urlsplit(address).scheme:
            yield f"{page}: {address!r} leaves the folder"
            continue
        path = posixpath.normpath(
            posixpath.join(posixpath.dirname(page), unquote(urlsplit(address).path))
        )
        if "{unit}" in path:
            path = path.replace("{unit}", "county-museum")
        if path not in files and path != page and urlsplit(address).path:
            yield f"{page}: {address!r} is no file"


def test_every_address_leads_to_a_file(unpacked: Path) -> None:
    """None to the site's root and none to a folder: over file: they open nothing.

    Of the plans' pages, which are all made in one way, one a language is enough.
    """
    files = {f.relative_to(unpacked).as_posix() for f in unpacked.rglob("*") if f.is_file()}
    plans = re.compile(r"/registry/(?!museum-facebook/|scorecard/|calendar/|coordination/)[^/]+/")
    pages = sorted(name for name in files if name.endswith(".html") and not plans.search(name))
    assert {"start.html", "handbok/index.html", "handbok/nb/tools/plan/index.html"} < set(pages)
    assert [wrong for page in pages for wrong in broken(unpacked, page, files)] == []


def test_addresses_that_lead_nowhere_are_found(tmp_path: Path) -> None:
    """The test above does find what is wrong."""
    html = (
        '<a href="/x/">a</a><a href="../x/">b</a><a href="y.html?a=1#b">c</a><a href="">d</a>'
        '<b data-setup=\'{"plans": ["../z.js"]}\'></b><template>{"link": "./q/"}</template>'
    )
    (tmp_path / "a.html").write_text(html, encoding="utf-8")
    assert [line.split("'")[1] for line in broken(tmp_path, "a.html", {"y.html"})] == [
        "", "../x/", "../z.js", "./q/", "/x/",
    ]  # fmt: skip


def test_from_the_start_page_to_any_language(page: Page, unpacked: Path, stick: str) -> None:
    """The warning to unpack first is there only as long as the rest is not."""
    page.goto((unpacked / "start.html").as_uri())
    expect(page.get_by_text("Packa upp hela zip-filen först")).to_be_hidden()
    page.get_by_role("link", name="Öppna handboken på svenska").click()
    expect(page).to_have_url(f"{stick}/index.html")

    page.get_by_role("link", name="Policy", exact=True).first.click()
    expect(page).to_have_url(f"{stick}/policy/index.html")
    page.get_by_role("link", name="EN English").click()
    expect(page).to_have_url(f"{stick}/en/policy/index.html")
    page.goto(f"{stick}/en/registry/museum-facebook/index.html")
    page.get_by_role("link", name="NB Norsk bokmål").click()
    expect(page).to_have_url(f"{stick}/nb/registry/museum-facebook/index.html")
    page.get_by_role("link", name="SV Svenska").click()
    expect(page).to_have_url(f"{stick}/registry/museum-facebook/index.html")
    page.locator(".md-logo").first.click()
    expect(page).to_have_url(f"{stick}/index.html")


def test_a_start_page_alone_says_what_to_do(page: Page, unpacked: Path, tmp_path: Path) -> None:
    """As when it is opened inside the zip, which systems unpack by itself."""
    html = (unpacked / "start.html").read_text(encoding="utf-8")
    # The browser would report the missing sheet, which is the point here.
    (tmp_path / "start.html").write_text(html.replace("<link ", "<meta "), encoding="utf-8")
    page.goto((tmp_path / "start.html").as_uri())
    expect(page.get_by_text("Packa upp hela zip-filen först")).to_be_visible()
    expect(page.get_by_text("Pakk ut hele zip-filen først")).to_be_visible()


@pytest.mark.parametrize(
    ("folder", "word", "found"),
    [
        ("", "skärmdumparna", "Skärmdumpar"),
        ("/nb", "skjermbildene", "Skjermbilder"),
        ("/en", "screenshotting", "screenshots"),
    ],
)
def test_search_knows_the_language(
    page: Page, stick: str, folder: str, word: str, found: str
) -> None:
    """Another form of the word finds the page, and the page opens."""
    page.goto(f"{stick}{folder}/policy/law/index.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially(word)

    expect(page.locator(".md-search-result__list")).to_contain_text(found)
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile(re.escape(f"{stick}{folder}/") + r"\S+/index\.html"))
    expect(page.locator("article h1")).to_be_visible()


def test_the_registry_finds_and_leads_on(page: Page, stick: str) -> None:
    """Filter, plan page, revision in the form, and the answer whether an account is ours."""
    page.goto(f"{stick}/registry/index.html")
    page.locator("handbook-registry").get_by_role("searchbox").fill("museum")
    row = page.locator("handbook-registry tbody tr:visible th a[href*='museum-facebook']")
    expect(row).to_be_visible()
    expect(page.locator("handbook-registry tbody a[href*='library']:visible")).to_have_count(0)
    url = row.get_attribute("href")
    row.click()
    expect(page).to_have_url(urljoin(f"{stick}/registry/index.html", url))

    page.locator(".plan__revise").click()
    form = PlanForm.__new__(PlanForm)
    form.page = page
    form.expect_ready()
    form.expect_message("redo att ändras")
    expect(form.field("status")).to_have_value("active")

    page.goto(f"{stick}/index.html")
    lookup = page.locator("handbook-account-lookup")
    lookup.locator("input").first.fill("https://www.facebook.com/nobody.example")
    lookup.get_by_role("button").first.click()
    expect(lookup.locator("a[data-slot=search]:visible").first).to_have_attribute(
        "href", re.compile(r"registry/index\.html")
    )


def test_a_tick_is_there_after_a_reload(page: Page, stick: str) -> None:
    """In the browser's own storage, which pages of a folder share."""
    checklist = Checklist(page, stick, "/tools/checklist/index.html")
    checklist.begin("Bloggen")
    checklist.tick(1)
    checklist.expect_count(1)
    page.reload()
    checklist.expect_count(1)
    expect(checklist.boxes.nth(1)).to_be_checked()


def test_every_tool_comes_alive(page: Page, stick: str) -> None:
    """What each page's script shows when it is there, in a language with a folder of its own."""
    for path, shown in {
        "tools/quiz": "handbook-quiz [data-part=steps]",
        "tools/chooser": "handbook-chooser [data-part=form]",
        "tools/ros": "handbook-ros [data-part=begin]",
        "tools/checklists/half-year": "handbook-half-year [data-part=choose]",
        "workshops/things": "handbook-course [data-part=tools]",
        "registry/calendar": "handbook-calendar select",
        "registry/scorecard": "handbook-sortable button",
        "postulates": ".md-typeset h1",
        "channels/blog": ".md-typeset h1",
        "workshops/first-step": "handbook-agenda [data-part=form]",
        "tags": ".md-typeset h1",
    }.items():
        page.goto(f"{stick}/nb/{path}/index.html")
        expect(page.locator(shown).first).to_be_visible()
