"""`handbook rename`: another id for a unit, a channel or a plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.checking import find_problems
from macros.cli import main
from macros.editing.page_links import Rename
from macros.editing.renaming import known_ids, plan_rename
from macros.handbook import load_handbook
from macros.rules import RULES
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles


def rename(files: HandbookFiles, *args: str) -> Result:
    """Run the command."""
    result = CliRunner().invoke(main, ["rename", "--root", str(files.root), *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


@pytest.fixture
def whole(files: HandbookFiles) -> HandbookFiles:
    """A handbook whose page names things, with a menu."""
    body = (
        '{{ channel_facts("facebook") }}\n\n[Plan](../registry/museum-facebook/index.md) and '
        "`data/plans/museum-facebook.yml`, by the unit county-museum\n"
    )
    files.add_page("docs/en/index.md")
    files.add_page("docs/en/channels/facebook.md", body)
    files.write("mkdocs.yml", "docs_dir: docs/en\nnav:\n  - channels/facebook.md  # first\n")
    return files


def test_a_channel_takes_its_files_with_it(whole: HandbookFiles) -> None:
    """Data, page, macro and menu; what else has changed is said."""
    result = rename(whole, "channel", "facebook", "face-book")
    assert result.exit_code == 0
    assert "data/channels/facebook.yml renamed to data/channels/face-book.yml\n" in result.output
    assert "channels/facebook/ becomes channels/face-book/" in result.output
    name = 'Readers still see the name "Facebook": change it as name in data/channels/face-book.yml'
    assert name in result.output
    assert "Left:" not in result.output
    assert '{{ channel_facts("face-book") }}' in whole.read("docs/en/channels/face-book.md")
    assert whole.read("mkdocs.yml").endswith("  - channels/face-book.md  # first\n")
    assert "\nchannel: face-book\n" in whole.read(PLAN)
    assert find_problems(whole.root) == []
    assert not (whole.root / "data/channels/facebook.yml").exists()


def test_a_unit_is_told_of_its_feed_and_of_what_is_left(whole: HandbookFiles) -> None:
    """Where the id stands in words, somebody has to decide; so too for the name and the head."""
    path = "data/organisation.yml"
    whole.write(path, whole.read(path).replace("head-museum", "head-county-museum"))
    result = rename(whole, "unit", "county-museum", "museum")
    assert "The role head-county-museum keeps its id: to change it, " in result.output
    assert 'Readers still see the name "County Museum": change it as name in' in result.output
    assert result.exit_code == 0
    assert "feeds/deadlines-county-museum.ics becomes feeds/deadlines-museum.ics" in result.output
    line = whole.line("docs/en/channels/facebook.md", "by the unit")
    assert f"Left: docs/en/channels/facebook.md:{line}:" in result.output
    assert find_problems(whole.root) == []


def test_a_plan_changes_where_others_name_it(whole: HandbookFiles) -> None:
    """Comments in the plan's own file stay."""
    before = whole.read(PLAN)
    result = rename(whole, "plan", "museum-facebook", "museum-page")
    assert result.exit_code == 0
    assert whole.read("data/plans/museum-page.yml") == before
    assert "(../registry/museum-page/index.md)" in whole.read("docs/en/channels/facebook.md")
    assert "docs/en/channels/facebook.md:" in result.output.split("Left: ")[1]
    assert find_problems(whole.root) == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("channel", "facebok", "x"), 'there is no channel "facebok"; did you mean "facebook"?'),
        (("channel", "facebook", "blog"), 'there is a channel "blog" already'),
        (("unit", "county-museum", "County Museum"), 'write "county-museum"?'),
        (("plan", "museum-facebook", "../x"), '"../x" is not an id'),
        (("plan", "museum-facebook", "library-facebook"), "already"),
        (("channel", "facebook", "taken"), "docs/en/channels/taken.md is there already"),
        (("role", "director", "boss"), "'role' is not one of"),
    ],
)
def test_wrong_use_changes_nothing(whole: HandbookFiles, args: tuple[str, ...], says: str) -> None:
    """And says what to give instead."""
    whole.add_page("docs/en/channels/taken.md")
    before = {path: path.read_bytes() for path in whole.root.rglob("*") if path.is_file()}
    result = rename(whole, *args)
    assert result.exit_code == 2
    assert says in result.output
    assert {path: path.read_bytes() for path in whole.root.rglob("*") if path.is_file()} == before


def test_a_handbook_with_errors_is_mended_first(whole: HandbookFiles) -> None:
    """Else nobody could tell what the change has broken."""
    whole.change(PLAN, "unit: county-museum", "unit: county-musem")
    result = rename(whole, "channel", "facebook", "x")
    assert result.exit_code == 1
    assert "did you mean" in result.output
    assert "Nothing was changed" in result.output
    dry = whole.read("mkdocs.yml")
    whole.change(PLAN, "unit: county-musem", "unit: county-museum")
    assert "would be renamed" in rename(whole, "channel", "facebook", "y", "--dry-run").output
    assert whole.read("mkdocs.yml") == dry


def test_everything_in_the_sample_handbook_can_be_renamed(tmp_path: Path) -> None:
    """Every unit and some of the rest, one after another; nothing is wrong at the end."""
    for folder in ("data", "docs"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    for file in REPOSITORY.glob("mkdocs*.yml"):
        shutil.copy(file, tmp_path)
    count = 0
    for kind in ("plan", "unit", "channel"):
        first, _ = load_handbook(tmp_path, RULES)
        assert first
        ids = known_ids(first, kind)
        for old in ids if kind == "unit" else ["museum-facebook", "facebook"]:
            if old not in ids:
                continue
            handbook, problems = load_handbook(tmp_path, RULES)
            assert handbook
            assert problems == []
            change = Rename(kind, old, f"n{count}-x")
            plan_rename(tmp_path, handbook, change).apply()
            count += 1
    assert count == 7, "five units, a plan and a channel"
    assert find_problems(tmp_path) == []
    for path in [*tmp_path.rglob("docs/*/channels/*.md"), *tmp_path.glob("mkdocs*.yml")]:
        text = path.read_text(encoding="utf-8")
        assert '_facts("facebook")' not in text
        assert "channels/facebook.md" not in text
