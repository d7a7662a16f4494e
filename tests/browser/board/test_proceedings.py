"""The proceedings: a page of the handbook, copied and proposed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import html5lib
import yaml
from markdown import Markdown
from playwright.sync_api import BrowserContext, Page, expect

from macros.sandbox import PageEnvironment
from tests.browser.board.board_page import HOSTILE, LINES, BoardPage, t
from tests.browser.checks import NO_CLIPBOARD, OPENED
from tests.command_line import run
from tests.handbook_files import REPOSITORY


def rendered(markdown: str) -> tuple[dict[str, Any], Any]:
    """A page's front matter, and its body as the site's builder makes it."""
    _, head, body = markdown.split("---\n", 2)
    reports: list[str] = []
    environment = PageEnvironment({}, lambda _line, message: reports.append(message))
    expanded = environment.from_string(body).render()
    assert reports == []
    config = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
    html = Markdown(extensions=list(config)).convert(expanded)
    return yaml.safe_load(head), html5lib.parseFragment(html, namespaceHTMLElements=False)


def words(element: Any) -> str:
    """What a reader sees of it, white space folded."""
    return " ".join("".join(element.itertext()).split())


def check(root: Path) -> None:
    """`handbook check` finds nothing in the files."""
    result = run(root, "check", "--today", "2026-11-22")
    assert result.exit_code == 0, result.output
    assert "proceedings" not in result.output
    assert "0 problem(s) in the files" in result.output


def test_the_proceedings_are_a_page_of_the_handbook(board: BoardPage, copy: Path) -> None:
    """Programme, conversations, proposals by dots, and what had no place; checked as a page."""
    board.fill()
    name, text = board.save("saveMarkdown")
    assert name == "2026-11-22-vad-vill-vi.md"
    path = board.part("path").inner_text()
    assert path == f"docs/sv/workshops/proceedings/{name}"
    meta, tree = rendered(text)

    assert meta["title"] == "Vad vill vi?, 22 november 2026"
    assert "3 samtal och 2 förslag" in meta["description"]
    assert meta["tags"] == ["workshop", "beslut"]
    rows = [[words(cell) for cell in row] for row in tree.iter("tr")]
    assert rows[1] == [
        "10:30 Samtal, pass 1",
        "Hur får vi andra att börja?",
        "Vem svarar på kvällen?",
        "–",
        "–",
    ]
    headings = [(e.tag, words(e)) for e in tree.iter() if e.tag in ("h1", "h2", "h3")]
    assert headings == [
        ("h1", "Vad vill vi?"),
        ("h2", t("script.proceedings.programme")),
        ("h2", t("script.proceedings.sessions")),
        ("h3", "Hur får vi andra att börja?"),
        ("h3", "Vem svarar på kvällen?"),
        ("h3", "Vad kan vi låta bli?"),
        ("h2", t("script.proceedings.proposals")),
        ("h2", t("script.proceedings.next")),
        ("h2", t("script.proceedings.waiting")),
        ("h3", "Har vi något att länka till?"),
    ]
    whole = words(tree)
    for said in ("34", "9", "Maja", "Många vill.", "Få vågar.", "Ingen vet."):
        assert said in whole, said
    proposals = whole[whole.index(t("script.proceedings.proposals")) :]
    assert proposals.index("Skriv tiderna") < proposals.index("En fadder")
    file = copy / path
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    check(copy)


def test_hostile_words_stay_words_in_the_proceedings(board: BoardPage, copy: Path) -> None:
    """No character acts as Markdown, HTML or a macro, wherever it stands; the page is checked."""
    topic = board.kept() or json.loads(board.save("export")[1])["board"]
    sheet = {"people": 1, "said": LINES, "concluded": HOSTILE, "proposal": LINES, "next": HOSTILE}
    place = {"room": "room-1", "time": "time-1"}
    one = {"id": "a", "title": HOSTILE, "convener": HOSTILE, "text": LINES, "dots": 3, **place}
    topic |= {
        "name": HOSTILE,
        "organisers": HOSTILE,
        "rooms": [{"id": "room-1", "name": HOSTILE}, {"id": "room-2", "name": "# x"}],
        "topics": [
            {**one, "sheet": sheet},
            {**one, "id": "b", "title": "# x #", "room": None, "time": None, "sheet": sheet},
        ],
    }
    topic["times"][0]["name"] = HOSTILE
    board.give(json.dumps({"kind": "kanalboken-board", "version": 1, "board": topic}))
    board.expect_message(t("script.message.imported", n=2))
    text = board.part("markdown").input_value()
    meta, tree = rendered(text)

    assert not re.search(r"[<>{}&`\\\[\]*_]", meta["title"]), meta["title"]
    tags = {e.tag for e in tree.iter() if isinstance(e.tag, str)}
    allowed = "DOCUMENT_FRAGMENT h1 h2 h3 p strong em br a table thead tbody tr th td"
    assert tags <= set(allowed.split())
    links = [e.get("href") for e in tree.iter("a")]
    assert all(link.startswith("#") for link in links), links
    assert len(list(tree.iter("h3"))) == 2
    assert len(list(tree.iter("table"))) == 1
    assert len(list(tree.iter("em"))) == 0
    shown = " ".join(HOSTILE.split())
    assert words(next(tree.iter("h1"))).startswith(shown)
    whole = words(tree)
    assert whole.count(shown) >= 9
    for line in LINES.split("\n"):
        assert " ".join(line.split()) in whole, line
    file = copy / board.part("path").inner_text()
    file.parent.mkdir(parents=True)
    file.write_text(text, encoding="utf-8")
    check(copy)


def test_proceedings_are_copied_and_proposed(
    page: Page, address: str, context: BrowserContext
) -> None:
    """Short ones come filled in on the host's page; long ones are copied, or selected to copy."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.add_init_script(OPENED)
    board = BoardPage(page, address)
    board.add("Ett")
    board.part("copy").click()
    board.expect_message(t("script.message.copied"))
    text = board.part("markdown").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == text
    board.part("propose").click()
    board.expect_message(f"{t('script.message.proposed')} {t('script.message.no-tab')}")
    ((target, _, options),) = page.evaluate("window.opened")
    query = parse_qs(urlsplit(target).query)
    assert query["value"] == [text]
    assert query["filename"] == [board.part("path").inner_text()]
    assert "noopener" in options
    link = board.part("message").get_by_role("link")
    expect(link).to_have_attribute("href", target)
    expect(link).to_have_attribute("rel", "noopener noreferrer")

    board.add("Två", text="ord " * 200)
    for number in range(10):
        board.add(f"Ämne {number}", text="ord " * 200)
    board.part("propose").click()
    board.expect_message(f"{t('script.message.proposed-copied')} {t('script.message.no-tab')}")
    assert "value" not in parse_qs(urlsplit(page.evaluate("window.opened")[1][0]).query)
    page.evaluate(NO_CLIPBOARD)
    board.part("propose").click()
    board.expect_message(f"{t('script.message.proposed-by-hand')} {t('script.message.no-tab')}")
    expect(board.part("markdown")).to_be_focused()
