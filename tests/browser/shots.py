"""Pictures of the site: `make shots`, after `make build`.

Four go into the README. All the others, each kind of page in each language, width and colour
scheme, and what is printed, go into a folder that is not kept, beside a page that shows them.
"""

from __future__ import annotations

import html
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from bench.serving import serve_site
from tests.browser import chromium
from tests.browser.checks import wait_until
from tests.browser.test_for_everyone import FOLDERS, PAGES

ROOT = Path(__file__).parents[2]
README = ROOT / ".github" / "screenshots"
ALL = ROOT / ".build" / "shots"
WIDE = (1280, 800)
PHONE = (360, 720)
Scheme = Literal["light", "dark"]
SHOTS: tuple[tuple[str, str, tuple[int, int], Scheme, str], ...] = (
    ("home", "", WIDE, "light", "body"),
    ("plan", "registry/museum-blog/", WIDE, "light", "body"),
    ("scorecard", "registry/scorecard/", WIDE, "dark", ".scorecard__wrap"),
    ("checklist", "tools/checklist/", PHONE, "light", ".checklist__bar"),
)
"""Name, address, window, colour scheme, and what stands at the window's top."""

WINDOWS = ((360, 780), (768, 1024), (1440, 900))
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PRINTED = (
    "registry/museum-facebook/",
    "tools/checklist/",
    "registry/calendar/",
    "policy/strategy/",
)
TALLEST = 8000
"""Pixels of a page that are taken; the browser itself draws some 16,000."""


def _open(
    browser: Browser, address: str, window: tuple[int, int], scheme: Scheme = "light"
) -> Page:
    """A page that is alive and at rest; its context is its own."""
    context = browser.new_context(
        viewport={"width": window[0], "height": window[1]},
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page = context.new_page()
    _go(page, address)
    return page


def _go(page: Page, address: str) -> None:
    page.goto(address)
    wait_until(page, "!document.querySelector('article :not(:defined)')")


def take_readme(browser: Browser, host: str) -> None:
    """Take the README's pictures."""
    README.mkdir(parents=True, exist_ok=True)
    for name, path, window, scheme, top in SHOTS:
        page = _open(browser, f"{host}/{path}", window, scheme)
        # A list that somebody has begun on.
        for box in page.locator(".checklist__item > input").all()[:3]:
            box.check()
        # Down to it: on the way up the theme offers the way to the top.
        for above in (140, 90):
            page.evaluate(
                """([selector, above]) => {
                    const { top } = document.querySelector(selector).getBoundingClientRect();
                    window.scrollTo(0, selector === "body" ? 0 : top + scrollY - above);
                }""",
                [top, above],
            )
            page.wait_for_timeout(300)
        page.screenshot(path=README / f"{name}.png", animations="disabled")
        page.context.close()


def take_all(browser: Browser, host: str) -> Iterator[tuple[str, Path]]:
    """Take each kind of page in each way: its address below the language's root, and the file."""
    for language, folder in FOLDERS.items():
        for window in WINDOWS:
            for scheme in SCHEMES:
                page = _open(browser, f"{host}/{folder}", window, scheme)
                for path in PAGES:
                    _go(page, f"{host}/{folder}{path}")
                    tall = page.evaluate("document.documentElement.scrollHeight")
                    into = ALL / f"{_name(path)}-{language}-{window[0]}-{scheme}.jpg"
                    page.screenshot(
                        path=into,
                        type="jpeg",
                        quality=70,
                        full_page=True,
                        clip={"x": 0, "y": 0, "width": window[0], "height": min(tall, TALLEST)},
                    )
                    yield path, into
                page.context.close()
        page = _open(browser, f"{host}/{folder}", WIDE)
        for path in PRINTED:
            _go(page, f"{host}/{folder}{path}")
            into = ALL / f"{_name(path)}-{language}.pdf"
            page.pdf(path=into, prefer_css_page_size=True)
            yield path, into
        page.context.close()


def _name(path: str) -> str:
    return path.strip("/").replace("/", "-").removesuffix(".html") or "home"


def to_contact_sheet(taken: dict[str, list[str]]) -> str:
    """One page with all the pictures, a row for each kind of page.

    Args:
        taken: each page's address, and the names of its pictures, which lie beside this page.
    """
    style = (
        "body{font:14px system-ui;margin:1rem}div{display:flex;gap:.5rem;overflow-x:auto}"
        "a{display:grid;flex:none;align-content:start}"
        "img{height:16rem;width:10rem;object-fit:cover;object-position:top;border:1px solid #999}"
    )
    rows = []
    for path, names in taken.items():
        links = []
        for name in names:
            picture = f'<img src="{name}" alt="" loading="lazy">' if name.endswith("jpg") else ""
            label = name.removeprefix(f"{_name(path)}-")
            links.append(f'<a href="{name}">{picture}{html.escape(label)}</a>')
        rows.append(f"<h2>/{html.escape(path)}</h2><div>{''.join(links)}</div>")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Kanalboken</title>'
        f"<style>{style}</style><h1>Kanalboken</h1>{''.join(rows)}</html>\n"
    )


def main(arguments: list[str]) -> int:
    """Take the pictures; 1 when there is no site or no browser.

    Args:
        arguments: `--readme` takes the README's only.
    """
    browser_path = chromium.find()
    if browser_path is None or not (ROOT / "site").is_dir():
        print(chromium.HOW if browser_path is None else "Run make build first.", file=sys.stderr)
        return 1
    with serve_site(ROOT / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=browser_path, args=list(chromium.ARGUMENTS)
        )
        take_readme(browser, host)
        print(f"The README's pictures are in {README}")
        if "--readme" not in arguments:
            shutil.rmtree(ALL, ignore_errors=True)
            ALL.mkdir(parents=True)
            count = len(FOLDERS) * (len(PAGES) * len(WINDOWS) * len(SCHEMES) + len(PRINTED))
            taken: dict[str, list[str]] = {}
            for done, (path, into) in enumerate(take_all(browser, host), 1):
                taken.setdefault(path, []).append(into.name)
                if done % 25 == 0 or done == count:
                    print(f"[{done}/{count}] {into.name}", flush=True)
            (ALL / "index.html").write_text(to_contact_sheet(taken), encoding="utf-8")
            print(f"All the others: open {ALL / 'index.html'}")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
