"""`handbook review` records that a page was read through."""

from __future__ import annotations

import pytest
from click.testing import Result

from tests.command_line import run
from tests.handbook_files import HandbookFiles

TODAY = ("--today", "2026-11-15")
NAME = "policy/law.md"


@pytest.fixture
def two(files: HandbookFiles) -> HandbookFiles:
    """A handbook with a page in two languages."""
    for language in ("en", "sv"):
        files.add_page(f"docs/{language}/index.md")
        files.add_page(f"docs/{language}/{NAME}", "# The law\n\nreviewed: 2026-10-15\n")
    return files


def review(files: HandbookFiles, page: str, *args: str) -> Result:
    """Run the command."""
    return run(files.root, "review", *TODAY, page, *args)


@pytest.mark.parametrize(
    "page",
    [
        "policy/law/",
        "policy/law",
        "/sv/policy/law/",
        "policy/law.md",
        "https://handbook.example/policy/law/#records",
        "policy/law/index.html",
    ],
)
def test_an_address_means_the_page_in_every_language(two: HandbookFiles, page: str) -> None:
    """The rest of the file stays as it is; nothing is wrong afterwards."""
    before = two.read(f"docs/sv/{NAME}")
    result = review(two, page, "--outcome", "unchanged")
    assert result.exit_code == 0
    assert result.output == f"docs/en/{NAME} written\ndocs/sv/{NAME} written\n"
    record = "reviewed_by: communications-officer\nreview_outcome: unchanged"
    expected = before.replace(
        "reviewed: 2026-10-15\nreview_every", f"reviewed: 2026-11-15\n{record}\nreview_every"
    )
    assert two.read(f"docs/sv/{NAME}") == two.read(f"docs/en/{NAME}") == expected
    assert run(two.root, "check", *TODAY).exit_code == 0


def test_a_file_means_that_language(two: HandbookFiles) -> None:
    """A translation is read by somebody who knows the language; `--lang` says the same."""
    given = ("--outcome", "corrected", "--by", "archivist", "--date", "2026-11-01")
    assert review(two, f"docs/sv/{NAME}", *given, "--note", "A word: two").exit_code == 0
    assert "reviewed: 2026-11-01\nreviewed_by: archivist\n" in two.read(f"docs/sv/{NAME}")
    assert 'review_note: "A word: two"\n' in two.read(f"docs/sv/{NAME}")
    assert "reviewed_by" not in two.read(f"docs/en/{NAME}")
    assert run(two.root, "check", *TODAY).exit_code == 0
    assert review(two, "policy/law/", "--lang", "sv", "--outcome", "unchanged").exit_code == 0
    changed = two.read(f"docs/sv/{NAME}")
    assert "review_note" not in changed, "a note belongs to its own review"
    assert changed.count("review_outcome: unchanged\n") == changed.count("reviewed_by") == 1
    again = review(two, "policy/law/", "--lang", "sv", "--outcome", "unchanged")
    assert again.output == "That review is recorded already; nothing was written.\n"


def test_the_front_page_has_an_address_too(two: HandbookFiles) -> None:
    """And what should go is said."""
    result = review(two, "/", "--outcome", "retire", "--dry-run")
    assert "docs/sv/index.md would be written\n" in result.output
    assert "propose to remove" in result.output
    assert "review_outcome" not in two.read("docs/sv/index.md")


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("policy/lav/", "--outcome", "unchanged"), 'did you mean "policy/law/"?'),
        (("registry/museum-facebook/", "--outcome", "unchanged"), "it is made from data/"),
        (("policy/law/", "--outcome", "unchangd"), 'did you mean "unchanged"?'),
        (("policy/law/", "--outcome", "unchanged", "--by", "archivst"), '"archivist"?'),
        (("policy/law/", "--outcome", "unchanged", "--date", "2026-11-16"), "in the future"),
        (("policy/law/", "--outcome", "unchanged", "--date", "2026-10-14"), "was reviewed after"),
        (("policy/law/", "--outcome", "unchanged", "--note", " "), "the text is empty"),
        ((f"docs/sv/{NAME}", "--lang", "en", "--outcome", "unchanged"), "is in sv, not in en"),
        (("../../etc/passwd", "--outcome", "unchanged"), "there is no page"),
        (("https://[x", "--outcome", "unchanged"), "write one such as policy/strategy/"),
        (("policy/law/",), "there was no answer: give --outcome"),
    ],
)
def test_wrong_use_writes_nothing(two: HandbookFiles, args: tuple[str, ...], says: str) -> None:
    """And says what to give instead."""
    before = two.read(f"docs/en/{NAME}"), two.read(f"docs/sv/{NAME}")
    result = review(two, *args)
    assert result.exit_code == 2
    assert says in result.output
    assert (two.read(f"docs/en/{NAME}"), two.read(f"docs/sv/{NAME}")) == before


def test_a_page_that_cannot_be_read_is_told_with_its_line(two: HandbookFiles) -> None:
    """It must be mended before anybody can review it."""
    two.change(f"docs/sv/{NAME}", "owner:", "ovner:")
    result = review(two, "policy/law/", "--outcome", "unchanged")
    assert result.exit_code == 1
    assert f'docs/sv/{NAME}:4:1: error: ovner: there is no such key; did you mean "owner"?' in (
        result.output
    )
