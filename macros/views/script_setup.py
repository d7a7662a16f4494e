"""What each tool's script must be told: the language's locale, and the words that it says."""

from __future__ import annotations

from typing import Any

from macros.edition import Edition
from macros.texts import Texts


def script_setup(edition: Edition, texts: str) -> dict[str, Any]:
    """The part of a tool's setup that all tools have.

    Args:
        edition: the readers' edition.
        texts: how the keys of the texts that only the script says begin, such as `quiz.script.`.

    Returns:
        `{"locale": "sv-SE", "texts": {...}}`, the texts by the rest of their keys.
    """
    return {
        "locale": str(edition.texts.locale).replace("_", "-"),
        "texts": {
            key.removeprefix(texts): open_text(edition.texts, key)
            for key in sorted(edition.texts.keys())
            if key.startswith(texts)
        },
    }


def open_text(texts: Texts, key: str) -> str | dict[str, str]:
    """A text with its gaps left open, for a script to fill: `{done} av {all}`.

    One that depends on a number gives each form: `{"one": ..., "other": ...}`.
    """
    gaps = {name: f"{{{name}}}" for name in texts.gaps(key)}
    # Spelt as no text spells them, so that they can be told from the text's own digits.
    numbers = {"one": "1e0", "other": "2e0"}
    forms = {
        form: texts.get(key, **{**gaps, "n": number}).replace(number, "{n}")
        for form, number in numbers.items()
    }
    return forms if forms["one"] != forms["other"] else forms["one"]
