"""A quiz as a page part: readable without the script, safe, and known by its version."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from macros.edition import Edition
from macros.handbook import Handbook
from macros.models import Law, Quiz
from macros.models.shared import LANGUAGES
from macros.page_macros import quiz
from macros.sandbox import MacroError
from macros.views.quiz import QuizView, build_quiz, question_version, quiz_version
from tests.rules.support import HANDBOOK, build
from tests.views.support import edition_of, elements, here_in, text_of, text_of_element

HOSTILE = """'"><script>alert(1)</script>{{ 7*7 }}&amp;<img src=x onerror=alert(1)>"""
ROOT = Path(__file__).parents[2]

LAW = build(
    Law,
    {
        "id": "se-archives-act",
        "title": "Keeping records",
        "statute": "Arkivlagen (1990:782)",
        "section": "3 §",
        "country": "se",
        "theme": "archive",
        "asks": "Keep them.",
        "source": "The statute",
        "level": "statute",
        "url": "https://lagen.example/1990:782",
    },
)
ONE: Mapping[str, Any] = {
    "id": "record",
    "text": "Is it a record?",
    "laws": ["se-archives-act"],
    "options": [
        {"text": "Yes", "correct": True, "explanation": "It came in to us."},
        {"text": "No", "explanation": "The server does not matter."},
    ],
}
TWO: Mapping[str, Any] = {
    "id": "remove",
    "text": "Which must go?",
    "options": [
        {"text": "A threat", "correct": True, "explanation": "It is on the list."},
        {"text": "Criticism", "explanation": "It may stay."},
        {"text": "Agitation", "correct": True, "explanation": "That too."},
    ],
}


def make_quiz(*questions: Mapping[str, Any], **fields: Any) -> Quiz:
    """A quiz of these questions."""
    data = {"title": "Basics", "intro": "Two questions.", **fields}
    return build(Quiz, {**data, "questions": list(questions or (ONE, TWO))}, "basic")


def handbook_with(made: Quiz) -> Handbook:
    """The small handbook with one quiz and one law."""
    return replace(HANDBOOK, quizzes={"basic": made}, laws={LAW.id: LAW})


def html_of(edition: Edition | None = None) -> str:
    """The quiz as a page gets it."""
    return str(quiz(here_in(edition or edition_of(handbook_with(make_quiz()))), "basic"))


def setup_of(html: str) -> Any:
    """What the scripts read, as a browser reads it."""
    (element,) = elements(html, "handbook-quiz")
    return json.loads(element.get("data-setup"))


def test_the_questions_are_complete_without_the_script() -> None:
    """Each with its answers to unfold, told right or wrong in words, and the laws behind."""
    html = html_of()

    assert [text_of_element(heading) for heading in elements(html, "h3")][1:3] == [
        "Is it a record?",
        "Which must go?",
    ]
    assert [text_of_element(details) for details in elements(html, "details")] == [
        (
            "Answers and explanations: Is it a record? Right: Yes It came in to us. "
            "Wrong: No The server does not matter."
        ),
        (
            "Answers and explanations: Which must go? Right: A threat It is on the list. "
            "Wrong: Criticism It may stay. Right: Agitation That too."
        ),
    ]
    assert "The law behind it: Keeping records (Arkivlagen (1990:782), 3 §)." in text_of(html)
    addresses = [link.get("href") for link in elements(html, "a")]
    assert addresses == ["to:policy/law/#law-se-archives-act", "https://lagen.example/1990:782"]


def test_what_needs_the_script_is_hidden_until_it_is_there() -> None:
    """A button that does nothing is worse than none."""
    html = html_of()
    everything = elements(html, "*")
    parts = {e.get("data-part"): e for e in everything if e.get("data-part")}

    for part in ("blocked", "bar", "undo", "result", "steps", "certificate", "actions"):
        assert "hidden" in parts[part].attrib, part
    inside = {
        inner for part in parts.values() if "hidden" in part.attrib for inner in part.iter("button")
    }
    assert inside == {element for element in everything if element.tag == "button"}


