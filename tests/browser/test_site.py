"""The site as a whole: languages, search, what depends on the day, and print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.texts import load_texts
from tests.browser import chromium
from tests.browser.checks import width_of

PLAN = "registry/museum-facebook/"


def test_the_switcher_stays_on_the_page(page: Page, address: str) -> None:
    """From each language to the others and back, plan pages included."""
    page.goto(f"{address}/channels/blog/")
    page.get_by_role("link", name="EN English").click()
    expect(page).to_have_url(f"{address}/en/channels/blog/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto(f"{address}/en/{PLAN}")
    page.get_by_role("link", name="NB Norsk bokmål").click()
    expect(page).to_have_url(f"{address}/nb/{PLAN}")
    expect(page.locator("html")).to_have_attribute("lang", "nb")
    page.get_by_role("link", name="SV Svenska").click()
    expect(page).to_have_url(f"{address}/{PLAN}")


def test_every_switcher_link_leads_to_a_page(site: Path) -> None:
    """Every edition has the same addresses."""
    for folder in ("nb", "en"):
        other = {file.relative_to(site / folder) for file in (site / folder).rglob("index.html")}
        own = {
            file.relative_to(site)
            for file in site.rglob("index.html")
            if file.relative_to(site).parts[0] not in ("nb", "en")
        }
        assert own == other


def test_a_lost_reader_is_told_so_in_their_language(site: Path) -> None:
    """And shown ways on that exist."""
    for language, folder in (("sv", ""), ("nb", "nb/"), ("en", "en/")):
        page = (site / f"{folder}404.html").read_text("utf-8")
        assert load_texts(language).get("common.lost.title") in page
        ways = re.findall(r'<li><a href="([^"]+)">', page.split("<article")[1])
        assert len(ways) == 3
        assert all((site / way.lstrip("/") / "index.html").is_file() for way in ways)


@pytest.mark.searches
@pytest.mark.parametrize(
    ("folder", "word", "found", "questions"),
    [
        (
            "",
            "skärmdumparna",
            "Skärmdumpar",
            {
                "Får jag starta ett konto?": "policy/strategy/",
                "vem bestämmer": "policy/roles/",
                "hatkommentar": "policy/answering/",
                "Är kontot vårt?": "#is-it-ours",
            },
        ),
        (
            "nb/",
            "skjermbildene",
            "Skjermbilder",
            {"hvem bestemmer?": "policy/roles/", "hacket konto": "when-something-goes-wrong/"},
        ),
        (
            "en/",
            "screenshotting",
            "screenshots",
            {"May I start an account?": "policy/strategy/", "consent photo": "training/privacy/"},
        ),
    ],
)
def test_search_knows_the_language_and_the_words_that_people_use(
    page: Page, address: str, folder: str, word: str, found: str, questions: dict[str, str]
) -> None:
    """Another form of a word finds the page: each language has its own stemming. And what somebody
    types as it comes to mind leads first to the page that answers it.
    """  # noqa: D205
    page.goto(f"{address}/{folder}")
    field = page.locator(".md-search__input")
    field.click()
    field.press_sequentially(word)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    expect(page.locator(".md-search-result__list")).to_contain_text(found)
    for question, answer in questions.items():
        field.clear()
        field.press_sequentially(question)
        first = page.locator(".md-search-result__item").first
        expect(first.locator(f'a[href*="{answer}"]').first).to_be_visible()


def test_overdue_is_worked_out_on_the_day_of_reading(page: Page, address: str) -> None:
    """What was later when the site was built is overdue when read two years later."""
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{address}/{PLAN}")
    due = page.locator("#deadlines ~ .table-wrap handbook-due .due").first
    expect(due).to_have_class("due due--soon")

    page.clock.set_fixed_time("2028-11-22T12:00:00Z")
    page.reload()
    expect(due).to_have_class("due due--overdue")
    expect(due).to_contain_text("försenad")


def test_the_own_day_of_a_deadline_is_not_too_late(page: Page, address: str) -> None:
    """From the day after, it is overdue."""
    page.goto(f"{address}/{PLAN}")
    element = page.locator("#deadlines ~ .table-wrap handbook-due").first
    day = element.get_attribute("date")

    page.clock.set_fixed_time(f"{day}T12:00:00Z")
    page.reload()

    expect(element.locator(".due")).to_have_class("due due--soon")


def test_a_page_that_nobody_has_read_for_long_says_so(page: Page, address: str) -> None:
    """On the day of reading, after Material has swapped the page as well, and on paper."""
    notice = page.locator("handbook-overdue [role=note]")
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{address}/policy/strategy/")
    expect(page.locator(".page-foot")).to_contain_text("Ska läsas igen senast 15 oktober 2027")
    expect(notice).to_be_hidden()

    page.clock.set_fixed_time("2027-10-15T12:00:00Z")
    page.locator("nav.md-tabs").get_by_role("link", name="Hem").click()
    page.go_back()
    expect(page.locator("h1")).to_have_text(re.compile("Strategi"))
    expect(notice).to_be_hidden()

    page.clock.set_fixed_time("2027-10-16T12:00:00Z")
    page.reload()
    expect(notice).to_contain_text("senast den 15 oktober 2027")
    page.emulate_media(media="print")
    expect(notice).to_be_visible()
    expect(page.get_by_role("region", name="Dokumenthistorik")).to_be_visible()
    expect(page.locator(".page-foot__facts")).to_be_visible()
    expect(page.locator("a[href*='/edit/']").first).to_be_hidden()


def test_a_postulate_a_day(page: Page, address: str) -> None:
    """Another one tomorrow; one at a time."""
    shown = page.locator("handbook-daily [data-daily]:visible")
    page.clock.set_fixed_time("2026-11-22T12:00:00Z")
    page.goto(f"{address}/")
    expect(shown).to_have_count(1)
    today = shown.inner_text()

    page.clock.set_fixed_time("2026-11-23T12:00:00Z")
    page.reload()

    expect(shown).not_to_have_text(today)
    expect(shown).to_have_count(1)


def test_the_plan_prints_as_the_form_to_sign(page: Page, address: str) -> None:
    """Its fields and the approval are on paper; the interface is not."""
    page.goto(f"{address}/{PLAN}")
    page.emulate_media(media="print")

    expect(page.get_by_text("Jag har läst handlingsplanen och godkänner den.")).to_be_visible()
    expect(page.get_by_text("Planen museum-facebook")).to_be_visible()
    expect(page.locator("#rules")).to_be_hidden()
    expect(page.locator("[data-handbook-print]")).to_be_hidden()
    expect(page.locator(".md-header")).to_be_hidden()


def test_each_sheet_says_what_it_is(page: Page, address: str) -> None:
    """Whose it is, which page, when it was printed and of which version, whatever the page.

    A link that leads out tells where; one that says so itself, or leads to a page, does not.
    """
    page.clock.set_fixed_time("2027-01-05T12:00:00Z")
    page.goto(f"{address}/policy/")
    page.locator("article a[href$='/law/']").first.click()
    expect(page).to_have_title("Lagen - Kanalboken")
    expect(page.locator("article h1")).to_contain_text("Lagen")
    page.wait_for_load_state()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    told = page.evaluate(
        """() => ["organisation", "title", "version"].map((name) =>
            JSON.parse(getComputedStyle(document.documentElement)
                .getPropertyValue(`--hb-print-${name}`)))"""
    )
    assert told[:2] == ["Kultur- och utbildningsförvaltningen, Region Ekmark", page.title()]
    assert re.fullmatch(r"Utskriven 5 januari 2027\. Handbokens version: .* \d{4}\.", told[2])
    marked = page.locator("article [data-print-address]").evaluate_all(
        "links => links.map(link => link.dataset.printAddress)"
    )
    assert "https://eur-lex.europa.eu/eli/reg/2016/679/oj" in marked
    assert not [each for each in marked if each.startswith(address)]


def test_the_page_for_the_wall_is_one_sheet(page: Page, site: Path) -> None:
    """What to do when something goes wrong hangs beside the screen, in each language."""
    for folder in (site, site / "nb", site / "en"):
        page.goto((folder / "policy/when-something-goes-wrong/index.html").as_uri())
        paper = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type /Page\b", paper)) == 1, folder


def test_the_print_button_prints(page: Page, address: str) -> None:
    """Also after Material has swapped the page without loading it anew."""
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    page.goto(f"{address}/registry/")
    page.locator(f"a[href$='{PLAN.split('/')[1]}/']").first.click()
    page.get_by_role("button", name="Skriv ut planen").click()

    assert page.evaluate("window.printed") == 1


def test_without_scripts_a_plan_page_is_whole(plain_page: Page, address: str) -> None:
    """Nothing that needs a script is offered."""
    plain_page.goto(f"{address}/{PLAN}")

    expect(plain_page.locator("h2#approval")).to_be_visible()
    expect(plain_page.locator("#rules ~ .table-wrap tbody tr").first).to_be_visible()
    expect(plain_page.locator("[data-handbook-print]")).to_be_hidden()
    plain_page.goto(f"{address}/")
    expect(plain_page.locator("[data-daily]:visible")).to_have_count(1)


def test_where_the_script_that_brings_the_others_is_lost(browser: Browser, address: str) -> None:
    """After a while pages are as the server made them, and the form says that it does not work."""
    context = browser.new_context()
    waited = "document.getAnimations().forEach((animation) => animation.finish())"
    context.route("**/elements.js", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{address}/tools/plan/")
    expect(page.locator("[data-part=failed]")).to_be_hidden()
    page.evaluate(waited)
    expect(page.locator("form > [data-step]:visible")).to_have_count(9)
    expect(page.locator("[data-part=failed]")).to_be_visible()
    expect(page.locator("handbook-plan-form button:visible")).to_have_count(0)
    page.goto(f"{address}/registry/")
    page.evaluate(waited)
    expect(page.locator("handbook-registry tbody tr").last).to_be_visible()
    expect(page.locator("#registry-find")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("path", ["", "channels/", PLAN, "policy/strategy/", "registry/", "tags/"])
def test_nothing_is_wider_than_a_small_phone(page: Page, address: str, path: str) -> None:
    """At 320 pixels only tables scroll, on their own."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(f"{address}/{path}")

    assert width_of(page) <= 320


