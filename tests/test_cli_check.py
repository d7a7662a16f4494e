"""`handbook check`: everything that is wrong, at once, and the exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from macros.cli import main
from macros.commands.common import stop_on_errors
from macros.problem import Level, Position, Problem
from tests.handbook_files import PLAN, REPOSITORY, TODAY_EPOCH, HandbookFiles, front_matter

FOUR = [
    (
        f'{PLAN}:2:1: error: unit: there is no unit "county-musuem"; did you mean "county-museum"? '
        "(unknown-unit)"
    ),
    f'{PLAN}:7:1: error: purpos: there is no such key; did you mean "purpose"? (unknown-key)',
    (
        f"{PLAN}:26:12: error: 2026-02-31 is not a day in the calendar: write year-month-day "
        "(bad-date)"
    ),
    (
        f'{PLAN}:32:1: error: "sender" appears twice; the first is on line 19: keep one of them '
        "(duplicate-key)"
    ),
]


def test_the_list_of_commands_cuts_nothing_off() -> None:
    """Each command's line in the list is a whole sentence, in a terminal of 80 characters."""
    for group in ([], ["new"], ["language"]):
        shown = CliRunner().invoke(main, [*group, "--help"], terminal_width=80).output
        listed = shown.partition("Commands:\n")[2].splitlines()
        assert listed, group
        assert [line for line in listed if not line.endswith(".") or line.endswith("...")] == []


@pytest.fixture
def whole(files: HandbookFiles) -> HandbookFiles:
    """The sample with one page, so that nothing is wrong in its files."""
    files.add_page("docs/en/index.md")
    return files


def break_plan(files: HandbookFiles) -> None:
    """A misspelt key, an unknown unit, a duplicate key and a bad date."""
    files.change(PLAN, "purpose: Why", "purpos: Why")
    files.change(PLAN, "unit: county-museum", "unit: county-musuem")
    files.append(PLAN, "sender: personal\n")
    files.change(PLAN, "agreement: 2026-02-25", "agreement: 2026-02-31")


