"""That each language has the same pages, built alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from macros.models.page import REVIEW_KEYS
from macros.problem import Level, Position, Problem
from macros.prose.front_matter import compare_front_matter
from macros.prose.page_files import WrittenPage
from macros.prose.page_set import PageSet
from macros.prose.page_text import PageText


def check_translations(editions: Sequence[PageSet]) -> Iterable[Problem]:
    """Each language has the same pages, with the same front matter and the same headings.

    A page whose front matter says that it is untranslated may stand in one language alone.
    """
    first = editions[0]
    alone = {n for edition in editions for n, p in edition.pages.items() if p.meta.untranslated}
    names = sorted({name for edition in editions for name in edition.pages} - alone)
    for name in names:
        model = first.pages.get(name)
        for edition in editions:
            page = edition.pages.get(name)
            if name in edition.unread:
                continue
            if page is None:
                path = f"docs/{edition.language}/{name}"
                others = ", ".join(e.language for e in editions if name in e.pages)
                message = f"the page is missing in this language; it exists in {others}: write it"
                yield Problem(path, Position(), Level.ERROR, "missing-translation", message)
            elif model is not None and page is not model:
                yield from _compare(model, page, first.texts[name], edition.texts[name])


def _compare(
    model: WrittenPage, page: WrittenPage, expected: PageText, found: PageText
) -> Iterable[Problem]:
    """One page against the same page in the default language."""
    wanted, had = set(model.source.data), set(page.source.data)
    for key in sorted((wanted ^ had) - REVIEW_KEYS):
        lacks = "lacks" if key in wanted else "has"
        message = f'the front matter {lacks} "{key}", unlike {model.path}: make them the same'
        yield Problem(page.path, Position(), Level.ERROR, "translation-differs", message)
    yield from compare_front_matter(model, page)
    left = [(h.level, h.id if h.explicit else "") for h in expected.headings]
    right = [(h.level, h.id if h.explicit else "") for h in found.headings]
    if left == right:
        return
    for number, (a, b) in enumerate(zip(left, right, strict=False), start=1):
        if a != b:
            message = f"heading {number} is {_show(b)}, but {_show(a)} in {model.path}"
            break
    else:
        message = f"the page has {len(right)} headings, {model.path} has {len(left)}"
    yield Problem(page.path, Position(), Level.ERROR, "translation-differs", message)


def _show(heading: tuple[int, str]) -> str:
    level, name = heading
    return f"level {level}" + (f' with the id "{name}"' if name else " without an id of its own")
