"""`handbook check --format github` and `gitlab`: annotations on the lines that they are about."""

from __future__ import annotations

import json
import re

from tests.command_line import run
from tests.handbook_files import PLAN, REPOSITORY, HandbookFiles

TODAY = ("--today", "2026-11-15")


def _github(output: str) -> dict[tuple[str, str], int]:
    """The line of each annotation, by file and rule."""
    found = {}
    for line in output.splitlines():
        match = re.fullmatch(
            r"::(error|warning|notice) file=([^,:]+),line=(\d+),col=\d+,title=([a-z-]+)::(.+)", line
        )
        assert match, line
        found[match[2], match[4]] = int(match[3])
    return found


def _gitlab(output: str) -> dict[tuple[str, str], int]:
    return {
        (row["location"]["path"], row["check_name"]): row["location"]["lines"]["begin"]
        for row in json.loads(output)
    }


def test_a_finding_stands_on_the_line_of_the_field(files: HandbookFiles) -> None:
    """Where the reviewer has the change before the eyes; the two hosts say the same."""
    text = (
        files.read(PLAN)
        .replace("log: [2026-03-01]", "log: []")
        .replace("https://www.facebook.com/", "http://www.facebook.com/")
    )
    files.write(PLAN, f"# A line above\n\n{text}")
    for form, read in (("github", _github), ("gitlab", _gitlab)):
        lines = read(run(files.root, "check", *TODAY, "--format", form).stdout)
        assert lines[PLAN, "screenshots-kept"] == files.line(PLAN, "screenshots:")
        assert lines[PLAN, "account-official"] == files.line(PLAN, "account:")


def test_a_mistake_in_a_file_stands_on_its_line(files: HandbookFiles) -> None:
    """Beside the findings, in the same run."""
    files.change(PLAN, "hours_per_week: 4", "hours_per_wek: 4")
    lines = _github(run(files.root, "check", *TODAY, "--format", "github").stdout)
    assert lines[PLAN, "unknown-key"] == files.line(PLAN, "hours_per_wek")


def test_an_active_plan_without_a_decision_stands_at_the_plans_line(files: HandbookFiles) -> None:
    """What is not there has no line of its own, and is no crash."""
    text = files.read(PLAN)
    files.write(PLAN, re.sub(r"^decision: .*\n", "", text, flags=re.MULTILINE))
    result = run(files.root, "check", *TODAY, "--format", "github")
    lines = _github(result.stdout)
    assert lines[PLAN, "decision-recorded"] <= files.line(PLAN, "status: active")


def test_the_sample_handbook_names_many_rules_on_lines_of_their_files() -> None:
    """Every annotation is on a line that the file has."""
    output = run(REPOSITORY, "check", *TODAY, "--format", "gitlab").stdout
    rows = json.loads(output)
    assert len({row["check_name"] for row in rows}) >= 12
    for row in rows:
        path, line = row["location"]["path"], row["location"]["lines"]["begin"]
        assert 1 <= line <= len((REPOSITORY / path).read_text(encoding="utf-8").splitlines())
    fingerprints = [row["fingerprint"] for row in rows]
    assert len(set(fingerprints)) == len(fingerprints)
