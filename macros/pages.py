"""The pages that nobody writes by hand: one a plan, and one a channel without a guide."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from macros.data_files import channel_path, plan_path
from macros.edition import Edition
from macros.render import Here, render
from macros.texts import Texts
from macros.views.channel import build_channel_facts, build_channel_page
from macros.views.page_foot import PageFoot, build_channel_foot, build_plan_foot
from macros.views.plan import build_plan_head, build_plan_page


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    id: str
    title: str


@dataclass(frozen=True)
class GeneratedPage:
    """A page as data; the MkDocs adapter turns it into a file of the site.

    Attributes:
        source: the path it would have below `docs/LANG/`, always `.../index.md`.
        data_file: the data file that it is made of.
        title: the page's title.
        description: one sentence, for search engines and lists.
        headings: its table of contents.
        search: the words that the search finds it by, beside its title.
        render: makes the page's HTML, once links from it can be made.
        foot: where to change it, and who answers for it.
    """

    source: str
    data_file: str
    title: str
    description: str
    headings: tuple[Heading, ...]
    search: str
    render: Callable[[Here], Markup]
    foot: PageFoot


def build_pages(edition: Edition, written: Collection[str]) -> Iterator[GeneratedPage]:
    """The generated pages of one edition.

    Args:
        edition: the edition that the pages are for.
        written: the pages that exist as Markdown, by path below `docs/LANG/`; these are not
            generated.
    """
    for plan_id in edition.handbook.plans:
        yield _plan_page(edition, plan_id)
    for channel_id in edition.handbook.channels:
        if not {f"channels/{channel_id}.md", f"channels/{channel_id}/index.md"} & set(written):
            yield _channel_page(edition, channel_id)


def _plan_page(edition: Edition, plan_id: str) -> GeneratedPage:
    head = build_plan_head(edition, plan_id)
    return GeneratedPage(
        source=f"registry/{plan_id}/index.md",
        data_file=plan_path(plan_id),
        title=head.title,
        description=head.description,
        headings=_headings(edition.texts, "plan", head.sections),
        search=head.search,
        render=lambda here: render("plan_page.html", here, plan=build_plan_page(edition, plan_id)),
        foot=build_plan_foot(edition, plan_id),
    )


def _channel_page(edition: Edition, channel_id: str) -> GeneratedPage:
    view = build_channel_page(edition, channel_id)
    return GeneratedPage(
        source=f"channels/{channel_id}/index.md",
        data_file=channel_path(channel_id),
        title=view.title,
        description=view.description,
        headings=_headings(edition.texts, "channel", view.sections),
        search=view.description,
        render=lambda here: render(
            "channel_page.html",
            here,
            channel=view,
            facts=build_channel_facts(edition, channel_id, here.link),
        ),
        foot=build_channel_foot(edition, channel_id),
    )


@cache
def _headings(texts: Texts, kind: str, sections: tuple[str, ...]) -> tuple[Heading, ...]:
    """The headings of a page's sections: the id is the section's name. Many pages share them."""
    return tuple(Heading(section, texts.get(f"{kind}.section.{section}")) for section in sections)
