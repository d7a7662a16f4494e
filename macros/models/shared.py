"""What the models share: the base, the languages, and small types."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
)
from pydantic_core import CoreSchema, PydanticCustomError

from macros.addresses import split_address

Language = Literal["sv", "nb", "en"]
LANGUAGES: tuple[Language, ...] = ("sv", "nb", "en")
"""The languages that interface texts exist in; a handbook may use fewer."""

LONGEST_TEXT = 5_000
"""Characters in one text value: about two printed pages; longer texts belong in docs/."""


class Model(BaseModel):
    """The base of all models: unchangeable, and strict about unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        str_min_length=1,
        str_max_length=LONGEST_TEXT,
        use_attribute_docstrings=True,
    )


class FileModel(Model):
    """A thing that has a file of its own."""

    _id: str = ""

    @cached_property
    def id(self) -> Id:
        """The file's stem."""
        return self._id


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a text field as the id of something else; `known_ids.py` checks that it exists."""

    kind: str
    """What it is the id of: unit, role, channel, plan, audience, risk, law, checklist, quiz,
    leave-period or rule."""

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Names the kind in the exported schema, for forms and completion."""
        return {**handler(schema), "x-reference": self.kind}


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_ID = 80
"""Characters."""

Id = Annotated[str, Field(pattern=f"^{_ID}$", max_length=LONGEST_ID)]
"""Kebab-case: it stands in addresses and file names, and never changes."""


def is_id(name: str) -> bool:
    """Whether a name can be the id of something."""
    return len(name) <= LONGEST_ID and re.fullmatch(_ID, name) is not None


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _plain_day(value: object) -> object:
    """Lets a date or the text `2026-03-01` through, and no number or time of day.

    Left to itself, pydantic takes the text "86400" for seconds since 1970.
    """
    is_day = isinstance(value, dt.date) and not isinstance(value, dt.datetime)
    if is_day or (isinstance(value, str) and _DAY.match(value)):
        return value
    raise PydanticCustomError("date_type", "not a date")


Day = Annotated[dt.date, BeforeValidator(_plain_day, json_schema_input_type=dt.date)]
"""A calendar day, `2026-03-01`."""

Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000_000)]
Positive = Annotated[int, Field(strict=True, ge=1, le=100_000)]
Hours = Annotated[float, Field(strict=True, ge=0, le=168)]
"""Hours of a week, which has 168."""
Number = Annotated[float, Field(strict=True, ge=0, le=1e12, allow_inf_nan=False)]
Yes = Annotated[bool, Field(strict=True)]
Url = Annotated[str, Field(max_length=2_000, pattern=r"^\S+$")]


def _readable_address(value: str) -> str:
    if split_address(value) is None:
        raise PydanticCustomError("unreadable_address", "not an address that can be read")
    return value


HttpsUrl = Annotated[
    str,
    Field(max_length=2_000, pattern=r"^https://[^\s\"'<>]*[^\s\"'<>/]$"),
    AfterValidator(_readable_address),
]
"""For addresses that pages always link to."""
Mailbox = Annotated[
    str, Field(pattern=r"^[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"'.]+$", max_length=254)
]
_DOMAIN = r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"
_LONGEST_DOMAIN = 253
Domain = Annotated[str, Field(pattern=f"^{_DOMAIN}$", max_length=_LONGEST_DOMAIN)]


def is_domain(name: str) -> bool:
    """Whether a name can be a domain's."""
    return len(name) <= _LONGEST_DOMAIN and re.fullmatch(_DOMAIN, name) is not None


UnitId = Annotated[Id, Reference("unit")]
RoleId = Annotated[Id, Reference("role")]
ChannelId = Annotated[Id, Reference("channel")]
PlanId = Annotated[Id, Reference("plan")]
AudienceId = Annotated[Id, Reference("audience")]
RiskId = Annotated[Id, Reference("risk")]
LawId = Annotated[Id, Reference("law")]
ChecklistId = Annotated[Id, Reference("checklist")]
QuizId = Annotated[Id, Reference("quiz")]
LeavePeriodId = Annotated[Id, Reference("leave-period")]
RuleId = Annotated[Id, Reference("rule")]


class Person(Model):
    """Who does something: a role first; a name is optional and never needed."""

    role: RoleId
    """The role that holds the task."""
    mailbox: Mailbox | None = None
    """A function mailbox; where it is missing, the role's own is used."""
    name: str | None = None
    """A personal name; leave it out where the role is enough."""


Metric = Literal[
    "unique-visitors",
    "visits",
    "page-views",
    "video-views",
    "comments",
    "followers",
    "fans",
    "subscribers",
    "search-terms",
    "registrations",
    "shares",
    "answers-in-time",
    "survey",
    "interviews",
]
"""What a goal is measured by: the numbers that are easy to get, and those worth asking for."""

Purpose = Literal[
    "be-present",
    "reach-new-groups",
    "attractive-employer",
    "marketing",
    "dialogue",
    "service",
    "share-knowledge",
    "cooperate",
    "internal-talk",
]
"""What a channel can be good for; the common reasons to start, and what it is for at work."""

Signature = Literal["required", "unit-decides"]
