"""The scripts and styles of the handbook as readers get them: short, and the styles in one file.

In `overrides/` they are written for people, one file a feature. The theme's files and a fork's own
in `docs/` stay as they are.
"""

from __future__ import annotations

import posixpath
import re
from itertools import groupby
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from rcssmin import cssmin
from rjsmin import jsmin

_VENDOR = "assets/vendor/"
"""Others' scripts, which stand there word by word as they were published."""
_NESTED = re.compile(r"\$\{[^}`]*`")
"""A template in a template, in which rjsmin would take spaces away."""


def slim_assets(files: Files, config: MkDocsConfig) -> None:
    """Shorten our scripts, and put the styles that the pages load one after the other together.

    Args:
        files: the site's files, with those of the theme and of `overrides/`.
        config: the settings, whose `extra_css` then names what is left.
    """
    for file in files:
        if file.src_uri.endswith(".js") and _is_ours(file, config):
            script = file.content_string
            file.content_string = script if _NESTED.search(script) else jsmin(script)
    left: list[str] = []
    for ours, run in groupby(config.extra_css, lambda path: _sheet(files, config, path)):
        paths = list(run)
        if ours is not None:
            sheets = [sheet for path in paths if (sheet := files.get_file_from_path(path))]
            sheets[0].content_string = "".join(cssmin(sheet.content_string) for sheet in sheets)
            for sheet in sheets[1:]:
                files.remove(sheet)
            paths = paths[:1]
        left += paths
    config.extra_css = left


def _sheet(files: Files, config: MkDocsConfig, path: str) -> str | None:
    """The folder of a sheet of ours, since addresses in it count from there; None for others'."""
    file = files.get_file_from_path(path)
    return posixpath.dirname(path) if file and _is_ours(file, config) else None


def _is_ours(file: File, config: MkDocsConfig) -> bool:
    """Whether a file comes from `overrides/assets/`, and not from the theme, a page or a view."""
    own = config.theme.custom_dir
    return (
        own is not None
        and file.src_dir is not None
        and Path(file.src_dir) == Path(own)
        and not file.src_uri.startswith(_VENDOR)
    )
