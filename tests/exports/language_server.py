"""A client for the YAML language server that VS Code's YAML support runs, over its own protocol."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any

from tests.handbook_files import REPOSITORY

SERVER = REPOSITORY / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
_LONGEST = 60
"""Seconds until a server that does not answer is stopped, and the test fails."""


class LanguageServer:
    """A server in a folder, with the folder's own settings of VS Code."""

    def __init__(self, root: Path) -> None:
        beside = Path(sys.executable).parent / "node"
        node = str(beside) if beside.is_file() else shutil.which("node")
        assert node, "there is no node: run make test, which installs one"
        self._process = subprocess.Popen(
            [node, str(SERVER), "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "NODE_NO_WARNINGS": "1"},
        )
        self._watch = Timer(_LONGEST, self._process.kill)
        self._watch.start()
        self._count = 0
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        text = (root / ".vscode" / "settings.json").read_text(encoding="utf-8")
        self._settings: dict[str, Any] = json.loads(text)
        folder = {"uri": root.as_uri(), "name": "handbook"}
        markdown = {"completionItem": {"documentationFormat": ["markdown"], "snippetSupport": True}}
        capabilities = {
            "textDocument": {"completion": markdown, "publishDiagnostics": {}},
            "workspace": {"configuration": True, "workspaceFolders": True},
        }
        self.ask(
            "initialize",
            {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder],
             "capabilities": capabilities},
        )  # fmt: skip
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {}}})

    def __enter__(self) -> LanguageServer:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()
        self._watch.cancel()

    def open(self, file: Path, text: str) -> str:
        """Show the server a file as it stands in the editor.

        Returns:
            Its address.
        """
        uri = file.as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        return uri

    def complete(self, uri: str, line: int, column: int) -> dict[str, dict[str, Any]]:
        """What is offered at a place, by label; line and column count from 0."""
        place = {"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}
        found = self.ask("textDocument/completion", place)
        return {item["label"]: item for item in found["items"]}

    def diagnostics(self, uri: str) -> list[dict[str, Any]]:
        """What is underlined in a file, when the server has looked at it."""
        while uri not in self._diagnostics:
            self._take(self._receive())
        return self._diagnostics[uri]

    def ask(self, method: str, params: object) -> Any:
        """A request's result."""
        self._count += 1
        self._send({"id": self._count, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._count and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """Answer what the server asks, and keep what it says of files."""
        method = message.get("method")
        params: Any = message.get("params")
        if method == "textDocument/publishDiagnostics":
            self._diagnostics[params["uri"]] = params["diagnostics"]
        elif "id" in message:
            result = None
            if method == "workspace/configuration":
                result = [self._section(item["section"]) for item in params["items"]]
            self._send({"id": message["id"], "result": result})

    def _section(self, name: str) -> dict[str, Any] | None:
        """A part of the settings, `yaml.schemas` as `{schemas: }`."""
        section: dict[str, Any] = {}
        for key, value in self._settings.items():
            first, _, rest = key.partition(".")
            *parents, last = rest.split(".")
            inner = section
            for part in parents if first == name else ():
                inner = inner.setdefault(part, {})
            if first == name:
                inner[last] = value
        return section or None

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while (line := self._process.stdout.readline()) != b"\r\n":
            assert line, "the language server has stopped"
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message
