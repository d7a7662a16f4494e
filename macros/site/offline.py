"""The site opened from a file system, where no server stands behind the pages.

`mkdocs build --no-directory-urls` asks for it, and `handbook share` does so.
"""

from __future__ import annotations

import posixpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_NEEDS_A_SERVER = {"navigation.instant"}
"""Features of the theme that fetch pages, which a browser refuses over `file:`."""
_WORKER = "assets/js/file-worker.js"


def prepare_for_files(config: MkDocsConfig) -> None:
    """Leave out what needs a server, and bring what stands in for a worker."""
    config.theme["features"] = [
        feature for feature in config.theme["features"] if feature not in _NEEDS_A_SERVER
    ]
    config.extra["polyfills"] = [*config.extra.get("polyfills", []), _WORKER]


def name_index_pages(files: Files) -> None:
    """Give each page the file that it has on the web, `policy/law/index.html`, named in full.

    MkDocs would write `policy/law.html`. So a page's address differs from that on the web only in
    its end, and leads to the page there too.
    """
    for file in files.documentation_pages():
        folder, name = posixpath.split(file.dest_uri)
        stem = name.removesuffix(".html")
        if stem != "index":
            file.dest_uri = posixpath.join(folder, stem, "index.html")
