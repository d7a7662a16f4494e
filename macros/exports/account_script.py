"""All accounts as a script: the form that asks whether an account is ours loads it when asked.

A script can be loaded from a file system too, where a page may not fetch data. In the page itself
a thousand accounts would be most of what every reader of the start page waits for.
"""

from __future__ import annotations

import json

from macros.edition import Edition
from macros.views.account_lookup import build_accounts


def to_account_script(edition: Edition) -> str:
    """The script, in the edition's language."""
    accounts = json.dumps(build_accounts(edition), ensure_ascii=False, separators=(",", ":"))
    return f"handbookTakeAccounts({accounts});\n"
