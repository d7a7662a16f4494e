"""A real `mkdocs serve` of a handbook, and what it shows."""

from __future__ import annotations

import os
import queue
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse
from pathlib import Path
from typing import IO
from urllib.error import HTTPError
from urllib.request import urlopen

from tests.handbook_files import TODAY_EPOCH, HandbookFiles

_PATIENCE = 60.0
"""Seconds to wait before a server counts as broken."""
_SCRIPT = re.compile(r"<script>\nvar livereload.*?livereload\((\d+), \d+\);\n</script>", re.DOTALL)
"""What MkDocs puts into each page that it serves, with the number of the build."""
_DONE = re.compile(r"Loaded anew|Everything is built anew|The last good pages stay")
_BUILD = """\
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config("mkdocs.yml", site_dir=sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
config.site_url = sys.argv[2]
build(config, serve_url=sys.argv[2])
"""
"""A whole build as `mkdocs serve` does it, in a process of its own."""


class Served:
    """A handbook's folder that a server runs for."""

    def __init__(self, files: HandbookFiles, address: str, output: IO[str]) -> None:
        self.files = files
        self.address = address
        self.epoch = 0
        """The number of the build that the last page said it was of."""
        self._lines: queue.Queue[str] = queue.Queue()
        self._output = output
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        for line in self._output:
            self._lines.put(line)

    def wait_for_line(self, pattern: re.Pattern[str]) -> list[str]:
        """What the server says until a line that holds the pattern, that line included."""
        said = [self._lines.get(timeout=_PATIENCE)]
        while not pattern.search(said[-1]):
            said.append(self._lines.get(timeout=_PATIENCE))
        return said

    def after_change(self) -> str:
        """What the server says of the files' change, to the line that tells how it took it."""
        return "".join(self.wait_for_line(_DONE))

    def get(self, path: str) -> tuple[int, str]:
        """A page's status and text, without MkDocs' script, or another file's."""
        try:
            with self._open(path) as answer:
                status, text = answer.status, answer.read().decode()
        except HTTPError as error:
            status, text = error.code, error.read().decode()
        script = _SCRIPT.search(text)
        if script:
            self.epoch = int(script[1])
        return status, _SCRIPT.sub("", text)

    def newest(self, epoch: int) -> int:
        """What a browser asks that has a page of a build: waits until there is a newer one."""
        with self._open(f"livereload/{epoch}/1") as answer:
            return int(answer.read())

    def _open(self, path: str) -> HTTPResponse:
        answer: HTTPResponse = urlopen(self.address + path, timeout=_PATIENCE)  # noqa: S310  # ours
        return answer

    def build_whole(self, folder: Path) -> dict[str, str]:
        """The pages that a whole build of the files as they are now writes."""
        done = subprocess.run(
            [sys.executable, "-c", _BUILD, str(folder), self.address],
            cwd=self.files.root,
            env=_environment(),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        pages = sorted(folder.rglob("*.html"))
        return {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in pages}


@contextmanager
def serve(files: HandbookFiles) -> Iterator[Served]:
    """Serve a handbook as long as somebody looks at it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with subprocess.Popen(
        command,
        cwd=files.root,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr
        try:
            served = Served(files, f"http://127.0.0.1:{port}/", process.stderr)
            served.wait_for_line(re.compile("Serving on"))
            yield served
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    ours = {"SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return {**os.environ, **ours}
