"""What serves the built handbook."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from tests.handbook_files import REPOSITORY

CONTAINER = REPOSITORY / "deploy/Containerfile"


def test_the_container_compresses_a_site_that_has_compressed_files_already(tmp_path: Path) -> None:
    """MkDocs writes a sitemap.xml.gz: gzip leaves such a file, and fails, unless it is told."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/sitemap.xml").write_text("<url/>" * 1000, encoding="utf-8")
    (tmp_path / "site/sitemap.xml.gz").write_bytes(b"old")
    compress = re.search(r"&& (find site .*?\{\} \+)", CONTAINER.read_text(), re.DOTALL)
    assert compress is not None
    done = subprocess.run(
        ["sh", "-c", compress[1]],
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "site/sitemap.xml.gz").read_bytes() != b"old"
