"""The account is where it says it is, and belongs to one plan.

In every plan that is not rejected, an account's address begins with https, has no log-in name
or port in it, and lies on one of the channel's domains or below one. No other plan that is
neither closed nor rejected has the same account. A plan that is active on a channel with domains
has an account. It reads `account`, and the channel's `domains`.

Passes:

    unit: county-museum
    channel: facebook
    status: active
    account: {url: "https://www.facebook.com/countymuseum.example"}

Fails:

    unit: county-museum
    channel: facebook
    status: active
    account: {url: "https://facebook.com.evil.example/countymuseum"}
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from macros.addresses import fold_host, split_address
from macros.finding import Finding, Named, Subject, Value
from macros.handbook import Handbook
from macros.lifecycle import ENDED
from macros.memory import once_per_handbook
from macros.models import Plan
from macros.models.plan import Account
from macros.problem import Level

ID = "account-official"
LEVEL = Level.ERROR
POLICY = "accounts"

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
"""A plain host name; other letters can be made to look like these."""


def check(subject: Subject) -> list[Finding] | None:
    """Ask for an address on the channel's domains that no other plan has."""
    plan = subject.plan
    if plan.account is None:
        if plan.status != "active" or not subject.channel or not subject.channel.domains:
            return None
        values = {"channel": Named("channel", plan.channel)}
        return [Finding(ID, plan.id, "missing", ("account",), values)]
    if plan.status == "rejected":
        return None
    fault = _address_fault(subject, plan.account.url)
    if fault:
        return [fault]
    return [
        Finding(ID, plan.id, "shared", ("account", "url"), {"plan": Named("plan", other)})
        for other in _plans_with_same_account(subject, plan.account)
    ]


def _address_fault(subject: Subject, url: str) -> Finding | None:
    """The first thing that is wrong with an address."""
    plan = subject.plan.id
    where = ("account", "url")
    parts = split_address(url)
    if parts is None or not parts.netloc:
        return Finding(ID, plan, "unreadable", where, {"url": url})
    if parts.scheme != "https":
        return Finding(ID, plan, "not-https", where, {"url": url})
    if "@" in parts.netloc:
        return Finding(ID, plan, "log-in-name", where, {"url": url})
    if ":" in parts.netloc and "[" not in parts.netloc:
        return Finding(ID, plan, "port", where, {"url": url})
    host = parts.netloc.lower()
    if not _HOST.fullmatch(host):
        return Finding(ID, plan, "odd-host", where, {"host": host})
    domains = subject.channel.domains if subject.channel else ()
    if domains and not any(host == name or host.endswith(f".{name}") for name in domains):
        values: dict[str, Value] = {
            "host": host,
            "channel": Named("channel", subject.plan.channel),
            "domains": ", ".join(domains),
        }
        return Finding(ID, plan, "wrong-domain", where, values)
    return None


def _plans_with_same_account(subject: Subject, account: Account) -> list[str]:
    """The other plans in use that have the account, where this one is in use itself."""
    plan = subject.plan
    if plan.status in ENDED:
        return []
    in_use = _plans_by_account(subject.handbook)
    same = {other for key in _account_keys(plan, account) for other in in_use.get(key, ())}
    return sorted(same - {plan.id})


@once_per_handbook
def _plans_by_account(handbook: Handbook) -> Mapping[tuple[str, ...], list[str]]:
    """The plans that have not ended, by what their account is known by."""
    in_use: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for plan_id, plan in handbook.plans.items():
        if plan.account and plan.status not in ENDED:
            for key in _account_keys(plan, plan.account):
                in_use[key].append(plan_id)
    return in_use


def _account_keys(plan: Plan, account: Account) -> Iterator[tuple[str, ...]]:
    """What stays the same when one account is written in different ways."""
    if account.platform_id:
        yield plan.channel, account.platform_id
    parts = split_address(account.url)
    if parts:
        yield "", fold_host(parts.netloc), parts.path.rstrip("/").casefold(), parts.query
