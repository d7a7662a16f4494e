"""Pages in Markdown: their front matter with positions, and what is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from macros.models import LANGUAGES
from macros.models.shared import Language
from macros.problem import Position, to_text
from macros.prose.page_files import WrittenPage, load_pages
from macros.rules import RULES
from tests.handbook_files import REPOSITORY, HandbookFiles, front_matter

DOCS = REPOSITORY / "docs"
PATH = "docs/sv/policy/page.md"


def load(files: HandbookFiles) -> tuple[tuple[WrittenPage, ...], list[str]]:
    """The Swedish pages, and what is wrong with them as printed."""
    pages, problems = load_pages(files.root, "docs/sv", "sv")
    return pages, to_text(problems).splitlines()


def problems_of(files: HandbookFiles, content: str | bytes) -> list[str]:
    """What is wrong with one page, without its path."""
    files.write(PATH, content)
    _pages, lines = load(files)
    assert all(line.startswith(f"{PATH}:") for line in lines)
    return [line.removeprefix(f"{PATH}:") for line in lines]


def test_a_page_is_front_matter_and_body(files: HandbookFiles) -> None:
    """With the line that each stands on in the file."""
    files.write(PATH, front_matter("Rubrik å") + "# Rubrik\n\nText.\n")
    (page,), problems = load(files)
    assert problems == []
    assert (page.path, page.name, page.language) == (PATH, "policy/page.md", "sv")
    assert page.meta.title == "Rubrik å"
    assert page.meta.reviewed == date(2026, 10, 15)
    assert page.body == "\n# Rubrik\n\nText.\n"
    assert page.body_line == 8
    assert files.read(PATH).split("\n")[page.body_line] == "# Rubrik"
    assert page.source.position(("owner",)) == Position(4, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_line_ends_and_byte_order_marks_change_nothing(
    files: HandbookFiles, end: str, mark: str
) -> None:
    """Some editors write them."""
    files.write(PATH, mark + (front_matter() + "Text.\n").replace("\n", end))
    (page,), problems = load(files)
    assert problems == []
    assert page.body_line == 8
    assert page.body.strip() == "Text."


def test_pages_come_in_the_order_of_their_names(files: HandbookFiles) -> None:
    """From all folders; other files are no pages."""
    for name in ("why/b.md", "index.md", "policy/a.md"):
        files.write(f"docs/sv/{name}", front_matter())
    files.write("docs/sv/img/picture.png", b"\xff")
    files.write("docs/en/index.md", front_matter())
    pages, problems = load(files)
    assert problems == []
    assert [page.name for page in pages] == ["index.md", "policy/a.md", "why/b.md"]


def test_a_folder_without_pages_gives_none(files: HandbookFiles) -> None:
    """MkDocs itself says that the folder is missing."""
    assert load(files) == ((), [])


FULL = front_matter()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            FULL.replace("owner:", "ovner:"),
            ['4:1: error: ovner: there is no such key; did you mean "owner"? (unknown-key)'],
        ),
        (
            FULL.replace("title: Title\n", ""),
            ["2:1: error: title: this key is missing: add it (missing-value)"],
        ),
        (
            FULL.replace("2026-10-15", "2026-10-32"),
            [
                (
                    "5:11: error: 2026-10-32 is not a day in the calendar: write "
                    "year-month-day (bad-date)"
                )
            ],
        ),
        (
            FULL.replace("review_every: 12", "review_every: twelve"),
            ['6:1: error: review_every: "twelve" is not a whole number (wrong-type)'],
        ),
        (
            FULL.replace("title: Title", "title: Title\ntitle: Other"),
            [
                (
                    '3:1: error: "title" appears twice; the first is on line 2: keep one of them '
                    "(duplicate-key)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: {sv: a}"),
            ['2:1: error: title: {"sv": "a"} is not text: write a text here (wrong-type)'],
        ),
        (
            FULL.replace("title: Title", "title: Title\ntemplate: 404.html"),
            [
                (
                    "3:1: error: template: there is no such key; known here: title, "
                    "description, owner, "
                    "reviewed, review_every, reviewed_by, review_outcome, review_note, "
                    "tags, keywords, hide, present, untranslated, history, agenda, participants, "
                    "materials, "
                    "leaves, question, answer, order, rests_on, rules (unknown-key)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: Title\nrender_macros: false")[:-1] + "{{ 7*7 }}\n",
            [
                (
                    "3:1: error: render_macros: there is no such key; known here: title, "
                    "description, owner, "
                    "reviewed, review_every, reviewed_by, review_outcome, review_note, "
                    "tags, keywords, hide, present, untranslated, history, agenda, participants, "
                    "materials, "
                    "leaves, question, answer, order, rests_on, rules (unknown-key)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: '{{ number(\"soon_days\") }}'"),
            [
                (
                    "2:1: error: title: macros work only in the page's text: write the words out "
                    "(macro-call)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: 'a {% raw %}'"),
            [
                (
                    "2:1: error: title: macros work only in the page's text: write the words out "
                    "(macro-call)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: !!python/name:os.system x"),
            [
                (
                    '2:8: error: the tag "tag:yaml.org,2002:python/name:os.system" is not '
                    "used here: remove it "
                    "(unknown-tag)"
                )
            ],
        ),
        (
            FULL.replace("title: Title", "title: a: b"),
            [
                (
                    "2:9: error: mapping values are not allowed in this context; put a "
                    "text that has a colon "
                    'in it in quotes: "..." (yaml-syntax)'
                )
            ],
        ),
        (
            "---\n---\n\n# Title\n",
            [
                (
                    "1:1: error: the file is empty: write at least title, description, "
                    "owner, reviewed, "
                    "review_every (missing-value)"
                )
            ],
        ),
        (
            "---\n- a\n---\n",
            [
                (
                    "2:1: error: this is not a mapping (key: value): write at least "
                    "title, description, owner, "
                    "reviewed, review_every (missing-value)"
                )
            ],
        ),
    ],
)
def test_a_mistake_in_the_front_matter_has_its_place_in_the_file(
    files: HandbookFiles, content: str, expected: list[str]
) -> None:
    """The same words as for data; lines count from the top of the page."""
    assert problems_of(files, content) == expected


@pytest.mark.parametrize(
    "content",
    [
        "",
        "# Title\n",
        "\n---\ntitle: a\n---\n",
        "---\ntitle: a\n",
        "----\ntitle: a\n----\n",
        "title: a\n\n# Title\n",
        "---\ntitle: a\n...\n\n# Title\n",
        " ---\ntitle: a\n---\n",
    ],
)
def test_a_page_without_front_matter_says_how_it_begins(files: HandbookFiles, content: str) -> None:
    """MkDocs would take some of these for text, and others for settings nobody checked."""
    assert problems_of(files, content) == [
        (
            '1:1: error: the page has no front matter: start it with "---", title: ..., and "---" '
            "(missing-front-matter)"
        )
    ]


def test_a_page_that_is_not_utf8_says_where(files: HandbookFiles) -> None:
    """By the line, as an editor finds it."""
    assert problems_of(files, front_matter().encode() + "hallå\n".encode("latin-1")) == [
        "9:5: error: byte 0xe5 is not UTF-8: save the file as UTF-8 (not-utf8)"
    ]


def test_a_page_that_cannot_be_opened_is_one_problem(files: HandbookFiles) -> None:
    """Such as a link that leads nowhere."""
    files.write("docs/sv/index.md", front_matter())
    (files.root / "docs/sv/lost.md").symlink_to("nowhere.md")
    pages, (line,) = load(files)
    assert [page.name for page in pages] == ["index.md"]
    assert line.startswith("docs/sv/lost.md:1:1: error: the file cannot be read: ")


@pytest.mark.parametrize("name", ["a.markdown", "policy/a.mkd", "a.mdown", "a.mkdn"])
def test_pages_under_other_names_are_refused(files: HandbookFiles, name: str) -> None:
    """MkDocs would build them, and nobody would have looked at them."""
    files.write(f"docs/sv/{name}", "# Title\n")
    _, (line,) = load(files)
    assert line == (
        f"docs/sv/{name}:1:1: error: a page ends in .md: call it {Path(name).stem}.md "
        "(unknown-file)"
    )


def test_what_is_wrong_in_all_pages_comes_at_once(files: HandbookFiles) -> None:
    """And the right pages are there."""
    files.write("docs/sv/a.md", "")
    files.write("docs/sv/b.md", front_matter())
    files.write("docs/sv/c.md", FULL.replace("owner:", "ovner:").replace("12", "x"))
    pages, lines = load(files)
    assert [page.name for page in pages] == ["b.md"]
    assert [line.split(":")[0][-4:] for line in lines] == ["a.md", "c.md", "c.md"]


# The handbook's own pages.


def _names(language: str) -> set[str]:
    return {file.relative_to(DOCS / language).as_posix() for file in (DOCS / language).rglob("*")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_the_same_files(language: str) -> None:
    """Pages, pictures and folders."""
    assert {folder.name for folder in DOCS.iterdir()} == set(LANGUAGES)
    assert _names(language) == _names("sv")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rules_paragraph_stands_in_the_strategy(language: str) -> None:
    """Every rule links to the heading that it enforces; the ids are written out."""
    text = (DOCS / language / "policy" / "strategy.md").read_text(encoding="utf-8")
    ids = re.findall(r"^##+ .*\{ ?#([a-z0-9-]+) ?\}$", text, re.MULTILINE)
    assert len(ids) == len(set(ids))
    assert {rule.POLICY for rule in RULES.values()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_page_of_the_handbook_can_be_read(language: Language) -> None:
    """Front matter and all."""
    pages, problems = load_pages(REPOSITORY, f"docs/{language}", language)
    assert problems == []
    assert len(pages) > 60
