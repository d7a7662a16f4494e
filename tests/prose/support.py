"""Pages for the tests of prose, written in a line or two."""

from __future__ import annotations

from pathlib import Path

FRONT = """---
title: A page
description: What it says.
owner: {owner}
reviewed: 2026-10-01
review_every: 12
tags: [{tag}]
---
"""


def write_page(
    root: Path,
    name: str,
    body: str,
    *,
    language: str = "sv",
    owner: str = "editor",
    tag: str = "x",
) -> Path:
    """Write a page with ordinary front matter below `docs/LANGUAGE/`."""
    file = root / "docs" / language / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(FRONT.format(owner=owner, tag=tag) + body, encoding="utf-8")
    return file
