"""The classic hostile strings and YAML's oddities, in data and on top of pages.

Each gives a page that shows it as text, or a problem with its place; nothing else.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from html5lib import parse as parse_html

from macros.problem import Position
from macros.prose.checks import check_docs
from macros.prose.page_files import load_pages
from macros.prose.page_limits import MAX_BYTES
from macros.rules import RULES
from tests.building.page import Page
from tests.handbook_files import PLAN, HandbookFiles, front_matter

PAGE = "docs/sv/policy/page.md"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)

BROKEN: dict[str, str | bytes] = {
    "billion laughs": LAUGHS,
    "an anchor in itself": "{KEY}: &x [*x]\n",
    "an anchor that is not there": "{KEY}: *x\n",
    "merge keys": "x: &x {b: 1}\n<<: *x\n",
    "deep brackets": "{KEY}: " + "[" * 5_000 + "\n",
    "deep blocks": "".join("  " * depth + "a:\n" for depth in range(200)),
    "NUL": "{KEY}: a\x00b\n",
    "escape": "{KEY}: a\x1b[31mb\n",
    "escape in quotes": '{KEY}: "a\\e[31mb"\n',
    "backspace": "{KEY}: a\x08b\n",
    "a next line": "{KEY}: a\x85b\n",
    "a form feed": "{KEY}: a\x0cb\n",
    "a mark of byte order inside": "{KEY}: a\ufeffb\n",
    "a right-to-left override": "{KEY}: a\u202eb\n",
    "an isolate": "{KEY}: a\u2066b\n",
    "an override in quotes": '{KEY}: "a\\u202Eb"\n',
    "half a pair": '{KEY}: "a\\ud83d"\n',
    "not UTF-8": "{KEY}: hall\xe5\n".encode("latin-1"),
    "UTF-16": "{KEY}: a\n".encode("utf-16-le"),
    "a tab": "{KEY}:\n\t- a\n",
    "a tag that runs": '{KEY}: !!python/object/apply:os.system ["touch PWNED"]\n',
    "a binary": "{KEY}: !!binary aGVq\n",
    "Norway": "{KEY}: no\n",
    "Ontario": "{KEY}: on\n",
    "octal": "{KEY}: 0777\n",
    "hexadecimal": "{KEY}: 0x1F\n",
    "sixties": "{KEY}: 10:30:00\n",
    "infinity": "{KEY}: .inf\n",
    "not a number": "{KEY}: .nan\n",
    "an exponent": "{KEY}: 1e500\n",
    "a time of day": "{KEY}: 2026-01-01T10:00:00Z\n",
    "a day that is none": "{KEY}: 2026-02-30\n",
    "digits without end": "{KEY}: " + "9" * 50_000 + "\n",
    "a number": "{KEY}: 1\n",
    "a list": "{KEY}: [a]\n",
    "a mapping": "{KEY}: {__class__: a}\n",
    "a key twice": "{KEY}: a\n{KEY}: b\n",
    "a key that is a list": "? [a]\n: b\n",
    "a long key": f"{'k' * 5_000}: a\n",
    "a second document": "...\n---\n{KEY}: a\n",
    "a long text": "{KEY}: " + "a" * 6_000 + "\n",
    "another language's dunder": "__proto__: {x: 1}\n",
}
"""What cannot stand for a text, with `{KEY}` for a key whose value is one."""

READABLE = [
    "{{ 7*7 }} {% include 'x' %} {# x #} ${7*7} <%= 7*7 %> #{7*7}",
    "<script>alert(1)</script>",
    "</title></textarea></script><img src=x onerror=alert(1)>",
    "\"><svg/onload=alert(1)> ' onmouseover='alert(1)",
    "javascript:alert(1) data:text/html,<b>x</b>",
    "<!-- --!> ]]> <![CDATA[ &lt;b&gt; &#60;b&#62; &amp;",
    "[a](javascript:alert(1)) ![x](x) **b** `c` {: onclick=x} {#id}",
    "'; DROP TABLE plans; -- \\ \\\\ %s %n {0} {x}",
    "=1+1 +1 -1 @SUM(A1)",
    "👩‍👩‍👧‍👦🇳🇴🏴󠁧󠁢󠁥󠁮󠁧󠁿 Z̷̛̤̗a̵l̶g̸o̴ ﷽ שלום مرحبا ﬁ Ω Å",
    "x" * 3_000,
    "null None NaN undefined true",
]
"""What is a text, whatever it looks like."""


def written(text: str | bytes, key: str) -> bytes:
    """What stands in the file."""
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    return raw.replace(b"{KEY}", key.encode())


def assert_clear(problems: list[str], path: str, content: bytes) -> None:
    """Every problem is one short line that names the file and a place in it."""
    assert problems
    lines = content.decode("utf-8", "replace").splitlines() or [""]
    for problem in problems:
        match = re.fullmatch(r"([\w/.-]+):(\d+):(\d+): error: .{10,500} \([a-z0-9-]+\)", problem)
        assert match, problem
        assert match[1] == path
        assert 1 <= int(match[2]) <= len(lines) + 1
        assert problem.isprintable()


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_meant_is_a_problem_with_its_place(files: HandbookFiles, name: str) -> None:
    """The same in data and in front matter; nothing runs."""
    whole = files.read(PLAN).replace("purpose: Why this medium and no other.\n", "")
    content = whole.encode() + written(BROKEN[name], "purpose")
    files.write(PLAN, content)
    assert_clear(files.problems(), PLAN, content)

    head = front_matter().replace("description: One sentence.\n", "")
    start, rest = head.encode().split(b"owner:", 1)
    content = start + written(BROKEN[name], "description") + b"owner:" + rest
    files.write(PAGE, content)
    _, problems = load_pages(files.root, "docs/sv", "sv")
    assert_clear([str(problem) for problem in problems], PAGE, content)
    assert not list(files.root.rglob("PWNED"))


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_marks_and_line_ends_change_nothing(files: HandbookFiles, end: str) -> None:
    """As editors on all systems write them."""
    text = f"{front_matter()}# Title\n\nText.\n".replace("\n", end)
    files.write(PAGE, b"\xef\xbb\xbf" + text.encode())
    ((page,), problems) = load_pages(files.root, "docs/sv", "sv")
    assert problems == []
    assert page.meta.title == "Title"
    files.write(PLAN, b"\xef\xbb\xbf" + files.read(PLAN).replace("\n", end).encode())
    assert files.problems() == []


@pytest.mark.parametrize(
    ("body", "rule", "line"),
    [
        ("Text.\n\na\x00b\n", "invisible-character", 3),
        ("Text.\r\n\r\na\u202eb\r\n", "invisible-character", 3),
        ("a\x0cb\n", "invisible-character", 1),
        ("\n" + "[" * 20_000, "nested-too-deep", 2),
        ("[a](" * 5_000, "nested-too-deep", 1),
        ("[a](b" * 5_000, "nested-too-deep", 1),
        ("".join("    " * depth + "- a\n" for depth in range(200)), "nested-too-deep", 22),
        ("\n" + "1. " * 2_000, "nested-too-deep", 2),
        ("> - " * 11 + "a", "nested-too-deep", 1),
        ("\n" + "<a \n\n" * 2_000, "nested-too-deep", 202),
        ("<![CDATA[\n\n" * 2_000, "nested-too-deep", 201),
        ("a " * MAX_BYTES, "file-too-large", None),
    ],
)
def test_a_page_that_would_hang_the_build_is_a_problem(
    files: HandbookFiles, body: str, rule: str, line: int | None
) -> None:
    """Before anybody tries to take it apart."""
    files.write(PAGE, front_matter() + body)
    _, problems = load_pages(files.root, "docs/sv", "sv")
    (problem,) = problems
    assert problem.rule == rule
    first = front_matter().count("\n")
    assert problem.position.line == (1 if line is None else first + line)


@pytest.mark.parametrize(
    "body",
    [
        "- " * 40,
        "* " * 40,
        "Se 1. 2. 3.",
        "1. " * 20 + "a",
        "{{" * 45_000,
        "a < b <i>c</i> <d@e.example>\n\n" * 150,
    ],
    ids=len,
)
def test_what_only_looks_like_it_is_none(files: HandbookFiles, body: str) -> None:
    """Rules across the page, and brackets that are no links."""
    files.write(PAGE, front_matter() + body + "\n")
    assert load_pages(files.root, "docs/sv", "sv")[1] == []


@pytest.mark.parametrize(
    ("body", "address", "column"),
    [
        ("Se [a](http://[x).\n", "http://[x", 8),
        ("Se [a](https://[::x]/p)\n", "https://[::x]/p", 8),
        ("Se <https://a]b/>\n", "https://a]b/", 5),
        # This letter hides a slash, once it is spelt out.
        ("Se [a][b]\n\n[b]: https://x\u2100y/\n", "https://x\u2100y/", 6),
    ],
)
def test_a_link_that_cannot_be_read_is_a_problem(
    files: HandbookFiles, body: str, address: str, column: int
) -> None:
    """With its place, and what to write; the page's other links are looked at still."""
    handbook, _ = files.load()
    assert handbook is not None
    first = files.add_page(PAGE, f"{body}\n[b](nowhere.md)\n")

    told, other = check_docs(files.root, handbook, RULES)

    line = body.rstrip("\n").count("\n") + first
    assert (told.path, told.rule, told.position) == (PAGE, "broken-link", Position(line, column))
    assert told.message == (
        f'the link "{address}" cannot be read as an address: write it like '
        "https://host.example/path, or the file of a page"
    )
    assert "nowhere.md" in other.message


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose plan and page say everything that is text."""
    from tests.handbook_files import write_handbook

    files = write_handbook(tmp_path_factory.mktemp("handbook"))
    quoted = ["'" + text.replace("'", "''") + "'" for text in READABLE]
    files.change(
        PLAN,
        "activities: [A question a week, Behind the scenes on Thursdays]",
        "activities:\n" + "".join(f"  - {text}\n" for text in quoted),
    )
    files.add_site()
    for number, text in enumerate(quoted):
        if "{{" not in text:
            head = (
                front_matter()
                .replace("One sentence.", text)
                .replace("title: Title", f"title: {text}")
            )
            files.write(f"docs/sv/hostile/n{number}.md", f"{head}# Own heading\n")
    done = files.mkdocs_build()
    assert done.returncode == 0, done.stdout + done.stderr
    return files.root / "site"


def test_what_is_text_shows_as_text(built: Path) -> None:
    """On a plan's page."""
    shown = " ".join(Page(built / "registry/museum-facebook/index.html").text.split())
    for text in READABLE:
        assert " ".join(text.split()) in shown


