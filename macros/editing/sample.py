"""The sample handbook made somebody's own: what stays is what any organisation can begin with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

import yaml
from markupsafe import escape

from macros.data_files import model_of, plan_path
from macros.editing.changes import Changes
from macros.editing.front_matter import edit_body, edit_front_matter
from macros.editing.languages import Head, set_languages
from macros.editing.sample_organisation import ORGANISATION, Answers, to_organisation
from macros.editing.scaffold import to_markdown
from macros.editing.text_languages import keep_languages
from macros.editing.yaml_edits import YamlText, remove_key, set_key, to_scalar
from macros.exports.proposals import build_forms, find_other_forms
from macros.exports.schema import build_schemas, schema_languages
from macros.handbook import Handbook
from macros.models import Organisation, Plan
from macros.models.page import REVIEW_KEYS, FrontMatter
from macros.models.shared import Language
from macros.prose.page_files import WrittenPage
from macros.references import find_references
from macros.settings import MAIN
from macros.texts import load_texts

_SAMPLE_DOMAIN = ".example"
"""The top-level domain that RFC 2606 keeps for examples: nobody's own address ends so."""
_NOBODY_DID = dict.fromkeys(("history", *sorted(REVIEW_KEYS)))
"""What a page tells of decisions and reviews: nobody here has made them."""
_NAMES_THE_HANDBOOK = ("index.md", "about/index.md")
"""The pages that call the handbook by its name; others tell of the original."""


def is_sample(domains: Sequence[str]) -> bool:
    """Whether the handbook is nobody's yet: its e-mail domains are those of examples."""
    return bool(domains) and all(domain.endswith(_SAMPLE_DOMAIN) for domain in domains)


def empty_sample(
    changes: Changes, handbook: Handbook, pages: Sequence[WrittenPage], answers: Answers
) -> None:
    """Note all that makes the sample handbook an organisation's own.

    Plans go, and with them the roles that a single unit had; so do texts in other languages.
    Channels, checklists, audiences, risks, laws and the other pages stay as a beginning, without
    the reviews and decisions that somebody else made.

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
    sample = keep_languages(changes.read(ORGANISATION), answers.languages)
    changes.write(ORGANISATION, to_organisation(sample, handbook.organisation, answers, dropped))
    for path in handbook.sources:
        if path != ORGANISATION and not path.startswith("data/plans/"):
            text = _other_heads(changes.read(path), path, handbook, old_heads, heads)
            text = keep_languages(text, answers.languages)
            if path.startswith("data/channels/"):
                text = _common_channel(text, handbook.organisation)
            changes.write(path, text)
    old_name = YamlText(changes.read(MAIN)).value(("site_name",))
    for page in pages:
        if page.language in answers.languages:
            text = edit_front_matter(changes.read(page.path), _NOBODY_DID, "title")
            if page.name in _NAMES_THE_HANDBOOK and old_name:
                text = _rename_handbook(text, page.meta, old_name, answers.site_name)
            changes.write(page.path, text)
    first = answers.name[answers.languages[0]]
    # The theme writes this one as HTML.
    copyright_ = {
        lang: load_texts(lang).get("new.init.copyright", name=escape(answers.name.get(lang, first)))
        for lang in answers.languages
    }
    set_languages(changes, answers.languages, Head(answers.site_name, answers.site_url, copyright_))
    _put_forms(changes, answers.languages[0])
    for name, schema in build_schemas(schema_languages(answers.languages[0])).items():
        changes.write(f"data/schema/{name}", schema)


def _put_forms(changes: Changes, language: Language) -> None:
    """The hosts' forms in the default language; those of a host that is not used stay away."""
    for host, forms in build_forms(language).items():
        if (changes.root / f".{host}").is_dir():
            for path, text in forms.items():
                changes.write(path, text)
    for path in find_other_forms(language):
        if changes.exists(path):
            changes.delete(path)


def _rename_handbook(text: str, meta: FrontMatter, old: str, new: str) -> str:
    """A page that calls the handbook by another name."""
    said = re.compile(rf"\b{re.escape(old)}\b")
    head = {
        key: to_scalar(said.sub(lambda _: new, value))
        for key, value in (("title", meta.title), ("description", meta.description))
        if said.search(value)
    }
    text = edit_front_matter(text, head, "title")
    return edit_body(text, lambda body: said.sub(lambda _: to_markdown(new), body))


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
