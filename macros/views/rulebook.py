"""The strategy's rules as readers meet them."""

from __future__ import annotations

from dataclasses import dataclass

from macros.edition import Edition
from macros.models import Text
from macros.rules import RULES
from macros.rules.runner import level_of


@dataclass(frozen=True)
class RulebookRow:
    """A rule, with its level in this organisation (`off` where it is not used) and why."""

    rule: str
    name: str
    asks: str
    policy: str
    level: str
    reason: Text | None


def build_rulebook(edition: Edition) -> tuple[RulebookRow, ...]:
    """All rules in their order."""
    settings = edition.handbook.organisation.rules
    return tuple(
        RulebookRow(
            rule=rule_id,
            name=edition.texts.get(f"rules.{rule_id}.name"),
            asks=edition.texts.get(f"rules.{rule_id}.asks"),
            policy=rule.POLICY,
            level=level_of(rule, edition.handbook) or "off",
            reason=settings[rule_id].reason if rule_id in settings else None,
        )
        for rule_id, rule in RULES.items()
    )
