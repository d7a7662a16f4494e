"""The settings files: what the check says of them."""

from __future__ import annotations

import pytest

from macros.settings import check_settings, find_site_path
from tests.handbook_files import HandbookFiles


def told(files: HandbookFiles) -> list[str]:
    """What is wrong in the settings, without what to do about it."""
    return [
        f"{p.path}:{p.position.line}:{p.position.column} {p.message.split(': ')[1]}"
        for p in check_settings(files.root, {"registry/museum/index.md"})
    ]


def test_a_menu_leads_to_pages_that_there_are(files: HandbookFiles) -> None:
    """Written ones, generated ones and other files; what leads elsewhere is nobody's to know."""
    files.add_page("docs/nb/why/cases.md")
    files.write("docs/nb/form.pdf", b"")
    menu = """\
docs_dir: docs/nb
nav:
  - why/cases.md
  - registry/museum/index.md
  - https://www.example/
  - Form: form.pdf
  - Why:
      - why/casez.md
      - More:
          - Gone: "why/gone.md"
extra: !ENV [NO_SUCH, !!python/name:x.y ""]
"""
    files.write("mkdocs.yml", menu)
    assert told(files) == [
        "mkdocs.yml:8:9 there is no page docs/nb/why/casez.md",
        "mkdocs.yml:10:19 there is no page docs/nb/why/gone.md",
    ]
    first = next(iter(check_settings(files.root, ())))
    assert "write it, or take the line out" in first.message
    (wrong, *_) = [p for p in check_settings(files.root, ()) if "casez" in p.message]
    assert wrong.message.endswith('; did you mean "why/cases.md"?')


def test_a_language_has_one_settings_file(files: HandbookFiles) -> None:
    """One that an upgrade brought back would put a second edition of it beside the first."""
    files.add_page("docs/nb/index.md")
    files.write("mkdocs.yml", "docs_dir: docs/nb\n")
    assert told(files) == []
    files.write("mkdocs.en.yml", "INHERIT: mkdocs.yml\ndocs_dir: docs/en\n")
    files.write("mkdocs.nb.yml", "INHERIT: mkdocs.yml\n\ndocs_dir: docs/nb/\n")
    files.write("mkdocs.sv.yml", "INHERIT: mkdocs.yml\n")
    assert told(files) == [
        "mkdocs.en.yml:2:11 there is no folder docs/en",
        "mkdocs.nb.yml:3:11 docs/nb is what mkdocs.yml builds, and it would be built twice",
        "mkdocs.sv.yml:1:1 docs/nb is what mkdocs.yml builds, and it would be built twice",
    ]


def test_the_switchers_languages_are_a_list_of_whole_entries(files: HandbookFiles) -> None:
    """Each that is not is told at its place."""
    files.add_page("docs/nb/index.md")
    start = "docs_dir: docs/nb\nextra:\n  languages:"
    whole = '{code: nb, name: Norsk, folder: ""}'
    for written, places in (
        (f" [{whole}]", []),
        (" 5", ["3:14"]),
        (f"\n    - {whole}\n    - {{code: sv}}\n    - en", ["5:7", "6:7"]),
    ):
        files.write("mkdocs.yml", f"{start}{written}\n")
        assert [line.split()[0] for line in told(files)] == [f"mkdocs.yml:{at}" for at in places]


def test_settings_that_are_no_settings_are_told(files: HandbookFiles) -> None:
    """An empty file, a list, a folder and a link to itself; a file that is not there is none."""
    assert told(files) == []
    for written, line in (
        ("", "1:1"),
        ("# later\n", "1:1"),
        ("- docs/nb\n", "1:1"),
        ("\nnb\n", "2:1"),
    ):
        files.write("mkdocs.yml", written)
        (problem,) = check_settings(files.root, ())
        assert str(problem).startswith(f"mkdocs.yml:{line}: ")
        assert problem.rule == "missing-value"
    file = files.root / "mkdocs.yml"
    file.unlink()
    file.symlink_to("mkdocs.yml")
    (files.root / "mkdocs.en.yml").mkdir()
    found = [(each.path, each.rule) for each in check_settings(files.root, ())]
    assert found == [("mkdocs.yml", "unreadable-file"), ("mkdocs.en.yml", "unreadable-file")]


def test_settings_that_are_not_yaml_are_told_with_their_line(files: HandbookFiles) -> None:
    """As data are; without settings there is nothing to say."""
    assert told(files) == []
    files.write("mkdocs.yml", "docs_dir: docs/nb\nnav: a: b\n")
    files.write("mkdocs.en.yml", b"\xff")
    problems = [str(problem) for problem in check_settings(files.root, ())]
    assert [problem.partition(" ")[0] for problem in problems] == [
        "mkdocs.yml:2:7:",
        "mkdocs.en.yml:1:1:",
    ]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("site_url: https://host.example", "/"),
        ("site_url: https://host.example/a/handbook", "/a/handbook/"),
        ("site_url: https://host.example/a/handbook/", "/a/handbook/"),
        ('site_url: ""', None),
        ("site_url: [", None),
        ("site_name: Handbook", None),
    ],
)
def test_where_the_site_stands_on_its_host(
    files: HandbookFiles, line: str, path: str | None
) -> None:
    """Whether or not the address ends in a slash; nothing where it is not told."""
    files.write("mkdocs.yml", f"{line}\n")
    assert find_site_path(files.root) == path
