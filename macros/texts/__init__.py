"""Interface texts: one folder a language, one file a part of the interface, same keys in each.

A text may have gaps, `{name}`, and plural forms, `{one: ..., other: ...}`, chosen by the value
of `n`. Dates and numbers are written as the language writes them (Babel, from CLDR).
"""

from __future__ import annotations

import datetime as dt
import string
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

from macros.models.shared import Language
from macros.yaml_text import LOADER

LOCALES: Mapping[Language, str] = {"sv": "sv_SE", "nb": "nb_NO", "en": "en_GB"}


_PLURAL_FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
"""The forms that CLDR knows; Swedish, Norwegian and English use one and other."""


class Texts:
    """The interface texts of one language."""

    def __init__(self, language: Language, entries: Mapping[str, str | Mapping[str, str]]) -> None:
        self.language = language
        self.locale = Locale.parse(LOCALES[language])
        self._entries = entries
        # The same few days and numbers are written thousands of times.
        self._numbers: dict[float, str] = {}
        self._days: dict[dt.date, str] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def keys(self) -> frozenset[str]:
        """All keys, `file.part.part`."""
        return frozenset(self._entries)

    def gaps(self, key: str) -> frozenset[str]:
        """The names of a text's gaps."""
        entry = self._entries[key]
        forms = [entry] if isinstance(entry, str) else list(entry.values())
        return frozenset(
            name for form in forms for _, name, _, _ in string.Formatter().parse(form) if name
        )

    def get(self, key: str, /, **values: object) -> str:
        """The text with its gaps filled.

        Args:
            key: `file.part.part`.
            values: what stands in the gaps; dates and numbers are written in the language.

        Raises:
            KeyError: there is no such text, or a gap has no value.
        """
        entry = self._entries[key]
        if not isinstance(entry, str):
            form = self.locale.plural_form(float(str(values["n"])))
            entry = entry[form if form in entry else "other"]
        if "{" not in entry:
            return entry
        return entry.format_map({name: self.value(value) for name, value in values.items()})

    def value(self, value: object) -> str:
        """A value as the language writes it."""
        if isinstance(value, str):
            return str(value)
        if isinstance(value, bool):
            return self.get("common.yes" if value else "common.no")
        if isinstance(value, dt.date):
            return self.date(value)
        if isinstance(value, int | float):
            return self.number(value)
        return str(value)

    def number(self, value: float) -> str:
        """A number with the language's own decimal mark and grouping."""
        if value not in self._numbers:
            self._numbers[value] = format_decimal(value, locale=self.locale)
        return self._numbers[value]

    def date(self, value: dt.date) -> str:
        """A day in full, such as `1 mars 2026`."""
        if value not in self._days:
            self._days[value] = format_date(value, format="long", locale=self.locale)
        return self._days[value]

    def month(self, value: dt.date) -> str:
        """A month with its year, such as `mars 2026`."""
        return format_date(value, format="LLLL y", locale=self.locale)


def capital(words: str) -> str:
    """Words as they stand at the start of a line: with a capital letter."""
    return words[:1].upper() + words[1:]


@cache
def load_texts(language: Language) -> Texts:
    """The interface texts of a language; read once, since they are part of the code."""
    entries: dict[str, str | Mapping[str, str]] = {}
    folder = files("macros.texts").joinpath(language)
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".yml"):
            data = yaml.load(file.read_text(encoding="utf-8"), Loader=LOADER) or {}  # noqa: S506  # a safe loader
            _flatten(data, file.name.removesuffix(".yml"), entries)
    return Texts(language, entries)


def _flatten(data: Any, prefix: str, into: dict[str, str | Mapping[str, str]]) -> None:
    if isinstance(data, str) or (set(data) <= _PLURAL_FORMS and "other" in data):
        into[prefix] = data
    else:
        for key, value in data.items():
            _flatten(value, f"{prefix}.{key}", into)
