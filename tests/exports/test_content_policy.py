"""A page runs the scripts that the build knows, and nothing else."""

from __future__ import annotations

import base64
import hashlib
import re

from macros.exports.content_policy import (
    add_policy,
    find_hashes,
    read_policy,
    to_header_files,
    to_policy,
)

SCRIPT = 'document.title = "å"'
PAGE = (
    f"<!doctype html>\n<html>\n<head>\n<title>x</title><script>{SCRIPT}</script></head>"
    f"<body><header></header><script>{SCRIPT}</script><script async>\nalert(1)\n</script >"
    '<script src="a.js"></script><script id="c" type="application/json">{"a": 1}</script></body>'
)


def _sha(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_every_inline_script_that_runs_is_named_once() -> None:
    """Files and data need no hash."""
    assert find_hashes(PAGE) == (_sha(SCRIPT), _sha("\nalert(1)\n"))


def test_the_policy_stands_before_what_it_is_about() -> None:
    """A policy counts from where it stands."""
    page = add_policy(PAGE)
    assert page.count("<meta") == 1
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert read_policy(page) == find_hashes(PAGE)
    assert page.replace(re.findall(r"\n<meta[^>]*>", page)[0], "") == PAGE
    scripts = re.findall(r"script-src ([^;]*)", page)[0]
    assert "unsafe" not in scripts
    assert "http" not in scripts


def test_all_comes_from_the_site_and_nothing_is_put_into_a_page() -> None:
    """The default is the site itself, since Firefox fetches the next page under no other name."""
    policy = dict(part.split(" ", 1) for part in to_policy([]).split("; "))
    assert policy["default-src"] == "'self'"
    assert policy["frame-src"] == policy["object-src"] == "'none'"
    # These two have no default.
    assert policy["base-uri"] == policy["form-action"] == "'self'"
    allowed = {word for words in policy.values() for word in words.split()}
    assert allowed == {"'self'", "'none'", "'unsafe-inline'", "data:", "blob:"}
    assert [name for name, words in policy.items() if "unsafe" in words] == ["style-src"]


def test_servers_get_the_hashes_of_all_pages() -> None:
    """Each in its own language; a frame of another site is only refused by a header."""
    files = to_header_files(["sha256-b", "sha256-a", "sha256-b"], "/", [""])
    assert set(files) == {"headers.nginx.conf", ".htaccess", "_headers"}
    for name, text in files.items():
        assert "script-src 'self' 'sha256-a' 'sha256-b';" in text, name
        assert "frame-ancestors 'self'" in text, name
        assert "nosniff" in text, name
        assert "no-referrer" in text, name
        assert "camera=(), geolocation=(), microphone=()" in text, name
    assert files["headers.nginx.conf"].splitlines()[0].endswith('" always;')
    assert files["_headers"].startswith("/*\n  Content-Security-Policy: default-src 'self';")
    assert "unsafe-eval" not in "".join(files.values())


def test_apache_packs_and_asks_anew_for_all_but_names_that_never_change() -> None:
    """Else browsers guess for how long a script without a hash in its name holds."""
    caching = to_header_files([], None, [])[".htaccess"].split("same-origin-allow-popups")[1]
    usual, hashed = caching.split("<FilesMatch")
    assert 'Cache-Control "no-cache"' in usual
    assert "immutable" in hashed
    pattern = re.search(r'"(.*?)"', hashed)
    assert pattern is not None
    assert re.search(pattern[1], "bundle.a5f9d56c.min.js")
    assert not re.search(pattern[1], "js-yaml.min.js")
    assert "AddOutputFilterByType DEFLATE text/html" in caching


def test_apache_shows_the_page_for_a_lost_address_in_its_language() -> None:
    """Where the site's address is known: Apache counts from the host's root."""
    shown = to_header_files([], "/a+b/", ["", "nb"])[".htaccess"].partition("ErrorDocument")
    assert "".join(shown[1:]).splitlines() == [
        "ErrorDocument 404 /a+b/404.html",
        r'<If "%{REQUEST_URI} =~ m#^/a\+b/nb/#">',
        "ErrorDocument 404 /a+b/nb/404.html",
        "</If>",
    ]
    assert "ErrorDocument" not in to_header_files([], None, ["", "nb"])[".htaccess"]
