"""Roles and units: who decides, and the mailboxes that reach them."""

from __future__ import annotations

from macros.page_macros import roles, unit_contacts
from tests.rules.support import with_organisation
from tests.views.support import edition_of, elements, here_in, text_of_element


def test_roles_that_do_something_are_told_with_their_mailbox() -> None:
    """In the organisation's own order; a role that only stands in plans is left out."""
    edition = edition_of(
        with_organisation(
            roles=[
                {"id": "director", "name": "director", "does": "Decides."},
                {"id": "curator", "name": "curator"},
                {"id": "k", "name": "keeper", "does": "Keeps.", "mailbox": "k@b.example"},
            ]
        )
    )
    html = roles(here_in(edition))

    rows = [[text_of_element(cell) for cell in row] for row in elements(html, "tr")][1:]
    assert rows == [["Director", "Decides.", "–"], ["Keeper", "Keeps.", "k@b.example"]]
    assert [a.get("href") for a in elements(html, "a")] == ["mailto:k@b.example"]


def test_each_unit_is_told_with_its_head_and_its_mailbox() -> None:
    """So that whoever wonders about an account knows whom to write to."""
    edition = edition_of(
        with_organisation(
            units=[
                {"id": "m", "name": "Museum", "head": "head-museum", "mailbox": "m@b.example"},
                {"id": "l", "name": "Library", "head": "head-library"},
            ]
        )
    )
    html = unit_contacts(here_in(edition))

    rows = [[text_of_element(cell) for cell in row] for row in elements(html, "tr")]
    assert rows == [
        ["Unit", "Headed by", "Mailbox"],
        ["Museum", "Head of unit, museum", "m@b.example"],
        ["Library", "Head of unit, library", "–"],
    ]
    assert [a.get("href") for a in elements(html, "a")] == ["mailto:m@b.example"]
