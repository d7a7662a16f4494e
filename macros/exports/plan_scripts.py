"""Plans as scripts for the plan form: all by what it compares them by, each unit's whole.

A script can be loaded from a file system too, where a page may not fetch data. In the page itself
a thousand plans would be most of what every reader of the form waits for; and only the unit is
loaded whole whose plan somebody revises.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection

from macros.edition import Edition
from macros.exports.selection import select_plans
from macros.handbook import Handbook
from macros.source import load_source
from macros.views.plan_facts import build_others

_MODELINE = "# yaml-language-server:"
_HASH = re.compile(r"(?<=[ \t])#|^#", re.MULTILINE)
_MOST_READ = 2_000_000
"""Characters read again in search of comments, about a second's work; plan-yaml.js has the same."""


def to_others_script(edition: Edition) -> str:
    """The script of all plans, by what the form compares them by."""
    others = json.dumps(build_others(edition), ensure_ascii=False, separators=(",", ":"))
    return f"handbookTakeOthers({others});\n"


def to_plan_script(handbook: Handbook, unit: str, commented: Collection[str]) -> str:
    """The script of one unit's plans.

    Args:
        handbook: the plans.
        unit: the unit's id.
        commented: the ids of the plans whose files have comments, which the form cannot keep.
    """
    plans = {
        plan.id: {
            "comments": plan.id in commented,
            "plan": plan.model_dump(mode="json", exclude_defaults=True, exclude_none=True),
        }
        for plan in select_plans(handbook, unit)
    }
    return f"handbookTakePlans({json.dumps(plans, ensure_ascii=False)});\n"


def has_comments(text: str) -> bool:
    """Whether a file has comments besides the line that names its schema.

    What follows a # is a comment if the file means the same without it. Where that takes longer to
    tell than any plan is worth, there may be some.
    """
    found = [match.start() for match in _HASH.finditer(text)]
    starts = [start for start in found if not text.startswith(_MODELINE, start)]
    whole = load_source(text.encode(), "").data if starts else None
    for tried, start in enumerate(starts):
        if tried * len(text) > _MOST_READ:
            return True
        end = text.find("\n", start)
        without = text[:start] + (text[end:] if end >= 0 else "")
        source = load_source(without.encode(), "")
        if not source.problems and source.data == whole:
            return True
    return False
