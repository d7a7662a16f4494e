"""A build that fails: told in a sentence, and the site stays as it was."""

from __future__ import annotations

from multiprocessing import active_children

import pytest

from macros.build import build_site
from tests.handbook_files import PLAN, HandbookFiles


def test_a_mistake_in_the_data_stops_before_anything_is_built(files: HandbookFiles) -> None:
    """Told as `handbook check` tells it, with exit 1; the site stays as it was."""
    files.add_site()
    files.write("site/index.html", "the last good one")
    files.change(PLAN, "unit: county-museum", "unit: county-musuem")
    files.append(PLAN, "sender: personal\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        (
            f'{PLAN}:2:1: error: unit: there is no unit "county-musuem"; did you mean '
            '"county-museum"? '
            "(unknown-unit)"
        ),
        (
            f'{PLAN}:32:1: error: "sender" appears twice; the first is on line 19: keep one of '
            "them (duplicate-key)"
        ),
        "Nothing was built: 2 error(s) in the files.",
    ]
    assert done.stdout == ""
    assert files.read("site/index.html") == "the last good one"
    assert not (files.root / ".build").exists()


def test_a_mistake_in_a_page_ends_the_builds_that_have_begun(files: HandbookFiles) -> None:
    """The pages are checked meanwhile; told in the same way, and nothing goes on."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    files.append("docs/sv/index.md", "[Nowhere](nowhere.md)\n")
    files.append("mkdocs.yml", "nav:\n  - index.md\n  - nowhere.md\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert "docs/sv/index.md" in done.stderr
    line = files.line("mkdocs.yml", "- nowhere.md")
    assert f"\nmkdocs.yml:{line}:5: error: nav: there is no page docs/sv/nowhere.md" in done.stderr
    assert done.stderr.endswith("Nothing was built: 2 error(s) in the files.\n")
    assert done.stdout == ""
    assert files.read("site/index.html") == "the last good one"
    assert list((files.root / ".build").iterdir()) == []


def test_what_a_check_raises_leaves_no_build_behind(files: HandbookFiles) -> None:
    """A build that went on would write into a folder that is gone."""
    files.add_site("en")

    def check() -> None:
        assert len(active_children()) == 2
        raise LookupError

    with pytest.raises(LookupError):
        build_site(files.root, print, check)
    assert active_children() == []
    assert list((files.root / ".build").iterdir()) == []


def test_one_language_that_fails_keeps_all_of_the_old_site(files: HandbookFiles) -> None:
    """There is never half a site; what went wrong is told in the terminal's own letters."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    files.append("mkdocs.en.yml", "på_måfå: x\n")
    done = files.handbook("build", PYTHONIOENCODING="latin-1")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.en.yml:\n")
    assert "på_måfå" in done.stderr
    assert done.stderr.endswith("Nothing was changed in site/.\n")
    assert sorted(line.split(" ")[2] for line in done.stdout.splitlines()) == ["built", "failed"]
    assert [path.name for path in (files.root / "site").iterdir()] == ["index.html"]
    assert list((files.root / ".build").iterdir()) == []


def test_a_first_build_that_fails_leaves_no_site(files: HandbookFiles) -> None:
    """Not an empty one either."""
    files.add_site()
    files.append("mkdocs.yml", "no_such_setting: true\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.yml:\n")
    assert not (files.root / "site").exists()


def test_a_disk_that_does_not_let_us_write_makes_no_traceback(files: HandbookFiles) -> None:
    """The message names the file."""
    files.add_site()
    files.write(".build", "a file where the folder should be")
    done = files.handbook("build")
    assert done.returncode == 1
    assert ".build" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        (
            "docs_dir: docs/sv",
            "docs_dir: ../elsewhere",
            "the pages must stand in the handbook's folder",
        ),
        ("language: sv\n  custom", "language: fi\n  custom", "write one of sv, nb, en"),
        ("- {code: sv, name: Svenska", "- {code: nn, name: N", "has no line for sv"),
    ],
)
def test_settings_that_cannot_work_are_told_in_a_sentence(
    files: HandbookFiles, old: str, new: str, part: str
) -> None:
    """Of mkdocs.yml."""
    files.add_site()
    files.write("../elsewhere/index.md", "# Title\n")
    files.change("mkdocs.yml", old, new)
    done = files.mkdocs_build()
    assert done.returncode == 1
    assert part in done.stderr
    assert "Traceback" not in done.stderr


def test_what_mkdocs_warns_of_stops_the_build(files: HandbookFiles) -> None:
    """Such as a setting that it does not know; the site stays as it was."""
    files.add_site()
    files.write("site/index.html", "the last good one")
    files.append("mkdocs.yml", "no_such_setting: true\n")
    done = files.handbook("build")
    assert done.returncode == 1
    assert "no_such_setting" in done.stderr
    assert files.read("site/index.html") == "the last good one"


def test_a_page_that_templates_link_to_may_be_missed(files: HandbookFiles) -> None:
    """A fork that removed it is told which one, not shown a traceback."""
    files.add_site()
    files.remove("docs/sv/tools/checklist.md")
    files.remove("docs/sv/policy/strategy.md")
    files.add_page("docs/sv/channels/blog.md", '{{ start_plan("blog") }}\n')
    files.change("docs/sv/channels/blog.md", "title: Title", "title: Title\nrules: [ros-done]")
    done = files.mkdocs_build()
    assert done.returncode == 1
    assert "tools/checklist" in done.stderr
    assert "docs/sv/channels/blog.md:3:1: error: rules: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_handbook_behind_a_link_is_built_too(files: HandbookFiles) -> None:
    """Problems name the page from the root, wherever that is reached from."""
    files.add_site()
    line = files.add_page("docs/sv/index.md", "{{ x }}\n")
    link = files.root.parent / f"{files.root.name}-link"
    link.symlink_to(files.root)
    done = files.mkdocs_build(str(link / "mkdocs.yml"))
    assert done.returncode == 1
    problems = [line for line in done.stderr.splitlines() if line.endswith("(macro-call)")]
    assert [problem.split(": ")[0] for problem in problems] == [f"docs/sv/index.md:{line}:1"]
    assert "Traceback" not in done.stderr
