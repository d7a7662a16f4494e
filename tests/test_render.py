"""View objects as HTML: what is data stays text."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import jinja2
import pytest
from markupsafe import Markup, escape

from macros import render as module
from macros.edition import Edition
from macros.fragments import Remember
from macros.models import LANGUAGES, Text
from macros.models.shared import Language
from macros.models.text import LocalText
from macros.pages import build_pages
from macros.render import Here, breakable, day, mark_language, outgoing, render, say
from tests.exports.support import load_edition_at
from tests.handbook_files import REPOSITORY, HandbookFiles
from tests.rules.support import HANDBOOK, TODAY, with_organisation

NASTY = "<script>alert(1)</script>{{ 7*7 }}{% raw %} **bold** \"quoted\" 'too' & [a](javascript:b)"


def edition(language: Language = "en") -> Edition:
    """The rules' sample handbook for readers of a language."""
    return Edition(HANDBOOK, language, TODAY)


def here(language: Language = "en") -> Here:
    """A page somewhere, whose links and icons are easy to tell."""
    return Here(edition(language), lambda address: f"/{address}", lambda name: Markup("<svg/>"), {})


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.org/",
        "https://www.example.org/a?b=c&d=e#f",
        "HTTPS://www.example.org/",
        "https://å.example/",
        "https://www.example.org:8443/",
        "mailto:museum@kultur.example",
        "mailto:museum@kultur.example?subject=hej",
    ],
)
def test_web_and_mail_addresses_become_links(address: str) -> None:
    """The address itself is the text, where no other is given."""
    expected = '<a href="{0}" rel="noopener noreferrer">{0}</a>'.format(escape(address))
    assert outgoing(address).replace("<wbr>", "") == expected
    assert str(outgoing(address, "a <b>")).endswith(">a &lt;b&gt;</a>")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "http://www.example.org/",
        "ftp://www.example.org/",
        "//www.example.org/",
        "/registry/",
        "www.example.org",
        "https:",
        "https://",
        "https:///path",
        "https:www.example.org",
        "https://[::1",
        "mailto:",
        "museum@kultur.example",
        "blob:https://www.example.org/",
        "",
    ],
)
def test_any_other_address_is_text(address: str) -> None:
    """No script, no file, and no page without encryption."""
    assert outgoing(address) == escape(address)
    assert "href" not in outgoing(address, "shown")


def test_an_address_may_break_after_its_signs() -> None:
    """Not within a word, and not where it begins or ends."""
    shown = breakable("https://www.example.org/a-b/?c=<d>&e@f./")
    assert shown == "https://www.<wbr>example.<wbr>org/<wbr>a-b/?c=&lt;d&gt;&amp;e@<wbr>f./"
    assert ">https://a.<wbr>example</a>" in outgoing("https://a.example")


def test_an_address_cannot_leave_its_attribute() -> None:
    """Quotes and brackets in it are escaped."""
    link = outgoing('https://www.example.org/"onmouseover="alert(1)"><script>')
    parser = _Tags()
    parser.feed(str(link))
    assert [tag for tag in parser.tags if tag[0] != "wbr"] == [
        (
            "a",
            {
                "href": 'https://www.example.org/"onmouseover="alert(1)"><script>',
                "rel": "noopener noreferrer",
            },
        ),
    ]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_text_in_another_language_says_so() -> None:
    """A screen reader then reads it with the right voice; the page's own needs no mark."""
    both = Text(sv="Hej", en="Hello")
    default_only = Text.model_validate("Hello", context={"language": "en"})
    assert say(edition("sv"), both) == "Hej"
    assert say(edition("en"), both) == "Hello"
    assert say(edition("sv"), default_only) == '<span lang="en">Hello</span>'
    assert say(edition("nb"), both) == '<span lang="en">Hello</span>', (
        "the default, not the nearest"
    )
    assert (
        mark_language(edition("en"), LocalText("a < b", "sv")) == '<span lang="sv">a &lt; b</span>'
    )


def test_all_ways_to_say_a_text_escape_it() -> None:
    """Whether it is marked or not."""
    for text in (Text(sv="å", en=NASTY), NASTY, LocalText(NASTY, "en"), LocalText(NASTY, "sv")):
        shown = say(edition(), text)
        assert "<script" not in shown
        assert "{{ 7*7 }}" in shown, "it stands there as it was written"
        assert Markup(shown).striptags() == " ".join(NASTY.split())  # noqa: S704  # to read it back


@pytest.mark.parametrize(
    ("language", "shown"), [("sv", "1 mars 2026"), ("nb", "1. mars 2026"), ("en", "1 March 2026")]
)
def test_a_day_is_written_as_the_language_writes_it(language: Language, shown: str) -> None:
    """With the machine's form beside it."""
    assert day(edition(language), date(2026, 3, 1)) == f'<time datetime="2026-03-01">{shown}</time>'


