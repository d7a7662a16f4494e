"""What tests ask of an open page, and what they put into it.

The pages' own policy lets nobody evaluate strings or add scripts in them, so both go through the
browser's protocol.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Locator, Page

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TONES = """
window.tones = 0;
const start = OscillatorNode.prototype.start;
OscillatorNode.prototype.start = function (...when) {
  window.tones += 1;
  return start.apply(this, when);
};
"""
"""Counts the tones that a page plays."""
OPENED = """
window.opened = [];
window.open = (...call) => { window.opened.push(call); return null; };
"""
"""Keeps what a page opens in tabs, and opens nothing."""
NO_CLIPBOARD = 'Object.defineProperty(navigator, "clipboard", { value: undefined });'
"""No clipboard, as on a page without a secure address."""
HOSTILE = """"><script>window.hit = 1</script><img src=x onerror="window.hit = 2">{{ 7*7 }}"""
"""Markup that would tell in the page that it was read as such."""
FULL = """
Storage.prototype.setItem = function () {
  throw new DOMException("full", "QuotaExceededError");
};
"""
"""A storage with no space left: it can still be read."""

_TRIES = 200
_PAUSE = 50.0
"""Milliseconds between two looks."""
_STOPS = 150
"""More presses of Tab than a reader would make."""


def wait_until(page: Page, script: str) -> None:
    """Wait until an expression is true in the page.

    Raises:
        AssertionError: it is not, within ten seconds.
    """
    for _ in range(_TRIES):
        if page.evaluate(script):
            return
        page.wait_for_timeout(_PAUSE)
    raise AssertionError(f"never true: {script}")


def width_of(page: Page) -> int:
    """How wide an open page is, in pixels: more than its window, where it scrolls sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth")
    return width


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until something has the focus.

    Raises:
        AssertionError: it is not reached.
    """
    for _ in range(_STOPS):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not reach {selector}")


def times_printed(button: Locator) -> int:
    """How often a press on a button opens the browser's print dialog."""
    page = button.page
    # Within a function: a script whose value is a function would be called on the spot.
    page.evaluate("() => { window.printed = 0; window.print = () => { window.printed += 1; }; }")
    button.click()
    printed: int = page.evaluate("window.printed")
    return printed


def give_file(chosen: Locator, content: str | bytes, name: str) -> None:
    """Choose a file for a tool.

    Past the browser's dialog: `test_files.py` tells that each tool's button opens it.

    Args:
        chosen: the tool's hidden `<input type=file>`.
        content: what the file holds.
        name: the file's name.
    """
    data = content.encode() if isinstance(content, str) else content
    chosen.set_input_files({"name": name, "mimeType": "", "buffer": data})


def find_violations(page: Page, within: str = "document", rules: Sequence[str] = ()) -> list[str]:
    """What axe finds wrong in an open page, as `rule: element`, one a place.

    Args:
        page: the page.
        within: an expression for what axe looks at.
        rules: the ids of those of its rules that are asked; all, where none is named.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        f"""async (rules) => {{
            const options = {{ resultTypes: ["violations"] }};
            if (rules.length) options.runOnly = rules;
            const result = await axe.run({within}, options);
            return result.violations.flatMap((violation) =>
                violation.nodes.map((node) => violation.id + ": " + node.html.slice(0, 200)));
        }}""",
        list(rules),
    )
    return found
