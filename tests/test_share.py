"""`handbook share`: what the zip holds, that it is the same each time, and whole or not there."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from macros import share
from macros.build import BuildFailedError
from macros.share import pack_site
from tests.handbook_files import PLAN, HandbookFiles, write_handbook
from tests.shared_folder import fill_once

NAME = "kanalboken-2026-11-22.zip"
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> HandbookFiles:
    """A small handbook in two languages, really built and packed."""
    return HandbookFiles(fill_once(tmp_path_factory, "share", write_and_pack))


def write_and_pack(root: Path) -> None:
    """Write the handbook, and pack it."""
    files = write_handbook(root)
    files.add_site("en")
    done = files.handbook("share")
    assert done.returncode == 0, done.stdout + done.stderr
    files.write("output.txt", done.stdout)


@pytest.fixture
def built(files: HandbookFiles, monkeypatch: pytest.MonkeyPatch) -> HandbookFiles:
    """A handbook whose build is a page and an index a language, so that packing takes no time."""
    files.add_site("en")

    def build(root: Path, scratch: Path, say: object, check: object, *options: str) -> Path:
        assert options == ("--no-directory-urls",)
        for folder in ("", "en/"):
            for name in ("index.html", "404.html", "sitemap.xml", "a.js", "a.js.map"):
                file = scratch / "whole" / folder / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(name, encoding="utf-8")
            index = scratch / "whole" / folder / "search/search_index.json"
            index.parent.mkdir()
            index.write_text('{"docs": []}', encoding="utf-8")
        return scratch / "whole"

    monkeypatch.setattr(share, "build_languages", build)
    return files


def pack(files: HandbookFiles, today: date = DAY) -> zipfile.ZipFile:
    """Pack, and open what was packed."""
    return zipfile.ZipFile(pack_site(files.root, today, lambda _: None, lambda: None).file)


def test_it_tells_how_far_it_is_and_where_the_zip_is(packed: HandbookFiles) -> None:
    """And what to do with it."""
    *_, packing, where, then = packed.read("output.txt").splitlines()
    with zipfile.ZipFile(packed.root / NAME) as archive:
        count = len(archive.namelist())
    size = (packed.root / NAME).stat().st_size / 1_000_000
    assert packing == "Packing ..."
    assert where == f"The site is packed in {packed.root}/{NAME} ({size:.1f} MB, {count} files)."
    assert then == "Copy it to a USB stick or a network drive, unpack it, and open start.html."
    assert list((packed.root / ".build").iterdir()) == []


def test_the_same_handbook_gives_the_same_bytes(packed: HandbookFiles, tmp_path: Path) -> None:
    """Built anew, over the zip of the same day."""
    shutil.copytree(packed.root, tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / NAME).write_text("an older one")
    assert HandbookFiles(tmp_path).handbook("share").returncode == 0
    assert (tmp_path / NAME).read_bytes() == (packed.root / NAME).read_bytes()


def test_each_page_has_the_file_that_it_has_on_the_web(packed: HandbookFiles) -> None:
    """With its address named in full, so that it leads there too."""
    with zipfile.ZipFile(packed.root / NAME) as archive:
        names = archive.namelist()
        page = archive.read("handbok/en/policy/strategy/index.html").decode()
    for name in ("index.html", "policy/law/index.html", "registry/museum-facebook/index.html"):
        assert f"handbok/{name}" in names
        assert f"handbok/en/{name}" in names
    assert "https://kanalboken.kultur.example/en/policy/strategy/index.html" in page
    assert "navigation.instant" not in page


def test_the_zip_has_a_start_page_a_text_and_one_folder(built: HandbookFiles) -> None:
    """In order; what only a server needs is not there, and the index is a script."""
    with pack(built) as archive:
        names = archive.namelist()
        assert names == [
            "start.html",
            "LÄS-MIG.txt",
            "handbok/a.js",
            "handbok/en/a.js",
            "handbok/en/index.html",
            "handbok/en/search/search_index.js",
            "handbok/index.html",
            "handbok/search/search_index.js",
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        index = archive.read("handbok/search/search_index.js").decode()
        assert json.loads(index.removeprefix("var __index = ")) == {"docs": []}
        start = archive.read("start.html").decode()
        assert 'href="handbok/index.html" hreflang="sv"' in start
        assert 'href="handbok/en/index.html" hreflang="en"' in start
        assert 'hreflang="nb"' not in start, "the handbook has no such edition"
        text = archive.read("LÄS-MIG.txt").decode("utf-8-sig")
        assert text.startswith("Kanalboken, 22 november 2026\r\n")
        assert text.endswith("https://kanalboken.kultur.example/\r\n")
        assert text.count("\n") == text.count("\r\n")


def test_an_edition_that_is_built_is_on_the_start_page(built: HandbookFiles) -> None:
    """By the language of its own settings, also where there is no list for a switcher."""
    text = built.read("mkdocs.yml")
    built.write("mkdocs.yml", re.sub(r"  languages:\n(    - .*\n)+", "", text))
    assert "code: en" not in built.read("mkdocs.yml")
    with pack(built) as archive:
        start = archive.read("start.html").decode()
        assert 'href="handbok/en/index.html" hreflang="en"' in start
        assert "handbok/en/search/search_index.js" in archive.namelist()


def test_a_day_that_zip_files_do_not_know_is_no_trouble(built: HandbookFiles) -> None:
    """The name has the day all the same."""
    with pack(built, date(1970, 1, 1)) as archive:
        assert archive.filename == str(built.root / "kanalboken-1970-01-01.zip")
        assert {entry.date_time[:3] for entry in archive.infolist()} == {(1980, 1, 1)}


@pytest.mark.parametrize(
    ("written", "name", "file"),
    [
        ("'Håndbok: sosiale medier!'", "Håndbok: sosiale medier", "handbok-sosiale-medier"),
        ("Ж", "Ж", "handbook"),
        ("!ENV [NAME, Kanalboken]", "Handbook", "handbook"),
    ],
)
def test_the_zip_is_called_as_the_site_is(
    built: HandbookFiles, written: str, name: str, file: str
) -> None:
    """In letters that every system takes."""
    built.change("mkdocs.yml", "site_name: Kanalboken", f"site_name: {written}")
    with pack(built) as archive:
        assert Path(str(archive.filename)).name == f"{file}-2026-11-22.zip"
        assert name in archive.read("start.html").decode()


def test_what_cannot_be_written_leaves_the_zip_that_was_there(
    built: HandbookFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing half written stays, and the message names the file."""
    built.write(NAME, "the last good one")

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "share.zip")

    monkeypatch.setattr(zipfile.ZipFile, "writestr", full)
    with pytest.raises(BuildFailedError, match=r"share\.zip: No space left"):
        pack(built)
    assert built.read(NAME) == "the last good one"
    assert list((built.root / ".build").iterdir()) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "part"),
    [
        (PLAN, "unit: county-museum", "unit: county-musuem", "did you mean"),
        ("docs/sv/index.md", "Short.", "{{ x }}", "macro-call"),
    ],
)
def test_a_mistake_packs_nothing(
    files: HandbookFiles, path: str, old: str, new: str, part: str
) -> None:
    """In the data or on a page: it is told, with exit 1."""
    files.add_site()
    files.write(NAME, "the last good one")
    files.change(path, old, new)
    done = files.handbook("share")
    assert done.returncode == 1
    assert part in done.stderr
    assert "Nothing was packed" in done.stderr
    assert "Traceback" not in done.stderr
    assert files.read(NAME) == "the last good one"
