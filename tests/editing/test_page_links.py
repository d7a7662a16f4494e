"""Ids in pages: macro calls and links change, words do not."""

from __future__ import annotations

import pytest

from macros.editing.page_links import Rename, rename_in_page

CHANNEL = Rename("channel", "blog", "web-log")
PLAN = Rename("plan", "museum-blog", "museum-journal")
UNIT = Rename("unit", "museum", "county")


@pytest.mark.parametrize(
    ("rename", "page", "before", "after"),
    [
        (CHANNEL, "a.md", '{{ channel_facts("blog") }}', '{{ channel_facts("web-log") }}'),
        (CHANNEL, "a.md", "{{channel_risks('blog')}}", "{{channel_risks('web-log')}}"),
        (
            CHANNEL,
            "a.md",
            '{{ ros_summary(channel="blog") }}',
            '{{ ros_summary(channel="web-log") }}',
        ),
        (CHANNEL, "a.md", '{{ checklist("blog") }} {{ quiz("blog") }}', None),
        (CHANNEL, "a.md", '{{ no_such("blog") }} {{ channel_facts(blog) }}', None),
        (CHANNEL, "a.md", "A blog is a `blog`, [blog](https://x.example/channels/blog.md)", None),
        (CHANNEL, "a.md", "[x](channels/blog.md#tone)", "[x](channels/web-log.md#tone)"),
        (CHANNEL, "why/a.md", "[x](../channels/blog.md)", "[x](../channels/web-log.md)"),
        (CHANNEL, "why/a.md", "[x](channels/blog.md)", None),
        (CHANNEL, "channels/x.md", '[x](blog.md "Blog")', '[x](web-log.md "Blog")'),
        (
            CHANNEL,
            "channels/x.md",
            "[x](blog-2.md) [y](blog/index.md)",
            "[x](blog-2.md) [y](web-log/index.md)",
        ),
        (CHANNEL, "a.md", "[x]: channels/blog.md", "[x]: channels/web-log.md"),
        (
            CHANNEL,
            "a.md",
            '<a href="channels/blog.md">b</a>',
            '<a href="channels/web-log.md">b</a>',
        ),
        (
            CHANNEL,
            "a.md",
            "[x](registry/index.md?channel=blog&q=blog)",
            "[x](registry/index.md?channel=web-log&q=blog)",
        ),
        (CHANNEL, "channels/blog.md", "[x](#tone) [y](index.md)", None),
        (CHANNEL, "a.md", "[x](http://[broken)", None),
        (
            PLAN,
            "why/a.md",
            "[x](../registry/museum-blog/index.md)",
            "[x](../registry/museum-journal/index.md)",
        ),
        (PLAN, "why/a.md", "[x](../registry/museum-blog-2/index.md)", None),
        (UNIT, "a.md", "[x](feeds/deadlines-museum.ics)", "[x](feeds/deadlines-county.ics)"),
        (UNIT, "a.md", "[x](registry/index.md?unit=museum)", "[x](registry/index.md?unit=county)"),
    ],
)
def test_ids_change_and_words_stay(
    rename: Rename, page: str, before: str, after: str | None
) -> None:
    """None says that nothing changes."""
    assert rename_in_page(before, page, rename) == (before if after is None else after)
