"""The audit of what we install: what it asks, and that silence is never taken for a clean bill."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests import dependency_audit
from tests.dependency_audit import (
    ROOT,
    Answer,
    Verdict,
    audit_npm,
    audit_python,
    read_pins,
    report,
    to_script,
)

NOWHERE = "http://127.0.0.1:9"
FLAW = {
    "id": 1,
    "url": "https://flaws.example/1",
    "title": "A flaw",
    "severity": "high",
    "vulnerable_versions": "<99",
    "cwe": [],
    "cvss": {"score": 7, "vectorString": None},
}


@pytest.fixture(params=[{}, {"axe-core": [FLAW]}], ids=["clean", "flawed"])
def service(request: pytest.FixtureRequest) -> Iterator[tuple[str, bool]]:
    """A service that knows of no vulnerability, or of one; and whether it does."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # its base's name
            """Keep the test's output readable."""

        def do_POST(self) -> None:  # the name is its base's
            """Answer what npm asks."""
            self.rfile.read(int(self.headers["content-length"]))
            body = json.dumps(request.param).encode()
            self.send_response(200)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", bool(request.param)
    server.shutdown()
    server.server_close()


def test_all_pins_are_asked_about() -> None:
    """With their markers, and without hashes and comments."""
    text = (
        "a-b==1.0 \\\n    --hash=sha256:00\n    # via c\n"
        "c==2.0 ; sys_platform == 'win32' \\\n    --hash=sha256:11\n"
    )
    assert read_pins(text) == ["a-b==1.0", "c==2.0; sys_platform == 'win32'"]
    assert "#   \"c==2.0; sys_platform == 'win32'\"," in to_script(read_pins(text))
    for name in dependency_audit.REQUIREMENTS:
        lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
        pinned = [line for line in lines if "==" in line and line[0].isalnum()]
        assert pinned
        assert len(read_pins("\n".join(lines))) == len(pinned)


def test_npm_tells_what_is_known(service: tuple[str, bool]) -> None:
    """The real npm, at a service of ours."""
    address, flawed = service
    answer = audit_npm(ROOT, "--registry", address)
    assert answer.verdict == (Verdict.VULNERABLE if flawed else Verdict.CLEAN), answer.details
    assert ("A flaw" in answer.details) is flawed


def test_a_service_that_does_not_answer_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """In one line that no clean bill has; and the work goes on."""
    answers = {
        "Python packages": audit_python(
            ROOT, "--default-index", NOWHERE, "--service-url", NOWHERE, "--no-cache"
        ),
        "npm packages": audit_npm(ROOT, "--registry", NOWHERE),
    }
    assert {answer.verdict for answer in answers.values()} == {Verdict.UNREACHABLE}, answers
    assert report(answers) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(answers)
    assert all("NOT CHECKED, nobody answers" in line for line in lines)
    assert report({"all": Answer(Verdict.CLEAN)}) == 0
    assert capsys.readouterr().out == "audit of all: no known vulnerability\n"


@pytest.mark.parametrize(
    ("code", "said", "verdict"),
    [
        (0, "Found no known vulnerabilities", Verdict.CLEAN),
        (1, "Found 1 known vulnerability", Verdict.VULNERABLE),
        (2, "error: error sending request for url (https://x.example/q)", Verdict.UNREACHABLE),
        (2, "error: unexpected argument '--script'", Verdict.BROKEN),
    ],
)
def test_uvs_exit_code_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str, verdict: Verdict
) -> None:
    """A wrong question fails: it must not pass for a service that does not answer."""
    program = tmp_path / "uv"
    program.write_text(f"#!/bin/sh\ncat <<'END' >&2\n{said}\nEND\nexit {code}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(dependency_audit, "BIN", tmp_path)
    answer = audit_python(ROOT)
    assert answer.verdict == verdict
    assert report({"Python": answer}) == (verdict in (Verdict.VULNERABLE, Verdict.BROKEN))


def test_files_that_cannot_be_asked_about_fail(tmp_path: Path) -> None:
    """No pins and no lock are no clean bill."""
    assert audit_python(tmp_path).verdict == Verdict.BROKEN
    shutil.copy(ROOT / "package.json", tmp_path)
    assert audit_npm(tmp_path, "--registry", NOWHERE).verdict == Verdict.BROKEN
