"""`handbook init` makes the sample somebody's own; `handbook language remove` a language less."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result

from macros.checking import find_problems
from macros.cli import main
from macros.exports.proposals import build_forms
from macros.handbook import load_handbook
from macros.prose.page_files import load_pages
from macros.rules import RULES
from tests.conftest import why_not_tested
from tests.handbook_files import REPOSITORY, TODAY_EPOCH, HandbookFiles

ANSWERS = (
    *("--unit", "cinema=The Cinema: by the fjord", "--unit", "staff=Staff"),
    *("--head-office", "staff", "--repository", "https://github.com/fjord/handbook.git"),
    *("--site-name", "Boka: vår", "--site-url", "https://fjord.github.io/handbook", "--yes"),
)


@pytest.fixture
def sample(tmp_path: Path) -> HandbookFiles:
    """A copy of what an organisation copies."""
    for folder in ("data", "docs", ".github", ".gitlab"):
        shutil.copytree(REPOSITORY / folder, tmp_path / folder)
    for file in REPOSITORY.glob("mkdocs*.yml"):
        shutil.copy(file, tmp_path)
    for folder in ("macros", "overrides"):
        (tmp_path / folder).symlink_to(REPOSITORY / folder)
    return HandbookFiles(tmp_path)


def command(files: HandbookFiles, *args: str, answers: str = "") -> Result:
    """Run a command."""
    result = CliRunner().invoke(main, [*args, "--root", str(files.root)], input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def snapshot(files: HandbookFiles) -> dict[Path, bytes]:
    """Every file's content."""
    return {path: path.read_bytes() for path in files.root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("country", "languages"), [("se", ["sv"]), ("no", ["nb", "sv"]), ("se", ["en", "sv", "nb"])]
)
def test_what_is_left_checks_and_builds_strictly(
    sample: HandbookFiles, country: str, languages: list[str]
) -> None:
    """With answers from flags; then an editor adds one of each, and it builds still."""
    given = ("--name", "Fjord & Sons", "--country", country, "--languages", ",".join(languages))
    result = command(sample, "init", *given, *ANSWERS)
    assert result.exit_code == 0, result.output
    assert "Now go through data/organisation.yml" in result.output
    default, *others = languages
    assert find_problems(sample.root) == []
    assert command(sample, "schema", "--check").exit_code == 0
    handbook, _ = load_handbook(sample.root, RULES)
    assert handbook
    assert not handbook.plans
    assert list(handbook.units) == ["cinema", "staff"]
    assert handbook.language == default
    assert handbook.organisation.country == country
    assert "copy of the original" in why_not_tested(sample.root)
    assert {"head-cinema", "communicator", "director"} <= set(handbook.roles)
    assert not {"head-museum", "curator", "producer", "head-staff"} & set(handbook.roles)
    for line in ("kultur.example", "mailbox:", "team:"):
        assert line not in sample.read("data/organisation.yml")
    assert "@" not in sample.read(".github/CODEOWNERS")
    for forms in build_forms(handbook.language).values():
        assert {path: sample.read(path) for path in forms} == forms
    assert len(list((sample.root / ".gitlab/issue_templates").iterdir())) == 2
    assert handbook.channels
    for channel in handbook.channels.values():
        assert not [domain for domain in channel.domains if domain.endswith(".example")]
        assert set(channel.reason.model_dump(exclude_none=True)) == set(languages)
    for language in languages:
        for written in load_pages(sample.root, f"docs/{language}", handbook.language)[0]:
            assert (written.meta.reviewed_by, written.meta.history) == (None, ())
    check_list(sample)
    assert sorted(path.name for path in (sample.root / "docs").iterdir()) == sorted(languages)
    files = {"mkdocs.yml", *(f"mkdocs.{language}.yml" for language in others)}
    assert {path.name for path in sample.root.glob("mkdocs*.yml")} == files

    for kind, flags in {
        "channel": ("--id", "peertube", "--name", "PeerTube", "--kind", "video", "--status",
                    "trial", "--summary", "Film", "--reason", "New", "--hours", "1"),
        "postulate": ("--id", "ask", "--title", "Ask", "--question", "Why?", "--answer", "So.",
                      "--rests-on", "Us"),
        "page": ("--path", "why/new-habits", "--title", "New", "--description", "New."),
    }.items():  # fmt: skip
        done = command(sample, "new", kind, *flags, "--owner", "director")
        assert done.exit_code == 0, done.output
    done = command(sample, "new", "plan", "--unit", "cinema", "--channel", "peertube")
    assert done.exit_code == 0, done.output
    built = subprocess.run(
        [sys.executable, "-m", "macros", "build"], cwd=sample.root, capture_output=True,
        encoding="utf-8", check=False, env={**os.environ, "SOURCE_DATE_EPOCH": TODAY_EPOCH},
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    for language in languages:
        folder = sample.root / "site" / ("" if language == default else language)
        page = (folder / "channels/peertube/index.html").read_text(encoding="utf-8")
        assert f'<html lang="{"nb" if language == "nb" else language}"' in page
        assert page.count('class="language-switcher"') == (len(languages) > 1)
        assert "Fjord &amp; Sons. " in page
        home = (folder / "index.html").read_text(encoding="utf-8")
        assert "<title>Boka: vår</title>" in home
        assert re.search(r"<h1[^>]*>Boka: vår<", home)
        strategy = (folder / "policy/strategy/index.html").read_text(encoding="utf-8")
        assert "The Cinema: by the fjord" in strategy, "its scope names the units"
        address = (
            f"https://fjord.github.io/handbook/{'' if language == default else f'{language}/'}"
        )
        assert f'<link rel="canonical" href="{address}channels/peertube/">' in page
    assert (sample.root / "site/registry/cinema-peertube/index.html").is_file()


def check_list(sample: HandbookFiles) -> None:
    """What is left is listed with its place, in pages, data and settings that are there."""
    places = re.findall(r"^([\w./-]+):(\d+):(\d+): (.+)$", sample.read("left.txt"), re.M)
    assert "data/channels/forum.yml" in {at[0] for at in places}
    assert any("/policy/strategy.md" in at[0] for at in places)
    for path, line, column, text in places:
        said = sample.read(path).splitlines()[int(line) - 1]
        assert text.strip("… ") in " ".join(said.split())
        assert said[int(column) - 1 :].split()[0].rstrip(",.;:»") in text


def test_what_no_flag_says_is_asked_for(sample: HandbookFiles) -> None:
    """A bad answer is asked for again; before anything goes, there is a question."""
    answers = (
        "dk\nno\nnb, fi\nnb\nFjord\nnot a unit\nKino 1=Kino\nkino=Kinoen\nkino=Igjen\n\n"
        "teater\nkino\nfjord\nfjord.no, post.fjord.no\n-\nBoka {{ x }}\nBoka\nftp://x\nhttps://fjord.no/bok\n"
    )
    before = snapshot(sample)
    result = command(sample, "init", answers=f"{answers}n\n")
    assert result.exit_code == 1
    for said in (
        'there is no "dk"; known: se, no',
        'there is no "fi"; known: sv, nb, en',
        '"not a unit" is not ID=NAME',
        'write "kino-1"?',
        '"kino" appears twice',
        'there is no "teater"; known: kino',
        '"fjord" is not a domain',
        "a name has {{ or {% in it",
        '"ftp://x" is not an address that starts with https://',
        "docs/sv/ with all its pages, docs/en/ with all its pages",
        "There is no git history here: what is removed is gone.",
    ):
        assert said in result.output
    assert snapshot(sample) == before
    assert command(sample, "init", answers=f"{answers}y\n").exit_code == 0
    settings = yaml.safe_load(sample.read("mkdocs.yml").split("\nplugins:")[0])
    assert settings["site_name"] == "Boka"
    assert settings["site_url"] == "https://fjord.no/bok/"
    assert settings["docs_dir"] == "docs/nb"
    assert settings["extra"]["languages"] == [{"code": "nb", "name": "Norsk bokmål", "folder": ""}]
    organisation = sample.read("data/organisation.yml")
    assert "repository" not in organisation
    assert "domains: [fjord.no, post.fjord.no]\n" in organisation
    assert "    head: director\n    head_office: true\n" in organisation

    again = command(sample, "init", answers=answers)
    assert again.exit_code == 2
    assert "this handbook is somebody's already" in again.output


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--country", "sweden"), '--country: there is no "sweden"'),
        (("--languages", "sv,fi"), '--languages: there is no "fi"'),
        (("--unit", "kino"), '"kino" is not ID=NAME'),
        (("--head-office", "kino"), '--head-office: there is no "kino"'),
        (("--domain", "not a domain"), "is not a domain"),
        (("--repository", "git@github.com:a/b"), "is not an address"),
        (("--repository", "https://[x/y"), '--repository: "https://[x/y" is not an address'),
        (("--site-url", "javascript:alert(1)"), "is not an address"),
        (("--site-url", "https://[x/y"), '--site-url: "https://[x/y" is not an address'),
        (("--name", "\x1b[31m"), "invisible-character"),
        (("--name", " "), "the text is empty"),
    ],
)
def test_what_will_not_do_changes_nothing(
    sample: HandbookFiles, args: tuple[str, ...], says: str
) -> None:
    """Whether a question or the check finds it."""
    before = snapshot(sample)
    whole = ("--name", "Fjord", "--country", "se", "--languages", "sv")
    result = command(sample, "init", *whole, *ANSWERS, *args)
    assert result.exit_code in (1, 2)
    assert says in result.output
    assert snapshot(sample) == before


