"""Risks to choose from in a risk and vulnerability analysis (ROS)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.models.channel import ChannelKind
from macros.models.shared import Id, Model
from macros.models.text import Text

Degree = Annotated[int, Field(strict=True, ge=1, le=5)]
"""Probability or consequence, from 1 (very low) to 5 (very high)."""


class Risk(Model):
    """Something that can go wrong, with what one can do about it."""

    id: Id
    name: Text
    description: Text
    measure: Text
    """What lowers probability or consequence."""
    kinds: tuple[ChannelKind, ...] = ()
    """The kinds of channel it concerns; none means all."""
    probability: Degree
    """A starting value; those who will use the channel judge it themselves."""
    consequence: Degree


class RiskFile(Model):
    """`risks.yml`."""

    risks: tuple[Risk, ...]
