"""Changes to files, made and told; a disk that refuses is told in a sentence."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from macros.commands.common import EXIT_PROBLEM
from macros.editing.changes import Changes


def read_written(file: Path) -> str | None:
    """What an earlier run has written; None where it cannot be read, so that it is written anew."""
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None


def write_changes(changes: Changes, what: str) -> None:
    """Make the changes, and tell which; stops where they cannot be made.

    Args:
        changes: what to do.
        what: what does not happen then, such as "Nothing was written".
    """
    with telling_refusal(what):
        changes.apply()
    tell_changes(changes)


def tell_changes(changes: Changes, would: str = "") -> None:
    """Say which files were changed.

    Args:
        changes: what was done.
        would: "would be " where it is only told.
    """
    for old, new in changes.moved.items():
        click.echo(f"{old} {would}renamed to {new}")
    for path in changes.deleted:
        click.echo(f"{path} {would}removed")
    for path in changes.written:
        click.echo(f"{path} {would}written")


@contextmanager
def telling_refusal(what: str) -> Iterator[None]:
    """Say what the disk refuses, and stop."""
    try:
        yield
    except OSError as error:
        # Where a whole folder could not be copied, the first of what it tells will do.
        why = error.args[0][0][2] if isinstance(error, shutil.Error) else error.strerror
        place = error.filename2 or error.filename  # of a file put in its place, where that is
        where = f"{place}: " if place else ""
        click.echo(f"Error: {where}{why}. {what}.", err=True)
        sys.exit(EXIT_PROBLEM)
