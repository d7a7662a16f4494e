"""Channels: the index, the facts, our accounts and the risks of each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.edition import Edition
from macros.lifecycle import RUNNING
from macros.models import Channel, Plan, Risk
from macros.models.text import LocalText
from macros.views.laws import LawRow, build_own_law_rows
from macros.views.ros_summary import RosSummary, build_ros_summary

_STATUS_ORDER = ("recommended", "allowed", "trial", "retired", "not-allowed")
_FACT_SECTIONS = ("facts", "accounts", "risks", "start")


@dataclass(frozen=True)
class ChannelFacts:
    """What a channel is, and what the strategy says of it."""

    channel: Channel
    audiences: tuple[str, ...]
    """The ids of the audiences that it suits, those that are known."""
    instead: tuple[tuple[str, LocalText], ...]
    """Id and name of each channel to use instead."""
    laws: tuple[LawRow, ...]
    """The laws that apply to what is done there."""


@dataclass(frozen=True)
class ChannelPage:
    """A generated channel page, for a channel that nobody has written a guide to."""

    channel: Channel
    title: str
    description: str
    sections: tuple[str, ...]
    accounts: tuple[Plan, ...]
    risks: tuple[Risk, ...]
    summary: RosSummary
    """The risks as our plans in it judge them."""


@dataclass(frozen=True)
class ChannelCard:
    """A channel in the index, with the number of our open accounts in it."""

    channel: Channel
    accounts: int


def build_channel_page(edition: Edition, channel_id: str) -> ChannelPage:
    """The page of a channel without a written guide."""
    channel = edition.handbook.channels[channel_id]
    return ChannelPage(
        channel=channel,
        title=edition.say(channel.name).value,
        description=edition.say(channel.summary).value,
        sections=_FACT_SECTIONS,
        accounts=build_channel_accounts(edition, channel_id),
        risks=build_channel_risks(edition, channel_id),
        summary=build_ros_summary(edition, channel_id),
    )


def build_channel_facts(
    edition: Edition, channel_id: str, link: Callable[[str], str]
) -> ChannelFacts:
    """The facts of one channel.

    Args:
        edition: the readers' edition.
        channel_id: the channel.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    handbook = edition.handbook
    channel = handbook.channels[channel_id]
    return ChannelFacts(
        channel=channel,
        audiences=tuple(known for known in channel.suits.audiences if known in handbook.audiences),
        instead=tuple((other, edition.name("channel", other)) for other in channel.instead),
        laws=build_own_law_rows(edition, channel.laws, link),
    )


def build_channel_accounts(edition: Edition, channel_id: str) -> tuple[Plan, ...]:
    """The organisation's own accounts in a channel: open ones first, then closed ones."""
    plans = [plan for plan in edition.handbook.plans.values() if plan.channel == channel_id]
    shown = [plan for plan in plans if plan.status in {*RUNNING, "closed"}]
    return tuple(sorted(shown, key=lambda plan: (plan.status == "closed", plan.unit, plan.id)))


def build_channel_risks(edition: Edition, channel_id: str) -> tuple[Risk, ...]:
    """The risks to think of in a channel, the gravest first."""
    kind = edition.handbook.channels[channel_id].kind
    risks = edition.handbook.risks.values()
    concerned = [risk for risk in risks if not risk.kinds or kind in risk.kinds]
    return tuple(sorted(concerned, key=lambda risk: -risk.probability * risk.consequence))


def build_channel_list(edition: Edition) -> tuple[ChannelCard, ...]:
    """All channels: recommended ones first, those not allowed last, each group by name."""
    plans = edition.handbook.plans.values()
    cards = [
        ChannelCard(
            channel,
            sum(plan.channel == channel.id and plan.status in RUNNING for plan in plans),
        )
        for channel in edition.handbook.channels.values()
    ]
    return tuple(
        sorted(
            cards,
            key=lambda card: (
                _STATUS_ORDER.index(card.channel.status),
                edition.say(card.channel.name).value.casefold(),
            ),
        )
    )