def check(files: HandbookFiles, *args: str, **environment: str) -> Result:
    """Run the command in this process."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": TODAY_EPOCH, **environment})
    result = runner.invoke(main, ["check", "--root", str(files.root), *args])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def test_four_mistakes_in_a_plan(whole: HandbookFiles) -> None:
    """Four problems in one run, each at its own line, and exit 1."""
    break_plan(whole)
    done = whole.handbook("check")
    assert done.returncode == 1
    assert [line for line in done.stdout.splitlines() if line.startswith(PLAN)] == FOUR
    assert "4 problem(s) in the files" in done.stderr


def test_a_plain_mkdocs_build_prints_the_same_lines(files: HandbookFiles) -> None:
    """And fails, and leaves the site that is there."""
    files.add_site()
    files.write("site/index.html", "the last good one")
    break_plan(files)
    files.write("data/plans/other.yml", "a: b: c\n")
    files.write("docs/sv/index.md", front_matter().replace("owner:", "ovner:"))
    files.remove("data/plans/library-facebook.yml")
    files.change(PLAN, "coordinates_with: [library-facebook]", "coordinates_with: []")
    checked = files.handbook("check").stdout.splitlines()
    assert len(checked) == 6
    assert checked[:4] == FOUR
    built = files.mkdocs_build()
    assert built.returncode == 1
    assert [
        line for line in built.stderr.splitlines() if line.startswith(("data/", "docs/"))
    ] == checked
    assert "Traceback" not in built.stderr
    assert files.read("site/index.html") == "the last good one"


def test_json_for_machines(whole: HandbookFiles) -> None:
    """Nothing but JSON on standard output, with the keys that are promised."""
    break_plan(whole)
    result = check(whole, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert list(report) == ["problems"]
    for problem in report["problems"]:
        assert list(problem) == ["path", "line", "column", "level", "rule", "message"]
    errors = [p for p in report["problems"] if p["path"] == PLAN]
    assert [(p["line"], p["column"], p["rule"]) for p in errors] == [
        (2, 1, "unknown-unit"),
        (7, 1, "unknown-key"),
        (26, 12, "bad-date"),
        (32, 1, "duplicate-key"),
    ]


def test_github_and_gitlab_forms(whole: HandbookFiles) -> None:
    """Annotations, and a Code Quality report, of the same problems."""
    break_plan(whole)
    lines = check(whole, "--format", "github").stdout.splitlines()
    assert f"::error file={PLAN},line=32,col=1,title=duplicate-key::" in "\n".join(lines)
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    report = json.loads(check(whole, "--format", "gitlab").stdout)
    assert len(report) == len(lines)
    assert len({row["fingerprint"] for row in report}) == len(report)


def test_a_finding_is_told_but_is_no_mistake(whole: HandbookFiles) -> None:
    """What a rule says of a plan changes the exit code with --strict only."""
    whole.change(PLAN, "hours_per_week: 4\n", "")
    result = check(whole)
    assert result.exit_code == 0
    assert re.search(rf"^{PLAN}:2:1: error: .*\(time-set-aside\)$", result.stdout, re.MULTILINE)
    told = result.stdout.splitlines()
    broken = {(line.split(":")[0], line.split()[-1]) for line in told}
    assert len(broken) < len(told), "a rule has several findings in a plan"
    assert result.stderr == (
        f"0 problem(s) in the files; {len(told)} finding(s) in 2 plan(s), on {len(broken)} rule(s) "
        "not met.\n"
    )
    assert check(whole, "--strict").exit_code == 1
    assert "Det er ikke satt av arbeidstid." in check(whole, "--lang", "nb").stdout
    whole.change("data/organisation.yml", "default_language: en", "default_language: sv")
    assert "Ingen arbetstid är avsatt." in check(whole).stdout


def test_nothing_wrong_is_said_and_is_exit_0(whole: HandbookFiles) -> None:
    """On standard error, so that the list itself is empty."""
    for plan in ("museum-facebook", "library-facebook"):
        whole.remove(f"data/plans/{plan}.yml")
    result = check(whole, "--strict")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "Nothing is wrong.\n"
    assert json.loads(check(whole, "--format", "json").stdout) == {"problems": []}


def test_the_line_that_the_guides_explain_is_what_the_check_says(whole: HandbookFiles) -> None:
    """Of that file, with that mistake; the line's number may have become another."""
    whole.change(PLAN, "per: week}", "per: wek}")
    (said,) = [line for line in check(whole).stdout.splitlines() if line.startswith(PLAN)]
    guides = [REPOSITORY / "README.md", *REPOSITORY.glob("docs/*/editing/index.md")]
    assert len(guides) == 4
    for guide in guides:
        (told,) = re.findall(rf"^{PLAN}:.*", guide.read_text(encoding="utf-8"), re.MULTILINE)
        assert told.split(": ", 1)[1] == said.split(": ", 1)[1]


def test_pages_are_checked_as_well(whole: HandbookFiles) -> None:
    """In the same run, in the same form."""
    break_plan(whole)
    whole.write("docs/en/index.md", "# No front matter\n")
    lines = check(whole).stdout.splitlines()
    assert [line for line in lines if line.startswith(PLAN)] == FOUR
    assert any(line.startswith("docs/en/index.md:1:1: error: ") for line in lines)


def test_an_icon_that_the_theme_lacks_is_a_problem(whole: HandbookFiles) -> None:
    """Before a build falls over it."""
    channel = "data/channels/facebook.yml"
    whole.append(channel, "icon: fontawesome/brands/facebok\n")
    result = check(whole)
    assert result.exit_code == 1
    line = whole.line(channel, "icon:")
    assert result.stdout.splitlines()[0] == (
        f'{channel}:{line}:1: error: icon: the theme has no icon "fontawesome/brands/facebok"; did '
        'you mean "fontawesome/brands/facebook"? (unknown-icon)'
    )


