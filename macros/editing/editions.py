"""Which languages a handbook has, and the settings file of each."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

from macros.editing.yaml_edits import YamlText
from macros.models.shared import LANGUAGES, Language
from macros.settings import find_settings_files


def find_languages(root: Path, default: Language) -> tuple[Language, ...]:
    """The languages that have a folder under `docs/`, the default one first."""
    order = sorted(LANGUAGES, key=lambda language: language != default)
    return tuple(language for language in order if (root / "docs" / language).is_dir())


def find_settings(root: Path) -> Mapping[Language, str]:
    """The settings file of each language, by what its `docs_dir` says.

    Raises:
        yaml.YAMLError: a settings file is not YAML.
        OSError: it cannot be read.
    """
    found: dict[Language, str] = {}
    for file in filter(Path.is_file, find_settings_files(root)):
        text = YamlText(file.read_bytes().decode("utf-8-sig"))
        folder = posixpath.basename(text.value(("docs_dir",)) or "docs")
        for language in LANGUAGES:
            if folder == language:
                found.setdefault(language, file.name)
    return found
