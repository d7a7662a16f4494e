"""What serves the built handbook."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from macros.exports.content_policy import to_header_files
from tests.handbook_files import REPOSITORY

CONTAINER = REPOSITORY / "deploy/Containerfile"
SERVER = REPOSITORY / "deploy/nginx.conf"


def test_the_server_takes_the_headers_that_the_build_writes() -> None:
    """And gives each language its own page for an address that is not there."""
    headers = r"^COPY --from=build /handbook/\.build/headers/(\S+) (\S+)$"
    copied = re.search(headers, CONTAINER.read_text(), re.MULTILINE)
    assert copied is not None
    assert copied[1] in to_header_files([], None, [])
    server = SERVER.read_text().split("  server {", 1)[1]
    assert f"include {copied[2]};" in server
    assert "add_header Cache-Control $caching always;" in server
    # Such a line in a location would take away all of the server's own.
    assert "add_header" not in server.split("location", 1)[1]
    assert "error_page 404 /$language/404.html;" in server.split("(?<language>", 1)[1]


def test_only_names_that_never_change_are_not_asked_for_anew() -> None:
    """Else readers see a new page with yesterday's scripts."""
    caching = re.search(
        r'map \$uri \$caching \{\s+"~(.*?)" "(.*?)";\s+default "(.*?)";', SERVER.read_text()
    )
    assert caching is not None
    hashed, kept, usual = caching.groups()
    assert "immutable" in kept
    assert usual == "no-cache"
    assert re.search(hashed, "/sv/assets/javascripts/bundle.a5f9d56c.min.js")
    assert not re.search(hashed, "/sv/assets/js/store.js")
    assert not re.search(hashed, "/sv/assets/javascripts/js-yaml.min.js")


def test_no_readers_address_is_written_down() -> None:
    """Nor the browser, nor the page one came from."""
    (written,) = re.findall(r"log_format anonymous '(.*)';", SERVER.read_text())
    assert re.findall(r"\$(\w+)", written) == [
        "time_iso8601",
        "request_method",
        "uri",
        "status",
        "body_bytes_sent",
    ]
    assert re.findall(r"access_log \S+ (\w+);", SERVER.read_text()) == ["anonymous"]


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
