"""The site as one zip that opens by double click, from a USB stick or a network drive.

At its top stand a page to start on, a text that says how, and one folder with everything else.
"""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tempfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from macros.build import BuildFailedError, Part, build_languages, find_parts
from macros.models.shared import LANGUAGES, Language
from macros.render import render_alone
from macros.texts import load_texts

START = "start.html"
_NEEDS_A_SERVER = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What MkDocs writes for servers and search engines, with addresses from the site's root."""
_NAMELESS = "Handbook"
"""What a site is called whose name is not written in `mkdocs.yml` but comes from elsewhere."""
_EARLIEST = dt.date(1980, 1, 1)
"""Zip files know no earlier day."""


@dataclass(frozen=True)
class Packed:
    """What was packed: the zip, how many files it holds, and how large it is in bytes."""

    file: Path
    count: int
    size: int


@dataclass(frozen=True)
class _Site:
    """What the settings say of the site.

    Attributes:
        name: the site's name.
        address: where it is on the web; empty where that is not known.
        editions: the languages with their folders, the default one first.
    """

    name: str
    address: str
    editions: tuple[tuple[Language, str], ...]


def pack_site(
    root: Path, today: dt.date, say: Callable[[str], None], check: Callable[[], None]
) -> Packed:
    """Build all languages for a file system, and pack them into `NAME-DAY.zip` in the root.

    The same handbook packed for the same day gives the same bytes. An older zip of that day is
    replaced when the new one is whole.

    Args:
        root: the handbook's root.
        today: the day that the zip is of.
        say: takes a line of progress.
        check: looks for what is wrong, while the languages are built; what it raises ends them.

    Raises:
        BuildFailedError: it could not be built or written; what was there is untouched.
    """
    try:
        home = root / ".build"
        home.mkdir(exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix="share-", dir=home))
        try:
            # One folder for all pages; each address ends in a file's name.
            whole = build_languages(root, scratch, say, check, "--no-directory-urls")
            site = _read_site(find_parts(root))
            for _, folder in site.editions:
                _make_serverless(whole / folder)
            new = scratch / "share.zip"
            say("Packing ...")
            count = _write_zip(new, _entries(whole, site, today), max(today, _EARLIEST))
            target = root / f"{_stem(site.name)}-{today.isoformat()}.zip"
            new.replace(target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return Packed(target, count, target.stat().st_size)
    except OSError as error:
        raise BuildFailedError(f"{error.filename}: {error.strerror}") from error


class _SettingsLoader(yaml.SafeLoader):
    """Reads `mkdocs.yml` for a few plain settings; tags of others, such as !ENV, mean nothing."""


_SettingsLoader.add_multi_constructor("", lambda loader, suffix, node: None)


def _read_site(parts: Sequence[Part]) -> _Site:
    """What the settings say; MkDocs has built from them by now, and so checked them."""
    settings = {part.folder: _read_settings(part.config) for part in parts}
    main = settings[""]
    default: Language = main["theme"]["language"]
    editions: list[tuple[Language, str]] = [
        ((own.get("theme") or {}).get("language") or default, folder)
        for folder, own in settings.items()
    ]
    editions.sort(key=lambda edition: (edition[1] != "", LANGUAGES.index(edition[0])))
    return _Site(main["site_name"] or _NAMELESS, main.get("site_url") or "", tuple(editions))


def _read_settings(file: Path) -> dict[str, Any]:
    text = file.read_text(encoding="utf-8-sig")
    settings: dict[str, Any] = yaml.load(text, Loader=_SettingsLoader)  # noqa: S506  # a safe one
    return settings


def _stem(name: str) -> str:
    """A site's name as the start of a file name that every system takes."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "handbook"


def _make_serverless(edition: Path) -> None:
    """Turn one language's search index into a script, and remove what only a server needs."""
    index = edition / "search" / "search_index.json"
    if index.is_file():
        text = index.read_text(encoding="utf-8")
        index.with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8", newline="\n")
        index.unlink()
    for name in _NEEDS_A_SERVER:
        (edition / name).unlink(missing_ok=True)


def _entries(whole: Path, site: _Site, today: dt.date) -> Iterator[tuple[str, bytes]]:
    """All files of the zip by name, the start page and the text first."""
    language = site.editions[0][0]
    texts = load_texts(language)
    folder = texts.get("share.folder")
    editions = [
        (code, load_texts(code).get, f"{folder}/{below}/" if below else f"{folder}/")
        for code, below in site.editions
    ]
    page = render_alone(
        "share_start.html", language=language, name=site.name, editions=editions, folder=folder
    )
    yield START, f"{page}\n".encode()
    parts = ["title", "unpack", "open", "keep", "what"] + (["newest"] if site.address else [])
    values = {"name": site.name, "day": today, "start": START, "address": site.address}
    text = "\n\n".join(texts.get(f"share.readme.{part}", **values).strip() for part in parts)
    # With a mark and line ends that every editor of plain text understands.
    yield texts.get("share.readme.file"), f"{text}\n".replace("\n", "\r\n").encode("utf-8-sig")
    files = (file for file in whole.rglob("*") if file.is_file() and file.suffix != ".map")
    names = sorted((file.relative_to(whole).as_posix(), file) for file in files)
    for name, file in names:
        yield f"{folder}/{name}", file.read_bytes()


def _write_zip(target: Path, entries: Iterator[tuple[str, bytes]], day: dt.date) -> int:
    """Write a zip that depends on nothing but the entries and the day."""
    count = 0
    with zipfile.ZipFile(target, "x", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # so that the bytes are the same from Windows
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
            count += 1
    return count
