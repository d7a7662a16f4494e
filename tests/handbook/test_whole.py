"""`data/` as one handbook: what was loaded, where each value stands, in which language."""

from __future__ import annotations

import dataclasses
from datetime import date

import pydantic
import pytest

from macros.data_files import plan_path
from macros.handbook import Handbook
from macros.models import LANGUAGES
from macros.problem import Position
from tests.handbook_files import PLAN, HandbookFiles
from tests.rules.support import HANDBOOK


def test_the_sample_handbook_loads_whole(files: HandbookFiles) -> None:
    """What stands in the files is what the rules' tests judge by: there is one sample."""
    handbook, problems = files.load()
    assert problems == []
    assert handbook is not None
    assert handbook.organisation == HANDBOOK.organisation
    assert handbook.channels == HANDBOOK.channels
    assert handbook.checklists == HANDBOOK.checklists
    assert handbook.audiences == HANDBOOK.audiences
    assert list(handbook.plans) == ["library-facebook", "museum-facebook"]
    assert handbook.plans["library-facebook"] == HANDBOOK.plans["library-facebook"]
    assert list(handbook.risks) == ["storm"]
    assert list(handbook.laws) == ["records"]
    assert list(handbook.things) == ["look"]
    assert list(handbook.quizzes) == ["basic"]
    assert handbook.accessibility is not None
    assert handbook.accessibility.contact == "communicator"
    assert handbook.language == "en"


def test_a_things_id_is_its_files_name(files: HandbookFiles) -> None:
    """Never derived from a title."""
    handbook = _whole(files)
    for things in (handbook.plans, handbook.channels, handbook.checklists, handbook.quizzes):
        assert all(thing.id == thing_id for thing_id, thing in things.items())


def test_a_handbook_does_not_change(files: HandbookFiles) -> None:
    """Neither itself, nor its mappings, nor what is in them."""
    handbook = _whole(files)
    with pytest.raises(dataclasses.FrozenInstanceError):
        handbook.plans = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        handbook.plans["x"] = handbook.plans["museum-facebook"]  # type: ignore[index]
    with pytest.raises(pydantic.ValidationError):
        handbook.plans["museum-facebook"].status = "closed"  # type: ignore[misc]


def test_each_value_has_its_place(files: HandbookFiles) -> None:
    """So that a rule can point at it."""
    handbook = _whole(files)
    path = plan_path("museum-facebook")
    assert path == PLAN
    assert handbook.position(path, ("status",)) == Position(files.line(PLAN, "status:"), 1)
    assert handbook.position(path, ("no-such-key",)) == Position(2, 1)
    assert handbook.position("data/plans/none.yml", ("status",)) == Position(1, 1)


def _whole(files: HandbookFiles) -> Handbook:
    handbook, problems = files.load()
    assert not problems
    assert handbook is not None
    return handbook


@pytest.mark.parametrize("language", LANGUAGES)
def test_plain_strings_are_in_the_default_language(files: HandbookFiles, language: str) -> None:
    """Which one that is, the organisation says."""
    organisation = "data/organisation.yml"
    files.change(organisation, "default_language: en", f"default_language: {language}")
    files.write(
        "data/plans/x.yml", "unit: county-museum\nchannel: blog\nstatus: draft\npurpose: Hej\n"
    )
    handbook, _ = files.load()
    assert handbook is not None
    purpose = handbook.plans["x"].purpose
    assert purpose is not None
    assert getattr(purpose, language) == "Hej"
    assert purpose.model_fields_set == {language}


def test_dates_are_days(files: HandbookFiles) -> None:
    """Of the calendar, without a time."""
    plan = _whole(files).plans["museum-facebook"]
    assert plan.screenshots.log == (date(2026, 3, 1),)
