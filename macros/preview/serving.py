"""A preview that shows a change at once: the part of `mkdocs serve` that is ours.

MkDocs builds the whole site anew after each change. Here a change of data or of a page's text
only loads these anew, and each page is rendered when somebody asks for it (`site.py`).
What pages share is built whole, as MkDocs does it (`changes.py` tells which is which).

What the search knows, and the theme's own pages such as that for a missing address, stay as the
last whole build left them.

Wrong data leave the last good pages standing, and the terminal tells what is wrong. A page that
cannot be rendered shows what is wrong in it, and is there again once that is mended.
"""

from __future__ import annotations

import gc
import logging
import posixpath
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import Files

from macros.kept_files import KeptFiles
from macros.macro_env import PageViews
from macros.models.shared import LANGUAGES, Language
from macros.preview.changes import Snapshot, shared_of, take_snapshot, why_not_alone, why_whole
from macros.preview.failure import Failure, explain
from macros.preview.site import BrokenPageError, PreviewSite
from macros.problem import to_text

log = logging.getLogger("mkdocs.plugins.handbook")

_POLL = 0.2
_POLL_AT_MOST = 0.5
"""Seconds between two looks at the files; the second is how MkDocs does it."""
_POLL_SHARE = 0.1
"""How much of the time may go to looking."""

_FINE = "200 OK"
_BROKEN = "500 Internal Server Error"

WATCHED = ("data", "macros", "overrides")
"""The folders that MkDocs is asked to watch besides the pages."""

Load = Callable[[MkDocsConfig], PageViews]
TakeOver = Callable[[Files, MkDocsConfig], None]
StartResponse = Callable[[str, list[tuple[str, str]]], object]


class _WrongDataError(Exception):
    """The data or the pages cannot be shown, which has been printed; nothing else has happened."""


