"""Short ways to read a data file and to ask what is wrong with it."""

from __future__ import annotations

from macros.source import Source, load_source

PATH = "data/plans/x.yml"


def load(text: str | bytes) -> Source:
    """Read a file of this content."""
    return load_source(text if isinstance(text, bytes) else text.encode(), PATH)


def rules(source: Source) -> list[str]:
    """Only which rules were broken."""
    return [problem.rule for problem in source.problems]


def one(text: str | bytes) -> tuple[str, int, int]:
    """The rule and place of the one thing that is wrong."""
    (problem,) = load(text).problems
    return problem.rule, problem.position.line, problem.position.column
