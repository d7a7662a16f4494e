"""A checklist's page part: the list to read and print, and what its script needs to know."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, get_args

from macros.edition import Edition
from macros.models import Checklist
from macros.models.channel import ChannelKind
from macros.models.checklist import ChecklistItem
from macros.models.text import LocalText
from macros.views.choices import Choice
from macros.views.laws import LawRow, build_own_law_rows
from macros.views.plan_list import build_plan_list
from macros.views.script_setup import script_setup


@dataclass(frozen=True)
class ItemRow:
    """An item with the laws behind it."""

    item: ChecklistItem
    who: tuple[LocalText, ...]
    """Who makes sure of it; the heads of all units are told in one word."""
    laws: tuple[LawRow, ...]


@dataclass(frozen=True)
class ChecklistView:
    """What a checklist shows."""

    checklist: Checklist
    title: str
    groups: tuple[tuple[Any, tuple[ItemRow, ...]], ...]
    """Each group with its items."""
    roles: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    setup: dict[str, Any]
    """What the script needs, as JSON."""


def build_checklist(edition: Edition, name: str, link: Callable[[str], str]) -> ChecklistView:
    """One checklist.

    Args:
        edition: the readers' edition.
        name: the checklist's id.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    checklist = edition.handbook.checklists[name]
    items = [item for group in checklist.groups for item in group.items]
    title = edition.say(checklist.title).value
    return ChecklistView(
        checklist=checklist,
        title=title,
        groups=tuple(
            (group, tuple(_item_row(edition, item, link) for item in group.items))
            for group in checklist.groups
        ),
        roles=_role_choices(edition, items),
        kinds=_kind_choices(edition, items),
        setup={
            **script_setup(edition, "checklist.script."),
            "checklist": checklist.id,
            "version": checklist.version,
            "title": title,
            "language": edition.language,
            "plans": build_plan_list(edition),
        },
    )


def _item_row(edition: Edition, item: ChecklistItem, link: Callable[[str], str]) -> ItemRow:
    return ItemRow(item, _who(edition, item), build_own_law_rows(edition, item.laws, link))


def _who(edition: Edition, item: ChecklistItem) -> tuple[LocalText, ...]:
    heads = {unit.head for unit in edition.handbook.organisation.units if not unit.head_office}
    if len(heads) < 2 or not heads <= set(item.roles):
        return tuple(edition.name("role", role) for role in item.roles)
    every = LocalText(edition.texts.get("checklist.item.heads"), edition.language)
    told = (every if role in heads else edition.name("role", role) for role in item.roles)
    return tuple(dict.fromkeys(told))


def _role_choices(edition: Edition, items: Iterable[ChecklistItem]) -> tuple[Choice, ...]:
    """The roles that some item names, in the organisation's order."""
    named = {role for item in items for role in item.roles}
    return tuple(
        Choice(role, edition.name("role", role)) for role in edition.handbook.roles if role in named
    )


def _kind_choices(edition: Edition, items: Iterable[ChecklistItem]) -> tuple[Choice, ...]:
    """The kinds of channel to choose from; none where all items concern all kinds."""
    named = {kind for item in items for kind in item.kinds}
    if not named:
        return ()
    used = named | {channel.kind for channel in edition.handbook.channels.values()}
    return tuple(
        Choice(kind, LocalText(edition.texts.get(f"terms.kind.{kind}"), edition.language))
        for kind in get_args(ChannelKind)
        if kind in used
    )
