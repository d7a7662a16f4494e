"""No symbolic link leads out of docs/ or data/."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.plain_files import check_links_out


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook's folders, with something beside them."""
    for folder in ("handbook/docs/sv", "handbook/docs/nb", "handbook/data", "beside"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "handbook/docs/nb/a.md").touch()
    (tmp_path / "beside/a.md").touch()
    return tmp_path / "handbook"


def refused(root: Path, folder: str = "docs/sv") -> list[str]:
    """The paths of the links that are refused."""
    return [problem.path for problem in check_links_out(root, folder)]


def test_a_file_may_be_linked_within_its_folder(root: Path) -> None:
    """A page that is the same in two languages, or a link that leads nowhere inside."""
    (root / "docs/sv/a.md").symlink_to("../nb/a.md")
    (root / "docs/sv/lost.md").symlink_to("nowhere.md")
    (root / "docs/sv/round.md").symlink_to("round.md")
    assert refused(root) == []


@pytest.mark.parametrize("target", ["../../../beside/a.md", "../../data", "../nb", ".", "/"])
def test_links_out_and_links_to_folders_are_refused(root: Path, target: str) -> None:
    """Hidden ones and those to hidden places too."""
    (root / "docs/sv/x").symlink_to(target)
    (root / "docs/sv/.hidden").symlink_to(target)
    assert sorted(refused(root)) == ["docs/sv/.hidden", "docs/sv/x"]


def test_a_chain_of_links_is_followed_to_its_end(root: Path) -> None:
    """One inside that leads to one that leads out."""
    (root / "docs/nb/out.md").symlink_to("../../../beside/a.md")
    (root / "docs/sv/a.md").symlink_to("../nb/out.md")
    assert refused(root) == ["docs/sv/a.md"]


@pytest.mark.parametrize("name", ["docs", "docs/sv"])
def test_the_folder_itself_may_not_be_a_link(root: Path, name: str) -> None:
    """Then nothing below it is looked at."""
    (root / "docs").rename(root.parent / "moved")
    (root / "docs").mkdir()
    place = root / name
    if place.is_dir():
        place.rmdir()
    place.symlink_to(root.parent / "moved")
    assert refused(root) == [name]


def test_a_handbook_behind_a_link_has_no_problem(root: Path) -> None:
    """Where it stands on the machine is not the pages' business."""
    (root / "docs/sv/a.md").symlink_to("../nb/a.md")
    behind = root.parent / "behind"
    behind.symlink_to(root)
    assert refused(behind) == []
