"""Who acts on a plan, as roles."""

from __future__ import annotations

from macros.finding import Subject
from macros.models import Plan


def head_of(subject: Subject) -> str:
    """The role that heads the plan's unit, or the director where the unit is not known."""
    return subject.unit.head if subject.unit else subject.handbook.organisation.director


def responsible_of(subject: Subject) -> str:
    """The role responsible for the channel, or the head of the unit where nobody is."""
    responsible = subject.plan.responsible
    return responsible.role if responsible else head_of(subject)


def entrusted_roles(plan: Plan) -> tuple[str, ...]:
    """Each role that has been given responsibility in the plan, once."""
    people = ((plan.responsible,) if plan.responsible else ()) + plan.others
    return tuple(dict.fromkeys(person.role for person in people))
