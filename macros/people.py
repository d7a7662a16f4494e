"""Who acts, as roles, and where they are reached."""

from __future__ import annotations

from macros.finding import Subject
from macros.handbook import Handbook
from macros.models import Plan
from macros.models.shared import Person


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


def mailbox_of(handbook: Handbook, person: Person) -> str | None:
    """Where to reach somebody: the mailbox of the task, or else that of the role."""
    return person.mailbox or role_mailbox(handbook, person.role)


def role_mailbox(handbook: Handbook, role_id: str) -> str | None:
    """The function mailbox of a role; None where it has none, or there is no such role."""
    role = handbook.roles.get(role_id)
    return role.mailbox if role else None
