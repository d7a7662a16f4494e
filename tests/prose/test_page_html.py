"""What HTML a page may hold: text with structure, and nothing that runs or loads."""

from __future__ import annotations

from datetime import date

import pytest

from macros.models.page import FrontMatter
from macros.problem import to_text
from macros.prose.checks import check_html
from macros.prose.page_files import WrittenPage
from macros.prose.page_html import find_unsafe
from macros.prose.page_text import parse_page, to_html
from macros.source import load_source


def page(body: str) -> WrittenPage:
    """A page with a body of its own."""
    meta = FrontMatter.model_validate(
        {
            "title": "Title",
            "description": "One sentence.",
            "owner": "editor",
            "reviewed": date(2026, 10, 15),
            "review_every": 12,
        },
        context={"language": "sv"},
    )
    path = "docs/sv/page.md"
    return WrittenPage(path, "page.md", "sv", meta, load_source(b"", path), body, 8)


PLAIN = """
# Heading {#id}

A [page](other.md#a), [the web](https://www.example.org/?a=b&c=d), [mail](mailto:a@b.example),
[a phone](tel:+4612345), <https://www.example.org/>, ![A picture](img/a.png){ width=200 },
**strong**, *em*{lang=en}, `<script>alert(1)</script>`, a note[^1], 2 < 3 > 1 & so on: javascript:
is a word, and so is onclick="x".

[^1]: The note.

| a | b |
|:--|--:|
| 1 | 2 |

??? note "More"
    Text with <kbd>Ctrl</kbd>, <br>, <abbr title="x">A</abbr> and <!-- a comment -->.

## What nobody searches for {#apart data-search-exclude}

Term {#term}
:   Meaning.

!!! warning "Take <em>care</em>"
    Text.

```html
<script>alert(1)</script>
<a href="javascript:alert(1)" onclick="x">
```

    <iframe srcdoc="x"></iframe>

<div class="grid" markdown>Text **in** a box.</div>

<details open markdown><summary>More</summary>Text.</details>
"""


def test_ordinary_pages_hold_nothing_unsafe() -> None:
    """All that Markdown makes, and what is shown in code."""
    assert find_unsafe(to_html(PLAIN)) == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("<script>alert(1)</script>", "script"),
        ("Text <ScRiPt src=//evil.example></sCrIpT>", "script"),
        ("<script\n>alert(1)</script\n>", "script"),
        ("<script/x>alert(1)</script>", "script"),
        ("<!--><script>alert(1)</script>-->", "script"),
        ("<!-- a --!><script>alert(1)</script>", "script"),
        ("</p></div></article><script>1</script>", "script"),
        ("Text <svg/onload=alert(1)> text", "svg"),
        ("<svg><script>alert(1)</script></svg>", "svg"),
        ("<math><mi xlink:href='data:x'></mi></math>", "math"),
        ("<img src=x onerror=alert(1)>", "onerror"),
        ('<img src="x" ONERROR="alert(1)">', "onerror"),
        ("<img/src=x/onerror=alert(1)>", ""),
        ("<a href='x' onmouseover\n=\nalert(1)>a</a>", ""),
        ("<body onload=alert(1)>", "onload"),
        ("<p style='background:url(x)'>a</p>", "style"),
        ('# Heading {: onclick="alert(1)" }', "onclick"),
        ("[a](b.md){ onclick=alert(1) }", "onclick"),
        ("*a*{: style='color:red' }", "style"),
        ("[a](javascript:alert(1))", "javascript:alert(1)"),
        ("[a](<JaVaScRiPt:alert(1)>)", "JaVaScRiPt:alert(1)"),
        ("[a](java&#x73;cript:alert(1))", "javascript:alert(1)"),
        ("[a](javascript&colon;alert(1))", "javascript:alert(1)"),
        ("[a](javascript\\:alert(1))", ""),
        ('<a href="java\nscript:alert(1)">a</a>', "java\nscript:alert(1)"),
        ('<a href="java&Tab;script:alert(1)">a</a>', "java\tscript:alert(1)"),
        ('<a href=" &#1; javascript:alert(1)">a</a>', " \x01 javascript:alert(1)"),
        ("[a][r]\n\n[r]: javascript:alert(1)", "javascript:alert(1)"),
        ("[a](vbscript:x)", "vbscript:x"),
        ("[a](data:text/html,x)", "data:text/html,x"),
        ("[a](file:///etc/passwd)", "file:///etc/passwd"),
        ("[a](//evil.example/)", "//evil.example/"),
        (r"<a href='\\evil.example'>a</a>", r"\\evil.example"),
        ("![a](https://evil.example/a.png)", "https://evil.example/a.png"),
        ("![a](data:image/svg+xml,x)", "data:image/svg+xml,x"),
        ("![a](//evil.example/a.png)", "//evil.example/a.png"),
        ("<iframe srcdoc='<script>1</script>'></iframe>", "iframe"),
        ("<meta http-equiv=refresh content=0>", "meta"),
        ("<base href=https://evil.example/>", "base"),
        ("<object data=x></object>", "object"),
        ("<embed src=x>", "embed"),
        ("<form action=https://evil.example><input></form>", "form"),
        ("<link rel=stylesheet href=x>", "link"),
        ("<style>a{}</style>", "style"),
        ("<template><b>a</b></template>", "template"),
        ("<handbook-checklist></handbook-checklist>", "handbook-checklist"),
        ("<div data-md-component=search>a</div>", "data-md-component"),
        ("<frameset onload=x>", ""),
        ("Text <plaintext>", "plaintext"),
        ("{{ facts('<script>alert(1)</script>') }}", "script"),
        ("{% raw %}{{ <script>alert(1)</script> }}{% endraw %}", "script"),
    ],
)
def test_what_runs_or_loads_is_a_problem_where_it_stands(written: str, name: str) -> None:
    """However it is written, and not where the same is only shown in code."""
    shown = f"`{written.splitlines()[0]}`\n\n" if "`" not in written else ""
    body = f"{shown}```text\n{written}\n```\n\nBefore.\n\n{written}\n\nAfter.\n"
    unsafe = parse_page(body).unsafe
    if not name:
        assert not unsafe, "browsers read it as text, or as an address of no use"
        return
    assert name in [found.name for found in unsafe]
    found = list(check_html(page(body), unsafe))
    assert len(found) == len(unsafe)
    first = body.count("\n", 0, body.index("Before."))
    last = body.count("\n", 0, body.index("After."))
    for problem in found:
        assert problem.rule == "unsafe-html"
        assert first < problem.position.line - page(body).body_line < last, problem


def test_each_place_is_told_with_its_column() -> None:
    """Two of the same are two; the one in code is none."""
    body = "`<script>`\n\nA <script>1</script> and <script>2</script>\n\n[å](javascript:1)\n"
    made = page(body)
    problems = list(check_html(made, parse_page(body).unsafe))
    start = made.body_line
    places = sorted((p.position.line - start, p.position.column) for p in problems)
    assert places == [(2, 3), (2, 26), (4, 5)]
    text = to_text(problems)
    assert "<script> is not used in pages: remove it, or put it in backquotes" in text
    assert 'the address "javascript:1" is none to link to' in text


def test_a_page_full_of_it_does_not_take_for_ever() -> None:
    """After some tries the rest are told at the page's start."""
    body = "<script>1</script>\n\n" * 200
    problems = list(check_html(page(body), parse_page(body).unsafe))
    assert len(problems) == 200
