"""Links and pictures: where links lead, and that pictures have a text."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import unquote

from macros.addresses import split_address
from macros.problem import Problem
from macros.prose.page_files import WrittenPage, problem_at_text
from macros.prose.page_set import PageSet
from macros.validation import show, suggest


def check_links(
    page: WrittenPage, edition: PageSet, generated: frozenset[str]
) -> Iterable[Problem]:
    """Links to other pages lead to a page and, where they name one, to a heading on it."""
    for link in dict.fromkeys(edition.texts[page.name].links):
        parts = split_address(link)
        if parts is None:
            yield unreadable_link(page, link)
            continue
        if parts.scheme or parts.netloc or (not parts.path and not parts.fragment):
            continue
        target = page.name
        if parts.path:
            path = unquote(parts.path)
            target = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), path))
        if target in generated or target in edition.unread:
            continue
        if target not in edition.pages:
            if not target.endswith(".md"):
                continue
            hint = suggest(target, edition.pages)
            message = f'the link "{link}" leads to {target}, which does not exist{hint}'
            yield problem_at_text(page, link, "broken-link", message)
        elif parts.fragment and parts.fragment not in edition.texts[target].anchors:
            known = edition.texts[target].anchors
            message = (
                f'the link "{link}" leads to the heading "{parts.fragment}", which {target} '
                f"does not have{suggest(parts.fragment, known)}"
            )
            yield problem_at_text(page, link, "broken-anchor", message)
    for picture in edition.texts[page.name].pictures_without_text:
        message = (
            f"the picture {picture} has no text for those who cannot see it: ![text]({picture})"
        )
        yield problem_at_text(page, picture, "picture-without-text", message)


def unreadable_link(page: WrittenPage, link: str) -> Problem:
    """What is wrong with a link that `split_address` can make nothing of."""
    message = (
        f"the link {show(link)} cannot be read as an address: write it like "
        "https://host.example/path, or the file of a page"
    )
    return problem_at_text(page, link, "broken-link", message)
