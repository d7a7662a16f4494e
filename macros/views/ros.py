"""The risk and vulnerability analysis: what the page shows, and what its script needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.edition import Edition
from macros.lifecycle import TAKES_PLANS
from macros.models import LANGUAGES, Risk, Text
from macros.views.plan_list import build_plan_list
from macros.views.ros_matrix import DEGREES, LEVELS, Matrix, build_matrix
from macros.views.script_setup import script_setup


@dataclass(frozen=True)
class RosTool:
    """What the tool shows.

    Attributes:
        risks: the handbook's risks, the gravest first.
        matrix: an empty matrix.
        degrees: the scale, from 1 to 5.
        levels: how grave a value is, with the first and the last value of each.
        setup: what the script needs, as JSON.
    """

    risks: tuple[Risk, ...]
    matrix: Matrix
    degrees: tuple[int, ...]
    levels: tuple[tuple[str, int, int], ...]
    setup: dict[str, Any]


def build_ros_tool(edition: Edition) -> RosTool:
    """The tool."""
    handbook = edition.handbook
    risks = sorted(handbook.risks.values(), key=lambda risk: -risk.probability * risk.consequence)
    return RosTool(
        risks=tuple(risks),
        matrix=build_matrix(),
        degrees=DEGREES,
        levels=_levels(),
        setup={
            **script_setup(edition, "ros.script."),
            "language": edition.language,
            "defaultLanguage": handbook.language,
            "languages": LANGUAGES,
            "levels": [{"id": level, "from": first} for level, first, _ in _levels()],
            "levelNames": {level: edition.texts.get(f"ros.level.{level}") for level in LEVELS},
            "channels": [
                {"id": channel.id, "name": edition.say(channel.name).value, "kind": channel.kind}
                for channel in handbook.channels.values()
                if channel.status in TAKES_PLANS
            ],
            "plans": build_plan_list(edition),
            "roles": {role: edition.name("role", role).value for role in handbook.roles},
            "risks": [_risk(edition, risk) for risk in risks],
        },
    )


def _levels() -> tuple[tuple[str, int, int], ...]:
    firsts = [*LEVELS.values(), DEGREES[-1] ** 2 + 1]
    return tuple(
        (level, first, following - 1)
        for (level, first), following in zip(LEVELS.items(), firsts[1:], strict=True)
    )


def _risk(edition: Edition, risk: Risk) -> dict[str, Any]:
    return {
        "id": risk.id,
        "name": edition.say(risk.name).value,
        "description": edition.say(risk.description).value,
        "measure": _words(risk.measure),
        "kinds": risk.kinds,
        "probability": risk.probability,
        "consequence": risk.consequence,
    }


def _words(text: Text) -> dict[str, str]:
    """A text in all its languages: what the plan's file gets where nobody changes it."""
    written = {language: getattr(text, language) for language in LANGUAGES}
    return {language: words for language, words in written.items() if words}
