"""How hard a page is to read, by the readability index LIX."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.problem import Level, Problem
from macros.prose.page_files import WrittenPage, problem_at_text
from macros.prose.page_text import PageText, words_of

LIX_LIMIT = 45
"""Björnsson's scale: 40-50 is ordinary newspaper text; above it is hard for many."""
LIX_LIMIT_LAW = 55
"""Pages of law quote statutes, whose words are long."""
LAW_TAGS = frozenset({"juridik", "juss", "law"})
"""The tag that marks a page of law, in each language."""
LONG_WORD = 6
"""A word with more letters than this is long in LIX."""
FEWEST_WORDS = 80
"""LIX says nothing of a shorter text."""
_LONGEST_NAMED = 2


def lix(sentences: Sequence[str]) -> float:
    """The readability index LIX of a text.

    Words a sentence, plus the percentage of words with more than six letters
    (C. H. Björnsson, Läsbarhet, 1968).
    """
    words = [word for sentence in sentences for word in words_of(sentence)]
    if not words:
        return 0.0
    long = sum(len(word) > LONG_WORD for word in words)
    return len(words) / len(sentences) + 100 * long / len(words)


def check_readability(page: WrittenPage, text: PageText) -> Iterable[Problem]:
    """The page can be read by most people."""
    limit = LIX_LIMIT_LAW if LAW_TAGS & set(page.meta.tags) else LIX_LIMIT
    count = sum(len(words_of(sentence)) for sentence in text.sentences)
    value = lix(text.sentences)
    if count < FEWEST_WORDS or value <= limit:
        return
    longest = sorted(text.sentences, key=lambda sentence: -len(words_of(sentence)))
    named = "; ".join(
        f'"{" ".join(sentence.split()[:8])} …" ({len(words_of(sentence))} words)'
        for sentence in longest[:_LONGEST_NAMED]
    )
    message = f"LIX is {value:.0f}, the limit {limit}: split the longest sentences: {named}"
    start = " ".join(longest[0].split()[:3])
    yield problem_at_text(page, start, "hard-to-read", message, Level.WARNING)
