"""Which module may know which: the order of `macros/`, low to high, held by every import."""

from __future__ import annotations

import ast
from fnmatch import fnmatchcase
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from macros.rules import RULES
from tests.handbook_files import REPOSITORY

LAYERS = (
    ("problem", "scalars", "addresses"),
    ("yaml_text",),
    ("source", "plain_files", "history"),
    ("git",),
    ("models", "models.*"),
    ("references", "validation"),
    ("kept_files", "known_ids", "data_files"),
    ("handbook",),
    ("memory", "loaded", "icons", "repository"),
    ("texts", "fields"),
    ("finding",),
    ("wording", "dates", "lifecycle", "people"),
    ("rules.*",),
    ("rules",),
    ("rules.runner",),
    ("deadlines",),
    ("prose", "prose.*"),
    ("settings",),
    ("checking",),
    ("edition",),
    ("views", "views.*"),
    ("fragments", "compiled_templates"),
    ("render",),
    ("exports", "exports.*"),
    ("compare", "compare.*"),
    ("pages",),
    ("sandbox",),
    ("page_macros",),
    ("macro_reference",),
    ("page_calls",),
    ("editing", "editing.*"),
    ("clock",),
    ("ahead",),
    ("site", "site.search", "site.readable_links"),
    ("site.shell",),
    ("site.files", "site.feeds", "site.offline", "site.assets"),
    ("macro_env",),
    ("language_build",),
    ("preview", "preview.changes", "preview.failure"),
    ("preview.site",),
    ("preview.serving",),
    ("hooks",),
    ("build",),
    ("share",),
    ("commands", "commands.*"),
    ("cli",),
    ("__main__",),
)
"""A module imports only from the lines above its own, or from its own line without circles."""

KNOW_MKDOCS = {
    "icons",
    "site.shell",
    "site.files",
    "site.feeds",
    "site.offline",
    "site.assets",
    "macro_env",
    "language_build",
    "preview.site",
    "preview.serving",
    "hooks",
    "build",
}
"""The only modules that may import MkDocs, its plugins or its theme."""

RUN_PROGRAMS = {"ahead", "git", "build"}
"""The only modules that may start another program, or another process of this one."""

READ_THE_CLOCK = {"commands.common", "hooks"}
"""The only modules that may ask what day it is; all others take it as an argument."""

MACROS = REPOSITORY / "macros"


def _modules() -> dict[str, Path]:
    """Each module of the package by its name below `macros`; the package itself is empty."""
    found = {}
    for file in sorted(MACROS.rglob("*.py")):
        name = ".".join(file.relative_to(MACROS).with_suffix("").parts).removesuffix("__init__")
        found[name.rstrip(".")] = file
    return found


MODULES = _modules()
TREES = {name: ast.parse(file.read_text(encoding="utf-8")) for name, file in MODULES.items()}


