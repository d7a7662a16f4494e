"""Is this account ours? In a browser: what people paste, and what they are told."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from macros.exports.account_script import to_account_script
from macros.models import Plan
from macros.render import render
from macros.texts import load_texts
from macros.views.account_lookup import build_account_lookup
from tests.browser.checks import width_of
from tests.browser.fixture_pages import (
    handbook_of,
    here_in,
    serve,
    to_html,
    turn_on_instant_navigation,
)
from tests.rules.support import make_plan

SCRIPTS = ("elements",)
WORDS = load_texts("en")
UNKNOWN = WORDS.get("lookup.answer.unknown.title")
PAUSED = WORDS.get("lookup.answer.paused.title")
CLOSED = WORDS.get("lookup.answer.closed.title")
ASK = WORDS.get("lookup.ask", contact="communications officer")
SEARCH = WORDS.get("lookup.search")
REGISTRY = WORDS.get("lookup.registry")


def plan(plan_id: str, url: str, **fields: Any) -> Plan:
    """A plan with an account at an address; its handle and platform id are given apart."""
    account = {"url": url}
    for name in ("handle", "platform_id"):
        if name in fields:
            account[name] = fields.pop(name)
    return make_plan(plan_id, account=account, **fields)


HANDBOOK = handbook_of(
    plan(
        "museum",
        "https://www.facebook.com/Museum.Example/",
        handle="museum.example",
        platform_id="1000123",
        responsible={"role": "communicator", "mailbox": "museum@kultur.example"},
    ),
    plan("library", "https://www.facebook.com/library", handle="the.library", status="paused"),
    plan(
        "bluesky",
        "https://bsky.app/profile/museum.example",
        handle="@Museum.example",
        channel="bluesky",
    ),
    plan("draft", "https://www.facebook.com/school", status="draft"),
    plan(
        "left",
        "https://x.com/museum",
        channel="x",
        status="closed",
        closure={"date": "2025-06-30", "analysis": "Nobody <b>answered</b>."},
    ),
    plan("refused", "https://www.threads.net/@museum", channel="threads", status="rejected"),
    plan("blog", "https://blogg.kultur.example/", channel="blog", handle="Läsrummet"),
    plan("numbered", "https://www.facebook.com/profile.php?id=77", handle="Seventy-seven"),
    plan("again", "https://www.facebook.com/library/archive", status="closed"),
    plan("everything", "https://www.linkedin.com/", channel="linkedin", handle="linkedin"),
)  # fmt: skip


EDITION = here_in(HANDBOOK).edition


def open_lookup(page: Page, address: str, query: str = "") -> None:
    """Open a page with the form."""
    here = here_in(HANDBOOK)
    lookup = build_account_lookup(here.edition, here.link)
    view = render("account_lookup.html", here, lookup=lookup)
    page.route(f"{address}/{lookup.accounts}", lambda r: r.fulfill(body=to_account_script(EDITION)))
    page.goto(serve(page.context, address, to_html(view, "en", address, SCRIPTS)) + query)


def field(page: Page) -> Locator:
    """Where the address is typed."""
    return page.get_by_role("textbox")


def answer(page: Page) -> Locator:
    """What is answered."""
    return page.locator(".lookup__answer")


def ask(page: Page, text: str) -> str:
    """Ask with the keyboard; gives which kind of answer came."""
    field(page).fill(text)
    field(page).press("Enter")
    card = answer(page).locator(".lookup__card").get_attribute("class") or ""
    return card.removeprefix("lookup__card lookup__card--")


@pytest.mark.parametrize(
    "pasted",
    [
        "https://www.facebook.com/Museum.Example/",
        "http://m.facebook.com/museum.example",
        "mobile.facebook.com/MUSEUM.EXAMPLE///",
        "  facebook.com/museum.example?ref=page&x=1#about ",
        "//facebook.com/museum.example",
        "HTTPS://WWW.FACEBOOK.COM./museum%2Eexample",
        "https://fb.com/museum.example",
        "https://www.facebook.com/@museum.example",
        "https://www.facebook.com/museum.example/posts/123",
        "<https://www.facebook.com/museum.example>.",
        "https://www.facebook.com/profile.php?id=1000123",
        "https://www.facebook.com/1000123",
        "https://www.facebook.com:443/museum.example",
    ],
)
def test_one_account_is_known_however_it_is_written(page: Page, address: str, pasted: str) -> None:
    """Scheme, www, capitals, slashes, query and fragment do not make another account."""
    open_lookup(page, address)
    assert ask(page, pasted) == "official"
    expect(answer(page).get_by_role("link", name="museum.example", exact=True)).to_have_attribute(
        "href", "/registry/museum/"
    )


@pytest.mark.parametrize(
    "pasted",
    [
        "https://facebook.com.evil.example/museum.example",
        "https://evil.example/facebook.com/museum.example",
        "https://www.facebook.com@evil.example/museum.example",
        "https://facebook.com:8443/museum.example",
        "https://notfacebook.com/museum.example",
        "https://fаcebook.com/museum.example",  # the first a is Cyrillic
        "https://facebook.com/museum.example-prize",
        "https://facebook.com/other/museum.example",
        "https://facebook.com/profile.php",
        "https://facebook.com/profile.php?id=78",
        "https://evil.example/1000123",
        "https://notfacebook.com/1000123",
        "https://facebook.com/somebody/1000123",
        "https://evil.example/@museum.example@facebook.com",
        "https://www.linkedin.com/company/somebody",
        "javascript:alert(1)",
        "ftp://facebook.com/museum.example",
        "http://[::1",
        "what is this",
    ],
)
def test_what_only_looks_like_ours_is_unknown(page: Page, address: str, pasted: str) -> None:
    """A wrong yes is worse than a wrong no."""
    open_lookup(page, address)
    assert ask(page, pasted) == "unknown"
    expect(answer(page)).to_contain_text(ASK)


@pytest.mark.parametrize(
    ("asked", "kind", "words"),
    [
        ("facebook.com/library", "paused", PAUSED),
        ("facebook.com/school", "planned", "Draft"),
        ("twitter.com/museum", "closed", "30 June 2025"),
        ("threads.com/museum", "rejected", "Rejected"),
        ("blogg.kultur.example/2026/11/a-post", "official", "Läsrummet"),
        ("facebook.com/profile.php?id=77&ref=x", "official", "Seventy-seven"),
        ("facebook.com/library/archive/1", "closed", CLOSED),
        ("linkedin.com", "official", "linkedin"),
    ],
)
def test_each_status_has_its_own_answer(
    page: Page, address: str, asked: str, kind: str, words: str
) -> None:
    """The account whose address says most is answered for."""
    open_lookup(page, address)
    assert ask(page, asked) == kind
    expect(answer(page)).to_contain_text(words)


def test_an_official_account_comes_with_its_facts(page: Page, address: str) -> None:
    """Unit, channel, status, and who is responsible with a mailbox."""
    open_lookup(page, address)
    ask(page, "facebook.com/museum.example")
    facts = answer(page).locator("dl")
    for words in ("County Museum", "Facebook", "Active", "Communicator, museum@kultur.example"):
        expect(facts).to_contain_text(words)
    expect(facts.get_by_role("link", name="museum@kultur.example")).to_have_attribute(
        "href", "mailto:museum@kultur.example"
    )
    expect(facts.get_by_text("Closed")).to_have_count(0)


def test_a_closed_account_says_why_in_plain_text(page: Page, address: str) -> None:
    """What the data hold is shown, not run."""
    open_lookup(page, address)
    ask(page, "https://x.com/museum/status/1")
    expect(answer(page)).to_contain_text("Nobody <b>answered</b>.")
    expect(answer(page).locator("b")).to_have_count(0)


@pytest.mark.parametrize(
    ("asked", "kind", "links"),
    [
        ("@museum.example", "several", ["/registry/museum/", "/registry/bluesky/"]),
        ("the.library", "named", ["/registry/library/"]),
        ("LÄSRUMMET", "named", ["/registry/blog/"]),
        ("@museum", "several", ["/registry/left/", "/registry/refused/"]),
    ],
)
def test_a_name_finds_every_account_that_has_it(
    page: Page, address: str, asked: str, kind: str, links: list[str]
) -> None:
    """The most alive first; and a name alone is no proof."""
    open_lookup(page, address)
    assert ask(page, asked) == kind
    found = answer(page).locator("[data-slot=account]")
    assert [link.get_attribute("href") for link in found.all()] == links
    expect(answer(page)).to_contain_text(WORDS.get("lookup.name-only"))


def test_an_unknown_account_on_a_known_channel_says_which(page: Page, address: str) -> None:
    """With what the strategy says of the channel, and accounts of the same name."""
    open_lookup(page, address)
    ask(page, "https://se.linkedin.com/company/library")
    sentence = WORDS.get("lookup.host.channel", channel="LinkedIn", status="Allowed")
    expect(answer(page)).to_contain_text(sentence)
    expect(answer(page).get_by_role("link", name="LinkedIn")).to_have_attribute(
        "href", "/channels/linkedin/"
    )
    expect(answer(page).get_by_role("link", name="the.library")).to_be_visible()


def test_an_unknown_account_elsewhere_says_where_it_leads(page: Page, address: str) -> None:
    """The real host, so that a look-alike shows; and a search for the name."""
    open_lookup(page, address)
    ask(page, "https://facebook.com.evil.example/Somebody Else".replace(" ", "%20"))
    expect(answer(page)).to_contain_text(
        WORDS.get("lookup.host.foreign", host="facebook.com.evil.example")
    )
    expect(answer(page).get_by_role("link", name=SEARCH)).to_have_attribute(
        "href", "/registry/?find=somebody%20else"
    )
    expect(answer(page)).not_to_contain_text(WORDS.get("lookup.similar"))


def test_fediverse_names_lead_to_their_server(page: Page, address: str) -> None:
    """`@name@server` is an address, though not one of ours."""
    open_lookup(page, address)
    assert ask(page, "@museum.example@social.example") == "unknown"
    expect(answer(page)).to_contain_text("social.example")
    assert ask(page, "museum.example@facebook.com") == "official"


def test_an_empty_question_is_asked_again(page: Page, address: str) -> None:
    """The field has the focus and is marked, until something is typed."""
    open_lookup(page, address)
    page.get_by_role("button").click()
    expect(answer(page)).to_have_text(WORDS.get("lookup.empty"))
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_attribute("aria-invalid", "true")
    field(page).press("x")
    expect(answer(page)).to_be_empty()
    assert field(page).get_attribute("aria-invalid") is None


def test_the_answer_is_announced_and_the_focus_stays(page: Page, address: str) -> None:
    """An answer to another question does not stay beside a new one."""
    open_lookup(page, address)
    expect(answer(page)).to_have_role("status")
    ask(page, "facebook.com/library")
    expect(field(page)).to_be_focused()
    field(page).press("End")
    field(page).press("x")
    expect(answer(page)).to_be_empty()


def test_a_question_can_be_linked_to(page: Page, address: str) -> None:
    """It stands in the address beside what others keep there; back and forward ask again."""
    open_lookup(page, address, "?find=x")
    ask(page, "facebook.com/library")
    expect(page).to_have_url(f"{address}/fixture/?find=x&account=facebook.com%2Flibrary")
    page.reload()
    expect(answer(page)).to_contain_text(PAUSED)
    expect(field(page)).to_have_value("facebook.com/library")
    page.evaluate("history.pushState(null, '', '?account=x.com/museum')")
    page.evaluate("dispatchEvent(new PopStateEvent('popstate'))")
    expect(answer(page)).to_contain_text(CLOSED)
    page.go_back()
    expect(answer(page)).to_contain_text(PAUSED)


def test_a_page_opened_as_a_file_answers_all_the_same(
    page: Page, site: Path, tmp_path: Path
) -> None:
    """There a page may not change its address."""
    here = here_in(HANDBOOK)
    here = replace(here, link=lambda path: path)
    lookup = build_account_lookup(here.edition, here.link)
    view = render("account_lookup.html", here, lookup=lookup)
    accounts = tmp_path / lookup.accounts
    accounts.parent.mkdir()
    accounts.write_text(to_account_script(here.edition), encoding="utf-8")
    file = tmp_path / "lookup.html"
    file.write_text(to_html(view, "en", site.as_uri(), SCRIPTS), encoding="utf-8")
    page.goto(f"{file.as_uri()}?account=x.com/museum")
    expect(answer(page)).to_contain_text(CLOSED)
    assert ask(page, "facebook.com/library") == "paused"


def test_data_that_cannot_be_read_leave_the_plain_way(page: Page, address: str) -> None:
    """The form is not offered where it could not answer."""
    here = here_in(HANDBOOK)
    view = render("account_lookup.html", here, lookup=build_account_lookup(here.edition, here.link))
    html = to_html(view, "en", address, SCRIPTS)
    broken = re.sub(r'(<template class="lookup__data">)\{', r"\1", html)
    page.goto(serve(page.context, address, broken))
    expect(field(page)).to_be_hidden()
    expect(page.get_by_role("link", name=REGISTRY)).to_be_visible()


def test_accounts_that_do_not_come_leave_the_plain_way_too(page: Page, address: str) -> None:
    """The answer is where to look; whoever asks again may get a better one."""
    open_lookup(page, address)
    page.evaluate(
        "[window.kept, handbookLoadScript] = [handbookLoadScript, () => Promise.reject()]"
    )
    field(page).fill("facebook.com/library")
    field(page).press("Enter")
    expect(answer(page).get_by_role("link", name=REGISTRY)).to_be_visible()
    expect(answer(page)).to_contain_text(ASK)
    page.evaluate("void (handbookLoadScript = window.kept)")
    assert ask(page, "facebook.com/library") == "paused"


@pytest.mark.parametrize("width", [320, 360])
def test_a_phone_has_room_for_question_and_answer(page: Page, address: str, width: int) -> None:
    """Nothing is wider than the screen, and fingers hit the field and the button."""
    page.set_viewport_size({"width": width, "height": 700})
    long = "a-name-without-an-end-" * 8
    open_lookup(page, address, f"?account=https://{long[:60]}.facebook.com.evil.example/{long}")
    expect(answer(page)).to_contain_text(UNKNOWN)
    assert width_of(page) == width
    heights = "controls => controls.map(control => control.getBoundingClientRect().height)"
    assert min(page.locator(".lookup :is(input, button)").evaluate_all(heights)) >= 44


def test_without_a_script_the_reader_is_told_where_to_look(plain_page: Page, address: str) -> None:
    """And whom to ask; a form that does nothing is not shown."""
    plain_page.goto(f"{address}/en/")
    lookup = plain_page.locator("handbook-account-lookup")
    expect(lookup.get_by_role("link", name=REGISTRY)).to_be_visible()
    expect(lookup.locator("a[href^=mailto]")).to_be_visible()
    expect(lookup.get_by_role("textbox")).to_be_hidden()


def test_instant_navigation_brings_the_form_alive(page: Page, address: str) -> None:
    """On a page that Material put in place of another, away and back."""
    turn_on_instant_navigation(page.context, address)
    page.goto(f"{address}/en/registry/", wait_until="networkidle")
    page.evaluate("window.stayed = true")
    page.locator("nav.md-tabs a").first.click()
    expect(page.locator("handbook-registry")).to_have_count(0)
    lookup = page.locator("handbook-account-lookup")
    expect(lookup.get_by_role("textbox")).to_be_visible()
    lookup.get_by_role("textbox").fill("facebook.com.evil.example")
    lookup.get_by_role("textbox").press("Enter")
    expect(lookup).to_contain_text(UNKNOWN)
    page.go_back()
    expect(page.locator("handbook-registry")).to_be_visible()
    page.go_forward()
    expect(page.locator("handbook-registry")).to_have_count(0)
    expect(lookup).to_contain_text(UNKNOWN)
    assert page.evaluate("window.stayed") is True
