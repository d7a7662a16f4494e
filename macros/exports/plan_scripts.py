"""Each unit's plans whole, as scripts: for the plan form, which revises them.

A script can be loaded from a file system too, where a page may not fetch data; and only the unit
is loaded whose plan somebody revises.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from macros.exports.selection import select_plans
from macros.handbook import Handbook
from macros.source import load_source

_MODELINE = "# yaml-language-server:"
_HASH = re.compile(r"(?<=[ \t])#|^#", re.MULTILINE)


def to_plan_scripts(handbook: Handbook, commented: Collection[str]) -> Mapping[str, str]:
    """A script for each unit that has plans.

    Args:
        handbook: the plans.
        commented: the ids of the plans whose files have comments, which the form cannot keep.
    """
    units: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for plan in select_plans(handbook):
        units[plan.unit][plan.id] = {
            "comments": plan.id in commented,
            "plan": plan.model_dump(mode="json", exclude_defaults=True, exclude_none=True),
        }
    return {
        unit: f"handbookTakePlans({json.dumps(plans, ensure_ascii=False)});\n"
        for unit, plans in units.items()
    }


def has_comments(text: str) -> bool:
    """Whether a file has comments besides the line that names its schema.

    What follows a # is a comment if the file means the same without it.
    """
    found = [match.start() for match in _HASH.finditer(text)]
    starts = [start for start in found if not text.startswith(_MODELINE, start)]
    whole = load_source(text.encode(), "").data if starts else None
    for start in starts:
        end = text.find("\n", start)
        without = text[:start] + (text[end:] if end >= 0 else "")
        source = load_source(without.encode(), "")
        if not source.problems and source.data == whole:
            return True
    return False
