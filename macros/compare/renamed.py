"""Plans that have got another id between two versions, so that nobody reads them as new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from macros.edition import Edition
from macros.models import Plan


def find_renamed(base: Edition, head: Edition) -> Mapping[str, str]:
    """The old id of each plan that only has another id, by the new one.

    It says all that it said, or it is for the same account.
    """
    old, new = base.handbook.plans, head.handbook.plans
    left = {plan_id: old[plan_id] for plan_id in old.keys() - new.keys()}
    renamed: dict[str, str] = {}
    for is_same in (_says_the_same, _has_the_same_account):
        for plan_id in sorted(new.keys() - old.keys() - renamed.keys()):
            was = next((each for each in sorted(left) if is_same(left[each], new[plan_id])), None)
            if was is not None:
                renamed[plan_id] = was
                del left[was]
    return renamed


def with_new_ids(edition: Edition, renamed: Mapping[str, str]) -> Edition:
    """The version before, with the ids that its plans have after.

    Args:
        edition: the version before.
        renamed: the old ids by the new ones.
    """
    if not renamed:
        return edition
    ids = {was: plan_id for plan_id, was in renamed.items()}
    plans = {plan.id: plan for plan in _renamed_plans(edition, ids)}
    return replace(edition, handbook=replace(edition.handbook, plans=plans))


def _renamed_plans(edition: Edition, ids: Mapping[str, str]) -> Iterator[Plan]:
    for plan in edition.handbook.plans.values():
        others = tuple(ids.get(other, other) for other in plan.coordinates_with)
        copy = plan.model_copy(update={"coordinates_with": others})
        copy._id = ids.get(plan.id, plan.id)
        copy.__dict__.pop("id", None)  # worked out once, and copied with the rest
        yield copy


def _says_the_same(old: Plan, new: Plan) -> bool:
    return all(getattr(old, name) == getattr(new, name) for name in Plan.model_fields)


def _has_the_same_account(old: Plan, new: Plan) -> bool:
    return (
        old.account is not None
        and new.account is not None
        and (old.unit, old.channel, old.account.url) == (new.unit, new.channel, new.account.url)
    )
