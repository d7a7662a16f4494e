"""Those who use the channel have thought through what can go wrong.

A plan that is proposed, approved, active or paused has a risk and vulnerability analysis (ROS)
that names risks, was done by somebody who will use the channel, and is not older than the
strategy's `ros_valid_months`. It reads `ros`, `responsible` and `others`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    ros:
      date: 2026-02-01
      done_by: [communicator]
      risks: [{risk: storm, probability: 2, consequence: 3, measure: House rules}]

Fails:

    unit: county-museum
    channel: facebook
    status: active
    responsible: {role: communicator}
    ros: {date: 2024-02-01, done_by: [it-security]}
"""

from __future__ import annotations

from macros.dates import add_months
from macros.finding import Deadline, DeadlineKind, Finding, Subject
from macros.lifecycle import PROPOSED_ON, first_day
from macros.people import entrusted_roles, responsible_of
from macros.problem import Level

ID = "ros-done"
LEVEL = Level.WARNING
POLICY = "ros"


def check(subject: Subject) -> list[Finding] | None:
    """Ask for an analysis by the right people that still counts."""
    plan = subject.plan
    if plan.status not in PROPOSED_ON:
        return None
    ros = plan.ros
    if ros is None:
        return [Finding(ID, plan.id, "missing", ("ros",))]
    found = []
    until = add_months(ros.date, subject.handbook.organisation.strategy.ros_valid_months)
    if ros.date > subject.today:
        found.append(Finding(ID, plan.id, "future", ("ros", "date"), {"date": ros.date}))
    elif until < subject.today:
        values = {"date": ros.date, "until": until}
        found.append(Finding(ID, plan.id, "expired", ("ros", "date"), values))
    users = entrusted_roles(plan)
    if users and not set(users) & set(ros.done_by):
        found.append(Finding(ID, plan.id, "not-by-users", ("ros", "done_by")))
    if not ros.risks:
        found.append(Finding(ID, plan.id, "no-risks", ("ros", "risks")))
    return found


def deadlines(subject: Subject) -> list[Deadline]:
    """The last day that the analysis counts; where there is none, the plan's first day."""
    plan = subject.plan
    if plan.ros and plan.ros.date <= subject.today:
        months = subject.handbook.organisation.strategy.ros_valid_months
        day = add_months(plan.ros.date, months)
    else:
        first = first_day(plan)
        if first is None:
            return []
        day = first
    who = responsible_of(subject)
    return [Deadline(DeadlineKind.ROS, day, who, plan.id, where=("ros", "date"))]
