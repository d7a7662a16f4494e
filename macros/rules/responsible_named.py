"""Somebody is responsible, and acts in the service and not as a private person.

A plan that is proposed, approved, active or paused names the role that is responsible. A
mailbox given for anyone in the plan belongs to the organisation: its domain is one of the
organisation's, or below one. It reads `responsible`, `others`, `screenshots` and `oversight`.

Passes:

    unit: county-museum
    channel: facebook
    status: proposed
    responsible: {role: communicator, mailbox: museum@kultur.example}

Fails:

    unit: county-museum
    channel: facebook
    status: proposed
    responsible: {role: communicator, mailbox: museum.fan@mail.example}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.finding import Finding, Named, Subject, Value
from macros.lifecycle import PROPOSED_ON
from macros.models import Plan
from macros.models.shared import Person
from macros.problem import Level
from macros.source import KeyPath

ID = "responsible-named"
LEVEL = Level.ERROR
POLICY = "responsibility"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for a responsible role, and for mailboxes of the organisation's own."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    found = []
    if plan.responsible is None:
        found.append(Finding(ID, plan.id, "missing", ("responsible",)))
    domains = subject.handbook.organisation.domains
    for where, person in _people(plan):
        if person.mailbox and domains and not _is_ours(person.mailbox, domains):
            values: dict[str, Value] = {
                "mailbox": person.mailbox,
                "role": Named("role", person.role),
                "domains": ", ".join(domains),
            }
            found.append(Finding(ID, plan.id, "private-mailbox", (*where, "mailbox"), values))
    return found


def _people(plan: Plan) -> Iterator[tuple[KeyPath, Person]]:
    """Everyone in the plan, each with the place in the file."""
    if plan.responsible:
        yield ("responsible",), plan.responsible
    for index, person in enumerate(plan.others):
        yield ("others", index), person
    for index, cover in enumerate(plan.oversight.leave):
        yield ("oversight", "leave", index, "by"), cover.by
    if plan.screenshots.responsible:
        yield ("screenshots", "responsible"), plan.screenshots.responsible


def _is_ours(mailbox: str, domains: Iterable[str]) -> bool:
    host = mailbox.rpartition("@")[2].lower()
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)
