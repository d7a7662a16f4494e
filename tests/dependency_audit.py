"""Asks what is known of the packages that we install: run as `python -m tests.dependency_audit`.

uv asks about the Python packages (uv is pinned already; pip-audit would bring some twenty packages
of its own) and npm about its own. Both need the network. A known vulnerability fails; where nobody
answers, a line says that nothing was checked, and the work goes on.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).parents[1]
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
BIN = Path(sys.executable).parent

_LONGEST_WAIT = 60
"""Seconds for one question, should a network swallow it whole."""
_PIN = re.compile(r"^([A-Za-z0-9._-]+==[^\s;\\]+)\s*(;[^\\]*)?")
_UNREACHABLE = re.compile(
    r"error sending request|client error|dns error|timed? ?out|connect|network|fetch"
    r"|HTTP status|status code|offline|audit endpoint"
    r"|E(?:NOTFOUND|AI_AGAIN|CONN\w+|TIMEDOUT|NETUNREACH|HOSTUNREACH)",
    re.IGNORECASE,
)


class Verdict(StrEnum):
    """What a question was answered with."""

    CLEAN = "no known vulnerability"
    VULNERABLE = "KNOWN VULNERABILITIES"
    UNREACHABLE = "NOT CHECKED"
    BROKEN = "COULD NOT BE ASKED"


@dataclass(frozen=True)
class Answer:
    """The answer about one kind of packages.

    Attributes:
        verdict: what it comes to.
        details: what was said; of a silent service, why nobody answered.
    """

    verdict: Verdict
    details: str = ""


def read_pins(text: str) -> list[str]:
    """The pins of a requirements file, with their markers and without their hashes."""
    found = (_PIN.match(line) for line in text.splitlines())
    return ["".join(part or "" for part in match.groups()).strip() for match in found if match]


def to_script(pins: Iterable[str]) -> str:
    """Pins as the head of a script, which uv audits without a project or a lock of its own."""
    lines = [f"#   {json.dumps(pin)}," for pin in sorted(set(pins))]
    head = ["# /// script", '# requires-python = ">=3.11"', "# dependencies = ["]
    return "\n".join([*head, *lines, "# ]", "# ///", ""])


def audit_python(root: Path, *options: str) -> Answer:
    """Ask about the pinned Python packages.

    Args:
        root: where the requirements files stand.
        options: further options of `uv audit`.
    """
    pins = [pin for name in REQUIREMENTS for pin in read_pins(_text(root / name))]
    if not pins:
        return Answer(Verdict.BROKEN, f"no pins in {', '.join(REQUIREMENTS)}")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "pins.py"
        script.write_text(to_script(pins), encoding="utf-8")
        code, said = _ask(
            [
                *(str(BIN / "uv"), "audit", "--preview-features", "audit-command"),
                *("--script", str(script), *options),
            ],
            UV_HTTP_CONNECT_TIMEOUT="3",
            UV_HTTP_TIMEOUT="10",
            UV_HTTP_RETRIES="0",
        )
    if code == 0:
        return Answer(Verdict.CLEAN)
    return Answer(Verdict.VULNERABLE, said) if code == 1 else _silent(said)


def audit_npm(root: Path, *options: str) -> Answer:
    """Ask about the packages of `package-lock.json`.

    Args:
        root: where it stands.
        options: further options of `npm audit`.
    """
    code, said = _ask(
        [
            *(str(BIN / "npm"), "audit", "--prefix", str(root), "--package-lock-only"),
            *("--fetch-retries=0", "--fetch-timeout=5000", *options),
        ],
        PATH=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}",
    )
    if code == 0:
        return Answer(Verdict.CLEAN)
    # npm exits with 1 for what it found and for what it could not ask.
    if "npm error" in said or "vulnerabilit" not in said:
        return _silent(said)
    return Answer(Verdict.VULNERABLE, said)


def _silent(said: str) -> Answer:
    """Nobody answered, or we asked wrongly: the second must not pass for the first."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    reasons = [line for line in lines if _UNREACHABLE.search(line)]
    if reasons:
        return Answer(Verdict.UNREACHABLE, re.sub(r"\s*\(?https?://\S+", "", reasons[0]))
    return Answer(Verdict.BROKEN, said)


def _ask(command: list[str], **environment: str) -> tuple[int, str]:
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
            timeout=_LONGEST_WAIT,
            env={**os.environ, **environment, "NO_COLOR": "1"},
        )
    except subprocess.TimeoutExpired:
        return 2, f"timed out after {_LONGEST_WAIT} seconds"
    return done.returncode, f"{done.stdout}\n{done.stderr}".strip()


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def report(answers: dict[str, Answer]) -> int:
    """Print the answers; 1 when one of them is a vulnerability, or we asked wrongly."""
    for what, answer in answers.items():
        if answer.verdict == Verdict.CLEAN:
            print(f"audit of {what}: {answer.verdict}")
        elif answer.verdict == Verdict.UNREACHABLE:
            print(f"audit of {what}: {answer.verdict}, nobody answers ({answer.details})")
        else:
            print(f"audit of {what}: {answer.verdict}\n{answer.details}", file=sys.stderr)
    failing = (Verdict.VULNERABLE, Verdict.BROKEN)
    return int(any(answer.verdict in failing for answer in answers.values()))


def main() -> int:
    """Ask about all packages."""
    return report({"Python packages": audit_python(ROOT), "npm packages": audit_npm(ROOT)})


if __name__ == "__main__":
    sys.exit(main())