def test_one_right_answer_is_chosen_and_several_are_ticked() -> None:
    """The kind of input follows from the data, and is told in words."""
    html = html_of()
    kinds = {
        box.get("data-question"): {i.get("type") for i in box.iter("input")}
        for box in elements(html, "fieldset")
    }

    assert kinds == {"record": {"radio"}, "remove": {"checkbox"}}
    told = [text_of_element(p) for p in elements(html, "p") if p.get("class") == "tool__hint"]
    several = "Tick every answer that is right. There is more than one."
    assert told[:2] == ["Choose one answer.", several]


@pytest.mark.parametrize(
    ("percent", "count", "needed"), [(80, 15, 12), (80, 14, 12), (1, 3, 1), (100, 7, 7), (50, 3, 2)]
)
def test_the_pass_mark_is_a_number_of_questions(percent: int, count: int, needed: int) -> None:
    """Rounded up: fewer than the share that passes never pass."""
    questions = [{**ONE, "id": f"q{i}"} for i in range(count)]
    made = make_quiz(*questions, pass_percent=percent)
    view = build_quiz(edition_of(handbook_with(made)), "basic", str)

    assert view.needed == view.setup["needed"] == needed
    html = html_of(edition_of(handbook_with(made)))
    assert f"You pass with at least {needed} right ({percent}%)." in text_of(html)


def test_only_questions_of_the_own_country_are_asked() -> None:
    """The count, the pass mark, the version and the laws follow."""
    norwegian = {**TWO, "id": "norwegian", "country": "no"}
    made = make_quiz({**ONE, "country": "se"}, TWO, norwegian)

    def view(country: str, of: Quiz = made) -> QuizView:
        handbook = handbook_with(of)
        organisation = handbook.organisation.model_copy(update={"country": country})
        return build_quiz(edition_of(replace(handbook, organisation=organisation)), "basic", str)

    assert [row.question.id for row in view("se").questions] == ["record", "remove"]
    assert [question["id"] for question in view("no").setup["questions"]] == ["remove", "norwegian"]
    assert view("se").needed == view("no").needed == 2
    assert view("se").setup["version"] != view("no").setup["version"]
    assert view("no", make_quiz(ONE)).questions[0].laws == ()


def test_another_question_is_told_by_its_version() -> None:
    """Its words and what is right make it another; a better explanation does not."""
    question = make_quiz(ONE).questions[0]

    def changed(**fields: Any) -> str:
        options = [{**ONE["options"][0], **fields}, ONE["options"][1]]
        return question_version(make_quiz({**ONE, "options": options}).questions[0])

    assert changed() == question_version(question)
    assert changed(explanation="Said better.") == question_version(question)
    assert changed(text="Yes, it is") != question_version(question)
    assert changed(text={"en": "Yes", "sv": "Ja"}) != question_version(question)
    both = [{**option, "correct": True} for option in ONE["options"]]
    other = make_quiz({**ONE, "options": both}).questions[0]
    assert question_version(other) != question_version(question)


def test_another_quiz_is_told_by_its_version() -> None:
    """New questions or another pass mark; not another order, nor a new title."""
    version = quiz_version(make_quiz(ONE, TWO))

    assert re.fullmatch(r"[0-9a-f]{8}", version)
    assert quiz_version(make_quiz(TWO, ONE, title="Other")) == version
    assert quiz_version(make_quiz(ONE)) != version
    assert quiz_version(make_quiz(ONE, TWO, pass_percent=90)) != version


def test_the_version_is_the_same_in_each_language() -> None:
    """A certificate in Swedish and one in English name the same questions."""
    handbook = handbook_with(make_quiz())
    setups = [setup_of(html_of(edition_of(handbook, language=language))) for language in LANGUAGES]

    assert len({json.dumps([s["version"], s["questions"]]) for s in setups}) == 1


def test_the_script_knows_what_is_right_and_which_edition_this_is() -> None:
    """By numbers, whatever the language; a certificate names the day of the build."""
    edition = edition_of(handbook_with(make_quiz()))
    setup = setup_of(html_of(edition))

    assert [(q["id"], q["options"], q["right"]) for q in setup["questions"]] == [
        ("record", 2, [0]),
        ("remove", 3, [0, 2]),
    ]
    assert setup["edition"] == edition.today.isoformat()
    assert setup["quiz"] == "basic"


def test_every_role_can_stand_on_a_certificate() -> None:
    """In the organisation's order, after an empty choice."""
    html = html_of()
    (select,) = elements(html, "select")
    roles = [role.id for role in HANDBOOK.organisation.roles]

    assert [option.get("value") for option in select.iter("option")] == ["", *roles]


