"""What comes from the data can do nothing in a comment on somebody else's host."""

from __future__ import annotations

import re

import markdown
import pytest

from macros.exports.markdown import code_span, one_line

HOSTILE = [
    "@everyone",
    "#1 and owner/repo#1 and !2",
    "<img src=x onerror=alert(1)>",
    "[click](https://evil.example)",
    "`code` and ``more``",
    "`",
    "``` fence",
    "ends with `",
    "line\n\n# Heading\n- item\n/close",
    "**bold** ~~gone~~ <!-- hidden -->",
    "| a | b |",
    "back\\slash",
    "&lt;b&gt; &#64;everyone",
    "$x$",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_all_of_a_text_stands_in_one_code_element(text: str) -> None:
    """Hosts read no mention, reference, link or markup inside code."""
    html = markdown.markdown(f"- before {code_span(text)} after")
    match = re.fullmatch(r"<ul>\n<li>before <code>([^<]*)</code> after</li>\n</ul>", html)
    assert match, html
    shown = match[1].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert shown == " ".join(text.split())


def test_characters_that_nobody_sees_are_taken_away() -> None:
    """They turn the direction of a sentence, colour a terminal or hide in a word."""
    assert one_line("safe\u202eevil\u200b\x1b[31m\x07red\u2028end") == "safeevil [31m red end"


def test_a_text_of_nothing_is_still_a_code_span() -> None:
    """Two backticks alone would open one that takes the rest of the line."""
    assert code_span("\u200b") == "` `"
