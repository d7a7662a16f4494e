"""Pictures of the site for the README: `make shots`, after `make build`."""

from __future__ import annotations

import functools
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.browser import chromium

ROOT = Path(__file__).parents[2]
INTO = ROOT / ".github" / "screenshots"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 720}
SHOTS = (
    ("home", "", WIDE, "light", 0),
    ("plan", "registry/museum-blog/", WIDE, "light", 0),
    ("scorecard", "registry/scorecard/", WIDE, "dark", 860),
    ("checklist", "tools/checklist/", PHONE, "light", 420),
)
"""Name, address, window, colour scheme, and how far down the page."""


def main() -> int:
    """Take the pictures; 1 when there is no site or no browser."""
    browser_path = chromium.find()
    if browser_path is None or not (ROOT / "site").is_dir():
        print(chromium.HOW if browser_path is None else "Run make build first.", file=sys.stderr)
        return 1
    INTO.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(SimpleHTTPRequestHandler, directory=str(ROOT / "site"))
    with (
        ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
        sync_playwright() as playwright,
    ):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(chromium.ARGUMENTS)
        )
        for name, path, window, scheme, down in SHOTS:
            context = browser.new_context(viewport=window, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"http://127.0.0.1:{server.server_port}/{path}", wait_until="networkidle")
            page.evaluate("y => window.scrollTo(0, y)", down)
            page.wait_for_timeout(300)
            page.screenshot(path=INTO / f"{name}.png")
            context.close()
        browser.close()
        server.shutdown()
    print(f"The pictures are in {INTO}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
