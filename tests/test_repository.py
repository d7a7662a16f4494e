"""Where files are changed on the repository's host."""

from __future__ import annotations

import pytest

from macros.models import Repository
from macros.repository import commit_address, commits_address, edit_address, new_address

HUB = Repository(kind="github", url="https://github.example/a/b", branch="main")
LAB = Repository(kind="gitlab", url="https://gitlab.example/group/sub/b", branch="release/1.0")


@pytest.mark.parametrize(
    ("repository", "way"),
    [
        (HUB, "https://github.example/a/b/{}/main"),
        (LAB, "https://gitlab.example/group/sub/b/-/{}/release/1.0"),
    ],
)
def test_both_hosts_have_their_own_addresses(repository: Repository, way: str) -> None:
    """A branch may have a slash; a file's name may need escaping."""
    path = "docs/sv/policy/så här.md"
    quoted = "docs/sv/policy/s%C3%A5%20h%C3%A4r.md"
    assert edit_address(repository, path) == f"{way.format('edit')}/{quoted}"
    assert commits_address(repository, path) == f"{way.format('commits')}/{quoted}"
    assert commits_address(repository) == way.format("commits")


def test_a_new_file_has_its_name_filled_in() -> None:
    """Each host calls the name by another name."""
    path = "docs/nb/channels/x.md"
    assert new_address(HUB, path) == (
        "https://github.example/a/b/new/main/docs/nb/channels?filename=x.md"
    )
    assert new_address(LAB, path) == (
        "https://gitlab.example/group/sub/b/-/new/release/1.0/docs/nb/channels?file_name=x.md"
    )


def test_one_change_can_be_linked_to() -> None:
    """By its commit."""
    assert commit_address(HUB, "abc") == "https://github.example/a/b/commit/abc"
    assert commit_address(LAB, "abc") == "https://gitlab.example/group/sub/b/-/commit/abc"