@pytest.mark.parametrize("page", ["registry/scorecard.md", "registry/scorecard/index.md"])
def test_a_plan_cannot_take_the_place_of_a_written_page(whole: HandbookFiles, page: str) -> None:
    """One would overwrite the other, and nobody would notice."""
    whole.add_page(f"docs/en/{page}")
    whole.write("data/plans/scorecard.yml", "unit: county-museum\nchannel: blog\nstatus: draft\n")
    line = (
        f"data/plans/scorecard.yml:1:1: error: the plan's page would stand in the place of {page}: "
        "give it another id (duplicate-address)"
    )
    result = check(whole)
    assert result.exit_code == 1
    assert line in result.stdout.splitlines()
    whole.add_site()
    whole.add_page(f"docs/sv/{page}")
    built = whole.mkdocs_build()
    assert built.returncode == 1
    assert line in built.stderr.splitlines()


def test_the_day_can_be_chosen(whole: HandbookFiles) -> None:
    """By --today before SOURCE_DATE_EPOCH."""
    later = "1809648000"  # 6 May 2027, when the analysis of 1 February 2026 no longer counts

    def is_overdue(result: Result) -> bool:
        lines = [line for line in result.stdout.splitlines() if line.startswith(PLAN)]
        return any(line.endswith("(ros-done)") for line in lines)

    assert not is_overdue(check(whole))
    assert not is_overdue(check(whole, "--today", "2027-02-01"))
    assert is_overdue(check(whole, "--today", "2027-02-02"))
    assert is_overdue(check(whole, SOURCE_DATE_EPOCH=later))
    assert not is_overdue(check(whole, "--today", "2026-11-22", SOURCE_DATE_EPOCH=later))


@pytest.mark.parametrize("today", ["0001-01-01", "1970-01-01", "2024-02-29", "9999-12-31"])
def test_any_day_of_the_calendar_can_be_judged_by(whole: HandbookFiles, today: str) -> None:
    """No rule breaks at the ends of time."""
    result = check(whole, "--today", today)
    assert result.exit_code == 0
    assert "rule-failed" not in result.stdout


@pytest.mark.parametrize(
    "args",
    [
        ["--format", "xml"],
        ["--today", "yesterday"],
        ["--today", "2026-02-30"],
        ["--no-such-option"],
        ["--root", "no-such-folder"],
        ["too", "many"],
    ],
)
def test_wrong_use_is_exit_2(whole: HandbookFiles, args: list[str]) -> None:
    """With a sentence, not a traceback."""
    done = check(whole, *args)
    assert done.exit_code == 2
    assert "Error: " in done.stderr


@pytest.mark.parametrize("epoch", ["tomorrow", "9" * 30])
def test_a_wrong_source_date_epoch_is_wrong_use(whole: HandbookFiles, epoch: str) -> None:
    """For the command; a build by MkDocs stops with the same sentence."""
    sentence = "write whole seconds since 1 January 1970"
    result = check(whole, SOURCE_DATE_EPOCH=epoch)
    assert result.exit_code == 2
    assert sentence in result.stderr
    whole.add_site()
    built = whole.mkdocs_build(SOURCE_DATE_EPOCH=epoch)
    assert built.returncode == 1
    assert sentence in built.stderr
    assert "Traceback" not in built.stderr


def test_an_unknown_command_is_exit_2() -> None:
    """As is asking for nothing."""
    for args, code in ((["chekc"], 2), ([], 2), (["--help"], 0)):
        assert CliRunner().invoke(main, args).exit_code == code


def test_the_folder_is_where_one_stands_or_what_root_says(whole: HandbookFiles) -> None:
    """Paths are told from the root either way."""
    break_plan(whole)
    here = whole.handbook("check", "--format", "json").stdout
    assert check(whole, "--format", "json").stdout == here
    (whole.root / "link").symlink_to(whole.root)
    assert whole.handbook("check", "--root", "link", "--format", "json").stdout == here


