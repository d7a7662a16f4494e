"""A quiz's page part: questions to read and print, and what its script needs to know."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models import Quiz
from macros.models.quiz import Option, Question
from macros.views.choices import Choice
from macros.views.laws import LawRow, build_own_law_rows
from macros.views.script_setup import script_setup

_VERSION_LENGTH = 8

Link = Callable[[str], str]


@dataclass(frozen=True)
class QuestionRow:
    """A question as a page shows it.

    Attributes:
        question: the question.
        several: whether more than one answer is right, and the reader ticks boxes.
        laws: those of the laws behind it that apply here.
    """

    question: Question
    several: bool
    laws: tuple[LawRow, ...]


@dataclass(frozen=True)
class QuizView:
    """What a quiz shows.

    Attributes:
        quiz: the quiz, with those of its questions that are asked here.
        questions: these questions, in the order of the data.
        needed: how many right answers pass.
        roles: the roles to choose from on a certificate.
        setup: what the scripts need, as JSON.
    """

    quiz: Quiz
    questions: tuple[QuestionRow, ...]
    needed: int
    roles: tuple[Choice, ...]
    setup: dict[str, Any]


def build_quiz(edition: Edition, name: str, link: Link) -> QuizView:
    """One quiz.

    Args:
        edition: the readers' edition.
        name: the quiz's id.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    whole = edition.handbook.quizzes[name]
    asked = whole.asked_in(edition.handbook.organisation.country)
    quiz = whole.model_copy(update={"questions": asked})
    needed = -(-quiz.pass_percent * len(quiz.questions) // 100)
    return QuizView(
        quiz=quiz,
        questions=tuple(_question_row(edition, question, link) for question in quiz.questions),
        needed=needed,
        roles=tuple(
            Choice(role.id, edition.name("role", role.id))
            for role in edition.handbook.organisation.roles
        ),
        setup={
            **script_setup(edition, "quiz.script."),
            "quiz": quiz.id,
            "version": quiz_version(quiz),
            "needed": needed,
            "edition": edition.today.isoformat(),
            "questions": [
                {
                    "id": question.id,
                    "version": question_version(question),
                    "options": len(question.options),
                    "right": [i for i, option in enumerate(question.options) if option.correct],
                }
                for question in quiz.questions
            ],
        },
    )


def question_version(question: Question) -> str:
    """What tells two versions of a question apart: its words and what is right.

    A reworded explanation does not make it another question.
    """
    return _short_hash([question.text.model_dump(), *map(_asked, question.options)])


def quiz_version(quiz: Quiz) -> str:
    """What tells two versions of a quiz apart; a certificate names it."""
    return _short_hash([quiz.pass_percent, *sorted(map(question_version, quiz.questions))])


def _asked(option: Option) -> list[object]:
    return [option.text.model_dump(), option.correct]


def _short_hash(content: list[Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:_VERSION_LENGTH]


def _question_row(edition: Edition, question: Question, link: Link) -> QuestionRow:
    return QuestionRow(
        question,
        several=sum(option.correct for option in question.options) > 1,
        laws=build_own_law_rows(edition, question.laws, link),
    )
