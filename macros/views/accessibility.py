"""The accessibility statement: how far the handbook meets the law, from what is tested."""

from __future__ import annotations

from dataclasses import dataclass

from macros.edition import Edition
from macros.models import (
    Accessibility,
    Conformance,
    Law,
    Role,
    Shortcoming,
    TestedPart,
    UntestedPart,
)
from macros.models.shared import Day, Positive
from macros.models.text import LocalText, Text
from macros.views.laws import build_laws


@dataclass(frozen=True)
class AccessibilityStatement:
    """What the statement's page shows.

    Attributes:
        organisation: whose statement it is.
        assessed: when the handbook was last assessed as a whole.
        conformance: how far it meets the law.
        shortcomings: what does not work for everyone.
        by_tests: what a program tests at every change.
        by_people: what people have tried, the latest first.
        untested: what nobody has tested.
        contact: the role that answers.
        answer_within_days: how long an answer takes at most.
        supervision: who supervises; None where nobody has checked it.
        laws: what the laws of the organisation's own country ask.
    """

    organisation: LocalText
    assessed: Day
    conformance: Conformance
    shortcomings: tuple[Shortcoming, ...]
    by_tests: tuple[TestedPart, ...]
    by_people: tuple[TestedPart, ...]
    untested: tuple[UntestedPart, ...]
    contact: Role
    answer_within_days: Positive
    supervision: Text | None
    laws: tuple[Law, ...]


def build_accessibility_statement(
    edition: Edition, statement: Accessibility
) -> AccessibilityStatement:
    """The statement as an edition's readers see it."""
    organisation = edition.handbook.organisation
    people = [part for part in statement.tested if part.date]
    people.sort(key=lambda part: part.date or statement.assessed, reverse=True)
    return AccessibilityStatement(
        organisation=edition.say(organisation.name),
        assessed=statement.assessed,
        conformance=statement.conformance,
        shortcomings=statement.shortcomings,
        by_tests=tuple(part for part in statement.tested if not part.date),
        by_people=tuple(people),
        untested=statement.untested,
        contact=edition.handbook.roles[statement.contact],
        answer_within_days=statement.answer_within_days,
        supervision=statement.supervision,
        laws=tuple(
            law
            for group in build_laws(edition, organisation.country, "accessibility")
            for law in group.laws
        ),
    )