def test_a_folder_without_a_handbook_is_one_problem(tmp_path: Path) -> None:
    """Whoever stands in the wrong place is told so."""
    result = check(HandbookFiles(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        (
            "data:1:1: error: there is no folder data/ here: go to the handbook's root, "
            "or name it with "
            "--root (missing-file)"
        )
    ]


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_file_names_of_any_kind_do_not_stop_the_report(whole: HandbookFiles, form: str) -> None:
    """Not even one that is not UTF-8, or that has a line end in it."""
    folder = os.fsencode(whole.root / "data" / "plans")
    for name in (b"h\xe5.yml", b"a\nb.yml", b"c\x1b[31m.yml"):
        Path(os.fsdecode(folder + b"/" + name)).write_text("unit: [\n", encoding="utf-8")
    done = whole.handbook("check", "--format", form)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "\\udce5" in done.stdout
    assert "\x1b" not in done.stdout
    if form in ("json", "gitlab"):
        json.loads(done.stdout)


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_console_that_lacks_letters_does_not_stop_the_report(
    whole: HandbookFiles, form: str
) -> None:
    """What machines read is always UTF-8; a person sees the letter's number."""
    whole.change(PLAN, "unit: county-museum", "unit: łódź")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--format", form, "--root", str(whole.root)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    shown = b"\\u0142\xf3d\\u017a" if form == "text" else "łódź".encode()
    assert shown in done.stdout


def test_a_reader_that_goes_away_makes_no_traceback(whole: HandbookFiles) -> None:
    """As in `handbook check | head -1`."""
    names = ", ".join(f"no-such-{number}" for number in range(20_000))
    whole.change(PLAN, "coordinates_with: [library-facebook]", f"coordinates_with: [{names}]")
    with subprocess.Popen(
        [sys.executable, "-m", "macros", "check", "--root", str(whole.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read()
    assert b"Traceback" not in errors


DAMAGE: list[bytes] = [
    b"",
    b"# only a comment\n",
    b"- a\n- b\n",
    b"\x00",
    b"\xff\xfe\x00",
    b"unit: [\n",
    b"a: b: c\n",
    b"\tunit: x\n",
    b"{" * 10_000,
    b"[" * 10_000,
    b"a: &a [*a]\n",
    b"unit: !!python/object/apply:os.system [ls]\n",
    b"? [a]\n: b\n",
    b"1: 2\ntrue: x\nnull: y\n2026-01-01: z\n",
    b"unit: 5\nchannel: [a]\nstatus: {a: b}\n",
    b"---\na: 1\n---\nb: 2\n",
    b"unit: no\nchannel: 10:30\nstatus: 1_000\nagreement: .inf\n",
    b"unit: " + b"9" * 10_000 + b"\n",
    "unit: åäö\nchannel: \u202e\nstatus: draft\n".encode(),
]


@pytest.mark.parametrize("damage", DAMAGE, ids=lambda damage: repr(damage[:30]))
def test_no_file_makes_a_traceback(whole: HandbookFiles, damage: bytes) -> None:
    """Whatever stands in any one of them; the page's front matter too."""
    paths = (
        "data/organisation.yml",
        "data/audiences.yml",
        "data/risks.yml",
        "data/laws.yml",
        "data/things.yml",
        "data/channels/facebook.yml",
        "data/checklists/start.yml",
        "data/quizzes/basic.yml",
        PLAN,
    )
    for path in paths:
        before = whole.read(path)
        whole.write(path, damage)
        result = check(whole)
        assert result.exit_code == 1
        assert any(line.startswith(f"{path}:") for line in result.stdout.splitlines())
        whole.write(path, before)
    whole.write("docs/en/index.md", b"---\n" + damage + b"\n---\n")
    assert check(whole).exit_code == 1


@pytest.mark.parametrize("damage", [b"x" * 1_100_000, b"- a\n" * 60_000, b"a: [" + b"1," * 60_000])
def test_no_huge_file_makes_a_traceback(whole: HandbookFiles, damage: bytes) -> None:
    """It is told to be too large."""
    whole.write(PLAN, damage)
    (line,) = [line for line in check(whole).stdout.splitlines() if line.startswith(PLAN)]
    assert line.endswith("split it (file-too-large)")


def test_a_command_that_stops_counts_what_stops_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A warning is told with the errors, but is none of them."""
    problems = [
        Problem("data/a.yml", Position(), level, "rule", "wrong")
        for level in (Level.WARNING, Level.ERROR)
    ]
    stop_on_errors(problems[:1], "Nothing was built")
    with pytest.raises(SystemExit):
        stop_on_errors(problems, "Nothing was built")
    *told, last = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert last == "Nothing was built: 1 error(s) in the files."
