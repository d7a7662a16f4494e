"""The same handbook on the same day gives the same site, byte by byte."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.browser.conftest import TODAY_EPOCH, build

LATER_THAT_DAY = str(int(TODAY_EPOCH) + 5 * 3600)


def _digests(site: Path) -> dict[str, str]:
    return {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def test_hour_folder_and_time_zone_leave_no_trace(site: Path, tmp_path: Path) -> None:
    """Nor does the order in which Python keeps a set."""
    elsewhere = tmp_path / "en annan mapp"
    build(
        elsewhere,
        SOURCE_DATE_EPOCH=LATER_THAT_DAY,
        TZ="Pacific/Kiritimati",
        PYTHONHASHSEED="4711",
        LC_ALL="C",
    )

    assert _digests(elsewhere / "site") == _digests(site)
