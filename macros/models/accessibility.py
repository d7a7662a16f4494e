"""The accessibility statement: what is tested, what is not, and what does not work for all."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.shared import Day, Model, Positive, RoleId
from macros.models.text import Text

Conformance = Literal["full", "partial", "not"]
"""How far the handbook meets what the law asks."""

TestName = Annotated[str, Field(pattern=r"^tests/[a-z_/]+\.py::test_[a-z0-9_]+$", max_length=200)]
"""A test function, as pytest names it: `tests/browser/test_site.py::test_search`."""


class TestedPart(Model):
    """Something that is tested, by a program at every change or by people on a day."""

    __test__ = False  # the name does not make it one of pytest's

    what: Text
    how: Text
    tests: tuple[TestName, ...] = ()
    """The tests that hold it at every change; none where people have tried it."""
    date: Day | None = None
    """When people last tried it; leave it out where tests hold it."""

    @model_validator(mode="after")
    def _is_tested_somehow(self) -> Self:
        if not self.tests and self.date is None:
            raise PydanticCustomError(
                "tested_by_nobody",
                "it says neither which tests hold it nor on which date people tried it: "
                "add tests or date",
            )
        return self


class UntestedPart(Model):
    """Something that nobody has tested yet."""

    what: Text
    why: Text


class Shortcoming(Model):
    """Something that does not work for everyone."""

    what: Text
    why: Text
    instead: Text
    """What to do until it is mended."""


class Accessibility(Model):
    """`accessibility.yml`: the organisation's own statement on its handbook."""

    assessed: Day
    """When the handbook was last assessed as a whole."""
    conformance: Conformance
    contact: RoleId
    """The role that answers whoever meets an obstacle."""
    answer_within_days: Positive
    """How long an answer takes at most, in days."""
    supervision: Text | None = None
    """Who supervises the law, as the organisation itself has checked it."""
    tested: Annotated[tuple[TestedPart, ...], Field(min_length=1)]
    untested: tuple[UntestedPart, ...] = ()
    shortcomings: tuple[Shortcoming, ...] = ()

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if self.conformance == "full" and self.shortcomings:
            raise PydanticCustomError(
                "full_with_shortcomings",
                "conformance is full, yet there are shortcomings: write partial",
            )
        return self
