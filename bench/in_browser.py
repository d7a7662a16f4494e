"""How the registry of a built handbook feels in a browser: while it loads, and a keystroke."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import sync_playwright

from bench.generate import generate
from bench.measure import TODAY_EPOCH
from bench.serving import serve_site
from bench.words import make_place
from tests.browser import chromium

SIZES = (1_000, 5_000)
HEAD = """\
| plans | a keystroke, median, ms | worst, ms | longest task at load, ms |
|---:|---:|---:|---:|"""
_BACK = "Backspace"
_READY = ".registry__controls:not([hidden])"
_WATCH = """
window.tasks = [];
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.tasks.push(task.duration);
}).observe({ type: "longtask", buffered: true });
window.strokes = [];
addEventListener("input", (event) => {
  const asked = event.timeStamp;
  // What follows the next frame's callbacks in a task of its own comes after its painting.
  requestAnimationFrame(() => {
    const painted = new MessageChannel();
    painted.port1.onmessage = () => window.strokes.push(performance.now() - asked);
    painted.port2.postMessage(null);
  });
}, { capture: true });
"""


@dataclass(frozen=True)
class Felt:
    """Milliseconds: of each keystroke until the frame that shows it, and of the longest task."""

    strokes: tuple[float, ...]
    longest: float

    def to_row(self, plans: int) -> str:
        """A row of the table below `HEAD`."""
        median, worst = statistics.median(self.strokes), max(self.strokes)
        return f"| {plans} | {median:.0f} | {worst:.0f} | {self.longest:.0f} |"


def measure_registry(site: Path) -> Felt:
    """Load the registry of a built site, and search in it key by key.

    Raises:
        SystemExit: there is no browser.
    """
    browser_path = chromium.find()
    if browser_path is None:
        raise SystemExit(chromium.HOW)
    with serve_site(site, packed=True) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(chromium.ARGUMENTS)
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.add_init_script(_WATCH)
        page.goto(f"{address}/registry/", wait_until="networkidle")
        page.wait_for_selector(_READY)
        # A task is told of when it is over.
        longest = max(page.evaluate("tasks.concat(0)"))
        field = page.locator(".registry__find input")
        field.focus()
        words = make_place(7).name.lower()
        keys = (*words, *(_BACK,) * len(words), *"museum", *(_BACK,) * len("museum"))
        for pressed, key in enumerate(keys, 1):
            (page.keyboard.press if key == _BACK else page.keyboard.type)(key)
            page.wait_for_function("count => strokes.length >= count", arg=pressed)
        strokes = page.evaluate("strokes")
        browser.close()
    return Felt(tuple(strokes), longest)


def main() -> None:
    """Build handbooks of some sizes in one language, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, nargs="+", default=SIZES, help="sizes to measure")
    print(HEAD, flush=True)
    for plans in parser.parse_args().plans:
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder) / "handbook"
            generate(home, plans)
            subprocess.run(  # ours
                [sys.executable, "-m", "mkdocs", "build", "--quiet"],
                cwd=home,
                env={
                    **os.environ,
                    "SOURCE_DATE_EPOCH": TODAY_EPOCH,
                    "NO_MKDOCS_2_WARNING": "1",
                },
                check=True,
            )
            print(measure_registry(home / "site").to_row(plans), flush=True)


if __name__ == "__main__":
    main()
