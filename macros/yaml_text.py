"""The text of a YAML file, and what is wrong where it is no text or no YAML."""

from __future__ import annotations

import re

import yaml

from macros.problem import Level, Position, Problem

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The safe loader, the one in C where there is one: the same language, several times faster."""
MAX_BYTES = 1_000_000
"""Larger than any plan by a factor of a hundred; a bound on what a change can cost a build."""

_LOOK = "look at the indentation here and at the line before"
_COLON = 'put a text that has a colon in it in quotes: "..."'
_HINTS = (
    ("mapping values are not allowed", _COLON),
    ("did not find expected ',' or", "close the bracket, or put a comma between the entries"),
    ("cannot start any token", 'put a text that starts with @, ` or % in quotes: "..."'),
    ("expected ':'", "a key is followed by a colon and a space"),
    ("unexpected end of stream", "a quotation mark is not closed"),
    ("alphabetic or numeric", 'put a text that starts with * or & in quotes: "..."'),
    ("comment or line break", 'put a text that starts with | or > in quotes: "..."'),
    ("indentation indicator", 'put a text that starts with | or > in quotes: "..."'),
    ("tag", 'put a text that starts with ! in quotes: "..."'),
    ("expected '>'", 'put a text that starts with ! in quotes: "..."'),
    ("not allowed in this context", "begin a list on a line of its own, or put the text in quotes"),
    ("node content", "a value is missing before this, or a bracket or a comma is one too many"),
    ("escape", "in double quotes a backslash is written twice; in single quotes, once"),
    ("hexdecimal", "in double quotes a backslash is written twice; in single quotes, once"),
    ("directive", "no line starts with %: take it away"),
    ("incompatible", "no line starts with %: take it away"),
    ("document indicator", "a quotation mark is not closed before this line"),
    ("document start", "begin each of the file's own keys in the first column"),
)
"""What to do about a mistake, by a part of what the parser calls it; the first that fits."""

INVISIBLE = re.compile(
    rf"{yaml.reader.Reader.NON_PRINTABLE.pattern}"
    r"|[\x85\u2028\u2029\ufeff\u202a-\u202e\u2066-\u2069]"
)
"""What YAML does not allow, the line ends that only YAML 1.1 takes for such, and what turns the
direction of the text around it, so that a reviewer sees another text than the machine."""


def decode(raw: bytes, path: str) -> str | Problem:
    """A file's text, or what is wrong with it.

    Args:
        raw: the bytes of the file; UTF-8, with or without a byte order mark.
        path: how the file is called in problems.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file is {len(raw):,} bytes; the limit is {MAX_BYTES:,}: split it"
        return Problem(path, Position(), Level.ERROR, "file-too-large", message)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return not_utf8(error, path)
    bad = INVISIBLE.search(text)
    if bad:
        position = _position_at(text, bad.start())
        return Problem(path, position, Level.ERROR, "invisible-character", invisible(bad[0]))
    return text


def not_utf8(error: UnicodeDecodeError, path: str) -> Problem:
    """Where a file is not UTF-8."""
    before = error.object[: error.start].decode("utf-8-sig", "replace")
    byte = error.object[error.start]
    message = f"byte 0x{byte:02x} is not UTF-8: save the file as UTF-8"
    return Problem(path, _position_at(before, len(before)), Level.ERROR, "not-utf8", message)


def invisible(character: str) -> str:
    """What to say of a character that nobody sees."""
    return f"an invisible character (U+{ord(character):04X}) is hidden here: remove it"


def explain_syntax(error: yaml.YAMLError, text: str, path: str) -> Problem:
    """Where a text is not YAML, and what to do about it."""
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or "this is not YAML"
    if "expected ':'" in what or "unexpected end of stream" in what:
        # What is not closed is wrong where it starts, not where the file ends.
        mark = getattr(error, "context_mark", None) or mark
    position = Position(mark.line + 1, mark.column + 1) if mark else Position()
    lines = text.splitlines() or [""]
    if position.line > len(lines):
        position = Position(len(lines), len(lines[-1]) + 1)
    hint = _hint(what, lines[position.line - 1], position.column - 1)
    return Problem(path, position, Level.ERROR, "yaml-syntax", f"{what}; {hint}")


def _hint(what: str, line: str, column: int) -> str:
    """What to do about a mistake that the parser found in a line, before a column from 0."""
    before = line[:column].rstrip()
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return "indent with spaces, not with a tab"
    if "mapping values are not allowed" in what and not re.search(r":\s|[\"']$", before):
        return f"{_LOOK}, and for a space after its colon; {_COLON}"
    if "expected key" in what and before.endswith(('"', "'")):
        return (
            "the quotes end before the text does: put the whole of it in quotes of the other kind"
        )
    return next((hint for part, hint in _HINTS if part in what), _LOOK)


def _position_at(text: str, offset: int) -> Position:
    before = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
