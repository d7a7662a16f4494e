"""The files that `handbook new` writes: they load, and say what to fill in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from markupsafe import escape

from macros.editing.yaml_edits import to_scalar
from macros.models.shared import Language
from macros.texts import Texts, load_texts

REVIEW_EVERY = 12
"""Months until a new page is read through, where nobody says otherwise."""

ByLanguage = Mapping[Language, str]

_SECTIONS = (
    "good-for", "tone", "frequency", "ideas", "accessibility", "law", "measure", "archive",
    "closing",
)  # fmt: skip
"""The headings of a channel's page that somebody writes under."""
_VIEWS = {"accounts": "channel_accounts", "risks": "channel_risks", "start": "start_plan"}
"""The headings that have a macro below them."""
_MARKDOWN = re.compile(r"([\\`*_\[\]{}#])")


@dataclass(frozen=True)
class NewChannel:
    """What is known of a channel that is to be."""

    id: str
    kind: str
    status: str
    name: ByLanguage
    summary: ByLanguage
    reason: ByLanguage
    hours: float
    domains: Sequence[str] = ()
    icon: str | None = None
    update_interval_days: int | None = None
    screenshots: bool = False


@dataclass(frozen=True)
class NewPage:
    """What the front matter of a page that is to be says, in each language."""

    owner: str
    reviewed: date
    title: ByLanguage
    description: ByLanguage
    more: Mapping[Language, Mapping[str, str]] = field(default_factory=dict)
    """More keys, with their values as YAML."""
    review_every: int = REVIEW_EVERY


def channel_data(channel: NewChannel, today: date) -> str:
    """`data/channels/ID.yml`."""
    lines = [
        "# yaml-language-server: $schema=../schema/channel.schema.json",
        f"name: {to_text_value(channel.name)}",
        f"kind: {channel.kind}",
        f"summary: {to_text_value(channel.summary)}",
    ]
    if channel.icon:
        lines.append(f"icon: {to_scalar(channel.icon)}")
    if channel.domains:
        lines.append(f"domains: [{', '.join(to_scalar(domain) for domain in channel.domains)}]")
    if channel.update_interval_days:
        lines.append(f"update_interval_days: {channel.update_interval_days}")
    if channel.screenshots:
        lines.append("screenshots: true")
    lines += [
        f"asks: {{hours_per_week: {channel.hours:g}}}",
        f"status: {channel.status}",
        f"reason: {to_text_value(channel.reason)}",
        f"since: {today}",
    ]
    return "\n".join(lines) + "\n"


def channel_page(
    channel_id: str, name: str, summary: str, language: Language, owner: str, today: date
) -> str:
    """`docs/LANG/channels/ID.md`, with the headings that all channels have."""
    texts = load_texts(language)
    page = NewPage(
        owner=owner,
        reviewed=today,
        title={language: name},
        description={language: texts.get("new.channel.description", name=name)},
        more={language: {"tags": f"[{texts.get('new.channel.tags')}]"}},
    )
    draft = f'!!! note "{texts.get("new.channel.draft-title")}"'
    blocks = [
        f"# {to_markdown(name)}",
        to_markdown(summary),
        f'{{{{ channel_facts("{channel_id}") }}}}',
        f"{draft}\n    {texts.get('new.channel.write.draft')}",
    ]
    for section in _SECTIONS:
        blocks.append(_heading(texts, section))
        blocks.append(texts.get(f"new.channel.write.{section}"))
    for section, macro in _VIEWS.items():
        blocks.append(_heading(texts, section))
        blocks.append(f'{{{{ {macro}("{channel_id}") }}}}')
    return _page(page, language, blocks)


def postulate_page(
    page: NewPage, language: Language, question: str, answer: str, rests_on: str
) -> str:
    """`docs/LANG/postulates/ID.md`: question, answer, explanation, example, what it rests on."""
    texts = load_texts(language)
    blocks = [
        f"# {to_markdown(question)} {{#postulate}}",
        to_markdown(answer),
        texts.get("new.postulate.write.explain"),
        f"## {texts.get('new.postulate.example-title')} {{#example}}",
        texts.get("new.postulate.write.example"),
        f"## {texts.get('new.postulate.rests-on')} {{#rests-on}}",
        to_markdown(rests_on),
    ]
    return _page(page, language, blocks)


def plain_page(page: NewPage, language: Language) -> str:
    """A page with a title, a sentence and a first heading."""
    texts = load_texts(language)
    blocks = [
        f"# {to_markdown(page.title[language])}",
        to_markdown(page.description[language]),
        f"## {texts.get('new.page.heading')} {{#main}}",
        texts.get("new.page.write.main"),
    ]
    return _page(page, language, blocks)


def to_text_value(said: ByLanguage) -> str:
    """A text of the data as YAML: a plain string is in the default language."""
    if len(said) == 1:
        return to_scalar(*said.values())
    return "{" + ", ".join(f"{lang}: {to_scalar(text)}" for lang, text in said.items()) + "}"


def to_markdown(text: str) -> str:
    """A text as Markdown that shows it as it is."""
    return str(escape(_MARKDOWN.sub(r"\\\1", " ".join(text.split()))))


def _heading(texts: Texts, section: str) -> str:
    return f"## {texts.get(f'new.channel.headings.{section}')} {{#{section}}}"


def _page(page: NewPage, language: Language, blocks: Sequence[str]) -> str:
    lines = [
        "---",
        f"title: {to_scalar(page.title[language])}",
        f"description: {to_scalar(page.description[language])}",
        f"owner: {page.owner}",
        f"reviewed: {page.reviewed}",
        f"review_every: {page.review_every}",
        *(f"{key}: {value}" for key, value in page.more.get(language, {}).items()),
        "---",
    ]
    return "\n".join(lines) + "\n\n" + "\n\n".join(blocks) + "\n"
