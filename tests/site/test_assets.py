"""Readers get our scripts and styles without what only people read; nothing else is touched."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from macros.site.assets import slim_assets
from tests.handbook_files import REPOSITORY

OURS = REPOSITORY / "overrides"
SHEETS = ("assets/css/one.css", "assets/css/two.css")
SCRIPT = "// Told to people.\nconst two = `${1 + 1}  of  them`;\n\nconst three = 3;\n"
NESTED = "// Stays.\nconst name = `a${two && `  b${three}`}`;\n"


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    """A site with a theme folder of its own, and a sheet of the fork's after ours."""
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Site",
            "docs_dir": str(tmp_path / "docs"),
            "site_dir": str(tmp_path / "site"),
            "theme": {"name": None, "custom_dir": str(tmp_path / "overrides")},
            "extra_css": [*SHEETS, "their.css"],
        }
    )
    (tmp_path / "docs").mkdir()
    (tmp_path / "overrides").mkdir()
    assert config.validate() == ([], [])
    return config


def _files(config: MkDocsConfig, **texts: str) -> Files:
    """Files by path, with `__` for a slash; those of assets are the handbook's own."""
    files = []
    for name, text in texts.items():
        path = name.replace("__", "/").replace("_", ".")
        home = Path((config.theme.custom_dir or "") if "/" in path else config.docs_dir)
        (home / path).parent.mkdir(parents=True, exist_ok=True)
        (home / path).write_text(text, encoding="utf-8")
        files.append(
            File(path, str(home), config.site_dir, True, inclusion=InclusionLevel.INCLUDED)
        )
    return Files(files)


def _text(files: Files, path: str) -> str:
    file = files.get_file_from_path(path)
    assert file is not None
    return file.content_string


def test_styles_that_follow_each_other_become_one_file(config: MkDocsConfig) -> None:
    """In their order, for the order decides; a sheet from elsewhere stays, and stays after."""
    files = _files(
        config,
        assets__css__one_css="/* One. */\na {\n  color: red;\n}\n",
        assets__css__two_css="a { color: blue; }\n",
        their_css="a { color: green; }\n",
    )
    slim_assets(files, config)
    assert config.extra_css == ["assets/css/one.css", "their.css"]
    assert _text(files, "assets/css/one.css") == "a{color:red}a{color:blue}"
    assert files.get_file_from_path("assets/css/two.css") is None
    assert _text(files, "their.css") == "a { color: green; }\n"


def test_scripts_mean_what_they_meant(config: MkDocsConfig) -> None:
    """What is said between backticks keeps its spaces; others' scripts stay word by word."""
    files = _files(
        config,
        assets__js__ours_js=SCRIPT,
        assets__js__nested_js=NESTED,
        assets__vendor__other_js=SCRIPT,
        their_js=SCRIPT,
    )
    slim_assets(files, config)
    assert _text(files, "assets/js/ours.js") == "const two=`${1 + 1}  of  them`;const three=3;"
    assert _text(files, "assets/js/nested.js") == NESTED
    assert _text(files, "assets/vendor/other.js") == SCRIPT
    assert _text(files, "their.js") == SCRIPT


def test_all_scripts_of_the_handbook_can_be_shortened(config: MkDocsConfig) -> None:
    """None holds a template in a template, which would leave it as long as it is."""
    names = [f"assets__js__{file.stem}_js" for file in (OURS / "assets" / "js").glob("*.js")]
    texts = [file.read_text(encoding="utf-8") for file in (OURS / "assets" / "js").glob("*.js")]
    files = _files(config, **dict(zip(names, texts, strict=True)))
    slim_assets(files, config)
    assert [file.src_uri for file in files if file.content_string in texts] == []
