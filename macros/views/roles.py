"""The roles as a list."""

from __future__ import annotations

from macros.edition import Edition
from macros.models import Role


def build_roles(edition: Edition) -> tuple[Role, ...]:
    """The roles that decide or do something, in the organisation's own order."""
    return tuple(role for role in edition.handbook.organisation.roles if role.does)