def test_hostile_data_show_as_text() -> None:
    """No text of the data becomes an element, an attribute or a template."""
    options = [
        {"text": HOSTILE, "correct": True, "explanation": HOSTILE},
        {"text": "No", "explanation": HOSTILE},
    ]
    made = make_quiz({**ONE, "text": HOSTILE, "options": options}, title=HOSTILE, intro=HOSTILE)
    law = LAW.model_copy(
        update={"statute": HOSTILE, "section": HOSTILE, "url": "javascript:alert(1)"}
    )
    handbook = replace(handbook_with(made), laws={law.id: law})
    html = html_of(edition_of(handbook))

    assert elements(html, "script") == []
    assert elements(html, "img") == []
    assert all(link.get("href").startswith("to:") for link in elements(html, "a"))
    assert text_of(html).count(HOSTILE) == 10
    assert "49" not in text_of(html)


def test_a_handbook_without_a_page_of_laws_still_names_the_law() -> None:
    """The link is left out; the statute's own address stays."""

    def link(address: str) -> str:
        raise LookupError(address)

    here = replace(here_in(edition_of(handbook_with(make_quiz()))), link=link)
    html = str(quiz(here, "basic"))

    assert "Keeping records (Arkivlagen (1990:782), 3 §)." in text_of(html)
    assert [a.get("href") for a in elements(html, "a")] == ["https://lagen.example/1990:782"]


def test_a_text_in_another_language_says_so() -> None:
    """A reader of Norwegian meets an English question marked as English."""
    html = html_of(edition_of(handbook_with(make_quiz()), language="nb"))

    marked = {span.text: span.get("lang") for span in elements(html, "span") if span.get("lang")}
    assert marked["Is it a record?"] == "en"
    assert marked["It came in to us."] == "en"


def test_an_unknown_quiz_is_refused_with_a_suggestion() -> None:
    """The editor reads what was meant."""
    with pytest.raises(MacroError, match='did you mean "basic"'):
        quiz(here_in(edition_of(handbook_with(make_quiz()))), "basis")


def test_the_scripts_find_every_part_they_work_with() -> None:
    """The parts in the types are those in the template."""
    types = (ROOT / "types" / "quiz.d.ts").read_text()
    interface = re.search(r"interface QuizParts \{(.*?)\n\}", types, re.DOTALL)
    assert interface
    expected = set(re.findall(r"^  (\w+):", interface[1], re.MULTILINE))
    html = html_of()

    assert {e.get("data-part") for e in elements(html, "*")} - {None} == expected
    script = (ROOT / "overrides" / "assets" / "js" / "certificate.js").read_text()
    used = set(re.findall(r"\bparts\.(\w+)", script))
    assert used <= {e.get("data-certificate") for e in elements(html, "*")}


def test_ids_in_the_page_are_unique() -> None:
    """Labels and descriptions would otherwise point at the wrong thing."""
    html = html_of()
    ids = re.findall(r'\bid="([^"]*)"', html)

    assert len(ids) == len(set(ids))
    pointers = re.findall(r'\b(?:for|aria-labelledby|aria-describedby)="([^"]*)"', html)
    assert {target for pointer in pointers for target in pointer.split()} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_scripts_have_all_their_words_in_each_language(language: Any) -> None:
    """Their texts come from the server, with gaps left open."""
    setup = setup_of(html_of(edition_of(handbook_with(make_quiz()), language=language)))

    assert "{right}" in setup["texts"]["result.passed"]
    assert "{n}" in str(setup["texts"]["message.changed"])
    folder = ROOT / "overrides" / "assets" / "js"
    names = ("quiz", "quiz-page", "certificate")
    scripts = "".join((folder / f"{name}.js").read_text() for name in names)
    used = set(re.findall(r'\bt\("([\w.-]+)"', scripts))
    assert used <= set(setup["texts"]), used - set(setup["texts"])
    for kind in ("passed", "failed", "flawless"):
        assert f"result.{kind}" in setup["texts"]
    for state in ("right-chosen", "right-left", "wrong-chosen", "wrong-left"):
        assert f"told.{state}" in setup["texts"]
