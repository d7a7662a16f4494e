"""What pages and files may not do: told whole, and nothing of it runs or shows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.building.page import Page
from tests.command_line import run
from tests.handbook_files import HandbookFiles

ATTACKS = {
    "index.md": ["{{ 7*7 }}", '{{ cycler.__init__.__globals__.os.popen("touch PWNED").read() }}'],
    "policy/index.md": ['{{ channel_facts("facebok") }}', '{{ chanel_facts("facebook") }}'],
    "policy/law.md": ["{{ laws(land='se') }}", "{% include 'index.md' %}", "{{ laws("],
    "why/index.md": [
        '{{ number(-"x") }}',
        f"{{{{ number({'9' * 5_000}) }}}}",
        f"{{{{ {'(' * 5_000} }}}}",
        "{% autoescape true %}{% endautoescape %}",
        '{{ "{0.__class__}".format(config) }}',
        "{{ config.site_name }}",
        "{{ channel_facts.__globals__ }}",
        '{{ channel_facts("blog") | attr("__class__") }}',
        '{{ namespace.__init__.__globals__.os.system("touch PWNED") }}',
        '{% import "os" as os %}',
        '{% from "index.md" import x %}',
        "{% for x in range(999999999) %}{% endfor %}",
        '{{ number("soon_days") | upper }}',
        '{{ agenda(1, 2, 3, x="y") }}',
    ],
}


def test_all_that_pages_try_is_told_at_once_and_nothing_runs(files: HandbookFiles) -> None:
    """By the build and the check, with page and line in each language; the site stays."""
    files.add_site("en")
    files.write("site/index.html", "the last good one")
    expected = set()
    for language in ("sv", "en"):
        for name, attacks in ATTACKS.items():
            path = f"docs/{language}/{name}"
            line = files.add_page(path, "\n\n".join(["# Title", *attacks]) + "\n")
            expected |= {f"{path}:{line + 2 + 2 * number}:1" for number in range(len(attacks))}
    done = files.handbook("build")
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.endswith("(macro-call)")]
    assert {line.split(": ")[0] for line in lines} == expected
    assert all(": error: " in line for line in lines)
    checked = run(files.root, "check").stdout.splitlines()
    assert sorted(line for line in checked if line.endswith("(macro-call)")) == sorted(lines)
    assert "Traceback" not in done.stderr
    assert "Nothing was changed in site/." in done.stderr
    assert files.read("site/index.html") == "the last good one"
    assert not list(files.root.rglob("PWNED"))
    assert sorted(path.name for path in (files.root / "site").iterdir()) == ["index.html"]


REFUSED = {
    "index.md": ["<script>alert(1)</script>", '[a](b.md){ onclick="x" }'],
    "policy/law.md": ["{% raw %}{{ <script>1</script> }}{% endraw %}", "[a](&#106;avascript:x)"],
    "policy/roles.md": ["[a](http://[x)", "![a](https://a]b/p.png)"],
}


def test_what_pages_may_not_hold_is_told_at_once_by_both(files: HandbookFiles) -> None:
    """By the check, and by MkDocs alone for whoever does not check; the front matter is text."""
    files.add_site()
    expected = set()
    for name, attacks in REFUSED.items():
        line = files.add_page(f"docs/sv/{name}", "\n\n".join(["# Title", *attacks]) + "\n")
        expected |= {f"docs/sv/{name}:{line + 2 + 2 * number}" for number in range(len(attacks))}
    for done in (files.handbook("check"), files.mkdocs_build()):
        assert done.returncode == 1
        said = (done.stdout + done.stderr).splitlines()
        lines = [line for line in said if line.endswith(("(unsafe-html)", "(broken-link)"))]
        assert {line.rsplit(":", 1)[0] for line in (text.split(": ")[0] for text in lines)} == (
            expected
        )
        assert "Traceback" not in done.stderr
    assert not (files.root / "site/index.html").exists()


def test_front_matter_is_text_wherever_the_theme_shows_it(files: HandbookFiles) -> None:
    """In the head, in the navigation and in lists by tag; a tag is plain words."""
    files.add_site()
    title = "T <script>alert(1)</script> & x"
    line = files.add_page("docs/sv/policy/law.md", title=f"'{title}'")
    files.change("docs/sv/policy/law.md", "One sentence.", "'D \"><script>alert(1)</script>'")
    files.change("docs/sv/policy/law.md", "review_every: 12\n", "review_every: 12\ntags: [a b]\n")
    files.add_page("docs/sv/tags.md", "<!-- material/tags -->\n")
    done = files.mkdocs_build()
    assert done.returncode == 0, done.stderr
    for page in ("policy/law", "tags", "index.html"):
        file = files.root / "site" / page
        file = file if file.suffix else file / "index.html"
        assert "<script>alert(1)" not in file.read_text(encoding="utf-8")
        assert title in Page(file).text
    files.change("docs/sv/policy/law.md", "tags: [a b]", "tags: ['<b>']")
    done = files.handbook("check")
    assert f"docs/sv/policy/law.md:{line - 2}:" in done.stdout
    assert "is not a tag: use letters, digits, spaces and hyphens" in done.stdout


@pytest.mark.parametrize("folder", [True, False])
@pytest.mark.parametrize("place", ["docs/sv/policy", "docs/sv", "data/plans", "data"])
def test_a_link_out_of_the_handbook_is_refused(
    files: HandbookFiles, tmp_path: Path, place: str, folder: bool
) -> None:
    """Nothing of what it leads to is read, shown or copied."""
    files.add_site()
    outside = tmp_path / "outside"
    outside.mkdir()
    for name in ("secret.md", "secret.yml", "secret.png"):
        (outside / name).write_text("secret: SECRET\n", encoding="utf-8")
    name = "linked" if folder else "linked.png" if place.startswith("docs") else "linked.yml"
    link = files.root / place / name
    link.symlink_to(outside if folder else outside / f"secret{link.suffix}")
    built = files.mkdocs_build()
    assert built.returncode == 1
    assert "Traceback" not in built.stderr
    checked = run(files.root, "check")
    assert checked.exit_code == 1
    for said in (checked.output, built.stdout + built.stderr):
        assert f"{place}/{name}:1:1: error: a symbolic link is not followed" in said
        assert "SECRET" not in said
    assert not (files.root / "site/index.html").exists()
