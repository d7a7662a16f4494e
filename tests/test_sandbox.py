"""A page may call the handbook's macros with texts as values, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from markupsafe import Markup

from macros.sandbox import Macro, MacroError, PageEnvironment, usage


class Site:
    """Two macros that note how they were called, and what is reported."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.reports: list[tuple[int, str]] = []

    def show(self, *args: object) -> str:
        """Note a call."""
        self.calls.append(args)
        return "[view]"

    def facts(self, channel: str) -> str:
        """Takes one value."""
        if channel == "facebok":
            raise MacroError('there is no channel "facebok"')
        return self.show(channel)

    def laws(self, country: str | None = None, theme: str | None = None) -> str:
        """Takes two, by name."""
        return self.show(country, theme)

    def render(self, page: str) -> str:
        """The page with its macros expanded; other things are offered to it in vain."""
        macros: dict[str, Macro] = {"facts": self.facts, "laws": self.laws}
        report = lambda line, message: self.reports.append((line, message))  # noqa: E731
        environment = PageEnvironment(macros, report)
        text: str = environment.from_string(page).render(config="secret", page="secret")
        return text


@pytest.fixture
def site() -> Site:
    """A fresh one."""
    return Site()


@pytest.mark.parametrize(
    ("page", "args"),
    [
        ('{{ facts("blog") }}', ("blog",)),
        ("{{ facts('blog') }}", ("blog",)),
        ('{{facts(channel="blog")}}', ("blog",)),
        ('{{- facts("blog") -}}', ("blog",)),
        ("{{ laws() }}", (None, None)),
        ('{{ laws("se") }}', ("se", None)),
        ('{{ laws(theme="records", country="se") }}', ("se", "records")),
        ("{{ laws(none, 'records') }}", (None, "records")),
        ('{{ facts("blog",\n) }}', ("blog",)),
    ],
)
def test_a_macro_is_called_with_texts(site: Site, page: str, args: tuple[object, ...]) -> None:
    """Each in quotes; what may be left out may be nothing."""
    assert site.render(page) == "[view]"
    assert site.calls == [args]
    assert site.reports == []


@pytest.mark.parametrize(
    "page",
    [
        "",
        "# Title\n\nText.\n",
        "## Title {#id}\n",
        "## Title { #id .class }\n",
        "[link](page.md){target=_blank}\n",
        "{: .lead }\n",
        "a } b } c {\n",
        "100 % {5}\n",
        "<!-- a comment -->\n",
        "{# not a comment #} text\n",
        "`{` and `}`\n",
        "no line end",
        "two\n\n\n",
        "  indented\n\ttab\n",
    ],
)
def test_what_is_no_macro_is_left_alone(site: Site, page: str) -> None:
    """Letter by letter; a heading's id is not the start of a comment."""
    assert site.render(page) == page
    assert site.reports == []


def test_a_page_about_macros_can_show_them(site: Site) -> None:
    """Between raw and endraw."""
    assert site.render("{% raw %}{{ facts('x') }}{% endraw %}") == "{{ facts('x') }}"
    assert site.calls == []


def test_a_macros_text_is_not_read_again() -> None:
    """What looks like a macro in what a macro gives stays text."""
    environment = PageEnvironment({"echo": lambda text: Markup(text)}, lambda *_: None)  # noqa: S704
    page = "{{ echo('{% raw %}{{ 7*7 }}{% endraw %}') }}"
    assert environment.from_string(page).render() == "{% raw %}{{ 7*7 }}{% endraw %}"


