"""Quizzes: questions with explanations, which end a course."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from macros.models.shared import FileModel, Id, LawId, Model, Yes
from macros.models.text import Text


class Option(Model):
    """One answer to choose from."""

    text: Text
    correct: Yes = False
    explanation: Text
    """Why it is right or wrong; shown after the answer."""


class Question(Model):
    """A question with its answers; one or several may be right."""

    id: Id
    text: Text
    options: Annotated[tuple[Option, ...], Field(min_length=2, max_length=8)]
    laws: tuple[LawId, ...] = ()
    country: Literal["se", "no"] | None = None
    """The only country where it is asked, because its answer is that country's law."""

    @model_validator(mode="after")
    def _has_right_answer(self) -> Self:
        if not any(option.correct for option in self.options):
            raise PydanticCustomError("no_right_answer", "no answer is marked `correct: true`")
        return self


class Quiz(FileModel):
    """`quizzes/ID.yml`."""

    title: Text
    intro: Text
    pass_percent: Annotated[int, Field(strict=True, ge=1, le=100)] = 80
    """The share of right answers that passes."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]

    def asked_in(self, country: str) -> tuple[Question, ...]:
        """The questions without those that teach another country's law; none where all do."""
        return tuple(question for question in self.questions if question.country in (None, country))
