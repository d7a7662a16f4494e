"""account-official: the account is where it says it is, and belongs to one plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from macros.models import Plan

from .support import HANDBOOK, STATUSES, applies_in, findings, make_plan, messages, with_plans

RULE = "account-official"
URL = "https://www.facebook.com/countymuseum.example"


def _plan(url: str = URL, **fields: Any) -> Plan:
    return make_plan(**{"account": {"url": url}, **fields})


def test_applies_to_every_account_but_those_of_rejected_plans() -> None:
    """A draft's address is looked at too."""
    assert applies_in(RULE, account={"url": URL}) == set(STATUSES) - {"rejected"}


def test_active_plan_has_an_account_where_the_channel_has_domains() -> None:
    """Until the channel opens, and on the intranet, there may be none."""
    assert applies_in(RULE) == {"active"}
    assert messages(RULE, make_plan()) == ["missing"]
    assert applies_in(RULE, channel="intranet") == set()
    assert applies_in(RULE, replace(HANDBOOK, channels={})) == set()


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://facebook.com/countymuseum.example",
        "https://fb.com/countymuseum.example",
        "HTTPS://WWW.Facebook.COM/countymuseum.example",
        "https://sv-se.facebook.com/profile.php?id=1000123",
        "https://www.facebook.com/@countymuseum:8080",
    ],
)
def test_address_on_or_below_the_channels_domains_is_official(url: str) -> None:
    """Capitals make no difference, and the path may hold what it likes."""
    assert messages(RULE, _plan(url)) == []


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://www.facebook.com/museum", "not-https"),
        ("ftp://www.facebook.com/museum", "not-https"),
        ("//www.facebook.com/museum", "not-https"),
        ("www.facebook.com/museum", "unreadable"),
        ("javascript:alert(1)", "unreadable"),
        ("https:/www.facebook.com/museum", "unreadable"),
        ("https://", "unreadable"),
        ("https://[facebook.com/museum", "unreadable"),
        ("https://face℀book.com/museum", "unreadable"),
        ("https://facebook.com@evil.example/museum", "log-in-name"),
        ("https://museum:secret@facebook.com/museum", "log-in-name"),
        ("https://@facebook.com/museum", "log-in-name"),
        ("https://facebook.com\\@evil.example/museum", "log-in-name"),
        ("https://facebook.com:8443/museum", "port"),
        ("https://facebook.com:443/museum", "port"),
        ("https://facebook.com:/museum", "port"),
        ("https://facebook.com:evil/museum", "port"),
        ("https://[::1]/museum", "odd-host"),
        ("https://fаcebook.com/museum", "odd-host"),  # the second letter is Cyrillic
        ("https://evil.example\\.facebook.com/museum", "odd-host"),
        ("https://evil.example%2F.facebook.com/museum", "odd-host"),
        ("https://facebook.com./museum", "odd-host"),
        ("https://.facebook.com/museum", "odd-host"),
        ("https://localhost/museum", "odd-host"),
        ("https://facebook.com.evil.example/museum", "wrong-domain"),
        ("https://evilfacebook.com/museum", "wrong-domain"),
        ("https://xn--fcebook-8va.com/museum", "wrong-domain"),
        ("https://evil.example/facebook.com", "wrong-domain"),
        ("https://evil.example?facebook.com", "wrong-domain"),
        ("https://evil.example#.facebook.com", "wrong-domain"),
        ("https://127.0.0.1/museum", "wrong-domain"),
    ],
)
def test_address_elsewhere_is_found(url: str, message: str) -> None:
    """Each trick is told by its name, at the address, and once."""
    (finding,) = findings(RULE, _plan(url)) or []
    assert (finding.message, finding.where) == (message, ("account", "url"))


def test_channel_without_domains_takes_any_safe_address() -> None:
    """The organisation's own blog may live anywhere, but safely."""
    assert messages(RULE, _plan("https://blog.kultur.example", channel="blog")) == []
    assert messages(RULE, _plan("http://blog.kultur.example", channel="blog")) == ["not-https"]


def _other(url: str = URL, status: str = "active", **fields: Any) -> Plan:
    data = {"unit": "regional-library", "status": status, "account": {"url": url, **fields}}
    return make_plan("library-other", **data)


@pytest.mark.parametrize(
    "url",
    [
        URL,
        "https://m.facebook.com/countymuseum.example",
        "https://mobile.facebook.com/countymuseum.example",
        "https://fb.com/countymuseum.example",
        "https://facebook.com/CountyMuseum.Example/",
        "https://www.facebook.com/countymuseum.example#about",
    ],
)
def test_same_account_in_two_plans_is_found_in_both(url: str) -> None:
    """Written in another way, it is still the same."""
    mine, other = _plan(), _other(url)
    for plan in (mine, other):
        assert messages(RULE, plan, handbook=with_plans(mine, other)) == ["shared"]


@pytest.mark.parametrize(
    "url",
    [
        "https://www.facebook.com/countymuseum.example2",
        "https://www.facebook.com/countymuseum.example?id=2",
        "https://touch.facebook.com/countymuseum.example",
    ],
)
def test_other_account_is_not_the_same(url: str) -> None:
    """What comes after the name can make another account."""
    assert messages(RULE, _plan(), handbook=with_plans(_other(url))) == []


@pytest.mark.parametrize("status", STATUSES)
def test_account_of_a_plan_that_has_ended_is_free(status: str) -> None:
    """A closed or rejected plan holds no account."""
    expected = [] if status in ("closed", "rejected") else ["shared"]
    assert messages(RULE, _plan(), handbook=with_plans(_other(status=status))) == expected


def test_closed_plan_holds_no_account() -> None:
    """It is not asked to give up what it no longer has."""
    assert messages(RULE, _plan(status="closed"), handbook=with_plans(_other())) == []


def test_account_is_known_by_the_platforms_own_id() -> None:
    """A new name is no new account; the same number on another platform is."""
    account = {"url": URL, "platform_id": "1000123"}
    plan = make_plan(account=account)
    renamed = _other("https://www.facebook.com/newname", platform_id="1000123")
    assert messages(RULE, plan, handbook=with_plans(renamed)) == ["shared"]
    elsewhere = renamed.model_copy(update={"channel": "linkedin"})
    assert messages(RULE, plan, handbook=with_plans(elsewhere)) == []


def test_accounts_without_the_platforms_id_are_not_taken_for_one() -> None:
    """Two plans that both lack the id have nothing in common."""
    assert messages(RULE, _plan(), handbook=with_plans(_other("https://facebook.com/b"))) == []


def test_plans_without_an_account_share_none() -> None:
    """Nothing is taken for the same thing as nothing."""
    handbook = with_plans(make_plan("library-other", unit="regional-library", channel="intranet"))
    assert messages(RULE, _plan(), handbook=handbook) == []
