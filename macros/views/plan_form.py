"""The plan form: an empty action plan to fill in, in steps, and what its script needs to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.models.shared import LANGUAGES, Language
from macros.repository import proposal_addresses
from macros.rules import RULES
from macros.texts import Texts
from macros.views.plan_facts import OTHERS_FILE, build_plan_facts
from macros.views.plan_fields import FormField, build_plan_fields
from macros.views.script_setup import open_text, script_setup

STEPS: Mapping[str, tuple[str, ...]] = {
    "place": ("unit", "channel", "status", "title"),
    "account": ("account", "sender"),
    "purpose": ("purpose", "audiences", "goals"),
    "work": ("activities", "updates", "hours_per_week"),
    "people": ("responsible", "others", "oversight", "screenshots"),
    "safety": ("ros",),
    "preparation": ("training", "checklist", "consulted", "coordinates_with"),
    "decision": ("decision", "agreement", "exceptions"),
    "follow-up": ("evaluations", "closure", "history"),
}
"""The form's steps, with the fields of each; every field of a plan stands in one of them."""

FIELD_RULES: Mapping[str, str] = {
    "channel": "channel-allowed",
    "account": "account-official",
    "sender": "sender-fits-channel",
    "purpose": "purpose-stated",
    "audiences": "audiences-mapped",
    "goals": "goals-measurable",
    "activities": "activities-planned",
    "updates": "update-frequency",
    "hours_per_week": "time-set-aside",
    "responsible": "responsible-named",
    "others": "cover-named",
    "oversight": "holiday-cover",
    "screenshots": "screenshots-kept",
    "ros": "ros-done",
    "training": "training-valid",
    "checklist": "checklist-done",
    "consulted": "consulted-first",
    "coordinates_with": "coordinated",
    "decision": "decision-recorded",
    "agreement": "agreement-made",
    "exceptions": "exception-valid",
    "evaluations": "evaluated",
    "closure": "closure-analysed",
}
"""The rule that each field is judged by; its paragraph of the strategy stands beside the field."""

SPARED_ON_PAPER = frozenset({"title", "coordinates_with", "exceptions", *STEPS["follow-up"]})
"""Fields that a plan to sign can be without: empty, they take no room on paper."""

_STRATEGY = "policy/strategy/"
_PLANS = "data/plans"


@dataclass(frozen=True)
class Step:
    """A step of the form: fields that belong together."""

    id: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True)
class PlanForm:
    """What the form shows.

    Attributes:
        steps: the fields in their steps.
        policies: where the strategy speaks of a field, by the field's name.
        spared: the fields that take no room on paper where they are empty.
        languages: the languages of texts, the default one first.
        language: the default language.
        setup: what the script needs to know, as JSON.
    """

    steps: tuple[Step, ...]
    policies: Mapping[str, str]
    spared: frozenset[str]
    languages: tuple[Language, ...]
    language: Language
    setup: dict[str, Any]


def build_plan_form(edition: Edition, link: Callable[[str], str]) -> PlanForm:
    """The form.

    Args:
        edition: the readers' edition.
        link: makes a link to an address; raises LookupError where there is no such page.
    """
    fields = build_plan_fields(edition)
    default = edition.handbook.language
    return PlanForm(
        steps=tuple(
            Step(step, tuple(fields[name] for name in names)) for step, names in STEPS.items()
        ),
        policies=_policies(link),
        spared=SPARED_ON_PAPER,
        languages=(default, *(language for language in LANGUAGES if language != default)),
        language=default,
        setup=_setup(edition, fields, link),
    )


def _policies(link: Callable[[str], str]) -> Mapping[str, str]:
    try:
        return {
            name: link(f"{_STRATEGY}#{RULES[rule].POLICY}") for name, rule in FIELD_RULES.items()
        }
    except LookupError:  # a handbook without a strategy of its own
        return {}


def _setup(
    edition: Edition, fields: Mapping[str, FormField], link: Callable[[str], str]
) -> dict[str, Any]:
    organisation = edition.handbook.organisation
    repository = organisation.repository
    common = script_setup(edition, "form.script.")
    return {
        **common,
        "texts": common["texts"] | _shared_texts(edition.texts),
        "language": edition.language,
        "default": edition.handbook.language,
        "steps": [{"id": step, "fields": list(names)} for step, names in STEPS.items()],
        "spec": {
            "name": "",
            "kind": "group",
            "required": True,
            "fields": [each.spec for each in fields.values()],
        },
        "facts": build_plan_facts(edition),
        "proposal": proposal_addresses(repository, _PLANS) if repository else None,
        "others": link(OTHERS_FILE),
        "plans": link("feeds/plans-{unit}.js"),
    }


def _shared_texts(texts: Texts) -> dict[str, Any]:
    """The texts that the page and the rules say too, with their gaps left open."""
    return {
        key.removeprefix("form."): open_text(texts, key)
        for key in sorted(texts.keys())
        if key.startswith(("rules.", "form.language.")) and not key.endswith((".name", ".asks"))
    }
