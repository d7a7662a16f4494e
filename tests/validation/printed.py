"""What a model says of a file, as it is printed."""

from __future__ import annotations

from macros.models import Model, Plan
from macros.source import load_source
from macros.validation import load_model

BASE = "unit: a\nchannel: b\nstatus: draft\n"


def printed(text: str, model: type[Model] = Plan, language: str = "sv") -> list[str]:
    """What the model says of a file, the source's own problems not included."""
    _, problems = load_model(model, load_source(text.encode(), "x.yml"), language)
    return [str(problem) for problem in problems]
