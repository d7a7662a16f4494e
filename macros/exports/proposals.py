"""The forms that the repository's host shows to who reports something or proposes a change."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from macros.models.shared import LANGUAGES, Language
from macros.texts import Texts, load_texts

_KINDS: Mapping[str, Sequence[tuple[str, str]]] = {
    "wrong": (("page", "input"), ("wrong", "textarea"), ("right", "textarea")),
    "channel": (
        ("unit", "input"),
        ("channel", "input"),
        ("why", "textarea"),
        ("who", "textarea"),
    ),
}
"""The forms: the fields of each with their types; the last field may be left empty."""
_GITHUB_NAMES = {"wrong": "1-wrong", "channel": "2-channel-or-plan"}
_PROPOSAL = {
    "github": ".github/PULL_REQUEST_TEMPLATE.md",
    "gitlab": ".gitlab/merge_request_templates/Default.md",
}


def build_forms(language: Language) -> Mapping[str, Mapping[str, str]]:
    """Each host's files with their texts, by their paths below the repository's root.

    Args:
        language: the language that they are in.
    """
    texts = load_texts(language)
    proposal = _proposal(texts)
    return {
        "github": {
            **{_github_path(kind): _github_form(texts, kind) for kind in _KINDS},
            _PROPOSAL["github"]: proposal,
        },
        "gitlab": {
            **{_gitlab_path(texts, kind): _gitlab_form(texts, kind) for kind in _KINDS},
            _PROPOSAL["gitlab"]: proposal,
        },
    }


def find_other_forms(language: Language) -> frozenset[str]:
    """The files of other languages' forms, which do not stand beside those of this one.

    A form of GitLab has its name as its file's name.
    """
    ours = {_gitlab_path(load_texts(language), kind) for kind in _KINDS}
    every = {_gitlab_path(load_texts(each), kind) for each in LANGUAGES for kind in _KINDS}
    return frozenset(every - ours)


def _github_path(kind: str) -> str:
    return f".github/ISSUE_TEMPLATE/{_GITHUB_NAMES[kind]}.yml"


def _gitlab_path(texts: Texts, kind: str) -> str:
    return f".gitlab/issue_templates/{texts.get(f'proposals.{kind}.name')}.md"


def _github_form(texts: Texts, kind: str) -> str:
    def said(key: str, end: str = "") -> str:
        # JSON's strings are YAML's too, whatever stands in them.
        return json.dumps(texts.get(f"proposals.{kind}.{key}") + end, ensure_ascii=False)

    lines = [
        f"name: {said('name')}",
        f"description: {said('description')}",
        f"title: {said('title', ' ')}",
        "body:",
        "  - type: markdown",
        "    attributes:",
        f"      value: {said('first')}",
    ]
    fields = _KINDS[kind]
    for field, type_ in fields:
        lines += [
            f"  - type: {type_}",
            f"    id: {field}",
            "    attributes:",
            f"      label: {said(f'fields.{field}')}",
        ]
        if (field, type_) != fields[-1]:
            lines += ["    validations:", "      required: true"]
    return "\n".join(lines) + "\n"


def _gitlab_form(texts: Texts, kind: str) -> str:
    blocks = [f"<!-- {texts.get(f'proposals.{kind}.first')} -->"]
    blocks += [f"**{texts.get(f'proposals.{kind}.fields.{field}')}**" for field, _ in _KINDS[kind]]
    return "\n\n".join(blocks) + "\n"


def _proposal(texts: Texts) -> str:
    boxes = ("languages", "reviewed", "history", "names")
    lines = [
        f"<!-- {texts.get('proposals.change.first')} -->",
        f"\n## {texts.get('proposals.change.what')}\n\n",
        f"## {texts.get('proposals.change.before')}\n",
        *(f"- [ ] {texts.get(f'proposals.change.boxes.{box}')}" for box in boxes),
        f"\n{texts.get('proposals.change.last')}",
    ]
    return "\n".join(lines) + "\n"
