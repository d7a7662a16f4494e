"""Is this account ours? What the page must know to answer for an address or a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.addresses import host_names
from macros.edition import Edition
from macros.models import Plan, PlanStatus, Role, Text
from macros.models.text import LocalText
from macros.people import role_mailbox

ACCOUNTS_FILE = "feeds/accounts.js"
"""Where the accounts are, for the script to load when somebody asks: below the language's root."""

ANSWERS: Mapping[PlanStatus, str] = {
    "active": "official",
    "paused": "paused",
    "approved": "planned",
    "proposed": "planned",
    "draft": "planned",
    "closed": "closed",
    "rejected": "rejected",
}
"""What is answered about an account by its plan's status; the most alive status first."""

Json = dict[str, Any]


@dataclass(frozen=True)
class AccountLookup:
    """What the form and its answers show.

    Attributes:
        data: what the script knows before anybody asks, as plain JSON.
        contact: whom to ask about an account that nobody knows.
        accounts: the file that has the accounts, below the language's root.
    """

    data: Json
    contact: Role | None
    accounts: str = ACCOUNTS_FILE


def build_account_lookup(edition: Edition, link: Callable[[str], str]) -> AccountLookup:
    """What the form must know of the accounts together; `build_accounts` has each.

    Args:
        edition: the readers' edition.
        link: makes a link from the page to an address below the language's root.
    """
    handbook = edition.handbook
    plans = [plan for plan in handbook.plans.values() if plan.account]
    return AccountLookup(
        data={
            "answers": [list(answer) for answer in ANSWERS.items()],
            "statuses": {status: edition.texts.get(f"terms.status.{status}") for status in ANSWERS},
            "channels": _channels(edition, link),
            "units": _names(edition, "unit", (plan.unit for plan in plans)),
            "roles": _roles(edition, plans),
            "domains": list(handbook.organisation.domains),
            "hosts": host_names(),
            "registry": link("registry/"),
        },
        contact=handbook.roles.get(handbook.organisation.contact),
    )


def build_accounts(edition: Edition) -> list[Json]:
    """All accounts of the registry, as data to look in."""
    return [_account(edition, plan) for plan in edition.handbook.plans.values() if plan.account]


def _channels(edition: Edition, link: Callable[[str], str]) -> dict[str, Json]:
    """Every channel, also those without an account: an unknown address may lie on it."""
    return {
        channel.id: {
            "name": _plain(edition, edition.say(channel.name)),
            "domains": list(channel.domains),
            "status": edition.texts.get(f"terms.channel-status.{channel.status}"),
            "link": link(f"channels/{channel.id}/"),
        }
        for channel in edition.handbook.channels.values()
    }


def _roles(edition: Edition, plans: Iterable[Plan]) -> dict[str, Json]:
    """The roles that are responsible for an account, with the mailbox that reaches them."""
    return {
        role: {
            "name": _plain(edition, edition.first_name("role", role)),
            "mailbox": role_mailbox(edition.handbook, role),
        }
        for role in dict.fromkeys(plan.responsible.role for plan in plans if plan.responsible)
    }


def _names(edition: Edition, kind: str, things: Iterable[str]) -> dict[str, str | Json]:
    return {thing: _plain(edition, edition.name(kind, thing)) for thing in dict.fromkeys(things)}


def _account(edition: Edition, plan: Plan) -> Json:
    assert plan.account is not None  # noqa: S101  # only plans with an account are asked about
    closure, responsible = plan.closure, plan.responsible
    reason = _closed_because(edition, plan)
    whole = {
        "id": plan.id,
        "url": plan.account.url,
        "handle": plan.account.handle,
        "platform": plan.account.platform_id,
        "channel": plan.channel,
        "unit": plan.unit,
        "status": plan.status,
        "role": responsible.role if responsible else None,
        "person": responsible.name if responsible else None,
        "mailbox": responsible.mailbox if responsible else None,
        "closed": edition.texts.date(closure.date) if closure else None,
        "reason": _plain(edition, edition.say(reason)) if reason else None,
    }
    return {name: value for name, value in whole.items() if value is not None}


def _closed_because(edition: Edition, plan: Plan) -> Text | None:
    """Why a closed account was closed: its own analysis, or else why the whole channel went."""
    if plan.closure and plan.closure.analysis:
        return plan.closure.analysis
    channel = edition.handbook.channels.get(plan.channel)
    if plan.status == "closed" and channel and channel.status in ("retired", "not-allowed"):
        return channel.reason
    return None


def _plain(edition: Edition, text: LocalText) -> str | Json:
    """A text; with its language where that is not the page's."""
    if text.language == edition.language:
        return text.value
    return {"text": text.value, "lang": text.language}
