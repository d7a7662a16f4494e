"""A plan's page: the action-plan form, filled in, with how it stands against the rules."""

from __future__ import annotations

from dataclasses import dataclass

from macros.edition import Edition
from macros.lifecycle import ENDED
from macros.models import Channel, Plan
from macros.models.plan import Goal, Measured
from macros.views.goal_plot import GoalPlot, build_goal_plot
from macros.views.ros_summary import RiskRow, build_risk_rows
from macros.views.standing import Standing, build_standing


@dataclass(frozen=True)
class GoalRow:
    """A goal with the last value measured and the plot of all; None where none has been."""

    goal: Goal
    latest: Measured | None
    plot: GoalPlot | None = None


@dataclass(frozen=True)
class PlanHead:
    """What other pages need to know of a plan's page: quickly told, before the page is made.

    Attributes:
        title: the plan's name.
        description: its channel, unit and status in a sentence.
        search: the words that people look for it by.
        sections: the ids of its headings, in order.
    """

    title: str
    description: str
    search: str
    sections: tuple[str, ...]


@dataclass(frozen=True)
class PlanPage(PlanHead):
    """What a plan's page shows."""

    plan: Plan
    channel: Channel | None
    goals: tuple[GoalRow, ...]
    risks: tuple[RiskRow, ...]
    standing: Standing


def build_plan_head(edition: Edition, plan_id: str) -> PlanHead:
    """What to know of the page of one plan."""
    plan = edition.handbook.plans[plan_id]
    return PlanHead(
        title=edition.name("plan", plan_id).value,
        description=edition.texts.get(
            "plan.description",
            channel=edition.name("channel", plan.channel),
            unit=edition.name("unit", plan.unit),
            status=edition.texts.get(f"terms.status.{plan.status}").lower(),
        ),
        search=_search(edition, plan),
        sections=_sections(plan),
    )


def build_plan_page(edition: Edition, plan_id: str) -> PlanPage:
    """The page of one plan."""
    handbook = edition.handbook
    plan = handbook.plans[plan_id]
    return PlanPage(
        **vars(build_plan_head(edition, plan_id)),
        plan=plan,
        channel=handbook.channels.get(plan.channel),
        goals=tuple(_goal_row(edition, goal) for goal in plan.goals),
        risks=build_risk_rows(edition, plan),
        standing=build_standing(edition, plan),
    )


def _search(edition: Edition, plan: Plan) -> str:
    """The account, channel, unit and purpose; the registry searches the rest.

    Of an account the name alone, if it has one: the search takes an address apart at its colon and
    finds every other address too. `account_lookup` and the registry know whole ones.
    """
    account = (plan.account.handle or plan.account.url,) if plan.account else ()
    words = (
        edition.name("channel", plan.channel).value,
        edition.name("unit", plan.unit).value,
        *account,
        edition.say(plan.purpose).value if plan.purpose else "",
    )
    return " ".join(filter(None, words))


def _sections(plan: Plan) -> tuple[str, ...]:
    """The page's sections in order; what a plan does not have yet, or any more, is left out."""
    every = (
        ("account", True),
        ("purpose", True),
        ("people", True),
        ("oversight", True),
        ("safety", True),
        ("decision", True),
        ("follow-up", plan.status not in ("draft", "proposed")),
        ("closure", plan.closure is not None),
        ("rules", True),
        ("deadlines", True),
        ("approval", plan.status not in ENDED),
        ("history", bool(plan.history)),
    )
    return tuple(name for name, shown in every if shown)


def _goal_row(edition: Edition, goal: Goal) -> GoalRow:
    latest = max(goal.measured, key=lambda measured: measured.date, default=None)
    return GoalRow(goal, latest, build_goal_plot(edition, goal))
