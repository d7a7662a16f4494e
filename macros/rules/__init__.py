"""The strategy's rules, one module a rule; `runner.py` judges plans by them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from macros.finding import Rule
from macros.rules import (
    account_official,
    activities_planned,
    agreement_made,
    audiences_mapped,
    channel_allowed,
    checklist_done,
    closure_analysed,
    consulted_first,
    coordinated,
    cover_named,
    decision_recorded,
    evaluated,
    exception_valid,
    goals_measurable,
    holiday_cover,
    purpose_stated,
    responsible_named,
    ros_done,
    screenshots_kept,
    sender_fits_channel,
    time_set_aside,
    training_valid,
    update_frequency,
)

_IN_ORDER: tuple[Rule, ...] = (
    decision_recorded,
    consulted_first,
    checklist_done,
    purpose_stated,
    goals_measurable,
    activities_planned,
    audiences_mapped,
    responsible_named,
    cover_named,
    holiday_cover,
    time_set_aside,
    update_frequency,
    training_valid,
    screenshots_kept,
    ros_done,
    sender_fits_channel,
    account_official,
    channel_allowed,
    coordinated,
    agreement_made,
    evaluated,
    closure_analysed,
    exception_valid,  # last: it looks at what the others found
)

RULES: Mapping[str, Rule] = MappingProxyType({rule.ID: rule for rule in _IN_ORDER})
"""All rules by id, in the order that readers meet them."""
