"""Target groups: whom the organisation wants to reach, and what they need."""

from __future__ import annotations

from macros.models.shared import ChannelId, Id, Model
from macros.models.text import Text


class Audience(Model):
    """One target group, as mapped before a channel is chosen."""

    id: Id
    name: Text
    needs: Text
    """What they want from us."""
    behaviour: Text | None = None
    """Where they are and what they do there."""
    reached_by: tuple[ChannelId, ...] = ()
    """Channels where they can be reached."""


class AudienceFile(Model):
    """`audiences.yml`."""

    audiences: tuple[Audience, ...]
