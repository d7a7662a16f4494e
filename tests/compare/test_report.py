"""A comparison as text, as Markdown where nothing of the data acts, and as JSON."""

from __future__ import annotations

import json
import re
from typing import Any

import markdown
import pytest

from macros.compare.report import LONGEST_COMMENT, to_diff_markdown, to_diff_text
from macros.compare.report_json import to_diff_json
from macros.compare.words import shorten
from macros.models.shared import LANGUAGES, Language
from tests.compare.support import compare_plans
from tests.rules.support import make_plan, with_channel

DECIDED = {"decision": {"by": "director", "date": "2026-02-20"}}
WEEKLY = {**DECIDED, "updates": {"times": 1, "per": "week"}, "ros": {"date": "2026-02-01"}}
YEARLY = {**DECIDED, "updates": {"times": 1, "per": "year"}, "ros": {"date": "2026-03-01"}}
HOSTILE = "@everyone fixes #1 <img src=x onerror=alert(1)> [x](https://evil.example) `y` **z**"


def _hostile() -> Any:
    goal = {"text": HOSTILE, "metric": "comments", "target": 1, "by": "2027-01-31"}
    return compare_plans(
        make_plan(**DECIDED),
        make_plan(
            **DECIDED,
            title=HOSTILE,
            purpose=HOSTILE,
            goals=[goal, {"text": f"{HOSTILE} again"}],
            account={"url": "https://x.example/`@everyone`", "handle": "@everyone\n# x"},
            responsible={"role": "communicator", "name": HOSTILE},
        ),
        after=with_channel("facebook", name=HOSTILE),
    )


def test_text_names_plan_field_and_rule() -> None:
    """A reviewer reads it instead of YAML."""
    text = to_diff_text(compare_plans(make_plan(**WEEKLY), make_plan(**YEARLY)), "main", None)
    assert text.splitlines() == [
        "From main to the files as they are, judged on 15 November 2026.",
        "1 plan is affected, 1 new finding.",
        "",
        "Action plan Facebook, County Museum (museum-facebook): changed",
        "  Fields:",
        "    How often it is updated (updates): once a week → once a year",
        (
            "    Risk and vulnerability analysis (ROS) › Date (ros.date): "
            "1 February 2026 → 1 March 2026"
        ),
        "  New findings:",
        (
            "    warning, update-frequency: There are 365 days between updates, but on the channel "
            "Facebook the limit is 7 days. Plan more updates, or choose a channel that does "
            "not need them as often."
        ),
        "  Deadlines:",
        "    Risk and vulnerability analysis (ROS): 1 February 2027 → 1 March 2027",
    ]


def test_markdown_says_the_same() -> None:
    """With headings and lists, for a comment on a pull request."""
    comparison = compare_plans(make_plan(**WEEKLY), make_plan(**YEARLY))
    text = to_diff_markdown(comparison, "main", "topic")
    assert text.startswith("## What this change means\n\nFrom `main` to `topic`, judged on ")
    assert "\n### Action plan `Facebook, County Museum` (`museum-facebook`): changed\n" in text
    assert "\n- How often it is updated (`updates`): `once a week` → `once a year`\n" in text
    assert "\n- warning, `update-frequency`: There are 365 days between updates" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_said_where_nothing_changes(language: Language) -> None:
    """In one line, in each language."""
    comparison = compare_plans(make_plan(), make_plan(), language=language)
    text = to_diff_text(comparison, "main", None)
    assert text.count("\n") == 2
    assert "###" not in to_diff_markdown(comparison, "main", None)


def test_data_cannot_act_in_a_comment() -> None:
    """No mention, reference, link, picture or markup of the data is outside code."""
    html = markdown.markdown(to_diff_markdown(_hostile(), f"x`{HOSTILE}", None))
    outside = re.sub(r"<code>[^<]*</code>", "", html)
    assert html.count("<code>") > 10
    assert "@everyone" in html
    for trace in ("@", "#1", "evil", "onerror", "<a", "<img", "**", "`"):
        assert trace not in outside, trace
    assert set(re.findall(r"</?([a-z0-9]+)", outside)) <= {"h2", "h3", "p", "ul", "li", "strong"}


def test_data_stand_on_one_line_in_a_terminal() -> None:
    """Nothing of a plan starts a line of its own, or steers the terminal."""
    new = make_plan(**DECIDED, purpose="one\n::error::x\r\x1b[31mred")
    text = to_diff_text(compare_plans(make_plan(**DECIDED), new), "main", None)
    assert "\x1b" not in text
    assert "\r" not in text
    assert not any(line.lstrip().startswith("::") for line in text.splitlines())


def test_a_long_comment_is_cut_between_two_things() -> None:
    """A host refuses what is longer, and then the reviewer would see nothing at all."""
    text = "word " * 900
    comparison = compare_plans(make_plan(), make_plan())
    many = compare_plans(make_plan(purpose="x"), make_plan(purpose=text)).plans * 400
    object.__setattr__(comparison, "plans", many)
    written = to_diff_markdown(comparison, "main", None)
    assert len(written) < LONGEST_COMMENT + 200
    shown = written.count("\n### ")
    assert 0 < shown < 400
    assert written.endswith(f"There are {400 - shown} more, which are left out here.\n")


def test_the_summary_counts_only_what_there_is() -> None:
    """A change of a channel alone does not begin with “0 plans”."""
    after = with_channel("forum", summary="Another summary")
    comparison = compare_plans(make_plan(), make_plan(), after=after)
    lines = to_diff_text(comparison, "main", None).splitlines()
    assert lines[1] == "1 other thing changes."
    assert lines[3] == "Channel Forum (forum): changed"


def test_long_values_show_the_place_where_they_differ() -> None:
    """Two beginnings that are alike would tell nothing."""
    old, new = shorten("same " * 100 + "old end", "same " * 100 + "new end")
    assert old.startswith("…same")
    assert old.endswith("old end")
    assert new.endswith("new end")
    assert len(old) < 220
    assert shorten("old", "new") == ("old", "new")


def test_who_acts_instead_is_told() -> None:
    """The day stays, and somebody else has to keep it."""
    old, new = (
        make_plan(**DECIDED, screenshots={"responsible": {"role": role}})
        for role in ("archivist", "curator")
    )
    text = to_diff_text(compare_plans(old, new), "main", None)
    assert "Screenshots, 20 August 2026: archivist → curator" in text


def test_json_says_it_to_a_program() -> None:
    """Fields by key, findings by rule, deadlines by name."""
    comparison = compare_plans(make_plan(**WEEKLY), make_plan(**YEARLY))
    data = json.loads(to_diff_json(comparison, "main", None))
    assert (data["version"], data["base"], data["head"]) == (1, "main", None)
    assert data["new_errors"] is False
    (plan,) = data["plans"]
    assert plan["id"] == "museum-facebook"
    assert [field["key"] for field in plan["fields"]] == ["updates", "ros.date"]
    assert [each["rule"] for each in plan["findings"]["appeared"]] == ["update-frequency"]
    assert plan["deadlines"] == [
        {
            "uid": "ros.museum-facebook",
            "kind": "ros",
            "what": "Risk and vulnerability analysis (ROS)",
            "old": "2027-02-01",
            "new": "2027-03-01",
            "old_who": "head-museum",
            "new_who": "head-museum",
        }
    ]
