"""The other concepts: what each asks for, and what it fills in by itself."""

from __future__ import annotations

from typing import Any, get_args

import pydantic
import pytest

from macros.models import (
    Accessibility,
    Audience,
    Channel,
    ChannelKind,
    ChannelStatus,
    Checklist,
    Law,
    LeavePeriod,
    Model,
    Organisation,
    Quiz,
    Repository,
    Risk,
    RuleSetting,
    Shortcoming,
    Strategy,
    TestedPart,
    Thing,
    UntestedPart,
)
from macros.models.page import FrontMatter
from macros.validation import required_fields
from tests.handbook_files import REPOSITORY
from tests.rules.support import ORGANISATION, build

CHANNEL: dict[str, Any] = {
    "name": "Blog",
    "kind": "blog",
    "summary": "What it is.",
    "asks": {"hours_per_week": 2},
    "status": "allowed",
    "reason": "Why.",
}
OPTIONS: list[dict[str, object]] = [
    {"text": "a", "explanation": "b", "correct": True},
    {"text": "c", "explanation": "d"},
]
QUIZ: dict[str, Any] = {
    "title": "a",
    "intro": "b",
    "questions": [{"id": "q", "text": "c", "options": OPTIONS}],
}
CHECKLIST: dict[str, Any] = {
    "title": "a",
    "version": 1,
    "when": "start",
    "intro": "b",
    "groups": [{"id": "g", "title": "c", "items": [{"id": "i", "text": "d"}]}],
}
STATEMENT: dict[str, Any] = {
    "assessed": "2026-11-01",
    "conformance": "partial",
    "contact": "director",
    "answer_within_days": 7,
    "tested": [{"what": "a", "how": "b", "tests": ["tests/test_a.py::test_a"]}],
    "shortcomings": [{"what": "a", "why": "b", "instead": "c"}],
}
PAGE: dict[str, Any] = {
    "title": "a",
    "description": "b",
    "owner": "director",
    "reviewed": "2026-01-01",
    "review_every": 12,
}


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Channel, "name kind summary asks status reason"),
        (Organisation, "name country contact director units roles"),
        (Checklist, "title version when intro groups"),
        (Quiz, "title intro questions"),
        (Audience, "id name needs"),
        (Risk, "id name description measure probability consequence"),
        (Law, "id title statute country theme asks source level"),
        (Thing, "id title why task reflect minutes"),
        (Accessibility, "assessed conformance contact answer_within_days tested"),
        (TestedPart, "what how"),
        (UntestedPart, "what why"),
        (Shortcoming, "what why instead"),
        (FrontMatter, "title description owner reviewed review_every"),
        (LeavePeriod, "id name start end"),
        (RuleSetting, "level reason"),
    ],
)
def test_what_each_thing_must_hold(model: type[Model], fields: str) -> None:
    """A new required key breaks every fork's files; this list says that we meant it."""
    assert required_fields(model) == fields.split()


def test_a_channel_asks_nothing_by_itself() -> None:
    """No screenshots, no signature, no interval, until the organisation says so."""
    channel = build(Channel, CHANNEL, "blog")
    assert channel.id == "blog"
    assert channel.screenshots is False
    assert channel.signature == "unit-decides"
    assert channel.update_interval_days is None
    assert channel.reply_within_hours is None
    assert channel.domains == channel.suits.audiences == channel.instead == ()


def test_channels_have_the_designs_kinds_and_statuses() -> None:
    """The words that data, texts and rules use."""
    kinds = "network blog microblog video photo podcast newsletter internal forum wiki"
    assert list(get_args(ChannelKind)) == kinds.split()
    assert list(get_args(ChannelStatus)) == [
        "recommended",
        "allowed",
        "trial",
        "not-allowed",
        "retired",
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"screenshots": "yes"},
        {"screenshots": 1},
        {"status": "banned"},
        {"kind": "Blog"},
        {"icon": "../../secret"},
        {"icon": "/etc/passwd"},
        {"icon": "Material/check"},
        {"domains": ["https://a.se"]},
        {"reply_within_hours": -1},
        {"update_interval_days": 0},
        {"asks": {"hours_per_week": 169}},
        {"metrics": ["likes"]},
        {"asks": {}},
    ],
)
def test_a_channel_refuses_what_it_cannot_use(change: dict[str, object]) -> None:
    """An icon's name cannot lead out of the theme's own set."""
    with pytest.raises(pydantic.ValidationError):
        build(Channel, {**CHANNEL, **change})


def test_a_leave_period_ends_when_it_starts_or_later() -> None:
    """One day is a period too."""
    one = build(LeavePeriod, "{id: a, name: a, start: 2026-05-01, end: 2026-05-01}")
    assert one.start == one.end
    with pytest.raises(pydantic.ValidationError, match="ends before it starts"):
        build(LeavePeriod, "{id: a, name: a, start: 2026-05-02, end: 2026-05-01}")


def test_an_organisation_has_the_strategys_numbers() -> None:
    """Screenshots each half-year; the rest may be set."""
    organisation = build(Organisation, ORGANISATION)
    assert organisation.strategy == Strategy()
    assert organisation.strategy.screenshot_interval_months == 6
    own = build(Organisation, f"{ORGANISATION}\nstrategy: {{soon_days: 14}}\n")
    assert own.strategy.soon_days == 14
    assert own.strategy.ros_valid_months == 12


