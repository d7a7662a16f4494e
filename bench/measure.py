"""Runs a build and tells what it took."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

from bench.sites import Site

TODAY_EPOCH = "1795305600"
"""22 November 2026: the same findings on every day that is measured on."""
_PATIENCE = 300.0
"""Seconds to wait for a preview before it counts as broken."""
_CHANGES = 5


@dataclass(frozen=True)
class Taken:
    """What a build took.

    Attributes:
        seconds: of the wall clock.
        memory: the largest process's resident memory at its peak, in MB.
        written: the size of the files written, in MB.
    """

    seconds: float
    memory: float
    written: float


def measure_cold(site: Site) -> Taken:
    """A build from nothing.

    Raises:
        SystemExit: the build fails.
    """
    for folder in (site.out, site.home / ".build"):
        shutil.rmtree(folder, ignore_errors=True)
    return _run(site)


def measure_rebuild(site: Site) -> Taken:
    """A build after one plan's purpose has changed."""
    text = site.edited.read_text(encoding="utf-8")
    site.edited.write_text(re.sub("Visitors", "Readers", text, count=1), encoding="utf-8")
    try:
        return _run(site)
    finally:
        site.edited.write_text(text, encoding="utf-8")


def measure_reload(home: Path, plan: str) -> float:
    """Seconds from saving a plan to a preview that shows it, in a running `mkdocs serve`.

    The median of some changes, saved at different moments between two looks at the files.

    Raises:
        SystemExit: the preview never shows it.
    """
    port = 18_080 + os.getpid() % 1_000
    address = f"http://127.0.0.1:{port}/registry/{plan}/"
    file = home / "data" / "plans" / f"{plan}.yml"
    text = file.read_text(encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "serve",
        "--quiet",
        "--dev-addr",
        f"127.0.0.1:{port}",
    ]
    taken = []
    with subprocess.Popen(command, cwd=home, env=_environment()) as server:  # noqa: S603  # ours
        try:
            _wait_for(address, b"Visitors of", "")
            for number in range(_CHANGES):
                time.sleep(1 + number / 10)
                who = f"Readers {number} of"
                started = time.perf_counter()
                file.write_text(text.replace("Visitors of", who), encoding="utf-8")
                _wait_for(address, who.encode(), "after the change ")
                taken.append(time.perf_counter() - started)
        finally:
            server.terminate()
            file.write_text(text, encoding="utf-8")
    return statistics.median(taken)


def _wait_for(address: str, text: bytes, when: str) -> None:
    until = time.perf_counter() + _PATIENCE
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310  # ours
                if text in answer.read():
                    return
        except (URLError, ConnectionError):
            pass
        time.sleep(0.05)
    raise SystemExit(f"the preview does not show the plan {when}within {_PATIENCE:.0f} s")


def _run(site: Site) -> Taken:
    log = site.home / "build.log"
    with log.open("wb") as output:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  # ours
            site.command, cwd=site.home, env=_environment(), stdout=output, stderr=output
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{site.name} does not build:\n{log.read_text(encoding='utf-8')}")
    written = sum(file.stat().st_size for file in site.out.rglob("*") if file.is_file())
    # Linux counts kilobytes here, macOS bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Taken(seconds, usage.ru_maxrss / unit, written / 1e6)


def _environment() -> dict[str, str]:
    return {**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH, "NO_MKDOCS_2_WARNING": "1"}
