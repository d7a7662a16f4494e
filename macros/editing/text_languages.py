"""The texts of the data in fewer languages."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

import yaml

from macros.editing.yaml_edits import YamlText
from macros.models.shared import LANGUAGES, Language


def keep_languages(text: str, kept: Collection[Language]) -> str:
    """A data file whose texts are in some languages alone; comments and the rest stay.

    A text that none of them has stays whole: it is better than none.

    Args:
        text: the file.
        kept: the languages.
    """
    yaml_text = YamlText(text)
    edits: dict[tuple[int, int], str] = {}
    for node in _texts(yaml_text.node(())):
        spans = [
            (key.value in kept, yaml_text.span(key)[0], yaml_text.span(value)[1])
            for key, value in node.value
        ]
        if any(is_kept for is_kept, _, _ in spans):
            last = max(number for number, span in enumerate(spans) if span[0])
            for (is_kept, start, _), following in pairwise(spans[: last + 1]):
                if not is_kept:
                    edits[start, following[1]] = ""
            if last + 1 < len(spans):
                edits[spans[last][2], spans[-1][2]] = ""
    return yaml_text.edit(edits)


def _texts(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """The mappings of languages to something, wherever they stand below a node."""
    if isinstance(node, yaml.MappingNode) and node.value:
        if all(isinstance(k, yaml.ScalarNode) and k.value in LANGUAGES for k, _ in node.value):
            yield node
        else:
            for _, value in node.value:
                yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _texts(item)
