"""What was read of data files, kept for as long as their content stays the same.

A preview loads the whole handbook after each change, and one file of a thousand has changed.
"""

from __future__ import annotations

from collections.abc import Collection

from macros.models import Model
from macros.models.shared import Language
from macros.problem import Problem
from macros.source import Source, load_source
from macros.validation import load_model

Built = tuple[Model | None, list[Problem]]


class KeptFiles:
    """Files as data and as models, by everything that these depend on.

    That is a file's path and content, and for its model the default language too; the kind of
    model follows from the path. The code itself does not change while a process lives.
    """

    def __init__(self) -> None:
        self._sources: dict[str, tuple[bytes, Source]] = {}
        self._models: dict[str, tuple[Source, Language | None, Built]] = {}

    def source(self, raw: bytes, path: str) -> Source:
        """A file's data, as `load_source` reads it."""
        kept = self._sources.get(path)
        if kept is None or kept[0] != raw:
            kept = self._sources[path] = (raw, load_source(raw, path))
        return kept[1]

    def model(self, model: type[Model], source: Source, language: Language | None) -> Built:
        """A file's model, as `load_model` builds it."""
        kept = self._models.get(source.path)
        if kept is None or kept[0] is not source or kept[1] != language:
            built = load_model(model, source, language)
            kept = self._models[source.path] = (source, language, built)
        return kept[2]

    def keep_only(self, paths: Collection[str]) -> None:
        """Forget the files that are no longer there."""
        for path in self._sources.keys() - paths:
            del self._sources[path]
        for path in self._models.keys() - paths:
            del self._models[path]
