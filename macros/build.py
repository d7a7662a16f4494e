"""Builds the whole site: every language, side by side, swapped in when all are done."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from macros.exports.content_policy import read_policy, to_header_files

_POLICY_WITHIN = 4_000
"""So many characters from a page's start hold its policy."""


class BuildFailedError(Exception):
    """A language could not be built; the site that was there is untouched."""


@dataclass(frozen=True)
class _Part:
    """One language's build."""

    config: Path
    folder: str
    """The language's folder below the site's root; empty for the default language."""

    @property
    def name(self) -> str:
        return self.config.name


def build_site(root: Path, say: Callable[[str], None]) -> Path:
    """Build all languages into `site/`.

    Args:
        root: the handbook's root.
        say: takes a line of progress.

    Returns:
        The site's folder.

    Raises:
        BuildFailedError: a language could not be built; its output is in the message.
    """
    site = root / "site"
    try:
        scratch_home = root / ".build"
        scratch_home.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="site-", dir=scratch_home))
        try:
            whole = build_languages(root, scratch, say)
            _write_headers(whole, scratch_home / "headers")
            _swap(whole, site, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise BuildFailedError(f"{error.filename}: {error.strerror}") from error
    return site


def build_languages(root: Path, scratch: Path, say: Callable[[str], None], *options: str) -> Path:
    """Build all languages below a scratch folder.

    Args:
        root: the handbook's root.
        scratch: an empty folder.
        say: takes a line of progress.
        options: what `mkdocs build` is told besides.

    Returns:
        The whole site's folder, in the scratch folder.

    Raises:
        BuildFailedError: a language could not be built; its output is in the message.
    """
    parts = _find_parts(root)
    _build_parts(root, parts, scratch, say, options)
    return _assemble(parts, scratch)


def _find_parts(root: Path) -> list[_Part]:
    """`mkdocs.yml` is the default language; `mkdocs.XX.yml` stands in the folder `XX`."""
    parts = [_Part(root / "mkdocs.yml", "")]
    for config in sorted(root.glob("mkdocs.*.yml")):
        parts.append(_Part(config, config.name.split(".")[1]))
    return parts


def _build_parts(
    root: Path,
    parts: list[_Part],
    scratch: Path,
    say: Callable[[str], None],
    options: Sequence[str],
) -> None:
    """Build the languages, as many at a time as there are processors."""
    failed: list[str] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        started = time.monotonic()
        runs = {pool.submit(_run, root, part, scratch, options): part for part in parts}
        for done, run in enumerate(as_completed(runs), start=1):
            code, output = run.result()
            seconds = time.monotonic() - started
            state = "built" if code == 0 else "failed"
            say(f"[{done}/{len(parts)}] {runs[run].name} {state} after {seconds:.1f} s")
            if code != 0:
                failed.append(f"{runs[run].name}:\n{output.rstrip()}")
    if failed:
        raise BuildFailedError("\n\n".join(failed))


def _run(root: Path, part: _Part, scratch: Path, options: Sequence[str]) -> tuple[int, str]:
    # Not with -q: it makes MkDocs return 0 where --strict should have returned 1.
    command = [
        sys.executable, "-m", "mkdocs", "build", "--strict",
        "--config-file", str(part.config), "--site-dir", str(scratch / f"part-{part.folder}"),
        *options,
    ]  # fmt: skip
    done = subprocess.run(  # noqa: S603  # our own interpreter and files
        command, cwd=root, capture_output=True, text=True, check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def _assemble(parts: list[_Part], scratch: Path) -> Path:
    whole = scratch / "part-"
    for part in parts:
        if part.folder:
            (scratch / f"part-{part.folder}").rename(whole / part.folder)
    return whole


def _write_headers(whole: Path, folder: Path) -> None:
    """Write what a web server is to send with the pages: they are read for what they need."""
    hashes: set[str] = set()
    for page in whole.rglob("*.html"):
        with page.open(encoding="utf-8") as file:
            hashes.update(read_policy(file.read(_POLICY_WITHIN)))
    folder.mkdir(exist_ok=True)
    for name, text in to_header_files(hashes).items():
        (folder / name).write_text(text, encoding="utf-8")


def _swap(whole: Path, site: Path, scratch: Path) -> None:
    """Put the new site where the old one is; the old one comes back if that fails."""
    old = scratch / "old"
    if site.exists():
        site.rename(old)
    try:
        whole.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
