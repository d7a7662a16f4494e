"""`handbook build` and MkDocs itself, with real builds of a small handbook."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from multiprocessing import active_children
from pathlib import Path

import pytest
from markupsafe import escape

from macros.build import build_site
from tests.handbook_files import PLAN, HandbookFiles, write_handbook

PLANS = ("museum-facebook", "library-facebook")
NASTY = (
    "<script>alert(1)</script> {{ 7*7 }} {% include 'x' %} **bold** [a](javascript:alert) & "
    '"q" onload=x'
)


class Page(HTMLParser):
    """A page's tags and visible text."""

    def __init__(self, file: Path) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag."""
        self.tags.append((tag, dict(attrs)))
        if tag in ("script", "style"):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave what is no text."""
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        """Keep the text."""
        if not self._inside:
            self.text += data

    def values(self, tag: str, attribute: str) -> list[str]:
        """One attribute of all tags of a kind."""
        return [attrs.get(attribute) or "" for name, attrs in self.tags if name == tag]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> HandbookFiles:
    """A handbook in two languages, whose data try everything, built over an older site."""
    files = write_handbook(tmp_path_factory.mktemp("handbook"))
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
    return files


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


ATTACKS = {
    "index.md": ["{{ 7*7 }}", '{{ cycler.__init__.__globals__.os.popen("touch PWNED").read() }}'],
    "policy/index.md": ['{{ channel_facts("facebok") }}', '{{ chanel_facts("facebook") }}'],
    "policy/law.md": ["{{ laws(land='se') }}", "{% include 'index.md' %}", "{{ laws("],
    "why/index.md": [
        '{{ number(-"x") }}',
        f"{{{{ number({'9' * 5_000}) }}}}",
        f"{{{{ {'(' * 5_000} }}}}",
        "{% autoescape true %}{% endautoescape %}",
        '{{ "{0.__class__}".format(config) }}',
        "{{ config.site_name }}",
        "{{ channel_facts.__globals__ }}",
        '{{ channel_facts("blog") | attr("__class__") }}',
        '{{ namespace.__init__.__globals__.os.system("touch PWNED") }}',
        '{% import "os" as os %}',
        '{% from "index.md" import x %}',
        "{% for x in range(999999999) %}{% endfor %}",
        '{{ number("soon_days") | upper }}',
        '{{ agenda(1, 2, 3, x="y") }}',
    ],
}


