"""The sample handbook made somebody's own: what stays is what any organisation can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath

import yaml
from markupsafe import escape

from macros.editing.changes import Changes
from macros.editing.front_matter import edit_front_matter
from macros.editing.languages import Head, set_languages
from macros.editing.sample_organisation import ORGANISATION, Answers, to_organisation
from macros.editing.yaml_edits import YamlText, remove_key, set_key, to_scalar
from macros.exports.schema import build_schemas, schema_languages
from macros.handbook import Handbook, model_of, plan_path
from macros.models import Organisation, Plan
from macros.models.page import FrontMatter
from macros.problem import Position
from macros.prose.page_files import WrittenPage
from macros.references import find_references
from macros.texts import load_texts

_SAMPLE_DOMAIN = ".example"
"""The top-level domain that RFC 2606 keeps for examples: nobody's own address ends so."""


def is_sample(domains: Sequence[str]) -> bool:
    """Whether the handbook is nobody's yet: its e-mail domains are those of examples."""
    return bool(domains) and all(domain.endswith(_SAMPLE_DOMAIN) for domain in domains)


def empty_sample(
    changes: Changes, handbook: Handbook, pages: Sequence[WrittenPage], answers: Answers
) -> None:
    """Note all that makes the sample handbook an organisation's own.

    Plans go, and with them the roles that a single unit had. Channels, checklists, audiences,
    risks, laws and the other pages stay as a beginning.

    Args:
        changes: where to note it.
        handbook: the sample.
        pages: its pages in every language.
        answers: what the organisation says of itself.
    """
    for plan in handbook.plans:
        changes.delete(plan_path(plan))
    old_heads = _heads(handbook.organisation)
    heads = [f"head-{unit}" for unit in answers.units if unit != answers.head_office]
    dropped = old_heads | _roles_of_one_unit(handbook, pages)
    changes.write(
        ORGANISATION,
        to_organisation(changes.read(ORGANISATION), handbook.organisation, answers, dropped),
    )
    for path in handbook.sources:
        if path != ORGANISATION and not path.startswith("data/plans/"):
            text = _other_heads(changes.read(path), path, handbook, old_heads, heads)
            if path.startswith("data/channels/"):
                text = _common_channel(text, handbook.organisation)
            changes.write(path, text)
    for page in pages:
        if page.language in answers.languages and page.meta.history:
            text = edit_front_matter(changes.read(page.path), {"history": None}, "title")
            changes.write(page.path, text)
    first = answers.name[answers.languages[0]]
    # The theme writes this one as HTML.
    copyright_ = {
        lang: load_texts(lang).get("new.init.copyright", name=escape(answers.name.get(lang, first)))
        for lang in answers.languages
    }
    set_languages(changes, answers.languages, Head(answers.site_name, answers.site_url, copyright_))
    for name, schema in build_schemas(schema_languages(answers.languages[0])).items():
        changes.write(f"data/schema/{name}", schema)


def find_sample_words(
    changes: Changes, organisation: Organisation, pages: Iterable[WrittenPage]
) -> Iterator[tuple[str, Position, str]]:
    """Where pages still speak of the sample's units: (path, position, line).

    A unit is known by the long words of its name, without their endings.
    """
    stems: dict[str, set[str]] = {}
    for unit in organisation.units:
        for language, name in unit.name.model_dump(exclude_none=True).items():
            words = re.findall(r"[^\W\d_]{8,}", name.lower())
            stems.setdefault(language, set()).update(word[:-3] for word in words)
    for page in pages:
        wanted = stems.get(page.language)
        if not wanted or f"docs/{page.language}" in changes.deleted:
            continue
        pattern = re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, wanted)))})", re.IGNORECASE)
        for number, line in enumerate(page.body.splitlines(), page.body_line):
            match = pattern.search(line)
            if match:
                yield page.path, Position(number, match.start() + 1), line.strip()


def _heads(organisation: Organisation) -> frozenset[str]:
    return frozenset(unit.head for unit in organisation.units) - {organisation.director}


def _roles_of_one_unit(handbook: Handbook, pages: Iterable[WrittenPage]) -> frozenset[str]:
    """The roles that the plans of one unit name, and nothing else does."""
    units: dict[str, set[str]] = {}
    elsewhere = {handbook.organisation.contact, handbook.organisation.director}
    for path, source in handbook.sources.items():
        model = model_of(path)
        for _, kind, name in find_references(model, source.data):
            if kind == "role" and model is Plan:
                units.setdefault(name, set()).add(handbook.plans[PurePosixPath(path).stem].unit)
            elif kind == "role":
                elsewhere.add(name)
    for page in pages:
        found = find_references(FrontMatter, page.source.data)
        elsewhere |= {name for _, kind, name in found if kind == "role"}
    return frozenset(role for role, of in units.items() if len(of) == 1) - elsewhere


def _other_heads(
    text: str, path: str, handbook: Handbook, old: frozenset[str], new: Sequence[str]
) -> str:
    """A file whose lists of roles name the new heads of units in the place of the old."""
    source = handbook.sources[path]
    found = [where for where, kind, name in find_references(model_of(path), source.data)
             if kind == "role" and name in old and isinstance(where[-1], int)]  # fmt: skip
    yaml_text = YamlText(text)
    edits: dict[tuple[int, int], str] = {}
    for where in dict.fromkeys(place[:-1] for place in found):
        node = yaml_text.node(where)
        if isinstance(node, yaml.SequenceNode):
            roles = [item.value for item in node.value]
            at = next(number for number, role in enumerate(roles) if role in old)
            others = [role for role in roles if role not in old]
            edits[yaml_text.span(node)] = f"[{', '.join([*others[:at], *new, *others[at:]])}]"
    return yaml_text.edit(edits)


def _common_channel(text: str, organisation: Organisation) -> str:
    """A channel without the sample's own addresses, and without a day that it was decided on."""
    text = remove_key(text, "since")
    domains = YamlText(text).node(("domains",))
    if isinstance(domains, yaml.SequenceNode):
        ends = tuple(f".{domain}" for domain in organisation.domains)
        kept = [item.value for item in domains.value if not f".{item.value}".endswith(ends)]
        if not kept:
            return remove_key(text, "domains")
        return set_key(text, "domains", f"[{', '.join(map(to_scalar, kept))}]")
    return text
