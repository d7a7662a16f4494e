"""`handbook build`: a site whose data try everything, built over an older one."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markupsafe import escape

from tests.building.page import Page
from tests.handbook_files import PLAN, HandbookFiles, write_handbook
from tests.shared_folder import fill_once

PLANS = ("museum-facebook", "library-facebook")
NASTY = (
    "<script>alert(1)</script> {{ 7*7 }} {% include 'x' %} **bold** [a](javascript:alert) & "
    '"q" onload=x'
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> HandbookFiles:
    """A handbook in two languages, whose data try everything, built over an older site."""
    return HandbookFiles(fill_once(tmp_path_factory, "building", build))


def build(root: Path) -> None:
    """Write the handbook, and build it."""
    files = write_handbook(root)
    quoted = NASTY.replace("'", "''")
    files.change(
        PLAN, "purpose: Why this medium and no other.", f"purpose: '{quoted}'\ntitle: '{quoted}'"
    )
    files.change(PLAN, "activities: [A question a week", f"activities: ['{quoted}'")
    files.change(
        PLAN, "https://www.facebook.com/countymuseum.example", "javascript:alert(document.URL)"
    )
    files.change(PLAN, "handle: countymuseum", f"handle: '{quoted}'")
    channel = "data/channels/linkedin.yml"
    files.change(channel, "name:\n  en: LinkedIn", f"name:\n  en: '{quoted}'")
    files.change(channel, "summary:\n  en: What it is.", f"summary:\n  en: '{quoted}'")
    files.append(
        "data/organisation.yml", "repository: {kind: gitlab, url: 'https://gitlab.example/a/b'}\n"
    )
    files.change("data/organisation.yml", "name: Regional Library", f"name: '{quoted}'")
    files.add_site("en")
    for language in ("sv", "en"):
        (files.root / f"docs/{language}/channels/linkedin.md").unlink()
        files.add_page(f"docs/{language}/tools/checklist.md", "## Rubrik {#my-id}\n\n{# text #}\n")
        files.add_page(f"docs/{language}/channels/blog.md", "{{ channel_list() }}\n")
        files.add_page(f"docs/{language}/registry/index.md", "{{ registry() }}\n")
    files.write("site/stale.html", "from before")
    done = files.handbook("build")
    assert done.returncode == 0, done.stdout + done.stderr
    files.write("output.txt", done.stdout)


def test_every_language_is_built_and_swapped_in_whole(built: HandbookFiles) -> None:
    """With a page for each plan in each; nothing of the old site is left."""
    site = built.root / "site"
    for folder in ("", "en/"):
        for page in ("index.html", "registry/index.html", "policy/strategy/index.html"):
            assert (site / folder / page).is_file()
        for plan in PLANS:
            assert (site / folder / "registry" / plan / "index.html").is_file()
    assert not (site / "stale.html").exists()
    assert Page(site / "index.html").values("html", "lang") == ["sv"]
    assert Page(site / "en/index.html").values("html", "lang") == ["en"]


def test_the_build_tells_how_far_it_is(built: HandbookFiles) -> None:
    """A line a language, and at last where the site is."""
    *languages, last = built.read("output.txt").splitlines()
    assert [re.sub(r"[\d.]+ s$", "", line) for line in languages] in (
        ["[1/2] mkdocs.yml built after ", "[2/2] mkdocs.en.yml built after "],
        ["[1/2] mkdocs.en.yml built after ", "[2/2] mkdocs.yml built after "],
    )
    assert last == f"The site is in {built.root}/site: open {built.root}/site/index.html"


def test_nothing_is_left_of_the_scratch_folder(built: HandbookFiles) -> None:
    """Neither beside the site nor in it; the headers for a web server stay."""
    assert [path.name for path in (built.root / ".build").iterdir()] == ["headers"]


@pytest.mark.parametrize(
    "page",
    [
        "registry/museum-facebook",
        "registry",
        "registry/library-facebook",
        "channels/linkedin",
        "channels/blog",
    ],
)
@pytest.mark.parametrize("language", ["", "en/"])
def test_what_stands_in_the_data_shows_as_text(
    built: HandbookFiles, language: str, page: str
) -> None:
    """HTML, Markdown and templates, on generated pages and in macros."""
    shown = Page(built.root / "site" / language / page / "index.html")
    if page != "registry/library-facebook":
        assert (
            "<script>alert(1)</script> {{ 7*7 }} {% include 'x' %} **bold** [a](jav" in shown.text
        )
    assert "49" not in shown.text
    assert all("alert(1)" not in value for value in shown.values("script", "src"))
    for attribute in ("href", "src", "action"):
        for tag in ("a", "img", "form", "link", "script"):
            for value in shown.values(tag, attribute):
                assert not value.lower().startswith(("javascript:", "data:", "vbscript:"))
    for _, attrs in shown.tags:
        assert not [name for name in attrs if name.startswith("on")]


def test_scripts_of_the_pages_are_only_ours(built: HandbookFiles) -> None:
    """No text of the data has become one."""
    for page in ("registry/museum-facebook", "channels/linkedin", "registry", "channels/blog"):
        raw = (built.root / "site" / page / "index.html").read_text(encoding="utf-8")
        assert "alert(1)</script>" not in raw


def test_title_and_description_are_escaped_in_the_head(built: HandbookFiles) -> None:
    """The theme itself would write them as they are."""
    for page in ("registry/library-facebook", "channels/linkedin"):
        file = built.root / "site" / page / "index.html"
        title = re.findall(r"<title>(.*?)</title>", file.read_text(encoding="utf-8"), re.DOTALL)
        assert "&lt;script&gt;" in title[0]
        tags = Page(file).tags
        (content,) = [
            a["content"] or "" for t, a in tags if (t, a.get("name")) == ("meta", "description")
        ]
        assert NASTY in content


def test_an_address_that_is_no_web_address_is_no_link(built: HandbookFiles) -> None:
    """It stands there as text."""
    shown = Page(built.root / "site/registry/museum-facebook/index.html")
    assert "javascript:alert(document.URL)" in shown.text
    assert not [value for value in shown.values("a", "href") if "alert(document" in value]


def test_a_headings_own_id_is_left_alone(built: HandbookFiles) -> None:
    """`{#` is no comment here."""
    shown = Page(built.root / "site/tools/checklist/index.html")
    assert "my-id" in shown.values("h2", "id")
    assert "{# text #}" in shown.text


def test_every_page_leads_to_its_file(built: HandbookFiles) -> None:
    """Written pages, plans, and a channel without a guide, in each language; search skips it."""
    way = "https://gitlab.example/a/b/-/edit/main"
    for folder, language in (("", "sv"), ("en/", "en")):
        for page, file in (
            ("policy/strategy", f"docs/{language}/policy/strategy.md"),
            ("registry", f"docs/{language}/registry/index.md"),
            ("registry/museum-facebook", PLAN),
            ("channels/linkedin", "data/channels/linkedin.yml"),
        ):
            shown = Page(built.root / "site" / folder / page / "index.html")
            links = [link for link in shown.values("a", "href") if "/-/" in link]
            assert links[:2] == [f"{way}/{file}"] * 2, "the pencil and the foot"
            name = f"docs%2F{language}%2Fchannels%2Flinkedin.md"
            more = [f"{way.replace('edit', 'new')}?file_name={name}"]
            assert links[2:] == (more if page == "channels/linkedin" else [])
    index = built.read("site/search/search_index.json")
    assert "Föreslå en ändring" not in index


def test_search_finds_words_and_no_markup(built: HandbookFiles) -> None:
    """What the data hold is in the index as text too."""
    index = json.loads((built.root / "site/search/search_index.json").read_text(encoding="utf-8"))
    assert "<script" not in json.dumps(index)
    titles = [entry["title"] for entry in index["docs"] if "museum-facebook" in entry["location"]]
    assert str(escape(NASTY)) in titles, "the search writes titles as HTML"
