"""responsible-named: somebody is responsible, and acts in the service."""

from __future__ import annotations

from typing import Any

import pytest

from .support import PLANNED, applies_in, findings, make_plan, messages, with_organisation

RULE = "responsible-named"
PERSON = {"role": "communicator"}


def test_applies_from_proposal_until_closing() -> None:
    """A draft may still look for somebody."""
    assert applies_in(RULE) == PLANNED


def test_role_is_enough() -> None:
    """Neither a name nor a mailbox is needed."""
    assert messages(RULE, make_plan(responsible=PERSON)) == []


def test_plan_without_responsible_is_found() -> None:
    """Others are no substitute."""
    assert messages(RULE, make_plan(others=[PERSON])) == ["missing"]


@pytest.mark.parametrize(
    "mailbox", ["museum@kultur.example", "museum@KULTUR.example", "museum@lan.kultur.example"]
)
def test_mailbox_of_the_organisation_is_official(mailbox: str) -> None:
    """On one of its domains, or below one; capitals make no difference."""
    assert messages(RULE, make_plan(responsible={**PERSON, "mailbox": mailbox})) == []


@pytest.mark.parametrize(
    "mailbox", ["me@mail.example", "me@notkultur.example", "me@kultur.example.evil.example"]
)
def test_other_mailbox_is_private(mailbox: str) -> None:
    """One that only looks like the organisation's is not."""
    plan = make_plan(responsible={**PERSON, "mailbox": mailbox})
    assert messages(RULE, plan) == ["private-mailbox"]


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"others": [PERSON, None]}, ("others", 1, "mailbox")),
        (
            {"oversight": {"leave": [{"period": "summer-2027", "by": None}]}},
            ("oversight", "leave", 0, "by", "mailbox"),
        ),
        ({"screenshots": {"responsible": None}}, ("screenshots", "responsible", "mailbox")),
    ],
)
def test_mailboxes_are_looked_at_all_over_the_plan(
    fields: dict[str, Any], where: tuple[str | int, ...]
) -> None:
    """Whoever handles the channel does so in the service."""
    private = {"role": "curator", "mailbox": "me@mail.example"}

    def fill(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: fill(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [fill(inner) for inner in value]
        return private if value is None else value

    plan = make_plan(responsible=PERSON, **fill(fields))
    assert [finding.where for finding in findings(RULE, plan) or []] == [where]


def test_finding_names_the_domains_to_choose_from() -> None:
    """All of them."""
    plan = make_plan(responsible={**PERSON, "mailbox": "me@mail.example"})
    handbook = with_organisation(domains=["kultur.example", "museum.example"])
    (finding,) = findings(RULE, plan, handbook=handbook) or []
    assert finding.values["domains"] == "kultur.example, museum.example"


def test_organisation_without_domains_asks_nothing_of_mailboxes() -> None:
    """There is nothing to compare with."""
    plan = make_plan(responsible={**PERSON, "mailbox": "me@mail.example"})
    assert messages(RULE, plan, handbook=with_organisation(domains=[])) == []
