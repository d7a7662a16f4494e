"""Serves a built site to a browser: to the measurements, the tests and the pictures."""

from __future__ import annotations

import functools
import gzip
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its base's name
        """Keep the output readable."""


class _Packed(_Quiet):
    """Answers as deploy/nginx.conf does: packed, and told how long a file is kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with the file, packed where that pays."""
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = file.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(file.as_posix()))
        if file.suffix in _PACKED:
            body = _pack(body)
            self.send_header("Content-Encoding", "gzip")
        kept = "no-cache" if file.suffix in (".html", ".json", ".xml") else "max-age=31536000"
        self.send_header("Cache-Control", kept)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@functools.lru_cache(maxsize=256)
def _pack(body: bytes) -> bytes:
    return gzip.compress(body, 6)


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A page that is left hangs up on what it asked for; that is no error."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # its base's types


@contextmanager
def serve_site(site: Path, *, packed: bool = False) -> Iterator[str]:
    """Serve a site while it is needed; gives its address, without a slash at the end."""
    handler = functools.partial(_Packed if packed else _Quiet, directory=str(site))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