def test_a_dry_run_only_tells(sample: HandbookFiles) -> None:
    """Also what speaks of the sample; a name that is ours too is not the sample's."""
    before = snapshot(sample)
    whole = ("--name", "Fjord", "--country", "se", "--languages", "sv")
    result = command(sample, "init", *whole, *ANSWERS, "--dry-run")
    assert result.exit_code == 0
    assert "docs/nb would be removed\n" in result.output
    assert "Left: docs/sv/policy/" in result.output
    assert re.search(
        r"Left: \d+ lines in \d+ files may still be about the sample: left.txt", result.output
    )
    assert "Left: no role or unit has a mailbox" in result.output
    assert "iblioteket" in result.output
    more = command(sample, "init", *whole, *ANSWERS, "--unit", "b=Stadsbiblioteket", "--dry-run")
    assert "iblioteket" not in more.output
    assert snapshot(sample) == before


def test_a_language_can_be_removed_whole(sample: HandbookFiles) -> None:
    """Pages, settings, its line in the switcher and its texts in data."""
    result = command(sample, "language", "remove", "nb", answers="y\n")
    assert result.exit_code == 0, result.output
    assert "docs/nb removed\nmkdocs.nb.yml removed\n" in result.output
    assert result.output.endswith("data/things.yml written\nmkdocs.yml written\n")
    for file in (sample.root / "data").rglob("*.yml"):
        assert not re.search(r"\bnb: ", file.read_text(encoding="utf-8")), file
    assert sample.read("mkdocs.yml") == (REPOSITORY / "mkdocs.yml").read_text(
        encoding="utf-8"
    ).replace("    - {code: nb, name: Norsk bokmål, folder: nb}\n", "")
    assert sample.read("mkdocs.en.yml") == (REPOSITORY / "mkdocs.en.yml").read_text(
        encoding="utf-8"
    )
    assert find_problems(sample.root) == []
    assert "is in sv, en, not in nb" in command(sample, "language", "remove", "nb").output
    refused = command(sample, "language", "remove", "sv", "--yes")
    assert refused.exit_code == 2
    assert "is the default language" in refused.output
    assert load_pages(sample.root, "docs/sv", "sv")[0]
