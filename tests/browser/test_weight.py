"""What a page costs over the network, for a handbook of a thousand plans."""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from bench.generate import generate
from bench.serving import serve_site
from bench.words import make_place
from tests.browser.conftest import ROOT, TODAY_EPOCH

PLANS = 1_000
KILO = 1_000
OWN = ROOT / "overrides"
STYLES = re.compile(r"^  - (assets/css/.+)$", re.MULTILINE)
RULES = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return [...sheet.cssRules].map((rule) => rule.cssText);
}"""
"""What a browser understands of a sheet."""


@pytest.fixture
def large_site(tmp_path: Path) -> Path:
    """The site of a handbook of a thousand plans, in one language."""
    home = tmp_path / "large"
    generate(home, PLANS)
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=home,
        env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return home / "site"


def weigh(page: Page, address: str) -> dict[str, int]:
    """All that a page loads before anybody does anything: gzipped bytes by path."""
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    with page.expect_response("**/search/search_index.json"):
        page.goto(address, wait_until="networkidle")
    return {urlsplit(answer.url).path: len(gzip.compress(answer.body(), 6)) for answer in answers}


def test_the_first_page_and_the_registry_are_light(browser: Browser, large_site: Path) -> None:
    """At most 250 kB for the first page, the search's index included, of which 40 kB of our own
    styles and scripts; at most 100 kB more for the registry, and 40 kB for the plan form, whatever
    the number of plans. What people look for is in the index.
    """  # noqa: D205
    form = large_site / "tools/plan/index.html"
    assert len(gzip.compress(form.read_bytes(), 6)) <= 40 * KILO
    context = browser.new_context(locale="sv-SE")
    with serve_site(large_site) as address:
        first = weigh(context.new_page(), f"{address}/")
        registry = weigh(context.new_page(), f"{address}/registry/")
        own = {path: size for path, size in first.items() if (OWN / path[1:]).is_file()}
        more = {path: size for path, size in registry.items() if path not in first}
        assert {"/assets/css/handbook.css", "/assets/js/elements.js"} <= own.keys()
        assert {"/search/search_index.json", "/sitemap.xml"} <= first.keys()
        assert {"/registry/", "/assets/js/registry.js"} <= more.keys()
        assert sum(own.values()) <= 40 * KILO, own
        assert sum(first.values()) <= 250 * KILO, first
        assert sum(more.values()) <= 100 * KILO, more

        page = context.new_page()
        page.goto(f"{address}/")
        field = page.locator(".md-search__input")
        place = make_place(100)
        for words, found in (
            (place.name.lower(), place.name),  # the accounts of a place, by their titles
            (place.slug.replace("-", "_"), place.name),  # by the account's name
            ("restoration", "the conservator"),  # by a word of their purpose
            ("skärmdumparna", "Skärmdumpar"),  # what is written by hand
        ):
            field.clear()
            field.press_sequentially(words)
            expect(page.locator(".md-search-result__list")).to_contain_text(found)
    context.close()


def test_the_styles_that_readers_get_mean_what_was_written(site: Path, page: Page) -> None:
    """Rule by rule, but for blanks that nothing depends on."""
    names = STYLES.findall((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert names
    written = [rule for name in names for rule in page.evaluate(RULES, _read(OWN / name))]
    got = page.evaluate(RULES, _read(site / names[0]))
    assert [_blankless(rule) for rule in got] == [_blankless(rule) for rule in written]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _blankless(rule: str) -> str:
    return re.sub(r"(?<=[(,])\s+|\s+(?=[),])", "", rule)
