"""Where a handbook still speaks of the sample that it was made of."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from macros.editing.changes import Changes
from macros.editing.sample_organisation import Answers
from macros.models import Organisation
from macros.models.shared import Language
from macros.problem import Position
from macros.texts import load_texts

LEFT = "left.txt"
"""The list of what is left, at the root: lines of it go as they are mended, the file last."""
_SHORTEST_WORD = 9
"""Letters of a unit's word that is not said of others too, such as "museum" and "regional"."""
_SHORTEST_NAME = 5
_WIDTH = 100


@dataclass(frozen=True)
class Mention:
    """A line that speaks of the sample."""

    path: str
    position: Position
    text: str
    """The line where it is said, cut between words."""

    def __str__(self) -> str:
        """As `handbook check` prints a place: `path:line:column: text`."""
        return f"{self.path}:{self.position.line}:{self.position.column}: {self.text}"


def find_sample_words(
    changes: Changes, organisation: Organisation, answers: Answers, paths: Iterable[str]
) -> Iterator[Mention]:
    """Where files speak of the sample's units, and of what kind of organisation it is.

    A unit is known by the long words of its name, without their endings, and by a word that it is
    called in every language; the kind by the words of `left.sample`. Words that stand in the new
    organisation's own names are not the sample's.

    Args:
        changes: what is to become of the files.
        organisation: the sample.
        answers: what the new organisation says of itself.
        paths: the files, those of one language's pages below its folder.
    """
    own = _words(" ".join([*answers.name.values(), *answers.units.values()]))
    patterns = {each: _pattern(organisation, [each], own) for each in answers.languages}
    every = _pattern(organisation, answers.languages, own)
    for path in paths:
        language = next((each for each in patterns if path.startswith(f"docs/{each}/")), None)
        pattern = patterns[language] if language else every
        for number, line in enumerate(changes.read(path).splitlines(), 1):
            match = pattern.search(line)
            if match:
                yield Mention(path, Position(number, match.start() + 1), _cut(line, match.start()))


def to_list(mentions: Sequence[Mention], language: Language) -> str:
    """The list as a file: first what every handbook has to fill in, then each line."""
    texts = load_texts(language)
    tasks = [texts.get(f"left.tasks.{task}") for task in ("roles", "channels", "law")]
    lines = [f"# {texts.get('left.head')}", "", *tasks, "", *map(str, mentions)]
    return "\n".join(lines) + "\n"


def _pattern(
    organisation: Organisation, languages: Iterable[Language], own: frozenset[str]
) -> re.Pattern[str]:
    starts: set[str] = set()
    whole: set[str] = set()
    for unit in organisation.units:
        names = unit.name.model_dump(exclude_none=True)
        for language in languages:
            words = _words(names.get(language, ""))
            starts |= {word[:-3] for word in words if len(word) >= _SHORTEST_WORD}
        starts |= frozenset.intersection(*map(_words, names.values())) if len(names) > 1 else set()
    for language in languages:
        whole |= {word.strip() for word in load_texts(language).get("left.sample").split(",")}
    starts = {word for word in starts if not any(word in each for each in own)}
    whole = {word for word in whole if not any(each in word or word in each for each in own)}
    found = [rf"\b(?:{_any(starts)})"] if starts else []
    found += [rf"\b\w*(?:{_any(whole)})s?\b"] if whole else []
    found += [re.escape(domain) for domain in organisation.domains]
    return re.compile("|".join(found) or r"(?!)", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))


def _words(text: str) -> frozenset[str]:
    found = re.findall(rf"[^\W\d_]{{{_SHORTEST_NAME},}}", text.lower())
    return frozenset(found)


def _cut(line: str, at: int) -> str:
    """The part of a line around a place, with whole words."""
    start = line.rfind(" ", 0, at - _WIDTH // 3) + 1 if at > _WIDTH * 2 // 3 else 0
    before = "… " if start else ""
    return before + textwrap.shorten(line[start:], _WIDTH, placeholder=" …")
