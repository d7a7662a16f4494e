"""The channel chooser: the questions, what each channel answers to them, and what weighs most.

The script ranks by these numbers, and the page explains them in words: a channel's points are
the sum of weight times fit over the questions that were answered, as a share of the weights of
those questions. A fit lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from macros.edition import Edition
from macros.lifecycle import TAKES_PLANS
from macros.models import Channel, ChannelStatus, Plan
from macros.models.shared import Purpose
from macros.models.text import LocalText
from macros.texts import capital
from macros.views.choices import Choice
from macros.views.script_setup import script_setup

WEIGHTS: Mapping[str, int] = {
    "audiences": 40,
    "purposes": 30,
    "status": 15,
    "time": 10,
    "archive": 5,
}
"""How much each question counts; they make a hundred together."""

STATUS_FIT: Mapping[ChannelStatus, float] = {"recommended": 1, "allowed": 0.6, "trial": 0.2}
"""How well a channel fits by its status; only one that takes plans is ever proposed."""

GOOD_ENOUGH = 50
"""Fewer points than these, and perhaps no channel is the answer."""

MOST_HOURS = 40
"""More hours a week than anybody sets aside."""

_HOURS_A_DAY = 8
_PUBLIC_KINDS = ("network", "blog", "microblog", "video", "photo", "forum", "wiki")
"""Where anybody can write under our name, at weekends too."""
_LISTS = ("newsletter", "internal")
"""The kinds that already have readers, and take others' news."""

Link = Callable[[str], str]


@dataclass(frozen=True)
class ChooserChannel:
    """A channel as the chooser sees it.

    Attributes:
        channel: the channel.
        audiences: the ids of those whom it reaches, by its own file or by theirs.
        watched: whether somebody must look in at weekends.
        accounts: our running accounts in it.
        plan: the link to a new plan for it; None in a handbook without the plan form.
    """

    channel: Channel
    audiences: tuple[str, ...]
    watched: bool
    accounts: tuple[Plan, ...]
    plan: str | None

    @property
    def open(self) -> bool:
        """Whether new accounts may be started in it."""
        return self.channel.status in TAKES_PLANS


@dataclass(frozen=True)
class Chooser:
    """What the chooser shows."""

    channels: tuple[ChooserChannel, ...]
    audiences: tuple[Choice, ...]
    purposes: tuple[Choice, ...]
    replies: tuple[Choice, ...]
    """How soon somebody can answer, the soonest first."""
    weights: Mapping[str, int]
    good_enough: int
    most_hours: int
    readers: tuple[Plan, ...]
    """Running newsletters and internal networks, which take others' news."""
    setup: dict[str, Any]
    """What the script needs, as JSON."""

    def percent(self, status: ChannelStatus) -> int:
        """How large a part of the points for its status a channel gets."""
        return round(STATUS_FIT[status] * 100)


def build_chooser(edition: Edition, link: Link) -> Chooser:
    """The chooser.

    Args:
        edition: the readers' edition.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    handbook = edition.handbook
    running = [plan for plan in handbook.plans.values() if plan.status == "active"]
    channels = tuple(
        _chooser_channel(edition, channel, running, link) for channel in _in_order(edition)
    )
    purposes = {
        purpose: edition.texts.get(f"terms.purpose.{purpose}")
        for purpose in get_args(Purpose)
        if any(purpose in item.channel.suits.purposes for item in channels if item.open)
    }
    hours = sorted({item.channel.reply_within_hours or 0 for item in channels if item.open} - {0})
    replies = {str(n): reply_words(edition, n) for n in hours}
    return Chooser(
        channels=channels,
        audiences=tuple(
            Choice(audience, edition.first_name("audience", audience))
            for audience in handbook.audiences
        ),
        purposes=_interface_choices(edition, purposes),
        replies=_interface_choices(edition, replies),
        weights=WEIGHTS,
        good_enough=GOOD_ENOUGH,
        most_hours=MOST_HOURS,
        readers=tuple(plan for plan in running if _kind(edition, plan) in _LISTS),
        setup={
            **script_setup(edition, "chooser.script."),
            "weights": WEIGHTS,
            "goodEnough": GOOD_ENOUGH,
            "mostHours": MOST_HOURS,
            "channels": [_for_script(item) for item in channels if item.open],
            "accounts": _accounts(edition, channels, link),
            "names": {
                "audiences": {
                    audience: edition.name("audience", audience).value
                    for audience in handbook.audiences
                },
                "purposes": purposes,
                "replies": replies,
            },
        },
    )


def reply_words(edition: Edition, hours: int) -> str:
    """How soon an answer comes: in working days where these come out even."""
    days, rest = divmod(hours, _HOURS_A_DAY)
    if rest or not days:
        return edition.texts.get("chooser.within.hours", n=hours)
    return edition.texts.get("chooser.within.days", n=days)


def _chooser_channel(
    edition: Edition, channel: Channel, running: Iterable[Plan], link: Link
) -> ChooserChannel:
    reached = {*channel.suits.audiences} | {
        audience.id
        for audience in edition.handbook.audiences.values()
        if channel.id in audience.reached_by
    }
    return ChooserChannel(
        channel=channel,
        audiences=tuple(known for known in edition.handbook.audiences if known in reached),
        watched=channel.kind in _PUBLIC_KINDS,
        accounts=tuple(plan for plan in running if plan.channel == channel.id),
        plan=_plan_form(link, channel.id),
    )


def _in_order(edition: Edition) -> list[Channel]:
    """Channels that may be used by name; after them the others."""
    return sorted(
        edition.handbook.channels.values(),
        key=lambda channel: (
            channel.status not in TAKES_PLANS,
            edition.say(channel.name).value.casefold(),
        ),
    )


def _plan_form(link: Link, channel_id: str) -> str | None:
    try:
        return f"{link('tools/plan/')}?channel={channel_id}"
    except LookupError:
        return None


def _kind(edition: Edition, plan: Plan) -> str | None:
    channel = edition.handbook.channels.get(plan.channel)
    return channel.kind if channel and channel.status in TAKES_PLANS else None


def _for_script(item: ChooserChannel) -> dict[str, Any]:
    channel = item.channel
    return {
        "id": channel.id,
        "audiences": item.audiences,
        "purposes": channel.suits.purposes,
        "status": STATUS_FIT[channel.status],
        "trial": channel.status == "trial",
        "hours": channel.asks.hours_per_week,
        "reply": channel.reply_within_hours,
        "watched": item.watched,
        "screenshots": channel.screenshots,
        "signed": channel.signature == "required",
    }


def _accounts(
    edition: Edition, channels: Iterable[ChooserChannel], link: Link
) -> list[dict[str, Any]]:
    """Our running accounts, where new ones may be started too."""
    return [
        {
            "name": edition.name("plan", plan.id).value,
            "link": link(f"registry/{plan.id}/"),
            "channel": plan.channel,
            "audiences": plan.audiences,
        }
        for item in channels
        if item.open
        for plan in item.accounts
    ]


def _interface_choices(edition: Edition, words: Mapping[str, str]) -> tuple[Choice, ...]:
    """Choices with words of the interface, each with a capital letter."""
    return tuple(
        Choice(key, LocalText(capital(text), edition.language)) for key, text in words.items()
    )
