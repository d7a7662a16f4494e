"""The Content-Security-Policy: what a page may load and run, and from where.

A page may run the site's own files, and those inline scripts of the theme whose hash is named;
everything comes from the site itself. Style attributes are allowed, since the theme uses them.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_NOT_RUN = re.compile(r"""\b(?:src\s*=|type\s*=\s*["']?application/(?:ld\+)?json)""", re.IGNORECASE)
_HEAD = re.compile(r"<head[^>]*>", re.IGNORECASE)
_HASH = re.compile(r"'(sha256-[A-Za-z0-9+/=]+)'")
_META = '<meta http-equiv="Content-Security-Policy" content="{}">'

_DIRECTIVES: Mapping[str, str] = {
    # Firefox fetches the page that comes next ahead, under this directive and no narrower one.
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "media-src": "'self' blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
}
_ONLY_IN_HEADERS: Mapping[str, str] = {"frame-ancestors": "'self'"}
"""Browsers take no notice of these in a meta element."""

OTHER_HEADERS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
}

_APACHE_CACHING = (
    # Without a word on it browsers guess, and show a new page with yesterday's scripts.
    '  Header set Cache-Control "no-cache"',
    "  # Names with a hash in them never change.",
    r'  <FilesMatch "\.[0-9a-f]{8}\.min\.(js|css)$">',
    '    Header set Cache-Control "public, max-age=31536000, immutable"',
    "  </FilesMatch>",
)
_APACHE_COMPRESSION = (
    # Two modules: the first packs, the second knows what is text.
    "<IfModule mod_deflate.c>",
    "<IfModule mod_filter.c>",
    "  AddOutputFilterByType DEFLATE text/html text/css text/plain text/csv text/calendar",
    "  AddOutputFilterByType DEFLATE text/javascript application/javascript application/json",
    "  AddOutputFilterByType DEFLATE image/svg+xml application/xml text/xml application/atom+xml",
    "</IfModule>",
    "</IfModule>",
)
"""For nginx both stand in `deploy/nginx.conf`; hosts that read `_headers` do both by themselves."""


def find_hashes(html: str) -> tuple[str, ...]:
    """The hashes of a page's inline scripts, in order, each once: `sha256-...`."""
    found = dict.fromkeys(
        _hash(text) for attributes, text in _SCRIPT.findall(html) if not _NOT_RUN.search(attributes)
    )
    return tuple(found)


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"


def to_policy(hashes: Iterable[str], others: Mapping[str, str] | None = None) -> str:
    """The policy as one line.

    Args:
        hashes: of the inline scripts that may run.
        others: directives beside the usual ones.
    """
    directives = {**_DIRECTIVES, **(others or {})}
    directives["script-src"] += "".join(f" '{each}'" for each in hashes)
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def add_policy(html: str) -> str:
    """A page with its policy in front of everything that the policy is about."""
    meta = _META.format(to_policy(find_hashes(html)))
    return _HEAD.sub(lambda head: f"{head[0]}\n{meta}", html, count=1)


def read_policy(html: str) -> tuple[str, ...]:
    """The hashes that a page's own policy names."""
    start = html.find('http-equiv="Content-Security-Policy"')
    return tuple(_HASH.findall(html[start : html.find(">", start)])) if start >= 0 else ()


def to_header_files(
    hashes: Iterable[str], path: str | None, folders: Iterable[str]
) -> Mapping[str, str]:
    """The headers as files for web servers, by name.

    Args:
        hashes: of the inline scripts of all pages.
        path: where the site stands on its host, with slashes at both ends, so that Apache can find
            the page for a lost address; None where nobody knows. The others need not be told.
        folders: the languages' folders below it; empty for the default language.

    Returns:
        `headers.nginx.conf` to be included in a `server` block, `.htaccess` for Apache, and
        `_headers` for hosts that read such a file from the site's root.
    """
    headers = {
        "Content-Security-Policy": to_policy(sorted(set(hashes)), _ONLY_IN_HEADERS),
        **OTHER_HEADERS,
    }
    nginx = [f'add_header {name} "{value}" always;' for name, value in headers.items()]
    apache = [f'  Header always set {name} "{value}"' for name, value in headers.items()]
    pages = [f"  {name}: {value}" for name, value in headers.items()]
    return {
        "headers.nginx.conf": "\n".join([*nginx, ""]),
        ".htaccess": "\n".join(
            [
                "<IfModule mod_headers.c>",
                *apache,
                *_APACHE_CACHING,
                "</IfModule>",
                *_APACHE_COMPRESSION,
                *(_lost_in_apache(path, folders) if path else ()),
                "",
            ]
        ),
        "_headers": "\n".join(["/*", *pages, ""]),
    }


def _lost_in_apache(path: str, folders: Iterable[str]) -> Iterator[str]:
    """A page for a lost address, in the language that the address is of."""
    yield f"ErrorDocument 404 {path}404.html"
    for folder in filter(None, folders):
        yield f'<If "%{{REQUEST_URI}} =~ m#^{re.escape(path)}{folder}/#">'
        yield f"ErrorDocument 404 {path}{folder}/404.html"
        yield "</If>"
