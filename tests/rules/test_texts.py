"""Everything a rule can say has words, the same in each language, and each gap a value."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import macros
from macros.finding import DeadlineKind
from macros.models.shared import LANGUAGES
from macros.rules import RULES
from macros.rules.runner import FAILED_RULE
from macros.texts import load_texts

FILES = ("rules", "deadlines", "statuses")
FOLDER = Path(macros.__path__[0]) / "rules"


class _Calls(ast.NodeVisitor):
    """The Findings or Deadlines that a module makes: each message or kind with its values."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.made: dict[str, set[str]] = {}
        self.names: dict[str, ast.expr] = {}

    def visit_Assign(self, node: ast.Assign) -> None:
        if isinstance(node.targets[0], ast.Name):
            self.names[node.targets[0].id] = node.value
        self.generic_visit(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if isinstance(node.target, ast.Name) and node.value:
            self.names[node.target.id] = node.value
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        if isinstance(node.func, ast.Name) and node.func.id == self.name:
            is_finding = self.name == "Finding"
            values = [keyword.value for keyword in node.keywords if keyword.arg == "values"]
            values += node.args[4:5] if is_finding else []
            keys = self._keys(values[0]) if values else set()
            for what in self._words(node.args[2 if is_finding else 0]):
                self.made[what] = self.made.get(what, keys) & keys
        self.generic_visit(node)

    def _keys(self, value: ast.expr) -> set[str]:
        if isinstance(value, ast.Name):
            value = self.names[value.id]
        assert isinstance(value, ast.Dict), ast.dump(value)
        return {ast.literal_eval(key) for key in value.keys if key}

    def _words(self, value: ast.expr) -> set[str]:
        if isinstance(value, ast.Name):
            value = self.names[value.id]
        if isinstance(value, ast.IfExp):
            return self._words(value.body) | self._words(value.orelse)
        if isinstance(value, ast.Attribute):
            return {DeadlineKind[value.attr].value}
        assert isinstance(value, ast.Constant), ast.dump(value)
        return {str(value.value)}


def _made(name: str, rule_id: str) -> dict[str, set[str]]:
    file = FOLDER / f"{rule_id.replace('-', '_')}.py"
    calls = _Calls(name)
    calls.visit(ast.parse(file.read_text(encoding="utf-8")))
    return calls.made


def _keys(language: str, prefix: str) -> set[str]:
    keys = load_texts(language).keys()
    return {key for key in keys if key.startswith(prefix)}


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_keys(file: str, language: str) -> None:
    """A text that stands in one language stands in all."""
    assert _keys(language, f"{file}.") == _keys("en", f"{file}.")


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_have_the_same_gaps(file: str, language: str) -> None:
    """A sentence says as much in one language as in another."""
    texts, english = load_texts(language), load_texts("en")
    differing = {key for key in _keys("en", f"{file}.") if texts.gaps(key) != english.gaps(key)}
    assert not differing


@pytest.mark.parametrize("rule_id", RULES)
def test_texts_hold_each_message_of_a_rule_and_no_other(rule_id: str) -> None:
    """No message is without words, and no words are left from a message that is gone."""
    expected = {f"rules.{rule_id}.{part}" for part in ("name", "asks")}
    for message in _made("Finding", rule_id):
        expected |= {f"rules.{rule_id}.{message}.{part}" for part in ("wrong", "do")}
    assert _keys("en", f"rules.{rule_id}.") == expected


@pytest.mark.parametrize("rule_id", RULES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_gap_of_a_message_has_a_value(rule_id: str, language: str) -> None:
    """A gap without a value would stop the page."""
    texts = load_texts(language)
    for message, values in _made("Finding", rule_id).items():
        for part in ("wrong", "do"):
            assert texts.gaps(f"rules.{rule_id}.{message}.{part}") <= values


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_gap_of_a_deadline_has_a_value(language: str) -> None:
    """The same of what falls due."""
    texts = load_texts(language)
    made = {
        kind: values for rule_id in RULES for kind, values in _made("Deadline", rule_id).items()
    }
    assert made.keys() == {kind.value for kind in DeadlineKind} - {"review"}
    for kind in DeadlineKind:
        for part in ("name", "do"):
            assert texts.gaps(f"deadlines.{kind}.{part}") <= made.get(kind, set())


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_questions_have_no_gaps(language: str) -> None:
    """They stand as headings, where no plan can fill them."""
    texts = load_texts(language)
    for rule_id in (*RULES, FAILED_RULE):
        assert not texts.gaps(f"rules.{rule_id}.name")
        assert not texts.gaps(f"rules.{rule_id}.asks")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_sentences(language: str) -> None:
    """What is asked, wrong and to be done ends with a full stop; a name does not."""
    texts = load_texts(language)
    for key in _keys(language, "rules."):
        gaps = dict.fromkeys(texts.gaps(key), "1")
        text = texts.get(key, n="2", **gaps)
        assert text.endswith(".") != key.endswith(".name"), key
        assert "  " not in text
