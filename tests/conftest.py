"""What tests of all folders share."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from macros.editing.sample import is_sample
from tests.handbook_files import REPOSITORY, HandbookFiles, write_handbook


def pytest_sessionstart() -> None:
    """Stop at once where the handbook is an organisation's own: many tests read the sample."""
    why_not = why_not_tested(REPOSITORY)
    if why_not:
        pytest.exit(why_not, pytest.ExitCode.USAGE_ERROR)


def why_not_tested(root: Path) -> str:
    """Why a repository's tests can tell nothing; empty where they can."""
    organisation = yaml.safe_load((root / "data/organisation.yml").read_text("utf-8"))
    if is_sample(organisation.get("domains", ())):
        return ""
    return (
        "The tests try the program with the sample handbook, and this one is your own: make check "
        "and make build try yours. To try a change of the program, make it in a copy of the "
        "original, and run make test there."
    )


@pytest.fixture
def files(tmp_path: Path) -> HandbookFiles:
    """The files of a small whole handbook with nothing wrong in it, to change at will."""
    return write_handbook(tmp_path)