FORBIDDEN = [
    # Ways to Python's insides.
    "{{ facts.__globals__ }}",
    '{{ facts.__globals__["os"].popen("touch MARK").read() }}',
    '{{ facts.__init__.__globals__.__builtins__.open("MARK", "w") }}',
    '{{ cycler.__init__.__globals__.os.popen("touch MARK").read() }}',
    '{{ joiner.__init__.__globals__.os.popen("touch MARK").read() }}',
    '{{ namespace.__init__.__globals__.os.system("touch MARK") }}',
    '{{ lipsum.__globals__["os"].system("touch MARK") }}',
    '{{ lipsum.__globals__.__builtins__.__import__("os").system("touch MARK") }}',
    '{{ "".__class__.__mro__[1].__subclasses__() }}',
    "{{ ().__class__.__base__.__subclasses__() }}",
    "{{ [].append(1) }}",
    '{{ "{0.__class__}".format(facts) }}',
    '{{ "%s" % facts }}',
    '{{ "{}".format_map(laws) }}',
    '{{ facts["__globals__"] }}',
    '{{ facts|attr("__globals__") }}',
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ request.application.__globals__ }}",
    "{{ environment.macros }}",
    "{{ range(1000000000) }}",
    "{{ dict(a=1) }}",
    # Other templates and files.
    '{% include "index.md" %}',
    '{% include "/etc/passwd" %}',
    '{% import "os" as os %}',
    '{% from "x.md" import y %}',
    '{% extends "main.html" %}',
    "{% block a %}{% endblock %}",
    # Filters and tests.
    '{{ facts("blog") | upper }}',
    '{{ facts("blog" | upper) }}',
    '{{ "a" | list }}',
    "{% filter upper %}a{% endfilter %}",
    "{{ facts is callable }}",
    # Loops, conditions and variables.
    '{% for x in [1, 2] %}{{ facts("blog") }}{% endfor %}',
    "{% for x in range(999999999) %}a{% endfor %}",
    '{% if true %}{{ facts("blog") }}{% endif %}',
    "{% set x = 1 %}",
    '{% set x %}{{ facts("blog") }}{% endset %}',
    "{% with x = 1 %}{% endwith %}",
    '{% macro m() %}{{ facts("blog") }}{% endmacro %}',
    '{% call facts("blog") %}{% endcall %}',
    '{% autoescape true %}{{ facts("blog") }}{% endautoescape %}',
    '{% do facts("blog") %}',
    "{% debug %}",
    "{% trans %}a{% endtrans %}",
    '{{ facts("blog") if true else "" }}',
    "{{ x }}",
    "{{ facts(x) }}",
    "{{ facts(channel=x) }}",
    "{{ config }}",
    "{{ config.site_name }}",
    "{{ page.meta }}",
    "{{ facts(config.site_name) }}",
    "{{ environment }}",
    # Sums.
    "{{ 7*7 }}",
    "{{ 10**10**10 }}",
    '{{ "a" * 10**10 }}',
    '{{ facts("a" * 999999999) }}',
    "{{ facts(9**9**9) }}",
    '{{ facts("a" ~ "b") }}',
    '{{ facts(-"x") }}',
    "{{ facts(--1) }}",
    "{{ facts(not true) }}",
    "{{ facts(1 < 2) }}",
    # What is no call.
    '{{ "text" }}',
    "{{ 5 }}",
    "{{ facts }}",
    '{{ facts("blog").strip() }}',
    '{{ facts("blog")() }}',
    '{{ facts("blog"), laws() }}',
    '{{ facts(facts("blog")) }}',
    '{{ facts(*["blog"]) }}',
    '{{ facts(**{"channel": "blog"}) }}',
    '{{ facts({"a": 1}) }}',
    '{{ facts(["a"]) }}',
    '{{ facts(("a",)) }}',
    "{{ facts(-1) }}",
    "{{ (lambda: 1)() }}",
    # What cannot be read.
    '{{ facts("blog" }}',
    '{{ facts("blog)',
    "{{",
    "{{ }}",
    "{%",
    "{% %}",
    "{% raw %}",
    "{{ facts(0777) }}",
    '<!--# facts("blog")',
    # Too much of a thing.
    "{{ " + "(" * 5_000 + " }}",
    "{{ facts(" + "[" * 5_000 + "]" * 5_000 + ") }}",
    "{{ " + "-" * 5_000 + "1 }}",
    "{{ " + "not " * 5_000 + "1 }}",
    "{{ " + "a." * 20_000 + "b }}",
    "{{ " + "1+" * 20_000 + "1 }}",
    "{{ facts(" + "9" * 5_000 + ") }}",
    "{% if x %}" * 1_000,
    "{{" * 50_000,
]