@pytest.mark.parametrize(
    "change",
    [
        "units: []",
        "roles: []",
        "country: dk",
        "default_language: fi",
        "strategy: {soon_days: 0}",
        "time_zone: Europe/Paris",
        "rules: {ros-done: {level: off}}",
        "rules: {ros-done: {level: fatal, reason: a}}",
    ],
)
def test_an_organisation_refuses_what_it_cannot_use(change: str) -> None:
    """A rule switched off without a reason, for instance."""
    with pytest.raises(pydantic.ValidationError):
        build(Organisation, f"{ORGANISATION}\n{change}\n")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://git.example/a",
        "https://git.example/a/",
        "git.example/a",
        'https://x"onclick=alert(1)//y',
        "https://x<b>",
    ],
)
def test_a_repositorys_address_is_a_web_address(url: str) -> None:
    """Pages link to it, and join paths to it."""
    with pytest.raises(pydantic.ValidationError):
        build(Repository, {"kind": "github", "url": url})
    build(Repository, {"kind": "gitlab", "url": "https://git.example/a"})


@pytest.mark.parametrize("branch", ["", "a b", 'main"onclick="x', "<b>", "å"])
def test_a_branch_can_stand_in_an_address(branch: str) -> None:
    """The theme writes it there as it is."""
    with pytest.raises(pydantic.ValidationError):
        build(Repository, {"kind": "github", "url": "https://git.example/a", "branch": branch})
    build(Repository, {"kind": "github", "url": "https://git.example/a", "branch": "x/y-1.0_z"})


def test_a_question_needs_a_right_answer_and_a_choice() -> None:
    """Several answers may be right, but not none; and one option is no question."""
    build(Quiz, QUIZ)
    for options in ([{**o, "correct": False} for o in OPTIONS], OPTIONS[:1], [], OPTIONS * 5):
        with pytest.raises(pydantic.ValidationError):
            build(Quiz, {**QUIZ, "questions": [{**QUIZ["questions"][0], "options": options}]})
    assert build(Quiz, QUIZ, "basic").id == "basic"
    assert build(Quiz, QUIZ).pass_percent == 80


@pytest.mark.parametrize("percent", [0, 101, 80.5, "80"])
def test_a_quiz_is_passed_by_a_share(percent: object) -> None:
    """Between one and a hundred per cent."""
    with pytest.raises(pydantic.ValidationError):
        build(Quiz, {**QUIZ, "pass_percent": percent})


@pytest.mark.parametrize(
    "change",
    [
        {"groups": []},
        {"groups": [{"id": "g", "title": "c", "items": []}]},
        {"version": 0},
        {"version": "1"},
        {"when": "monthly"},
    ],
)
def test_a_checklist_is_not_empty_and_has_a_version(change: dict[str, object]) -> None:
    """The version tells readers' ticks that items are new."""
    assert build(Checklist, CHECKLIST, "start").id == "start"
    with pytest.raises(pydantic.ValidationError):
        build(Checklist, {**CHECKLIST, **change})


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"tested": []}, "at least 1"),
        ({"tested": [{"what": "a", "how": "b"}]}, "add tests or date"),
        ({"tested": [{"what": "a", "how": "b", "tests": ["test_a"]}]}, "pattern"),
        ({"tested": [{"what": "a", "how": "b", "tests": ["../a.py::test_a"]}]}, "pattern"),
        ({"conformance": "full"}, "write partial"),
        ({"conformance": "mostly"}, "full"),
        ({"answer_within_days": 0}, "greater than or equal to 1"),
    ],
)
def test_a_statement_says_what_is_tested_and_does_not_contradict_itself(
    change: dict[str, object], expected: str
) -> None:
    """Tried by people on a day is enough; by nobody is not."""
    build(Accessibility, STATEMENT)
    people = [{"what": "a", "how": "b", "date": "2026-11-01"}]
    build(Accessibility, {**STATEMENT, "tested": people})
    build(Accessibility, {**STATEMENT, "conformance": "full", "shortcomings": []})
    with pytest.raises(pydantic.ValidationError, match=expected):
        build(Accessibility, {**STATEMENT, **change})


@pytest.mark.parametrize(
    "change",
    [
        {"present": "yes"},
        {"agenda": [{"minutes": 0, "what": "a"}]},
        {"order": 0},
        {"history": [{"what": "a"}]},
        {"tags": "law"},
        {"review_every": 0},
        {"review_outcome": "fine"},
        {"reviewed_by": "Somebody"},
        {"template": "x"},
        {"render_macros": False},
        {"search": {"exclude": True}},
    ],
)
def test_front_matter_refuses_what_nobody_has_thought_of(change: dict[str, object]) -> None:
    """Above all the settings that would lead round our checks."""
    build(FrontMatter, PAGE)
    with pytest.raises(pydantic.ValidationError):
        build(FrontMatter, {**PAGE, **change})


@pytest.mark.parametrize("outcome", ["unchanged", "corrected", "rewritten", "retire"])
def test_a_review_leaves_by_whom_and_with_what_outcome(outcome: str) -> None:
    """Also when nothing changed."""
    record = {"reviewed_by": "editor", "review_outcome": outcome, "review_note": "Read aloud."}
    page = build(FrontMatter, {**PAGE, **record})
    assert (page.reviewed_by, page.review_outcome, page.review_note) == tuple(record.values())


def test_each_concept_has_its_file() -> None:
    """The tests above name every module."""
    modules = {file.stem for file in (REPOSITORY / "macros" / "models").glob("*.py")}
    assert modules == {
        "__init__",
        "accessibility",
        "audience",
        "channel",
        "checklist",
        "course",
        "law",
        "organisation",
        "page",
        "plan",
        "quiz",
        "risk",
        "shared",
        "text",
    }
