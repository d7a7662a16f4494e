"""A page's front matter changed in place."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from macros.editing.yaml_edits import remove_key, set_key

_HEAD = re.compile(r"(---[ \t]*(?:\r\n|\r|\n))(.*?)(?=^---[ \t]*$)", re.DOTALL | re.MULTILINE)


def edit_front_matter(page: str, values: Mapping[str, str | None], first: str) -> str:
    """A page with other values in its front matter; comments, order and the body stay.

    Args:
        page: the page's text.
        values: by key, the value as YAML; None takes the key away.
        first: the key that new ones stand behind.

    Raises:
        ValueError: the page has no front matter.
    """
    match = _HEAD.match(page)
    if match is None:
        raise ValueError("the page has no front matter")
    head, after = match[2], first
    for key, written in values.items():
        if written is None:
            head = remove_key(head, key)
        else:
            head = set_key(head, key, written, after)
            after = key
    return match[1] + head + page[match.end() :]


def edit_body(page: str, edit: Callable[[str], str]) -> str:
    """A page with another text below its front matter.

    Args:
        page: the page's text.
        edit: takes the body and gives it back as it is to be.
    """
    match = _HEAD.match(page)
    start = match.end() if match else 0
    return page[:start] + edit(page[start:])
