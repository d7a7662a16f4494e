"""A channel: a social medium, and what the strategy says of it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.models.shared import (
    AudienceId,
    ChannelId,
    Count,
    Day,
    Domain,
    FileModel,
    Hours,
    LawId,
    Metric,
    Model,
    Positive,
    Purpose,
    Signature,
    Yes,
)
from macros.models.text import Text

ChannelKind = Literal[
    "network",
    "blog",
    "microblog",
    "video",
    "photo",
    "podcast",
    "newsletter",
    "internal",
    "forum",
    "wiki",
]
ChannelStatus = Literal["recommended", "allowed", "trial", "not-allowed", "retired"]


class Suits(Model):
    """What a channel is good for, and whom it reaches."""

    purposes: tuple[Purpose, ...] = ()
    audiences: tuple[AudienceId, ...] = ()


class Asks(Model):
    """What a channel asks of those who run it."""

    hours_per_week: Hours
    """A realistic least; a plan may set aside more."""
    note: Text | None = None


class Channel(FileModel):
    """`channels/ID.yml`."""

    name: Text
    kind: ChannelKind
    summary: Text
    """What it is and what it is good for, in one sentence."""
    icon: Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")] = "material/forum"
    """An icon of the theme's own set, such as `fontawesome/brands/youtube`."""
    domains: tuple[Domain, ...] = ()
    """Where accounts live; an account's address must be on one of them, or below it."""
    update_interval_days: Positive | None = None
    """The longest time between two updates; none where the strategy sets no interval."""
    screenshots: Yes = False
    """Whether screenshots must be kept for the archive."""
    signature: Signature = "unit-decides"
    """Whether posts must be signed by the one who writes."""
    reply_within_hours: Count | None = None
    """How soon a question should have an answer, in office hours."""
    suits: Suits = Suits()
    asks: Asks
    good_for: tuple[Text, ...] = ()
    not_for: tuple[Text, ...] = ()
    accessibility: tuple[Text, ...] = ()
    """What to think of so that everyone can take part there."""
    metrics: tuple[Metric, ...] = ()
    """What is worth measuring there."""
    laws: tuple[LawId, ...] = ()
    status: ChannelStatus
    reason: Text
    """Why it has that status."""
    since: Day | None = None
    """Since when it has that status."""
    instead: tuple[ChannelId, ...] = ()
    """What to use instead, where it is not allowed or retired."""
