"""Which languages a handbook is in, and which is the default: folders and settings files."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from macros.editing.changes import Changes
from macros.editing.editions import find_settings
from macros.editing.navigation import menu_of
from macros.editing.yaml_edits import YamlText, to_scalar
from macros.models.shared import Language
from macros.settings import MAIN
from macros.source import KeyPath

_WORDS: tuple[KeyPath, ...] = (
    ("site_description",),
    ("copyright",),
    ("theme", "language"),
    ("theme", "palette", 0, "toggle", "name"),
    ("theme", "palette", 1, "toggle", "name"),
    ("plugins", "search", "lang"),
    ("markdown_extensions", "toc", "permalink_title"),
)
"""What the settings say in the language itself; the menu does too."""


@dataclass(frozen=True)
class Head:
    """What an organisation says of itself in the settings; None leaves it as it is."""

    site_name: str | None = None
    site_url: str | None = None
    """Where the default language stands, with a slash at the end."""
    copyright: Mapping[Language, str] | None = None


def set_languages(changes: Changes, languages: Sequence[Language], head: Head) -> None:
    """Keep some languages and make one of them the default; the others go, folder and settings.

    Args:
        changes: where to note it.
        languages: those to keep, the default one first; each has its settings file now.
        head: what else the settings are to say.
    """
    settings = find_settings(changes.root)
    old = {language: changes.read(path) for language, path in settings.items()}
    main = changes.read(MAIN)
    overlay = next((old[lang] for lang, path in settings.items() if path != MAIN), "")
    for language, path in settings.items():
        if path != MAIN and language not in languages[1:]:
            changes.delete(path)
        if language not in languages:
            changes.delete(f"docs/{language}")
    for language in languages:
        is_default = language == languages[0]
        text = main if is_default else overlay
        if not is_default and settings[language] != MAIN:
            text = old[language]
        text = _in_language(text, old[language], language, head)
        text = _replace(text, {("site_name",): head.site_name} if is_default else {})
        if is_default:
            text = _list_languages(text, languages)
        else:
            text = _replace(text, {("site_dir",): f"site/{language}"})
        url = head.site_url or _root_url(main)
        if url:
            text = _replace(text, {("site_url",): url if is_default else f"{url}{language}/"})
        changes.write(MAIN if is_default else f"mkdocs.{language}.yml", text)


def _in_language(text: str, source: str, language: Language, head: Head) -> str:
    """Settings with the words of another language's settings."""
    there = YamlText(source)
    words = {where: there.value(where) for where in _WORDS}
    if head.copyright:
        words["copyright",] = head.copyright[language]
    text = _replace(text, {**words, ("docs_dir",): f"docs/{language}"})
    menu, wanted = menu_of(text), menu_of(source)
    return text.replace(menu, wanted) if menu and wanted else text


def _replace(text: str, values: Mapping[KeyPath, str | None]) -> str:
    """Settings with other values at the key paths that they have."""
    yaml_text = YamlText(text)
    there = {
        where: value
        for where, value in values.items()
        if value is not None and yaml_text.value(where) not in (None, value)
    }
    return yaml_text.replace(there)


def _root_url(main: str) -> str | None:
    return YamlText(main).value(("site_url",))


def _list_languages(text: str, languages: Sequence[Language]) -> str:
    """The settings' list of languages: a line for each, by the names that they have there."""
    yaml_text = YamlText(text)
    node = yaml_text.node(("extra", "languages"))
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        return text
    names = {}
    for item in node.value:
        entry = {key.value: value.value for key, value in item.value}
        names[entry.get("code")] = entry.get("name", "")
    start, end = yaml_text.span(node)
    indent = re.match(r"[ \t]*", text[yaml_text.line_start(start) :])
    space = indent[0] if indent else ""
    folders = {code: to_scalar("") if code == languages[0] else code for code in languages}
    lines = [
        f"- {{code: {code}, name: {to_scalar(names.get(code) or code)}, folder: {folder}}}"
        for code, folder in folders.items()
    ]
    return yaml_text.edit({(start, end): f"{yaml_text.newline}{space}".join(lines)})