@pytest.mark.parametrize("attack", FORBIDDEN, ids=lambda attack: attack[:60])
def test_anything_else_is_a_problem_at_its_line_and_runs_nothing(
    site: Site, attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever a pull request tries, the build machine only reads it."""
    monkeypatch.chdir(tmp_path)
    rendered = site.render(f"# Title\n\n{attack}\n")
    assert site.reports
    assert site.reports[0][0] == 3
    assert all(isinstance(line, int) and message for line, message in site.reports)
    assert list(tmp_path.iterdir()) == []
    assert "secret" not in rendered
    assert "49" not in rendered
    if attack.startswith(("{% for", "{% if", "{% macro", "{% call", "{% set", "{% auto")):
        assert site.calls == []


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("fact('blog')", 'there is no macro "fact"; did you mean "facts"?'),
        ("qqq()", 'there is no macro "qqq"'),
        ("facts()", "facts: missing a required argument: 'channel'; write {{ facts(channel) }}"),
        ("facts('a', 'b')", "facts: too many positional arguments; write {{ facts(channel) }}"),
        (
            "facts('a', channel='b')",
            "facts: multiple values for argument 'channel'; write {{ facts(channel) }}",
        ),
        (
            "facts(kanal='a')",
            "facts: missing a required argument: 'channel'; write {{ facts(channel) }}",
        ),
        (
            "laws(land='se')",
            (
                "laws: got an unexpected keyword argument 'land'; write "
                "{{ laws(country=None, theme=None) }}"
            ),
        ),
        (
            "laws(country='se', country='no')",
            ("laws: a value is given twice; write {{ laws(country=None, theme=None) }}"),
        ),
        ("facts(9)", '9 is not a text: put it in quotes, "9"'),
        ("laws(theme=true)", 'true is not a text: put it in quotes, "true"'),
        ("facts(none)", "facts: channel is nothing; write {{ facts(channel) }}"),
        ("facts('facebok')", 'facts: there is no channel "facebok"; write {{ facts(channel) }}'),
    ],
)
def test_a_wrong_call_says_how_it_is_written(site: Site, call: str, message: str) -> None:
    """With a suggestion for a misspelt name."""
    assert site.render(f"a\n{{{{ {call} }}}} b\n") == "a\n b\n"
    assert site.reports == [(2, message)]
    assert site.calls == []


def test_all_that_is_wrong_in_a_page_is_found_at_once(site: Site) -> None:
    """And the right calls still give their views."""
    page = '{{ facts("a") }}\n{{ x }}\n\n{{ 7*7 }} {{ laws() }} {{ y }}\n{% if a %}\n{% endif %}\n'
    assert site.render(page) == "[view]\n\n\n [view] \n\n"
    assert [line for line, _ in site.reports] == [2, 4, 4, 5]


def test_what_cannot_be_read_hides_nothing_else(site: Site) -> None:
    """Each statement is looked at by itself, at its own line."""
    page = (
        "{{ x }}\n"
        "{% raw %}{{ y }}{% endraw %}\n"
        '{{ facts("blog" }}\n'
        "\n"
        "{{ fact('a') }} {{ laws(\n"
        "  'se' 'x'= ) }}\n"
        f"{{{{ facts({'9' * 5_000}) }}}}\n"
        '{{ facts("a") }}\n'
        "{% for x in y %}\n"
    )
    assert site.render(page) == ""
    assert [line for line, _ in site.reports] == [1, 3, 5, 6, 7, 9]


def test_lines_count_alike_with_windows_line_ends(site: Site) -> None:
    """A page saved on Windows has its problems on the same lines."""
    site.render("a\r\n\r\n{{ x }}\r\n{{ y }}\r\n")
    assert [line for line, _ in site.reports] == [3, 4]
    site.reports.clear()
    site.render("a\r\n\r\n{{ x }}\r\n{{ y( }}\r\n")
    assert [line for line, _ in site.reports] == [3, 4]


def test_the_environment_offers_nothing_of_jinjas_own() -> None:
    """No globals, no filters, no loader: what we do not give is not there."""
    environment = PageEnvironment({}, lambda *_: None)
    assert environment.globals == {}
    assert environment.filters == {}
    assert environment.loader is None


def test_usage_shows_the_parameters() -> None:
    """As an editor would write them."""

    def laws(country: str | None = None, *, theme: str) -> str:
        return f"{country}{theme}"

    assert usage("laws", laws) == "{{ laws(country=None, theme) }}"
