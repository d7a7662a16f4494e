"""What tests of all folders share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.handbook_files import HandbookFiles, write_handbook


@pytest.fixture
def files(tmp_path: Path) -> HandbookFiles:
    """The files of a small whole handbook with nothing wrong in it, to change at will."""
    return write_handbook(tmp_path)
