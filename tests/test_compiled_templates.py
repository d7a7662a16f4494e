"""Translated templates are used again for as long as all that they depend on stays the same."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from macros import compiled_templates as module
from macros.compiled_templates import keep_compiled


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the test's own to keep translations in."""
    monkeypatch.setattr(module, "HOME", tmp_path / "templates")
    return tmp_path / "templates"


class _Environment(jinja2.Environment):
    """One build's: it counts what it has to translate."""

    translated = 0

    def compile(self, *args: object, **options: object) -> object:  # type: ignore[override]
        self.translated += 1
        return super().compile(*args, **options)  # type: ignore[call-overload]


def _build(text: str, owner: str = "handbook") -> tuple[str, int]:
    """What a build shows of a template, and how many it had to translate for it."""
    environment = _Environment(loader=jinja2.DictLoader({"page.html": text}))
    keep_compiled(environment, owner)
    return environment.get_template("page.html").render(), environment.translated


def test_a_second_build_translates_nothing() -> None:
    """The same text in the same environment."""
    assert _build("{{ 1 + 1 }} plans") == ("2 plans", 1)
    assert _build("{{ 1 + 1 }} plans") == ("2 plans", 0)


def test_a_changed_template_is_translated_anew() -> None:
    """And so is the first one when it comes back."""
    for text, shown in (("{{ 1 + 1 }}", "2"), ("{{ 1 + 2 }}", "3"), ("{{ 1 + 1 }}", "2")):
        assert _build(text) == (shown, 1)


def test_another_owners_template_of_the_same_name_is_another(home: Path) -> None:
    """The theme has a page template too."""
    _build("{{ 1 + 1 }}")
    assert _build("{{ 1 + 1 }}", "theme") == ("2", 1)
    assert _build("{{ 1 + 1 }}") == ("2", 0)
    assert len([file for file in home.rglob("*") if file.is_file()]) == 2


def test_a_library_of_another_version_translates_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """What it makes of a template may be different."""
    _build("{{ 1 + 1 }}")
    monkeypatch.setattr(module, "version", lambda name: "0.0")
    assert _build("{{ 1 + 1 }}") == ("2", 1)


def test_a_change_of_what_our_tags_mean_translates_anew(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The modules that read our templates are part of what a translation depends on."""
    _build("{{ 1 + 1 }}")
    for name in module._OWN:
        (tmp_path / name).write_text("other", encoding="utf-8")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "compiled_templates.py"))
    assert _build("{{ 1 + 1 }}") == ("2", 1)


def test_what_cannot_be_kept_is_rendered_all_the_same(home: Path) -> None:
    """A folder that nobody may write into, or a full disk."""
    home.mkdir()
    environment = _Environment(loader=jinja2.DictLoader({"page.html": "{{ 1 + 1 }}"}))
    keep_compiled(environment, "handbook")
    for folder in sorted(home.rglob("*"), reverse=True):
        folder.rmdir()
    assert environment.get_template("page.html").render() == "2"
