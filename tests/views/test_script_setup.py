"""What every tool's script is told."""

from __future__ import annotations

from macros.texts import load_texts
from macros.views.script_setup import open_text


def test_gaps_stay_open() -> None:
    """A text for the script keeps its gaps, whatever number would stand in them."""
    assert open_text(load_texts("en"), "checklist.script.progress.done") == "{done} of {all} done"
    assert open_text(load_texts("en"), "checklist.script.hidden.kind") == {
        "one": "{n} item does not apply here.",
        "other": "{n} items do not apply here.",
    }
