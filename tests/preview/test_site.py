"""A preview may run for weeks: what pages are rendered with does not grow."""

from __future__ import annotations

import gc
import sys
import weakref
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from tests.handbook_files import PLAN, TODAY_EPOCH, HandbookFiles


def test_rendering_again_and_again_keeps_nothing(files: HandbookFiles, monkeypatch: Any) -> None:
    """Neither in the search nor among the tags, nor a handbook that was loaded before."""
    files.add_site()
    tagged = files.read("docs/sv/tags.md").replace("title:", "tags: [law]\ntitle:")
    files.write("docs/sv/tags.md", f"{tagged}\n<!-- material/tags -->\n")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", TODAY_EPOCH)
    config: Any = load_config(
        str(files.root / "mkdocs.yml"), site_dir=str(files.root / "site"), site_url="http://a/"
    )
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://a/")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, root=config.site_dir)
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    preview = sys.modules["macros/hooks.py"]._preview
    entries = config.plugins["material/search"].search_index.entries
    listings = config.plugins["material/tags"].listings
    before = len(entries), len(listings.data)
    assert before[0] > 50
    assert before[1] == 1
    known = [weakref.ref(preview.views.edition.handbook)]

    for number in range(3):
        files.append(PLAN, f"# Remark {number}\n")
        files.change("docs/sv/tags.md", "<!--", "More.\n\n<!--")
        server.builder()
        known.append(weakref.ref(preview.views.edition.handbook))
        for path in ("registry/museum-facebook/index.html", "tags/index.html", "index.html"):
            assert preview._site.page(path)

    server.server_close()
    gc.unfreeze()
    gc.collect()
    assert (len(entries), len(listings.data)) == before
    assert [handbook() is not None for handbook in known] == [False, False, False, True]
