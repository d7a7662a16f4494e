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
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from macros.finding import Finding, Named, Subject, Value
from macros.models import Plan
from macros.problem import Level

ID = "account-official"
LEVEL = Level.ERROR
POLICY = "accounts"

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
"""A plain host name; other letters can be made to look like these."""
_SAME_PLACE = ("www.", "m.")
"""Platforms show the same account below these names."""


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
        Finding(ID, plan.id, "shared", ("account", "url"), {"plan": Named("plan", other.id)})
        for other in _plans_in_use(subject)
        if _is_same_account(plan, other)
    ]


def _address_fault(subject: Subject, url: str) -> Finding | None:
    """The first thing that is wrong with an address."""
    plan = subject.plan.id
    where = ("account", "url")
    parts = _split(url)
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


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:  # brackets that do not match, or letters that hide a slash
        return None


def _plans_in_use(subject: Subject) -> list[Plan]:
    """The other plans that could claim the account, where this one does."""
    if subject.plan.status == "closed":
        return []
    return [
        other
        for other in subject.handbook.plans.values()
        if other.account
        and other.status not in ("closed", "rejected")
        and other.id != subject.plan.id
    ]


def _is_same_account(plan: Plan, other: Plan) -> bool:
    if plan.account is None or other.account is None:
        return False
    same_id = plan.channel == other.channel and plan.account.platform_id is not None
    if same_id and plan.account.platform_id == other.account.platform_id:
        return True
    return _address_key(plan.account.url) == _address_key(other.account.url)


@lru_cache(maxsize=10_000)
def _address_key(url: str) -> tuple[str, str, str] | str:
    """What stays the same when one account's address is written in different ways."""
    parts = _split(url)
    if parts is None:
        return url
    host = parts.netloc.lower()
    for prefix in _SAME_PLACE:
        host = host.removeprefix(prefix)
    return host, parts.path.rstrip("/").casefold(), parts.query
