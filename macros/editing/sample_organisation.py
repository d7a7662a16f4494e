"""`organisation.yml` of the sample made somebody's own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import yaml

from macros.editing.scaffold import ByLanguage, to_text_value
from macros.editing.yaml_edits import YamlText, to_scalar
from macros.models import LeavePeriod, Organisation, Unit
from macros.models.shared import Language
from macros.source import KeyPath
from macros.texts import load_texts

ORGANISATION = "data/organisation.yml"
_LONGEST_LOCAL = 8
"""Days of a school holiday, which differs between regions; longer leave is everybody's."""
_TIME_ZONES = {"se": "Europe/Stockholm", "no": "Europe/Oslo"}


@dataclass(frozen=True)
class Answers:
    """What an organisation says of itself.

    Attributes:
        name: its name.
        country: `se` or `no`.
        languages: those to keep, the default one first.
        units: names by id.
        head_office: the unit whose staff turn straight to the director; None for no such unit.
        domains: its e-mail domains.
        repository: kind, URL and branch; None where it is not decided.
        site_name: what the handbook is called.
        site_url: where it will stand, with a slash at the end.
    """

    name: ByLanguage
    country: str
    languages: Sequence[Language]
    units: Mapping[str, str]
    head_office: str | None
    domains: Sequence[str]
    repository: tuple[str, str, str] | None
    site_name: str
    site_url: str


def to_organisation(
    text: str, organisation: Organisation, answers: Answers, dropped: Collection[str]
) -> str:
    """`organisation.yml` with the answers; roles, leave and the strategy's numbers stay.

    Args:
        text: the sample's file.
        organisation: what it holds.
        answers: what the organisation says of itself.
        dropped: the roles that go; heads of units come in their place.
    """
    old = YamlText(text)
    lines = [line for line in old.text.splitlines()[:1] if line.startswith("# yaml-language")]
    lines += [
        f"name: {to_text_value(answers.name)}",
        f'country: "{answers.country}"',
        f"default_language: {answers.languages[0]}",
        f"time_zone: {_TIME_ZONES[answers.country]}",
        f"contact: {organisation.contact}",
        f"director: {organisation.director}",
    ]
    if answers.domains:
        lines.append(f"domains: [{', '.join(map(to_scalar, answers.domains))}]")
    if answers.repository:
        kind, url, branch = answers.repository
        lines += ["", "repository:", f"  kind: {kind}", f"  url: {url}", f"  branch: {branch}"]
    lines += ["", "units:"]
    for unit, name in answers.units.items():
        is_office = unit == answers.head_office
        head = organisation.director if is_office else f"head-{unit}"
        lines += [f"  - id: {unit}", f"    name: {to_scalar(name)}", f"    head: {head}"]
        lines += ["    head_office: true"] if is_office else []
    lines += ["", "roles:"]
    model = next((i for i, role in enumerate(organisation.roles) if role.id in dropped), None)
    heads_at = 1
    blocks = [
        _block(old, ("roles", number))
        for number, role in enumerate(organisation.roles)
        if role.id not in dropped
    ]
    new = [
        _head_role(old, model, unit, name, answers.languages, organisation.units)
        for unit, name in answers.units.items()
        if unit != answers.head_office
    ]
    blocks[heads_at:heads_at] = new
    lines += [line for block in blocks for line in block]
    kept = [n for n, period in enumerate(organisation.leave_periods) if not _is_local(period)]
    if kept:
        lines += ["", "leave_periods:"]
        lines += [line for number in kept for line in _block(old, ("leave_periods", number))]
    strategy = old.node(("strategy",))
    if strategy is not None:
        start, end = old.span(strategy)
        lines += ["", "strategy:", *old.text[old.line_start(start) : end].splitlines()]
    return "\n".join(lines) + "\n"


def _block(old: YamlText, where: KeyPath) -> list[str]:
    """The lines of a list's entry, without its mailbox and its team."""
    node = old.node(where)
    if node is None:
        return []
    start, end = old.span(node)
    lines = old.text[old.line_start(start) : end].splitlines()
    return [line for line in lines if not line.lstrip().startswith(("mailbox:", "team:"))]


def _head_role(
    old: YamlText,
    model: int | None,
    unit: str,
    name: str,
    languages: Sequence[Language],
    units: Sequence[Unit],
) -> list[str]:
    """The role of a unit's head, which does what the sample's heads do."""
    heads = {each.head for each in units if not each.head_office}
    roles = old.node(("roles",))
    count = len(roles.value) if isinstance(roles, yaml.SequenceNode) else 0
    number = next((n for n in range(count) if old.value(("roles", n, "id")) in heads), model)
    names = {lang: load_texts(lang).get("new.init.head", unit=name) for lang in languages}
    lines = [f"  - id: head-{unit}", f"    name: {to_text_value(names)}"]
    does = old.node(("roles", number, "does")) if number is not None else None
    if does is not None:
        start, end = old.span(does)
        lines += ["    does:", *old.text[old.line_start(start) : end].splitlines()]
    return lines


def _is_local(period: LeavePeriod) -> bool:
    return (period.end - period.start).days < _LONGEST_LOCAL - 1
