"""Files that were read before are the same as files that are read now."""

from __future__ import annotations

from macros.handbook import load_handbook
from macros.kept_files import KeptFiles
from macros.rules import RULES
from tests.handbook_files import PLAN, HandbookFiles

OTHER = "data/plans/library-facebook.yml"


def test_loading_again_gives_the_same_as_loading_once(files: HandbookFiles) -> None:
    """After each of several changes, wrong ones too, and when they are taken back."""
    kept = KeptFiles()
    plan, organisation = files.read(PLAN), files.read("data/organisation.yml")
    in_swedish = organisation.replace("default_language: en", "default_language: sv")
    for path, text in (
        (PLAN, plan),
        (PLAN, plan.replace("status: active", "status: paused")),
        (PLAN, plan.replace("status: active", "status: actve")),
        (PLAN, plan.replace("status: active", "  status: [")),
        (PLAN, plan),
        ("data/organisation.yml", organisation.replace("communicator", "editor")),
        ("data/organisation.yml", in_swedish),
        ("data/organisation.yml", organisation),
    ):
        files.write(path, text)
        again, problems = load_handbook(files.root, RULES, kept)
        once, expected = files.load()
        assert problems == expected
        assert again == once
    files.remove(OTHER)
    again, problems = load_handbook(files.root, RULES, kept)
    assert (again, problems) == files.load()


def test_a_file_that_did_not_change_is_not_read_again(files: HandbookFiles) -> None:
    """Its model is the very same; that of one that did change is another."""
    kept = KeptFiles()
    before, _ = load_handbook(files.root, RULES, kept)
    files.append(PLAN, "# A remark\n")
    after, _ = load_handbook(files.root, RULES, kept)
    assert before
    assert after
    assert after.plans["library-facebook"] is before.plans["library-facebook"]
    assert after.plans["museum-facebook"] is not before.plans["museum-facebook"]


def test_what_is_gone_is_forgotten(files: HandbookFiles) -> None:
    """Else a preview that runs for weeks would keep every file that ever was."""
    kept = KeptFiles()
    load_handbook(files.root, RULES, kept)
    files.remove(OTHER)
    load_handbook(files.root, RULES, kept)
    assert OTHER not in kept._sources
    assert OTHER not in kept._models
    assert PLAN in kept._sources
