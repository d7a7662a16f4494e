"""The site is the same, byte by byte, whether it was made the quick way or the plain one.

The quick way fills in what the theme writes around a generated page, works out the plans' pages
and the feeds in a second process, uses templates that an earlier build translated, and calls
their functions itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.handbook_files import PLAN, PLAN_TEXT, TODAY_EPOCH, HandbookFiles

PLAIN = """
import os
os.cpu_count = lambda: 1
from jinja2 import bccache, runtime
bccache.Bucket.load_bytecode = lambda self, file: None
from macros import render
from macros.site import shell
render._DirectCalls = runtime.Context
shell.TEMPLATE = "main.html"
from mkdocs.__main__ import cli
cli()
"""
"""MkDocs in one process, with each page rendered by the theme and each template anew."""

NO_FORK = """
from multiprocessing import get_context
from macros import build
build.get_context = lambda way: get_context("spawn")
from macros.cli import main
main()
"""
"""The `handbook` command where a process cannot be forked: each language's begins anew."""

TITLES = {
    "plain": "Länsmuseet",
    "escaped": "Bokbussen & <b>bibblan</b>",
    "spaces": "Två  mellanslag",
    "stand-in": "handbook-stand-in-0",
    "museum": "museum",
}


def _build(files: HandbookFiles, folder: str, *command: str) -> dict[str, bytes]:
    site = files.root / folder
    done = subprocess.run(
        [sys.executable, *command],
        cwd=files.root,
        env={
            **os.environ,
            "SOURCE_DATE_EPOCH": TODAY_EPOCH,
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONUTF8": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        file.relative_to(site).as_posix(): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _both(files: HandbookFiles) -> tuple[dict[str, bytes], dict[str, bytes]]:
    fast = _build(files, "fast", "-m", "mkdocs", "build", "--site-dir", "fast")
    return fast, _build(files, "slow", "-c", PLAIN, "build", "--site-dir", "slow")


@pytest.fixture
def many(files: HandbookFiles) -> HandbookFiles:
    """Plans with all kinds of titles, with and without headings, and a channel without a guide."""
    files.add_site()
    for name, title in TITLES.items():
        text = PLAN_TEXT.replace("countymuseum", name).replace("1000123", str(len(name)))
        files.write(f"data/plans/{name}.yml", f"{text}title: '{title}'\n")
    files.change(PLAN, "history: [{date: 2026-02-01, note: First draft}]\n", "")
    (files.root / "docs/sv/channels/facebook.md").unlink()
    return files


def test_every_file_is_as_the_plain_way_writes_it(many: HandbookFiles) -> None:
    """Titles that the theme takes apart, other headings, another folder, a system without fork."""
    fast, slow = _both(many)

    assert fast == slow
    assert fast == _build(many, "site", "-c", NO_FORK, "build")
    assert {f"registry/{name}/index.html" for name in TITLES} < set(fast)
    assert {"channels/facebook/index.html", "feeds/registry.json"} < set(fast)


def test_a_theme_that_looks_at_something_else_is_noticed(many: HandbookFiles) -> None:
    """What a template newly asks of a page must be told to the shells: this test's peer fails."""
    overrides: Path = many.root / "overrides"
    copied = {
        file.relative_to(overrides).as_posix(): file.read_bytes()
        for file in overrides.rglob("*")
        if file.is_file()
    }
    overrides.unlink()
    for path, content in copied.items():
        many.write(f"overrides/{path}", content)
    many.append(
        "overrides/main.html", "{% block footer %}{{ page and page.file.src_uri }}{% endblock %}\n"
    )

    fast, slow = _both(many)

    assert {path for path in fast if fast[path] != slow[path]} > {"registry/plain/index.html"}
