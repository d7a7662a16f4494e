"""The registry as JSON keeps to its published schema."""

from __future__ import annotations

import copy
import json
from typing import Any

import jsonschema
import pytest

from macros.exports.registry_json import VERSION, to_registry_json
from macros.exports.schema import REGISTRY_SCHEMA, build_schemas
from macros.models.shared import LANGUAGES, Language
from tests.exports.support import edition_of, load_edition, load_edition_at
from tests.handbook_files import REPOSITORY, HandbookFiles
from tests.rules.support import make_plan


def _validate(feed: Any) -> None:
    schema = json.loads(build_schemas()[REGISTRY_SCHEMA])
    jsonschema.validate(feed, schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sample_handbooks_feed_keeps_to_the_schema(language: Language) -> None:
    """A program can trust what is published beside the feed."""
    _validate(json.loads(to_registry_json(load_edition_at(REPOSITORY, language))))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda feed: feed.update(version=VERSION + 1),
        lambda feed: feed.update(more="x"),
        lambda feed: feed["plans"][0].pop("status"),
        lambda feed: feed["plans"][0].update(status="open"),
        lambda feed: feed["plans"][0]["rules"].update({"ros-done": "perhaps"}),
        lambda feed: feed["plans"][0].update(decided="20 February"),
    ],
)
def test_the_schema_refuses_what_the_feed_never_says(spoil: Any) -> None:
    """A schema that takes anything would be no promise."""
    feed = json.loads(to_registry_json(edition_of(make_plan())))
    _validate(feed)
    spoilt = copy.deepcopy(feed)
    spoil(spoilt)
    with pytest.raises(jsonschema.ValidationError):
        _validate(spoilt)


def test_the_feed_says_version_language_and_day() -> None:
    """A reader can tell which feed it has, and how fresh it is."""
    feed = json.loads(to_registry_json(edition_of(language="nb")))
    assert (feed["version"], feed["language"], feed["judged_on"]) == (1, "nb", "2026-11-15")


def test_a_plan_has_its_findings_and_deadlines_in_words(files: HandbookFiles) -> None:
    """What the plan's page says is there, in the same words."""
    feed = json.loads(to_registry_json(load_edition(files)))
    plan = next(plan for plan in feed["plans"] if plan["id"] == "museum-facebook")
    assert plan["name"] == "Facebook, County Museum"
    assert plan["rules"]["screenshots-kept"] == "not-met"
    finding = next(each for each in plan["findings"] if each["rule"] == "screenshots-kept")
    assert finding["level"] == "error"
    assert "1 March 2026" in finding["wrong"]
    deadline = next(each for each in plan["deadlines"] if each["kind"] == "screenshots")
    assert deadline["date"] == "2026-09-01"
    assert deadline["uid"] == "screenshots.museum-facebook"


def test_plans_stand_in_the_order_of_their_ids() -> None:
    """So that two feeds can be compared line by line."""
    feed = json.loads(to_registry_json(edition_of(make_plan("b-plan"), make_plan("a-plan"))))
    assert [plan["id"] for plan in feed["plans"]] == ["a-plan", "b-plan", "library-facebook"]


def test_no_personal_name_is_passed_on() -> None:
    """A feed is copied to places that nobody keeps a list of."""
    plan = make_plan(responsible={"role": "communicator", "name": "Kim Sandberg"})
    assert b"Sandberg" not in to_registry_json(edition_of(plan))
