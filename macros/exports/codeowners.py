"""CODEOWNERS: whom the repository's host asks about a change, from the owners in the data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from macros.data_files import plan_path
from macros.handbook import Handbook
from macros.models import Plan
from macros.prose.page_files import WrittenPage

PLACES: Mapping[str, str] = {"github": ".github/CODEOWNERS", "gitlab": ".gitlab/CODEOWNERS"}
"""Where each kind of host looks for the file."""

HEAD = """\
# Whom to ask about a change. Written by `handbook owners` from the owners of pages and plans;
# a role's team stands in data/organisation.yml. The last line that fits a file counts.
"""
"""What the file begins with: one that does not is somebody's own."""


def to_codeowners(handbook: Handbook, pages: Iterable[WrittenPage]) -> str:
    """The file's text.

    What belongs to a role without a team is asked of the contact's team; where that has none
    either, of nobody.

    Args:
        handbook: the data.
        pages: the written pages of all languages.
    """
    lines = [HEAD]
    contact = _team(handbook, handbook.organisation.contact)
    if contact:
        lines.append(f"* {contact}\n")
    sections = [
        ("Pages, in every language", _page_lines(handbook, pages, contact)),
        ("Plans: the unit's head, and who is responsible", _plan_lines(handbook, contact)),
    ]
    for title, found in sections:
        ours = list(found)
        if ours:
            lines.append(f"\n# {title}\n{''.join(ours)}")
    return "".join(lines)


def _page_lines(
    handbook: Handbook, pages: Iterable[WrittenPage], default: str | None
) -> Iterator[str]:
    owners: dict[str, dict[str, str]] = {}
    for page in pages:
        owners.setdefault(page.name, {})[page.path] = page.meta.owner
    for name in sorted(owners):
        if len(set(owners[name].values())) == 1:
            places = {f"docs/*/{name}": next(iter(owners[name].values()))}
        else:
            places = dict(sorted(owners[name].items()))
        for path, role in places.items():
            team = _team(handbook, role)
            if team and (team != default or len(places) > 1):
                yield f"/{_escape(path)} {team}\n"


def _plan_lines(handbook: Handbook, default: str | None) -> Iterator[str]:
    for plan in sorted(handbook.plans.values(), key=lambda plan: plan.id):
        teams = list(
            dict.fromkeys(filter(None, (_team(handbook, r) for r in _roles(handbook, plan))))
        )
        if teams and teams != [default]:
            yield f"/{plan_path(plan.id)} {' '.join(teams)}\n"


def _roles(handbook: Handbook, plan: Plan) -> Iterator[str]:
    yield handbook.units[plan.unit].head
    if plan.responsible:
        yield plan.responsible.role


def _team(handbook: Handbook, role_id: str) -> str | None:
    role = handbook.roles.get(role_id)
    return role.team if role else None


def _escape(path: str) -> str:
    """A path in which nothing but our own star stands for something else."""
    return "".join(f"\\{x}" if x in " #[]!?" else x for x in path)