def test_a_title_and_a_description_are_text_too(built: Path) -> None:
    """In the head, the menu and the search; the page has no element that the others lack."""
    plain = {tag for tag, _ in Page(built / "policy/law/index.html").tags}
    for number, text in enumerate(READABLE):
        if "{{" in text:
            continue
        file = built / f"hostile/n{number}/index.html"
        page = Page(file)
        assert {tag for tag, _ in page.tags} <= plain | {"h1"}
        (content,) = [
            a["content"] for t, a in page.tags if (t, a.get("name")) == ("meta", "description")
        ]
        assert content == text
        tree = parse_html(file.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        title = tree.findtext("head/title") or ""
        assert " ".join(text.split()) in " ".join(title.split())
        for _, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on")]
            address = attributes.get("href") or ""
            assert not address.startswith(("javascript:", "data:"))
    index = (built / "search/search_index.json").read_text(encoding="utf-8")
    assert "<script" not in index
    assert "<svg" not in index


@pytest.mark.parametrize("tag", ["<b>", "a&b", "", "x" * 61, '"', "{{ 7*7 }}"])
def test_a_tag_is_a_word(files: HandbookFiles, tag: str) -> None:
    """The theme writes it as HTML."""
    head = front_matter().replace("---\n\n", f"tags: ['{tag}']\n---\n\n")
    files.write(PAGE, head)
    _, (problem,) = load_pages(files.root, "docs/sv", "sv")
    assert problem.message.startswith("tags[0]: ")