def test_all_that_pages_try_is_told_at_once_and_nothing_runs(files: HandbookFiles) -> None:
    """Each with its page and line, in each language; the site stays as it was."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    expected = set()
    for language in ("sv", "en"):
        for name, attacks in ATTACKS.items():
            path = f"docs/{language}/{name}"
            line = files.add_page(path, "\n\n".join(["# Title", *attacks]) + "\n")
            expected |= {f"{path}:{line + 2 + 2 * number}:1" for number in range(len(attacks))}
    done = files.handbook("build")
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.endswith("(macro-call)")]
    assert {line.split(": ")[0] for line in lines} == expected
    assert all(": error: " in line for line in lines)
    assert "Traceback" not in done.stderr
    assert "Nothing was changed in site/." in done.stderr
    assert files.read("site/index.html") == "the last good one"
    assert not list(files.root.rglob("PWNED"))
    assert sorted(path.name for path in (files.root / "site").iterdir()) == ["index.html"]


REFUSED = {
    "index.md": ["<script>alert(1)</script>", '[a](b.md){ onclick="x" }'],
    "policy/law.md": ["{% raw %}{{ <script>1</script> }}{% endraw %}", "[a](&#106;avascript:x)"],
    "policy/roles.md": ["[a](http://[x)", "![a](https://a]b/p.png)"],
}


def test_what_pages_may_not_hold_is_told_at_once_by_both(files: HandbookFiles) -> None:
    """By the check, and by MkDocs alone for whoever does not check; the front matter is text."""
    files.add_site()
    expected = set()
    for name, attacks in REFUSED.items():
        line = files.add_page(f"docs/sv/{name}", "\n\n".join(["# Title", *attacks]) + "\n")
        expected |= {f"docs/sv/{name}:{line + 2 + 2 * number}" for number in range(len(attacks))}
    for done in (files.handbook("check"), files.mkdocs_build()):
        assert done.returncode == 1
        said = (done.stdout + done.stderr).splitlines()
        lines = [line for line in said if line.endswith(("(unsafe-html)", "(broken-link)"))]
        assert {line.rsplit(":", 1)[0] for line in (text.split(": ")[0] for text in lines)} == (
            expected
        )
        assert "Traceback" not in done.stderr
    assert not (files.root / "site/index.html").exists()


def test_front_matter_is_text_wherever_the_theme_shows_it(files: HandbookFiles) -> None:
    """In the head, in the navigation and in lists by tag; a tag is plain words."""
    files.add_site()
    title = "T <script>alert(1)</script> & x"
    line = files.add_page("docs/sv/policy/law.md", title=f"'{title}'")
    files.change("docs/sv/policy/law.md", "One sentence.", "'D \"><script>alert(1)</script>'")
    files.change("docs/sv/policy/law.md", "review_every: 12\n", "review_every: 12\ntags: [a b]\n")
    files.add_page("docs/sv/tags.md", "<!-- material/tags -->\n")
    done = files.mkdocs_build()
    assert done.returncode == 0, done.stderr
    for page in ("policy/law", "tags", "index.html"):
        file = files.root / "site" / page
        file = file if file.suffix else file / "index.html"
        assert "<script>alert(1)" not in file.read_text(encoding="utf-8")
        assert title in Page(file).text
    files.change("docs/sv/policy/law.md", "tags: [a b]", "tags: ['<b>']")
    done = files.handbook("check")
    assert f"docs/sv/policy/law.md:{line - 2}:" in done.stdout
    assert "is not a tag: use letters, digits, spaces and hyphens" in done.stdout


@pytest.mark.parametrize("folder", [True, False])
@pytest.mark.parametrize("place", ["docs/sv/policy", "docs/sv", "data/plans", "data"])
def test_a_link_out_of_the_handbook_is_refused(
    files: HandbookFiles, tmp_path: Path, place: str, folder: bool
) -> None:
    """Nothing of what it leads to is read, shown or copied."""
    files.add_site()
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("secret.md", "secret.yml", "secret.png"):
        (outside / name).write_text("secret: SECRET\n", encoding="utf-8")
    name = "linked" if folder else "linked.png" if place.startswith("docs") else "linked.yml"
    link = files.root / place / name
    link.symlink_to(outside if folder else outside / f"secret{link.suffix}")
    for done in (files.handbook("check"), files.mkdocs_build()):
        assert done.returncode == 1
        assert f"{place}/{name}:1:1: error: a symbolic link is not followed" in (
            done.stdout + done.stderr
        )
        assert "SECRET" not in done.stdout + done.stderr
        assert "Traceback" not in done.stderr
    assert not (files.root / "site/index.html").exists()


def test_a_mistake_in_the_data_stops_before_anything_is_built(files: HandbookFiles) -> None:
    """Told as `handbook check` tells it, with exit 1; the site stays as it was."""
    files.add_site()
    files.write("site/index.html", "the last good one")
    files.change(PLAN, "unit: county-museum", "unit: county-musuem")
    files.append(PLAN, "sender: personal\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        (
            f'{PLAN}:2:1: error: unit: there is no unit "county-musuem"; did you mean '
            '"county-museum"? '
            "(unknown-unit)"
        ),
        (
            f'{PLAN}:32:1: error: "sender" stands twice; the first is on line 19: keep one of them '
            "(duplicate-key)"
        ),
        "Nothing was built: 2 error(s) in the files.",
    ]
    assert done.stdout == ""
    assert files.read("site/index.html") == "the last good one"
    assert not (files.root / ".build").exists()


def test_a_mistake_in_a_page_ends_the_builds_that_have_begun(files: HandbookFiles) -> None:
    """The pages are checked meanwhile; told in the same way, and nothing goes on."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    files.append("docs/sv/index.md", "[Nowhere](nowhere.md)\n")
    files.append("mkdocs.yml", "nav:\n  - index.md\n  - nowhere.md\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert "docs/sv/index.md" in done.stderr
    line = files.line("mkdocs.yml", "- nowhere.md")
    assert f"\nmkdocs.yml:{line}:5: error: nav: there is no page docs/sv/nowhere.md" in done.stderr
    assert done.stderr.endswith("Nothing was built: 2 error(s) in the files.\n")
    assert done.stdout == ""
    assert files.read("site/index.html") == "the last good one"
    assert list((files.root / ".build").iterdir()) == []


def test_what_a_check_raises_leaves_no_build_behind(files: HandbookFiles) -> None:
    """A build that went on would write into a folder that is gone."""
    files.add_site("en")

    def check() -> None:
        assert len(active_children()) == 2
        raise LookupError

    with pytest.raises(LookupError):
        build_site(files.root, print, check)
    assert active_children() == []
    assert list((files.root / ".build").iterdir()) == []


def test_one_language_that_fails_keeps_all_of_the_old_site(files: HandbookFiles) -> None:
    """There is never half a site; what went wrong is told in the terminal's own letters."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    files.append("mkdocs.en.yml", "på_måfå: x\n")
    done = files.handbook("build", PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.en.yml:\n")
    assert "på_måfå" in done.stderr
    assert done.stderr.endswith("Nothing was changed in site/.\n")
    assert sorted(line.split(" ")[2] for line in done.stdout.splitlines()) == ["built", "failed"]
    assert [path.name for path in (files.root / "site").iterdir()] == ["index.html"]
    assert list((files.root / ".build").iterdir()) == []


def test_a_first_build_that_fails_leaves_no_site(files: HandbookFiles) -> None:
    """Not an empty one either."""
    files.add_site()
    files.append("mkdocs.yml", "no_such_setting: true\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.yml:\n")
    assert not (files.root / "site").exists()


def test_a_disk_that_does_not_let_us_write_makes_no_traceback(files: HandbookFiles) -> None:
    """The message names the file."""
    files.add_site()
    files.write(".build", "a file where the folder should be")
    done = files.handbook("build")
    assert done.returncode == 1
    assert ".build" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (
            "docs_dir: docs/sv",
            "docs_dir: ../elsewhere",
            "the pages must stand in the handbook's folder",
        ),
        ("language: sv\n  custom", "language: fi\n  custom", "write one of sv, nb, en"),
        ("- {code: sv, name: Svenska", "- {code: nn, name: N", "has no line for sv"),
    ],
)
def test_settings_that_cannot_work_are_told_in_a_sentence(
    files: HandbookFiles, old: str, new: str, part: str
) -> None:
    """Of mkdocs.yml."""
    files.add_site()
    files.write("../elsewhere/index.md", "# Title\n")
    files.change("mkdocs.yml", old, new)
    done = files.mkdocs_build()
    assert done.returncode == 1
    assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_what_mkdocs_warns_of_stops_the_build(files: HandbookFiles) -> None:
    """Such as a setting that it does not know; the site stays as it was."""
    files.add_site()
    files.write("site/index.html", "the last good one")
    files.append("mkdocs.yml", "no_such_setting: true\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert "no_such_setting" in done.stderr
    assert files.read("site/index.html") == "the last good one"


def test_a_page_that_templates_link_to_may_be_missed(files: HandbookFiles) -> None:
    """A fork that removed it is told which one, not shown a traceback."""
    files.add_site()
    files.remove("docs/sv/tools/checklist.md")
    files.remove("docs/sv/policy/strategy.md")
    files.add_page("docs/sv/channels/blog.md", '{{ start_plan("blog") }}\n')
    files.change("docs/sv/channels/blog.md", "title: Title", "title: Title\nrules: [ros-done]")
    done = files.mkdocs_build()
    assert done.returncode == 1
    assert "tools/checklist" in done.stderr
    assert "docs/sv/channels/blog.md:3:1: error: rules: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_handbook_behind_a_link_is_built_too(files: HandbookFiles) -> None:
    """Problems name the page from the root, wherever that is reached from."""
    files.add_site()
    line = files.add_page("docs/sv/index.md", "{{ x }}\n")
    link = files.root.parent / f"{files.root.name}-link"
    link.symlink_to(files.root)
    done = files.mkdocs_build(str(link / "mkdocs.yml"))
    assert done.returncode == 1
    problems = [line for line in done.stderr.splitlines() if line.endswith("(macro-call)")]
    assert [problem.split(": ")[0] for problem in problems] == [f"docs/sv/index.md:{line}:1"]
    assert "Traceback" not in done.stderr
