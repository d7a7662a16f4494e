"""A preview shows what was saved at once, and the same as a whole build would write."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.handbook_files import REPOSITORY, HandbookFiles
from tests.preview_server import Served, serve

PLAN = "data/plans/museum-facebook.yml"
PAGE = "registry/museum-facebook/"
POLICY = "docs/sv/policy/law.md"
QUICK, WHOLE, STAYS = "Loaded anew", "Everything is built anew", "The last good pages stay"

pytestmark = pytest.mark.xdist_group("preview")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample handbook in Swedish; each test leaves it as it may be served."""
    root = tmp_path_factory.mktemp("served")
    for folder in ("data", "docs/sv"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    for folder in ("macros", "overrides"):
        (root / folder).symlink_to(REPOSITORY / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    with serve(HandbookFiles(root)) as server:
        yield server


def _change_in_line(files: HandbookFiles, path: str, start: str, line: str) -> None:
    """Write another line in the place of the one that starts so."""
    lines = files.read(path).split("\n")
    files.write(path, "\n".join(line if old.startswith(start) else old for old in lines))


def test_a_plan_shows_everywhere_at_once(served: Served) -> None:
    """On its page, in the registry and in the feeds, and browsers are told to look."""
    _, page = served.get(PAGE)
    assert "Museets" not in page
    before = served.epoch
    line = next(x for x in served.files.read(PLAN).split("\n") if x.startswith("account:"))
    named = re.sub(r"handle: [^,}]+", "handle: Museets <nya> namn", line)

    _change_in_line(served.files, PLAN, "account:", named)
    served.files.append(PLAN, "title: Museets <nya> sida\n")

    assert WHOLE not in served.after_change()
    assert served.newest(before) > before
    assert "Museets &lt;nya&gt; sida" in served.get(PAGE)[1]
    for path in (PAGE, "registry/", "channels/facebook/"):
        assert "Museets &lt;nya&gt; namn" in served.get(path)[1], path
    assert served.epoch > before
    for path in ("feeds/registry.json", "feeds/registry.csv"):
        assert "Museets <nya> namn" in served.get(path)[1], path


def test_every_page_is_as_a_whole_build_writes_it(served: Served, tmp_path: Path) -> None:
    """After several changes, with some pages looked at in between, and some twice."""
    files = served.files
    files.append(POLICY, "\n## Nytt {#new}\n\nEtt stycke om ROS-analysen, och SLA.\n")
    assert QUICK in served.after_change()
    assert "Ett stycke om" in served.get("policy/law/")[1]
    files.append("docs/sv/tags.md", "\nOch en rad till, under [lagen](policy/law.md#new).\n")
    files.change("docs/sv/tags.md", "Här hittar du", "Just här hittar du")
    _change_in_line(files, "docs/sv/tags.md", "reviewed:", "reviewed: 2026-11-20")
    assert QUICK in served.after_change()
    assert "Just här hittar du" in served.get("tags/")[1]
    files.append("docs/sv/about/glossary.md", "\n*[SLA]: Service level agreement\n")
    files.change("data/organisation.yml", "kontoret@kultur.example", "huset@kultur.example")
    files.change("data/organisation.yml", "Ekmarks länsmuseum", "Ekmarks museum")
    assert QUICK in served.after_change()
    served.get(PAGE)
    files.append(PLAN, "status: paused\n")
    files.write(PLAN, files.read(PLAN).replace("status: active\n", "", 1))
    assert QUICK in served.after_change()

    whole = served.build_whole(tmp_path / "whole")

    assert len(whole) > 100
    shown = {path: served.get(path)[1] for path in whole}
    assert {path for path in whole if shown[path] != whole[path]} == set()
    assert "Ekmarks museum" in shown["registry/index.html"]


def test_wrong_data_leave_the_last_good_pages(served: Served) -> None:
    """The terminal says what is wrong; a page whose own text is wrong is shown as it was."""
    files, good = served.files, served.files.read(PLAN)
    _, before = served.get(PAGE)
    epoch = served.epoch
    files.append(PLAN, "updates: {times: 1, per: wek}\n")

    said = served.after_change()

    assert STAYS in said
    assert f"{PLAN}:{files.line(PLAN, 'per: wek')}:" in said
    assert served.get(PAGE) == (200, before)
    assert served.epoch == epoch
    files.write(PLAN, good)
    files.append(PLAN, "# All is well\n")
    assert QUICK in served.after_change()
    policy = files.read(POLICY)
    files.write(POLICY, policy.replace("title:", "titel:", 1))
    assert STAYS in served.after_change()
    assert served.get("policy/law/")[0] == 200
    files.write(POLICY, policy)
    assert QUICK in served.after_change()


def test_a_page_that_cannot_be_shown_says_why(served: Served) -> None:
    """In the reader's language, with the place, and it comes back when that is mended."""
    files = served.files
    files.append(
        POLICY, "\n{{ channel_facts('faceboook') }}\n\n{{ nothing() }}\n\n[x](http://[y)\n"
    )
    assert QUICK in served.after_change()

    served.epoch = 0
    status, page = served.get("policy/law/")

    assert status == 500
    assert served.epoch, "the page waits for the next build as any page does"
    assert '<html lang="sv">' in page
    assert "3 fel behöver rättas" in page
    for text, column in (("faceboook", 1), ("nothing", 1), ("[x]", 5)):
        assert f"{POLICY}:{files.line(POLICY, text)}:{column}: error: " in page
    assert "Traceback" not in page
    assert served.get("policy/roles/")[0] == 200
    files.write(POLICY, files.read(POLICY).split("\n{{ channel_facts")[0])
    assert QUICK in served.after_change()
    assert served.get("policy/law/")[0] == 200


def test_what_pages_share_is_built_whole(served: Served) -> None:
    """A new plan has its page, a title its place in the navigation; a failure shows."""
    files = served.files
    copy = "data/plans/museum-linkedin.yml"
    text = files.read("data/plans/office-linkedin.yml")
    files.write(copy, text.replace("unit: head-office", "unit: count-museum"))
    assert STAYS in served.after_change(), "the data are looked at first"
    assert served.get("registry/museum-linkedin/")[0] == 404
    files.write(copy, text.replace("unit: head-office", "unit: county-museum"))
    assert "museum-linkedin.yml was added" in served.after_change()
    assert served.get("registry/museum-linkedin/")[0] == 200

    good = files.read(POLICY)
    _change_in_line(files, POLICY, "title:", "title: Lagen i korthet")
    files.append(POLICY, "\n{{ nothing() }}\n")
    said = served.after_change()
    assert "the front matter of policy/law.md has changed" in said
    status, page = served.get("policy/roles/")
    assert status == 500
    assert f"{POLICY}:{files.line(POLICY, 'nothing')}:1: error: " in page

    files.write(POLICY, good.replace("title: ", "title: Också: ", 1).replace(": Också:", ": Också"))
    assert WHOLE in served.after_change()
    status, page = served.get("policy/roles/")
    assert status == 200
    assert "Också" in page
