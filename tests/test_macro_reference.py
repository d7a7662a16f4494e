"""The reference of the macros: none is left out, and what it shows is right."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest

from macros.macro_reference import build_macro_reference
from macros.models import LANGUAGES
from macros.models.shared import Language
from macros.page_macros import MACROS
from macros.prose.page_files import load_pages
from macros.render import render
from macros.sandbox import PageEnvironment
from macros.texts import load_texts
from tests.exports.support import load_edition_at
from tests.handbook_files import REPOSITORY
from tests.rules.support import TODAY
from tests.views.support import edition_of, elements, here_in, text_of


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_macro_is_undocumented(language: Language) -> None:
    """Each has its sentence, and one for each value; nothing is said of what there is not."""
    texts = load_texts(language)
    expected = set()
    for name, function in MACROS.items():
        expected.add(f"macros.{name}.what")
        for parameter in list(inspect.signature(function).parameters)[1:]:
            expected.add(f"macros.{name}.values.{parameter}")
        assert inspect.getdoc(function), name
        if language == "en":
            first = (inspect.getdoc(function) or "").splitlines()[0]
            assert texts.get(f"macros.{name}.what") == first, "the docstring says the same"
    found = {key for key in texts.keys() if key.startswith("macros.")}  # noqa: SIM118
    assert {key for key in found if not key.startswith("macros.reference.")} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_macro_is_shown_live_in_our_own_handbook(language: Language) -> None:
    """In the reference, or on a page that it leads to; the text to copy is a right call."""
    edition = load_edition_at(REPOSITORY, language, TODAY)
    here = here_in(edition)
    entries = build_macro_reference(here)
    assert {entry.name for entry in entries} == set(MACROS)
    called: list[str] = []
    reports: list[tuple[int, str]] = []

    def caller(name: str) -> object:
        def call(*args: object, **kwargs: object) -> str:
            inspect.signature(MACROS[name]).bind(here, *args, **kwargs)
            called.append(name)
            return ""

        return call

    environment = PageEnvironment(
        {name: caller(name) for name in MACROS},  # type: ignore[misc]
        lambda line, message: reports.append((line, message)),
    )
    for entry in entries:
        assert entry.example is not None or entry.used_on, entry.name
        assert entry.example is None or text_of(entry.example), entry.name
        assert entry.copy, entry.name
        environment.from_string(entry.copy).render()
    assert reports == []
    assert called == [entry.name for entry in entries]
    html = render("macro_reference.html", here, entries=entries)
    ids = re.findall(r'\bid="([^"]*)"', html)
    assert len(ids) == len(set(ids))
    assert {entry.name for entry in entries} <= {code.text for code in elements(html, "code")}


def test_a_handbook_with_nothing_in_it_has_a_reference_too() -> None:
    """A fork that has no channel or quiz yet: their macros have no example."""
    edition = edition_of()
    empty = replace(edition, handbook=replace(edition.handbook, channels={}, quizzes={}))
    entries = {entry.name: entry for entry in build_macro_reference(here_in(empty))}
    assert entries["quiz"].copy is None
    assert entries["channel_facts"].example is None
    assert entries["number"].example is not None
    assert render("macro_reference.html", here_in(empty), entries=tuple(entries.values()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_has_its_page(language: Language) -> None:
    """In each language's editing section."""
    pages, _ = load_pages(REPOSITORY, f"docs/{language}", language)
    (page,) = [page for page in pages if page.name == "editing/macros.md"]
    assert "{{ macro_reference() }}" in page.body
