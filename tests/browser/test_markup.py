"""The pages' HTML keeps to the standard: an independent validator reads what was built."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.test_for_everyone import FOLDERS, PAGES

HERE = Path(__file__).parent
VALIDATOR = HERE.parents[1] / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
RULES = HERE / "html-validate.json"
"""The rules of the standard itself, and no opinions on style."""


@dataclass(frozen=True)
class Known:
    """Something that the theme writes and that we cannot change without copying its templates.

    Attributes:
        rule: the validator's rule.
        tag: how the tag begins, as a regular expression.
        reason: why it does no harm.
    """

    rule: str
    tag: str
    reason: str


THEMES_OWN = (
    Known(
        "valid-autocomplete",
        r'<input [^>]*class="md-(?:toggle|nav__toggle|option)[ "]',
        "keeps the browser from opening menus again after a reload",
    ),
    Known(
        "attribute-allowed-values",
        r'<label class="md-nav__link[^>]*tabindex=""',
        "is taken as no tabindex; the theme's script sets one where it is needed",
    ),
    Known(
        "no-missing-references",
        r'<nav class="md-nav" data-md-level="1" aria-labelledby="__nav_\d+_label"',
        "a section that has one page only has no label; its empty list is not shown",
    ),
    Known(
        "no-missing-references",
        r'<label class="md-nav__title" for="__toc"',
        "on a page without headings there is nothing to open",
    ),
)


def find_errors(pages: Sequence[Path], scratch: Path) -> list[str]:
    """What the validator finds wrong in pages, as `page:line: rule: what`.

    Args:
        pages: the files.
        scratch: a folder for the validator's report, which a pipe would cut short.
    """
    node = Path(sys.executable).parent / "node"
    report = scratch / "report.json"
    options = ("--config", str(RULES), "--formatter", f"json={report}")
    found = subprocess.run(
        [str(node), str(VALIDATOR), *options, *map(str, pages)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NO_COLOR": "1"},
    )
    assert report.is_file(), found.stdout + found.stderr
    errors = []
    for page in json.loads(report.read_text(encoding="utf-8")):
        lines = Path(page["filePath"]).read_text(encoding="utf-8").split("\n")
        for message in page["messages"]:
            line = lines[message["line"] - 1]
            tag = line[line.rfind("<", 0, message["column"]) :].split(">")[0]
            if not any(
                known.rule == message["ruleId"] and re.match(known.tag, tag) for known in THEMES_OWN
            ):
                where = f"{page['filePath']}:{message['line']}"
                errors.append(f"{where}: {message['ruleId']}: {message['message']} {tag}")
    return errors


def test_pages_are_valid_html(site: Path, tmp_path: Path) -> None:
    """One page of each kind in each language: nesting, attributes, ids and references."""
    pages = [
        site / folder / page / ("" if page.endswith(".html") else "index.html")
        for folder in FOLDERS.values()
        for page in PAGES
    ]
    assert find_errors(pages, tmp_path) == []


@pytest.mark.parametrize(
    ("html", "rule"),
    [
        ('<p id="a"></p><p id="a"></p>', "no-dup-id"),
        ("<ul><div>a</div></ul>", "element-permitted-content"),
        ("<p><div>a</div></p>", "close-order"),
        ('<label for="none">a</label>', "no-missing-references"),
        ('<input type="checkbox" autocomplete="off">', "valid-autocomplete"),
        ("<details>a</details>", "element-required-content"),
    ],
)
def test_the_validator_finds_what_is_wrong(tmp_path: Path, html: str, rule: str) -> None:
    """The checks themselves, tried on what they look for; no exception of the theme's helps."""
    page = tmp_path / "page.html"
    head = '<!DOCTYPE html><html lang="sv"><head><title>a</title></head>'
    page.write_text(f"{head}<body>{html}</body></html>", encoding="utf-8")
    found = find_errors([page], tmp_path)
    assert rule in "".join(found)