def test_a_browser_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`CHROMIUM` comes first; one that is not there is none at all."""
    named = tmp_path / "browser"
    named.touch()
    monkeypatch.setenv("CHROMIUM", str(named))
    assert chromium.find() == str(named)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    assert chromium.find() is None


@pytest.mark.searches
def test_search_works_where_storage_is_blocked(blocked_page: Page, address: str) -> None:
    """The theme reads the storage without a guard; a stand-in keeps it going."""
    blocked_page.goto(f"{address}/")
    blocked_page.locator(".md-search__input").click()
    blocked_page.locator(".md-search__input").press_sequentially("arkiv")

    expect(blocked_page.locator(".md-search-result__item").first).to_be_visible()


def test_the_dark_scheme_holds_in_every_language(page: Page, address: str) -> None:
    """What is chosen in one holds in the others, at any depth."""
    page.goto(f"{address}/")
    page.locator("label[for=__palette_1]").click()
    for path in ("", "nb/", "en/registry/calendar/"):
        page.goto(f"{address}/{path}")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_button_that_prints_has_its_place_before_it_comes(page: Page, address: str) -> None:
    """Nothing moves under a reader on a phone when the script shows it."""
    page.set_viewport_size({"width": 412, "height": 823})
    below = page.locator("#account")
    places = []
    for blocked in (True, False):
        if blocked:
            page.route("**/print.js", lambda route: route.fulfill(body=""))
        else:
            page.unroute("**/print.js")
        page.goto(f"{address}/registry/museum-facebook/")
        expect(page.locator("[data-handbook-print]")).to_be_visible(visible=not blocked)
        places.append(below.bounding_box())
    assert places[0] is not None
    assert places[0] == places[1]
