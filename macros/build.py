"""Builds the whole site: every language, side by side, swapped in when all are done."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import TextIOWrapper
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

from mkdocs.__main__ import cli as mkdocs

import macros.hooks  # noqa: F401  # so that a forked process need not read all of it anew
from macros.ahead import share_processors
from macros.exports.content_policy import read_policy, to_header_files
from macros.render import prepare_templates
from macros.settings import find_settings_files, find_site_path

_POLICY_WITHIN = 4_000
"""So many characters from a page's start hold its policy."""


class BuildFailedError(Exception):
    """A language could not be built; the site that was there is untouched."""


@dataclass(frozen=True)
class Part:
    """One language's build."""

    config: Path
    """Its settings file."""
    folder: str
    """The language's folder below the site's root; empty for the default language."""

    @property
    def name(self) -> str:
        """The settings file's name."""
        return self.config.name

    def site(self, scratch: Path) -> Path:
        """Where its site is built."""
        return scratch / f"part-{self.folder}"

    def log(self, scratch: Path) -> Path:
        """What its build says, in UTF-8."""
        return scratch / f"{self.name}.log"


def build_site(root: Path, say: Callable[[str], None], check: Callable[[], None]) -> Path:
    """Build all languages into `site/`.

    Args:
        root: the handbook's root.
        say: takes a line of progress.
        check: looks for what is wrong, while the languages are built; what it raises ends them.

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
            whole = build_languages(root, scratch, say, check)
            _write_headers(root, whole, scratch_home / "headers")
            _swap(whole, site, scratch)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except OSError as error:
        raise BuildFailedError(f"{error.filename}: {error.strerror}") from error
    return site


def build_languages(
    root: Path,
    scratch: Path,
    say: Callable[[str], None],
    check: Callable[[], None],
    *options: str,
) -> Path:
    """Build all languages below a scratch folder.

    Args:
        root: the handbook's root.
        scratch: an empty folder.
        say: takes a line of progress.
        check: looks for what is wrong, while the languages are built; what it raises ends them.
        options: what `mkdocs build` is told besides.

    Returns:
        The whole site's folder, in the scratch folder.

    Raises:
        BuildFailedError: a language could not be built; its output is in the message.
    """
    prepare_templates()
    parts = find_parts(root)
    _build_parts(root, parts, scratch, say, check, options)
    return _assemble(parts, scratch)


def find_parts(root: Path) -> list[Part]:
    """The languages that are built: whatever else lists them must agree with this.

    `mkdocs.yml` is the default language; `mkdocs.XX.yml` stands in the folder `XX`.
    """
    main, *others = find_settings_files(root)
    return [Part(main, ""), *(Part(config, config.name.split(".")[1]) for config in others)]


def _build_parts(
    root: Path,
    parts: list[Part],
    scratch: Path,
    say: Callable[[str], None],
    check: Callable[[], None],
    options: Sequence[str],
) -> None:
    """Build the languages, all at a time: they are few."""
    # A forked process has what was loaded and imported here; elsewhere each begins anew.
    context = get_context("fork") if sys.platform == "linux" else get_context("spawn")
    running: dict[int, tuple[Part, BaseProcess]] = {}
    started = time.monotonic()
    try:
        for part in parts:
            process = context.Process(
                target=_build_part, args=(root, part, scratch, len(parts), *options)
            )
            process.start()
            running[process.sentinel] = part, process
        check()
        failed: list[str] = []
        while running:
            for sentinel in wait(list(running)):
                part, ended = running.pop(cast("int", sentinel))
                ended.join()
                seconds = time.monotonic() - started
                done = len(parts) - len(running)
                state = "failed" if ended.exitcode else "built"
                say(f"[{done}/{len(parts)}] {part.name} {state} after {seconds:.1f} s")
                if ended.exitcode:
                    log = part.log(scratch).read_text(encoding="utf-8", errors="replace")
                    failed.append(f"{part.name}:\n{log.rstrip()}")
        if failed:
            raise BuildFailedError("\n\n".join(failed))
    finally:
        for _, left in running.values():
            left.terminate()
            left.join()


def _build_part(root: Path, part: Part, scratch: Path, parts: int, *options: str) -> None:
    """In a process of its own: `mkdocs build` of one language, its output in a file."""
    with part.log(scratch).open("wb") as log:
        for output in (sys.stdout, sys.stderr):
            output.flush()
            if isinstance(output, TextIOWrapper):
                output.reconfigure(encoding="utf-8")  # whatever the terminal's is
        os.dup2(log.fileno(), 1)
        os.dup2(log.fileno(), 2)
    os.chdir(root)
    share_processors(parts)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    # Not with --quiet: it makes MkDocs return 0 where --strict should have returned 1.
    mkdocs(
        [
            "build", "--strict",
            "--config-file", str(part.config), "--site-dir", str(part.site(scratch)),
            *options,
        ]
    )  # fmt: skip


def _assemble(parts: list[Part], scratch: Path) -> Path:
    whole = scratch / "part-"
    for part in parts:
        if part.folder:
            part.site(scratch).rename(whole / part.folder)
    return whole


def _write_headers(root: Path, whole: Path, folder: Path) -> None:
    """Write what a web server is to send with the pages: they are read for what they need."""
    hashes: set[str] = set()
    for page in whole.rglob("*.html"):
        with page.open(encoding="utf-8") as file:
            hashes.update(read_policy(file.read(_POLICY_WITHIN)))
    folder.mkdir(exist_ok=True)
    languages = [part.folder for part in find_parts(root)]
    for name, text in to_header_files(hashes, find_site_path(root), languages).items():
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
