"""Finds a Chromium for the browser tests, and installs one where there is none.

Run as a program, `python -m tests.browser.chromium`, it makes sure that there is one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium-headless-shell",  # the same engine without a window's machinery: much quicker
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
)
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
HOW = (
    "No Chromium or Chrome was found, and none could be installed. Install one with your "
    "system's package manager (Debian: apt-get install chromium), or name one: "
    "CHROMIUM=/path/to/chromium make test"
)
ARGUMENTS = (
    "--no-sandbox",  # containers run tests as root, where Chromium refuses its sandbox
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def find() -> str | None:
    """The path of a browser: the one in `CHROMIUM`, an installed one, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named if Path(named).exists() else None
    for name in NAMES:
        found = shutil.which(name)
        if found:
            return found
    for place in PLACES:
        if Path(place).exists():
            return place
    return _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> None:
    """Try Playwright's download first (it needs no rights), then Debian's package."""
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        ways.append([*sudo, "apt-get", "update", "--quiet"])
        for package in ("chromium-headless-shell", "chromium"):
            ways.append([*sudo, "apt-get", "install", "--yes", "--quiet", package])
    for way in ways:
        print("$", " ".join(way), flush=True)
        subprocess.run(way, check=False, stdout=subprocess.DEVNULL)
        if find():
            return


def main() -> int:
    """Make sure that there is a browser; 1 when none can be had."""
    if find() is None and not os.environ.get("CHROMIUM"):
        install()
    path = find()
    print(path or HOW, file=sys.stdout if path else sys.stderr)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