def _imports(tree: ast.Module) -> set[str]:
    """All that is imported, in functions too: `package.module`, or `package.module.name`."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name the whole path"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def _ours(tree: ast.Module) -> set[str]:
    """The modules of `macros` that are imported, by their names below it."""
    found = set()
    for name in _imports(tree):
        if name.split(".")[0] == "macros":
            below = name.removeprefix("macros").lstrip(".")
            found.add(below if below in MODULES else below.rpartition(".")[0])
    return found - {""}


def _layer(module: str) -> int:
    """The line of the table that a module stands on; exact names go before patterns."""
    for patterns in (lambda p: p == module, lambda p: fnmatchcase(module, p)):
        for number, line in enumerate(LAYERS):
            if any(patterns(pattern) for pattern in line):
                return number
    raise AssertionError(f"{module} stands nowhere in the table of layers: put it in its place")


IMPORTS = {name: _ours(tree) for name, tree in TREES.items()}


def test_the_table_names_what_there_is() -> None:
    """Each line has a module, and each module but the empty package has a line."""
    assert "" in MODULES
    used = {_layer(module) for module in MODULES if module}
    assert used == set(range(len(LAYERS)))


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name))
def test_a_module_imports_only_from_below(module: str) -> None:
    """Function-level imports count as well."""
    above = {other for other in IMPORTS[module] if _layer(other) > _layer(module)}
    assert above == set(), f"{module} imports {above}, which stand above it"


def test_there_are_no_circles() -> None:
    """Not within a line of the table either."""
    graph = {name: {other for other in others if other != name} for name, others in IMPORTS.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle: {error.args[1]}")


def test_no_rule_knows_another() -> None:
    """Each is one file that can be read, changed and removed by itself."""
    rules = {name for name in MODULES if name.startswith("rules.")} - {"rules.runner"}
    assert len(rules) == len(RULES)
    for rule in rules:
        assert not {name for name in IMPORTS[rule] if name.split(".")[0] == "rules"}, rule


def test_only_the_adapters_know_mkdocs() -> None:
    """So that another builder can take its place."""
    knowing = {
        module
        for module, tree in TREES.items()
        if {name.split(".")[0] for name in _imports(tree)} & {"mkdocs", "mkdocs_macros", "material"}
    }
    assert knowing <= KNOW_MKDOCS


def test_other_programs_are_run_in_few_places() -> None:
    """Git in one, MkDocs for the languages side by side, and ourselves for the plans' pages."""
    starters = {"subprocess", "multiprocessing"}
    running = {
        module
        for module, tree in TREES.items()
        if starters & {name.split(".")[0] for name in _imports(tree)}
    }
    assert running == RUN_PROGRAMS


def test_nothing_is_imported_by_a_name_made_up_on_the_way() -> None:
    """Else this file would see nothing of it."""
    for module, tree in TREES.items():
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert not names & {"__import__", "eval", "exec"}, module
        assert not {name for name in _imports(tree) if name.startswith("importlib.import")}, module
        assert "importlib" not in _imports(tree), module


_CLOCKS = {
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "datetime.datetime.fromtimestamp",
    "datetime.date.fromtimestamp",
    "time.time",
    "time.time_ns",
    "time.localtime",
    "time.gmtime",
    "time.ctime",
    "time.asctime",
    "time.strftime",
    "macros.clock.today",
}


def _clock_reads(tree: ast.Module) -> list[ast.expr]:
    """Where the tree names a function that tells the time, whatever it was imported as."""
    meant: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                meant[alias.asname or alias.name] = alias.name
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                meant[alias.asname or alias.name] = f"{node.module}.{alias.name}"
    found: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Name | ast.Attribute):
            first, _, rest = ast.unparse(node).partition(".")
            whole = ".".join(part for part in (meant.get(first, first), rest) if part)
            if whole in _CLOCKS:
                found.append(node)
    return found


def test_the_clock_is_read_in_one_place() -> None:
    """Only `clock.py` asks the machine, and only the edges ask `clock.py`."""
    reading = {module for module, tree in TREES.items() if _clock_reads(tree)}
    assert reading == {"clock", *READ_THE_CLOCK}


def test_clock_reads_are_found_whatever_they_are_called() -> None:
    """The search itself, tried on what it looks for."""
    for code in (
        "import datetime\ndatetime.date.today()",
        "import datetime as dt\nx = dt.datetime.now(dt.UTC)",
        "from datetime import date as day\nday.today()",
        "from time import time\ntime()",
        "def f():\n    import time as t\n    return t.time()",
        "from macros import clock\nclock.today()",
        "from macros.clock import today\nf(today)",
    ):
        assert len(_clock_reads(ast.parse(code))) == 1, code
    for code in (
        "import time\ntime.monotonic()",
        "edition.today",
        "from datetime import date\ndate(1, 1, 1)",
    ):
        assert _clock_reads(ast.parse(code)) == [], code


@pytest.mark.parametrize("module", sorted({"clock", *READ_THE_CLOCK}))
def test_no_clock_is_read_at_import(module: str) -> None:
    """A preview that runs over midnight would go on saying yesterday."""
    inside: set[int] = set()
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.FunctionDef | ast.Lambda):
            body = node.body if isinstance(node.body, list) else [node.body]
            inside |= {id(inner) for statement in body for inner in ast.walk(statement)}
    assert [node for node in _clock_reads(TREES[module]) if id(node) not in inside] == []
