"""What the search reads of a page.

The theme's search reads each page's HTML piece by piece, what it is to leave out as well: a
registry of a thousand plans takes it seconds. So what says that it is to be left out is cut out
before. `tests/test_site_search.py` holds what it then knows equal to what it would know.
"""

from __future__ import annotations

import re

_LEFT_OUT = re.compile(
    r"<(handbook-[a-z-]+|section)\b(?:\s[^<>]*)?\sdata-search-exclude\b[^<>]*>.*?</\1\s*>",
    re.DOTALL,
)


def cut_unsearched(html: str) -> str:
    """A page's HTML without what the search leaves out.

    Args:
        html: the page's HTML. An element of ours or a section with `data-search-exclude` has no
            element of its own name inside; on other elements the search itself sees to it.
    """
    return _LEFT_OUT.sub("", html)
