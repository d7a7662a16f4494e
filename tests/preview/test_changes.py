"""What a preview builds whole, and what it only loads anew."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from macros.edition import Edition
from macros.preview.changes import (
    Snapshot,
    shared_of,
    take_snapshot,
    why_not_alone,
    why_whole,
)
from tests.exports.support import load_edition
from tests.handbook_files import PLAN, HandbookFiles
from tests.rules.support import TODAY

PAGE = "docs/en/policy/law.md"
Change = Callable[[HandbookFiles], object]


@pytest.fixture
def handbook(files: HandbookFiles) -> HandbookFiles:
    """A handbook with some pages, an image and a theme."""
    files.add_page(PAGE)
    files.add_page("docs/en/index.md")
    files.write("docs/en/assets/plan.svg", "<svg/>")
    files.write("mkdocs.yml", "site_name: A\n")
    files.write("overrides/main.html", "")
    return files


def _look(files: HandbookFiles) -> Snapshot:
    frame = [files.root / "mkdocs.yml", files.root / "overrides", files.root / "not-there"]
    return take_snapshot(files.root / "docs/en", files.root / "data", frame)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda files: files.append(PLAN, "# A remark\n"), ""),
        (lambda files: files.append(PAGE, "More.\n"), ""),
        (lambda files: files.write("docs/en/.law.md.swp", "x"), ""),
        (lambda files: files.write("data/plans/a.yml~", "x"), ""),
        (lambda files: files.write("overrides/__pycache__/a.pyc", "x"), ""),
        (lambda files: files.write("data/plans/a.yml", "x"), "a.yml was added"),
        (lambda files: files.remove(PAGE), "law.md was removed"),
        (lambda files: files.append("mkdocs.yml", "nav: []\n"), "mkdocs.yml has changed"),
        (lambda files: files.append("overrides/main.html", "x"), "main.html has changed"),
        (lambda files: files.write("overrides/a.css", "x"), "a.css has changed"),
        (lambda files: files.append("docs/en/assets/plan.svg", "x"), "plan.svg has changed"),
        (
            lambda files: (files.append(PAGE, "x"), files.remove("overrides/main.html")),
            "main.html has changed",
        ),
    ],
)
def test_what_pages_share_is_built_whole(handbook: HandbookFiles, change: Change, why: str) -> None:
    """Configuration, theme, images and which files there are; not what stands in a known one."""
    before = _look(handbook)
    change(handbook)
    said = why_whole(before, _look(handbook))
    assert said.startswith(why) if why else not said


def test_a_file_is_known_by_its_time_and_size(handbook: HandbookFiles) -> None:
    """A file written anew with the same text may be another; a link that leads nowhere is none."""
    before = _look(handbook)
    (handbook.root / "docs/en/gone.md").symlink_to("nowhere.md")
    assert _look(handbook) == before
    os.utime(handbook.root / PLAN, ns=(1, 1))
    assert _look(handbook).content != before.content


@pytest.mark.parametrize(
    ("path", "old", "new", "why"),
    [
        (PLAN, "status: active", "status: paused", ""),
        (PAGE, "Short.", "Long.", ""),
        (PAGE, "reviewed: 2026-10-15", "reviewed: 2026-11-01", ""),
        (PAGE, "description: One", "description: Another", ""),
        (PAGE, "title: Title", "title: Law", "the front matter of policy/law.md"),
        (PAGE, "title: Title", "title: Title\ntags: [law]", "the front matter of policy/law.md"),
        (PAGE, "title: Title", "title: Title\nhide: [toc]", "the front matter of policy/law.md"),
        ("data/organisation.yml", "Regional Library", "City Library", ""),
        (PLAN, "unit: county-museum", "unit: regional-library", "the units have changed"),
    ],
)
def test_what_other_pages_show_is_built_whole(
    handbook: HandbookFiles, path: str, old: str, new: str, why: str
) -> None:
    """A page's title and tags; not what only the page itself shows, or what a view shows."""
    before = shared_of(load_edition(handbook))
    handbook.change(path, old, new)
    said = why_not_alone(before, shared_of(load_edition(handbook)))
    assert said.startswith(why) if why else not said


def test_another_day_unit_or_language_is_built_whole(handbook: HandbookFiles) -> None:
    """The theme shows the day, feeds are named by units, schemas are in the language."""
    edition = load_edition(handbook)
    before = shared_of(edition)
    tomorrow = Edition(edition.handbook, "en", TODAY + timedelta(days=1), edition.pages)
    assert "day" in why_not_alone(before, shared_of(tomorrow))
    unit = "  - {id: archive, name: Archive, head: head-museum}\n"
    handbook.change("data/organisation.yml", "units:\n", f"units:\n{unit}")
    assert "units" in why_not_alone(before, shared_of(load_edition(handbook)))
    assert "language" in why_not_alone(before, replace(before, language="sv"))
