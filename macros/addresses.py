"""Addresses as people write them, which need not be addresses."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def split_address(text: str) -> SplitResult | None:
    """The parts of an address; None where it cannot be read.

    The library raises where brackets do not match or letters hide a slash: `https://[x`.
    """
    try:
        return urlsplit(text)
    except ValueError:
        return None