class Preview:
    """The state of one `mkdocs serve`, over all its builds."""

    def __init__(self) -> None:
        self.kept = KeptFiles()
        self.views: PageViews | None = None
        """What the last build has loaded, also where it failed later on."""
        self._site: PreviewSite | None = None
        self._config: MkDocsConfig
        self._known: Snapshot
        self._also: list[Path] = []
        """What else MkDocs was asked to watch, such as the whole theme."""
        self._failure: Failure | None = None
        """Why the last whole build has left no site."""
        self._language: Language = LANGUAGES[0]
        self._load: Load
        self._take_over: TakeOver
        self._build_whole: Callable[[], None]
        self._server: Any  # LiveReloadServer; what we need of it is private
        # Pages are asked for in threads, and neither MkDocs nor a build can do two things at once.
        self._lock = threading.Lock()

    def begin(self, config: MkDocsConfig) -> None:
        """A whole build begins: what was there before is gone."""
        self._site = None
        self.views = None
        self._config = config
        self._known = self._look()

    def take(self, site: PreviewSite) -> None:
        """A whole build has come so far that its pages can be rendered one by one."""
        self._site = site

    def start(
        self,
        server: LiveReloadServer,
        load: Load,
        take_over: TakeOver,
        build_whole: Callable[[], None],
    ) -> None:
        """Take the place of MkDocs' own way to build and to serve.

        Args:
            server: the server, which has not started yet.
            load: loads data and pages and lets MkDocs' events use them; raises BuildError when
                something is wrong in them, which it has printed by then.
            take_over: lets the site's files show what was loaded.
            build_whole: MkDocs' own build.
        """
        self._server, self._build_whole = server, build_whole
        self._load, self._take_over = load, take_over
        self._look_often()
        self._settle()
        server.builder = self._build
        server.set_app(self._answer)

    def _root(self) -> Path:
        return Path(self._config.config_file_path).resolve().parent

    def _look(self) -> Snapshot:
        root = self._root()
        frame = [root / "macros", root / "overrides", *map(Path, self._config.watch)]
        frame += [Path(self._config.config_file_path), *self._also]
        return take_snapshot(Path(self._config.docs_dir), root / "data", frame)

    def _look_often(self) -> None:
        """Look at the files more often than MkDocs does, where that costs little.

        It looks instead of being told, since network drives tell nothing.
        """
        started = time.perf_counter()
        now = self._look()
        cost = time.perf_counter() - started
        interval = min(_POLL_AT_MOST, max(_POLL, cost / _POLL_SHARE))
        watched = list(self._server._watched_paths)
        for path in watched:
            while path in self._server._watched_paths:
                self._server.unwatch(path)
        self._server.observer = type(self._server.observer)(timeout=interval)
        for path in watched:
            self._server.watch(path)
        ours = {self._config.docs_dir, *(str(self._root() / name) for name in WATCHED)}
        self._also = [Path(path) for path in watched if path not in ours]
        # What was saved while the first build ran.
        self._server._want_rebuild = now != self._known
        if now == self._known:
            self._known = self._look()

    def _settle(self) -> None:
        """Keep a whole build's objects out of Python's search for waste, which they slow down."""
        gc.collect()
        gc.freeze()
        if self.views:
            self._language = self.views.edition.language

    def _build(self) -> None:
        """What the server calls when a file has changed."""
        with self._lock:
            now = self._look()
            if self._site is not None and now == self._known:
                self._stand_still()  # something that nothing is made of
                return
            try:
                reason = self._load_anew(self._site, now) if self._site else "there was no site"
                if reason:
                    self._build_all(reason)
            except _WrongDataError as error:
                log.error("%s The last good pages stay.", error)  # noqa: TRY400  # all is told
                self._stand_still()
            except Exception as error:  # whatever it is, the browser says that something is wrong
                self._fail(error)

    def _load_anew(self, site: PreviewSite, now: Snapshot) -> str:
        """Load data and pages, and let the site show them if it can.

        Returns:
            Why the site must be built whole, as half a sentence; empty where it need not.
        """
        reason = why_whole(self._known, now)
        config = Path(self._config.config_file_path)
        if self._known.frame.get(config) != now.frame.get(config):
            return reason  # another configuration may load something else
        try:
            views = self._load(self._config)
        except BuildError as error:
            raise _WrongDataError(str(error)) from None
        assert self.views is not None  # noqa: S101  # the site shows them
        reason = reason or why_not_alone(shared_of(self.views.edition), shared_of(views.edition))
        if not reason:
            self._take_over(site.files, self._config)
            site.refresh(views, now.content)
            self._known, self.views = now, views
            log.info("Loaded anew: each page is rendered when somebody asks for it.")
        return reason

    def _build_all(self, reason: str) -> None:
        log.info("Everything is built anew, which takes longer: %s.", reason)
        self._failure = None
        gc.unfreeze()
        try:
            self._build_whole()
        finally:
            self._settle()

    def _fail(self, error: Exception) -> None:
        """Note that no site is left, and what to mend."""
        self._site = None
        problems = list(self.views.problems) if self.views else []
        # MkDocs tells of a BuildError itself, and raises an Abort in its place.
        cause = error.__context__ if isinstance(error, Abort) else error
        message = str(cause) if isinstance(cause, BuildError) else ""
        self._failure = Failure(problems, message, is_whole=True)
        if not isinstance(error, Abort):
            log.error("The site could not be built.", exc_info=error)

    def _stand_still(self) -> None:
        """Leave browsers alone: the pages are those that they show."""
        with self._server._epoch_cond:
            self._server._wanted_epoch = self._server._visible_epoch

    def _answer(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Serve a page or a feed as it is now; all else is MkDocs' own."""
        server = self._server
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith("/livereload/") and path.startswith(server.mount_path):
            below = path[len(server.mount_path) :]
            name = posixpath.normpath(f"/{below}index.html" if path.endswith("/") else f"/{below}")
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            with self._lock:
                status, html = self._make(name.lstrip("/"))
                # Not later: a page must not claim to be of a build that it was not made by.
                epoch = server._visible_epoch
            if html is not None:
                html = server._inject_js_into_html(html, epoch)
                headers = [("Content-Type", "text/html"), ("Content-Length", str(len(html)))]
                start_response(status, headers)
                return [html]
        answer: Iterable[bytes] = server.serve_request(environ, start_response)
        return answer

    def _make(self, name: str) -> tuple[str, bytes | None]:
        """A page with its status; None where it is not one of the pages."""
        if self._failure is not None and name.endswith(".html"):
            return _BROKEN, explain(self._failure, self._language)
        if self._site is None:
            return _FINE, None
        try:
            self._site.write_feed(name)
            return _FINE, self._site.page(name)
        except BrokenPageError as error:
            sys.stderr.write(to_text(error.problems))
            return _BROKEN, explain(Failure(error.problems), self._language)
        except BuildError as error:
            log.error("%s", error)  # noqa: TRY400  # as MkDocs tells it
            return _BROKEN, explain(Failure(message=str(error)), self._language)
        except Exception:  # whatever it is, the reader is told that it was this page
            log.exception("%s could not be made.", name)
            return _BROKEN, explain(Failure(), self._language)
