"""Plain scalars of YAML: what a word without quotes means, and when readers disagree about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from macros.problem import cut

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_TRUE = frozenset({"true", "True", "TRUE"})
_FALSE = frozenset({"false", "False", "FALSE"})
_TRUTH_WORDS = frozenset(
    form for word in ("yes", "no", "on", "off") for form in (word, word.title(), word.upper())
)
_STARTS_A_NUMBER = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"(?:\.[0-9]+|[-+]?[0-9]+\.[0-9]*)(?:[eE][-+][0-9]+)?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_ODD_NUMBER = re.compile(
    r"[-+]?(?:0[0-9_]+|0[box][0-9a-fA-F_]+|[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?"
    # A number with _ in it, or an exponent that not every reader knows.
    r"|(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]+)?"
    r"|\.inf|\.Inf|\.INF)\Z|\.(?:nan|NaN|NAN)\Z"
)
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]*)?"
    r"(?:[ \t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?\Z"
)
_LONGEST_NUMBER = 18
_LONGEST_SHOWN = 40

Value = str | int | float | bool | date | None


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a scalar does not mean what it says: the rule's id, and what to write instead."""

    rule: str
    message: str


def read_plain(text: str) -> tuple[Value, Wrong | None]:
    """The value of a scalar without quotes as YAML 1.2 reads it, dates included.

    What YAML 1.1 and 1.2 read differently stays text, and is wrong.
    """
    if text in _NULL:
        return None, None
    if text in _TRUE:
        return True, None
    if text in _FALSE:
        return False, None
    if text in _TRUTH_WORDS:
        truth = "true" if text.lower() in ("yes", "on") else "false"
        message = f'{text} means {truth} to some programs: write "{text}" in quotes, or {truth}'
        return text, Wrong("ambiguous-value", message)
    if text[0] not in _STARTS_A_NUMBER:
        return text, None
    return _read_number(text)


def _read_number(text: str) -> tuple[Value, Wrong | None]:
    if _INTEGER.match(text):
        # Python refuses to turn absurdly long digits into a number; they are text here.
        return int(text) if len(text) <= _LONGEST_NUMBER else text, None
    if _DATE.match(text):
        try:
            return date.fromisoformat(text), None
        except ValueError:
            message = f"{text} is not a day in the calendar: write year-month-day"
            return None, Wrong("bad-date", message)
    if _MOMENT.match(text):
        message = f'{text} is a moment to some programs: write "{text}" in quotes'
        return text, Wrong("ambiguous-value", message)
    if _DECIMAL.match(text):
        return float(text), None
    if _ODD_NUMBER.match(text):
        shown = cut(text, _LONGEST_SHOWN)
        message = f'{shown} is a number to some programs: write "{shown}" in quotes'
        return text, Wrong("ambiguous-value", message)
    return text, None
