"""Data files whose texts lose a language."""

from __future__ import annotations

import pytest

from macros.editing.text_languages import keep_languages
from macros.models.shared import Language

FILE = """\
# A comment
name: {sv: Ett, nb: "En, to", en: One}  # and one here
country: sv
does:
  sv: Gör
  nb: >
    Gjør
    noe
  en: Does
list:
  - sv: A
    # about B
    nb: B
  - {en: Only}
laws: {sv: [a, b], nb: [c]}
en: not a text
"""


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        (
            ("nb",),
            (
                "# A comment\nname: {nb: \"En, to\"}  # and one here\ncountry: sv\ndoes:\n"
                "  nb: >\n    Gjør\n    noe\nlist:\n  - nb: B\n  - {en: Only}\nlaws: {nb: [c]}\n"
                "en: not a text\n"
            ),
        ),
        (
            ("en", "sv"),
            (
                "# A comment\nname: {sv: Ett, en: One}  # and one here\ncountry: sv\ndoes:\n"
                "  sv: Gör\n  en: Does\nlist:\n  - sv: A\n  - {en: Only}\nlaws: {sv: [a, b]}\n"
                "en: not a text\n"
            ),
        ),
        (("sv", "nb", "en"), FILE),
    ],
)  # fmt: skip
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_the_others_go_wherever_they_stand(
    kept: tuple[Language, ...], expected: str, newline: str
) -> None:
    """On one line, on several and in lists; the only text that there is stays."""
    text = FILE.replace("\n", newline)
    assert keep_languages(text, kept) == expected.replace("\n", newline)
