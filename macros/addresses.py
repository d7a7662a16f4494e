"""Addresses as people write them, which need not be addresses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import SplitResult, urlsplit

_DEVICES = ("www", "m", "mobile")
"""Platforms show the same account below these names."""
_SAME_HOST: Mapping[str, str] = {
    "twitter.com": "x.com",
    "threads.net": "threads.com",
    "fb.com": "facebook.com",
}
"""Hosts that are the same platform under another name."""


def split_address(text: str) -> SplitResult | None:
    """The parts of an address; None where it cannot be read.

    The library raises where brackets do not match or letters hide a slash: `https://[x`.
    """
    try:
        return urlsplit(text)
    except ValueError:
        return None


def fold_host(host: str) -> str:
    """The host that accounts are known by, however it was written: `m.twitter.com` is `x.com`.

    `account-host.js` folds in the same way.
    """
    parts = host.lower().removesuffix(".").split(".")
    while len(parts) > 2 and parts[0] in _DEVICES:
        del parts[0]
    folded = ".".join(parts)
    return _SAME_HOST.get(folded, folded)


def host_names() -> dict[str, Any]:
    """What `fold_host` knows, as JSON for the scripts."""
    return {"devices": list(_DEVICES), "same": dict(_SAME_HOST)}