@pytest.fixture
def templates(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of render.py, with templates of the test's own."""
    own: dict[str, str] = {}
    environment = module._environment().overlay(loader=jinja2.DictLoader(own), cache_size=0)
    monkeypatch.setattr(module, "_environment", lambda: environment)
    return own


def test_templates_escape_and_have_the_promised_words(templates: dict[str, str]) -> None:
    """The functions that every template may use."""
    templates["a.html"] = (
        '{{ nasty }}|{{ t("common.yes") }}|{{ say(text) }}|{{ name("role", "director") }}|'
        '{{ day(when) }}|{{ number(1234.5) }}|{{ link("registry/") }}|{{ icon("a") }}|'
        '{{ "javascript:a" | outgoing }}|{{ edition.language }}|{{ here.edition.language }}'
    )
    shown = render("a.html", here("sv"), nasty="<b>", text=Text(sv="å"), when=date(2026, 3, 1))
    assert isinstance(shown, Markup)
    assert shown.split("|") == [
        "&lt;b&gt;",
        "ja",
        "å",
        '<span lang="en">director</span>',
        '<time datetime="2026-03-01">1 mars 2026</time>',
        "1\xa0234,5",
        "/registry/",
        "<svg/>",
        "javascript:a",
        "sv",
        "sv",
    ]


def test_what_a_template_calls_gets_what_it_asks_for(templates: dict[str, str]) -> None:
    """The context, with the loop's own names, or the environment; and nobody else gets either."""

    @jinja2.pass_context
    def seen(context: jinja2.runtime.Context, word: str) -> str:
        return f"{word}{context['n']}"

    @jinja2.pass_environment
    def escapes(environment: jinja2.Environment) -> bool:
        return bool(environment.autoescape)

    templates["a.html"] = (
        "{% macro bold(x) %}<b>{{ x }}</b>{% if caller is defined %}{{ caller() }}{% endif %}"
        "{% endmacro %}{% for i in (1, 2) %}{% set n = i %}"
        '{{ seen("no. ") }}|{{ plain(n, also="<") }}|{% endfor %}'
        '{{ escapes() }}|{{ bold("<") }}|{% call bold("a") %}{{ "<" }}{% endcall %}'
    )
    shown = render("a.html", here(), seen=seen, escapes=escapes, plain=lambda n, also: f"{n}{also}")
    assert shown == "no. 1|1&lt;|no. 2|2&lt;|True|<b>&lt;</b>|<b>a</b>&lt;"


def test_a_name_that_the_view_lacks_stops_the_build(templates: dict[str, str]) -> None:
    """A hole in a page would go unseen."""
    templates["a.html"] = "{{ missing }}"
    templates["b.html"] = "{{ plan.missing }}"
    templates["c.html"] = "{% if missing %}a{% endif %}"
    for name in templates:
        with pytest.raises(jinja2.UndefinedError):
            render(name, here(), plan=HANDBOOK.plans["library-facebook"])
    templates["d.html"] = '{{ t("no.such.text") }}'
    with pytest.raises(KeyError):
        render("d.html", here())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_stands_in_the_data_is_text_on_a_plans_page(
    language: Language, files: HandbookFiles
) -> None:
    """HTML, Markdown and templates, in every text of a plan, its unit and its channel."""
    quoted = NASTY.replace("'", "''")
    files.change(
        "data/plans/museum-facebook.yml",
        "purpose: Why this medium and no other.",
        f"purpose: '{quoted}'\ntitle: '{quoted}'",
    )
    for old in (
        "Families ask before they come",
        "A question a week",
        "Weekdays 8-17",
        "House rules",
        "What it led to",
        "Rebuilding",
        "First draft",
        "KB 2026-0123",
        "Exempelstad",
    ):
        files.change("data/plans/museum-facebook.yml", old, f"'{quoted}'")
    files.change("data/organisation.yml", "name: County Museum", f"name: '{quoted}'")
    handbook, problems = files.load()
    assert problems == []
    assert handbook is not None
    nasty = Edition(handbook, language, TODAY)
    (page,) = [p for p in build_pages(nasty, ()) if p.source == "registry/museum-facebook/index.md"]
    html = str(page.render(Here(nasty, lambda address: address, lambda name: Markup("<svg/>"), {})))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert html.count("{{ 7*7 }}") >= 9
    assert "**bold**" in html
    parser = _Tags()
    parser.feed(html)
    addresses = [attrs["href"] or "" for tag, attrs in parser.tags if tag == "a"]
    assert not any(address.startswith(("javascript", "data", "http:")) for address in addresses)
    assert not [attrs for _, attrs in parser.tags if any(name.startswith("on") for name in attrs)]


def test_the_default_language_is_the_organisations(templates: dict[str, str]) -> None:
    """What has no text in the reader's language is shown in that of the organisation."""
    swedish = with_organisation(default_language="sv", name={"sv": "Namn", "en": "Name"})
    templates["a.html"] = "{{ say(edition.handbook.organisation.name) }}"
    shown = render("a.html", Here(Edition(swedish, "nb", TODAY), str, Markup, {}))
    assert shown == '<span lang="sv">Namn</span>'


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_the_same_without_what_they_share(
    language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A piece that is kept for other pages names all that it depends on."""
    whole = load_edition_at(REPOSITORY, language)
    # From another depth first, so that a piece with this depth's links would be taken from there.
    depths = ("../../../..", "../..")

    def rendered() -> list[Markup]:
        return [
            page.render(Here(whole, f"{depth}/{{}}".format, lambda name: Markup("<svg/>"), {}))
            for depth in depths
            for page in build_pages(whole, ())
        ]

    kept = rendered()
    assert whole.fragments
    monkeypatch.setattr(Remember, "recall", lambda self, context, place, key, caller: caller())
    assert kept == rendered()
