"""Which ids a model refers to, found from its marks."""

from __future__ import annotations

from typing import Annotated

import pytest

from macros.data_files import FILES, FOLDERS
from macros.models import (
    AudienceFile,
    Channel,
    Checklist,
    LawFile,
    Model,
    Organisation,
    Plan,
    Quiz,
    Reference,
    RiskFile,
)
from macros.models.page import FrontMatter
from macros.models.shared import Id, RoleId
from macros.models.text import Text
from macros.references import find_references, models_in
from macros.source import load_source
from tests.handbook_files import PLAN_TEXT


def _found(model: type[Model], text: str) -> list[tuple[str, str, str]]:
    data = load_source(text.encode(), "x.yml").data
    return [
        (".".join(str(part) for part in where), kind, name)
        for where, kind, name in find_references(model, data)
    ]


def test_a_plan_refers_to_all_that_the_design_says() -> None:
    """Every reference of the design's own plan, with its key path."""
    assert sorted(_found(Plan, PLAN_TEXT)) == sorted(
        [
            ("unit", "unit", "county-museum"),
            ("channel", "channel", "facebook"),
            ("audiences.0", "audience", "families"),
            ("audiences.1", "audience", "teachers"),
            ("responsible.role", "role", "communicator"),
            ("others.0.role", "role", "curator"),
            ("oversight.leave.0.period", "leave-period", "summer-2027"),
            ("oversight.leave.0.by.role", "role", "duty-officer"),
            ("screenshots.responsible.role", "role", "archivist"),
            ("ros.done_by.0", "role", "communicator"),
            ("ros.done_by.1", "role", "curator"),
            ("ros.risks.0.risk", "risk", "storm"),
            ("training.0.who", "role", "communicator"),
            ("consulted.by", "role", "communications-officer"),
            ("checklist.id", "checklist", "start"),
            ("decision.by", "role", "director"),
            ("coordinates_with.0", "plan", "library-facebook"),
            ("exceptions.0.rule", "rule", "update-frequency"),
            ("exceptions.0.granted_by", "role", "director"),
        ]
    )


@pytest.mark.parametrize(
    ("model", "text", "expected"),
    [
        (Plan, "training: [{quiz: basic}]\n", [("training.0.quiz", "quiz", "basic")]),
        (
            Channel,
            "laws: [a]\ninstead: [b]\nsuits: {audiences: [c]}\n",
            [
                ("suits.audiences.0", "audience", "c"),
                ("laws.0", "law", "a"),
                ("instead.0", "channel", "b"),
            ],
        ),
        (
            Organisation,
            "contact: a\ndirector: b\nunits: [{head: c}]\n",
            [
                ("contact", "role", "a"),
                ("director", "role", "b"),
                ("units.0.head", "role", "c"),
            ],
        ),
        (
            Checklist,
            "groups: [{items: [{laws: [a], roles: [b]}]}]\n",
            [
                ("groups.0.items.0.laws.0", "law", "a"),
                ("groups.0.items.0.roles.0", "role", "b"),
            ],
        ),
        (Quiz, "questions: [{}, {laws: [a]}]\n", [("questions.1.laws.0", "law", "a")]),
        (
            AudienceFile,
            "audiences: [{reached_by: [a]}]\n",
            [
                ("audiences.0.reached_by.0", "channel", "a"),
            ],
        ),
        (
            FrontMatter,
            "owner: a\nhistory: [{decided_by: b}]\nrules: [c]\n",
            [
                ("owner", "role", "a"),
                ("history.0.decided_by", "role", "b"),
                ("rules.0", "rule", "c"),
            ],
        ),
        (RiskFile, "risks: [{id: a}]\n", []),
        (LawFile, "laws: [{id: a}]\n", []),
    ],
)
def test_references_of_the_other_files(
    model: type[Model], text: str, expected: list[tuple[str, str, str]]
) -> None:
    """Also in lists of lists, and where other keys are missing."""
    assert _found(model, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "- a\n",
        "unit: 5\n",
        "unit: [a]\n",
        "audiences: a b\n",
        "ros: [x]\n",
        "oversight: 1\n",
        "others: {role: x}\n",
        "training: [[{who: a}]]\n",
    ],
)
def test_data_of_another_shape_only_hold_what_can_be_understood(text: str) -> None:
    """The model says what is wrong with the shape; nothing falls over here."""
    for _, kind, name in _found(Plan, text):
        assert isinstance(kind, str)
        assert isinstance(name, str)


def test_spaces_around_an_id_do_not_count() -> None:
    """The models take them away too."""
    assert _found(Plan, 'unit: " a "\n') == [("unit", "unit", "a")]


def test_marks_are_found_wherever_a_type_may_be() -> None:
    """Alone, optional, in tuples, and inside models in tuples."""

    class Inner(Model):
        who: RoleId | None = None

    class Outer(Model):
        one: Annotated[Id, Reference("thing")]
        many: tuple[RoleId, ...] = ()
        maybe: Inner | None = None
        inners: tuple[Inner, ...] = ()
        text: Text | None = None

    text = "one: a\nmany: [b, c]\nmaybe: {who: d}\ninners: [{who: e}, {}]\ntext: f\n"
    assert [(kind, name) for _, kind, name in _found(Outer, text)] == [
        ("thing", "a"),
        ("role", "b"),
        ("role", "c"),
        ("role", "d"),
        ("role", "e"),
    ]
    assert list(models_in(Outer.model_fields["inners"].annotation)) == [Inner]


def test_only_known_kinds_are_referred_to() -> None:
    """The loader must know where the ids of each kind come from."""
    models: list[type[Model]] = [*FILES.values(), *FOLDERS.values(), FrontMatter]
    kinds = set().union(*map(_kinds, models))
    assert kinds == {
        "unit",
        "role",
        "leave-period",
        "channel",
        "plan",
        "audience",
        "risk",
        "law",
        "checklist",
        "quiz",
        "rule",
    }


def _kinds(model: type[Model]) -> set[str]:
    schema = str(model.model_json_schema())
    return {part.split("'")[0] for part in schema.split("'x-reference': '")[1:]}
