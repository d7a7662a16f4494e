"""Where files are changed on the repository's host."""

from __future__ import annotations

import pytest

from macros.models import Repository
from macros.repository import commits_address, edit_address, new_address, proposal_addresses

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
    assert commits_address(repository) == way.format("commits")


def test_a_new_file_has_its_name_filled_in() -> None:
    """Each host calls the name by another name."""
    path = "docs/nb/channels/x.md"
    assert new_address(HUB, path) == (
        "https://github.example/a/b/new/main?filename=docs%2Fnb%2Fchannels%2Fx.md"
    )
    assert new_address(LAB, path) == (
        "https://gitlab.example/group/sub/b/-/new/release/1.0?file_name=docs%2Fnb%2Fchannels%2Fx.md"
    )


def test_a_script_adds_the_files_name() -> None:
    """Only where the page surely comes filled in may the text not be copied as well."""
    assert proposal_addresses(HUB, "data/plans") == {
        "new": "https://github.example/a/b/new/main?filename=data%2Fplans%2F",
        "edit": "https://github.example/a/b/edit/main/data/plans/",
        "text": "value",
        "fills": True,
    }
    assert proposal_addresses(LAB, "docs/sv/så här") == {
        "new": "https://gitlab.example/group/sub/b/-/new/release/1.0"
        "?file_name=docs%2Fsv%2Fs%C3%A5+h%C3%A4r%2F",
        "edit": "https://gitlab.example/group/sub/b/-/edit/release/1.0/docs/sv/s%C3%A5%20h%C3%A4r/",
        "text": "content",
        "fills": False,
    }
