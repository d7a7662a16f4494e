"""`handbook new plan` writes a draft that loads."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner
from markdown import Markdown

from macros.checking import find_problems
from macros.cli import main
from tests.handbook_files import PLAN, HandbookFiles

TODAY = ("--today", "2026-11-15")
NEW = "data/plans/county-museum-blog.yml"


def _new(files: HandbookFiles, *args: str, answers: str = "") -> tuple[int, str]:
    given = ["new", "plan", "--root", str(files.root), *TODAY, *args]
    result = CliRunner().invoke(main, given, input=answers)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.output


def test_flags_give_a_plan_that_loads(files: HandbookFiles) -> None:
    """A draft, with the line that tells an editor the schema."""
    code, output = _new(files, "--unit", "county-museum", "--channel", "blog")
    assert code == 0
    assert output == f"{NEW} written\nNow fill it in, and run: handbook check\n"
    assert files.read(NEW) == (
        "# yaml-language-server: $schema=../schema/plan.schema.json\n"
        "unit: county-museum\nchannel: blog\nstatus: draft\n"
        "history: [{date: 2026-11-15, note: First draft}]\n"
    )
    assert files.problems() == []
    left = [str(problem) for problem in find_problems(files.root) if problem.path == NEW]
    assert len(left) == 1
    assert left[0].startswith(f"{NEW}:4:1: warning: the draft holds no more than")
    files.append(NEW, "audiences: [families]\n")
    assert NEW not in {problem.path for problem in find_problems(files.root)}


@pytest.mark.parametrize(
    "purpose", ["Why: this # and no other", '"quoted"', "@all", "no", "- å\n- ö", "{{ 7*7 }}", "\\"]
)
def test_any_purpose_is_kept_as_it_was_said(files: HandbookFiles, purpose: str) -> None:
    """Whatever YAML would make of it."""
    args = ("--unit", "county-museum", "--channel", "blog", "--responsible", "curator")
    assert _new(files, *args, "--purpose", purpose)[0] == 0
    handbook, problems = files.load()
    assert not problems
    assert handbook
    plan = handbook.plans["county-museum-blog"]
    assert plan.purpose
    assert plan.purpose.en == purpose
    assert plan.responsible
    assert plan.responsible.role == "curator"


def test_what_is_not_given_is_asked_for(files: HandbookFiles) -> None:
    """With the ids there are to choose from."""
    code, output = _new(files, answers="county-museum\nblog\n")
    assert code == 0
    assert "Units: county-museum, regional-library\n" in output
    assert files.problems() == []
    assert files.read(NEW)


def test_no_answer_is_wrong_use(files: HandbookFiles) -> None:
    """A job without a keyboard learns which flag to give."""
    code, output = _new(files, "--unit", "county-museum")
    assert code == 2
    assert "give --channel" in output


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--unit", "county-musem", "--channel", "blog"), 'did you mean "county-museum"?'),
        (("--unit", "county-museum", "--channel", "blogg"), 'did you mean "blog"?'),
        (("--unit", "county-museum", "--channel", "blog", "--responsible", "x"), "--responsible"),
        (("--unit", "county-museum", "--channel", "blog", "--id", "../x"), "is not an id"),
        (("--unit", "county-museum", "--channel", "blog", "--id", "Ö"), "is not an id"),
        (("--unit", "county-museum", "--channel", "blog", "--id", "museum-facebook"), "already"),
    ],
)
def test_wrong_use_writes_nothing(files: HandbookFiles, args: tuple[str, ...], says: str) -> None:
    """And says what to give instead."""
    before = sorted(files.root.rglob("*"))
    code, output = _new(files, *args)
    assert code == 2
    assert says in output
    assert sorted(files.root.rglob("*")) == before


def test_a_plan_that_would_be_new_trouble_is_not_written(files: HandbookFiles) -> None:
    """Old trouble in another plan is nobody's fault, and does not hold it up."""
    args = ("--unit", "county-museum", "--channel", "blog")
    files.append(PLAN, "colour: red\n")
    files.add_page("docs/en/registry/county-museum-blog.md")
    code, output = _new(files, *args)
    assert code == 1
    assert "(duplicate-address)\nNothing was written: 1 problem(s) would be new.\n" in output
    assert not (files.root / NEW).exists()
    files.remove("docs/en/registry/county-museum-blog.md")
    assert _new(files, *args)[0] == 0


def test_a_file_where_the_folder_should_be_is_told(files: HandbookFiles) -> None:
    """By what it is called, with what to do; nothing is written."""
    (files.root / "data/plans").rename(files.root / "data/_plans")
    files.write("data/plans", "")
    code, output = _new(files, "--unit", "county-museum", "--channel", "blog")
    assert code == 1
    assert output == (
        f"Error: {files.root}/data/plans: a file stands where a folder must be: move it away. "
        "Nothing was written.\n"
    )


def test_a_channel_that_is_not_allowed_is_said(files: HandbookFiles) -> None:
    """The plan may argue for it, but nobody should find out afterwards."""
    code, output = _new(files, "--unit", "county-museum", "--channel", "tiktok")
    assert code == 0
    assert 'Note: the channel "tiktok" has the status not-allowed.' in output


CHANNEL = ("--id", "peertube", "--name", "PeerTube", "--kind", "video", "--status", "trial",
           "--summary", "Film: no adverts", "--reason", "We try it", "--hours", "2,5",
           "--owner", "communicator")  # fmt: skip
POSTULATE = ("--id", "ask-twice", "--question", "Ask twice?", "--answer", "Yes: it pays.",
             "--rests-on", "Experience", "--title", "Asking", "--owner", "director")  # fmt: skip
PAGE = ("--path", "why/new-habits", "--title", "Habits", "--description", "How they start.",
        "--owner", "director")  # fmt: skip


@pytest.fixture
def site(files: HandbookFiles) -> HandbookFiles:
    """A handbook with pages in two languages, and a menu with comments in it."""
    files.add_site("en")
    for folder in ("macros", "overrides"):
        (files.root / folder).unlink()
    menu = (
        "nav:  # ours\n  - Start: index.md\n  - Why:\n      - why/index.md  # first\n"
        "  - Channels:\n      - channels/index.md\n  - Postulates:\n      - postulates/index.md\n"
    )
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        files.append(name, menu)
    return files


def run_new(files: HandbookFiles, kind: str, *args: str, answers: str = "") -> tuple[int, str]:
    """Run `handbook new KIND`."""
    given = ["new", kind, "--root", str(files.root), *TODAY, *args]
    result = CliRunner().invoke(main, given, input=answers)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


@pytest.mark.parametrize(
    ("kind", "args", "page", "extra", "left"),
    [
        ("channel", CHANNEL, "channels/peertube.md", ["data/channels/peertube.yml"], 10),
        ("postulate", POSTULATE, "postulates/ask-twice.md", [], 2),
        ("page", PAGE, "why/new-habits.md", [], 1),
    ],
)
def test_a_page_is_written_in_every_language_with_its_place_in_the_menus(
    site: HandbookFiles, kind: str, args: tuple[str, ...], page: str, extra: list[str], left: int
) -> None:
    """The menus keep their comments; the check finds each line that somebody is to write."""
    menu = site.read("mkdocs.yml")
    code, output = run_new(site, kind, *args)
    assert code == 0, output
    pages = [f"docs/en/{page}", f"docs/sv/{page}"]
    written = [*extra, *pages, "mkdocs.en.yml", "mkdocs.yml"]
    assert output.splitlines()[: len(written)] == [f"{path} written" for path in written]
    assert output.splitlines()[-2].startswith("Note: some of the text in docs/sv/ is still in en")
    assert output.splitlines()[-1].endswith("and run: handbook check")
    folder = page.split("/")[0]
    line = next(line for line in menu.splitlines() if f"{folder}/index.md" in line)
    assert site.read("mkdocs.yml") == menu.replace(line, f"{line}\n      - {page}")
    checked = CliRunner().invoke(main, ["check", "--root", str(site.root), *TODAY])
    told = [line for line in checked.output.splitlines() if page in line or "peertube" in line]
    assert [line.partition(":")[0] for line in told] == [
        each for each in pages for _ in range(left)
    ]
    assert all(": warning: " in line and line.endswith("(not-written)") for line in told)
    assert checked.exit_code == 0, checked.output
    place, _, shown = told[0].partition(": warning: ")
    row, column = (int(part) - 1 for part in place.split(":")[1:])
    found = site.read(pages[0]).splitlines()[row][column:]
    assert found.startswith(shown.split('"')[1].rstrip("…"))
    site.write(pages[0], site.read(pages[0]).replace(found, found.replace(" ", "\n", 3)))
    assert sum(problem.path == pages[0] for problem in find_problems(site.root)) == left
    site.write(pages[0], site.read(pages[0]).replace(".\n", ", we do.\n"))
    assert pages[0] not in {problem.path for problem in find_problems(site.root)}


def test_a_text_may_be_given_in_each_language(site: HandbookFiles) -> None:
    """The data hold them all, each page its own."""
    args = [*CHANNEL, "--summary", "sv=Film utan {reklam}"]
    assert run_new(site, "channel", *args)[0] == 0
    handbook, _ = site.load()
    assert handbook
    summary = handbook.channels["peertube"].summary
    assert (summary.en, summary.sv) == ("Film: no adverts", "Film utan {reklam}")
    assert handbook.channels["peertube"].asks.hours_per_week == 2.5
    assert "\nFilm utan \\{reklam\\}\n" in site.read("docs/sv/channels/peertube.md")
    assert "## Tonen {#tone}\n" in site.read("docs/sv/channels/peertube.md")
    assert "## Tone {#tone}\n" in site.read("docs/en/channels/peertube.md")


def test_answers_are_asked_for_until_they_will_do(site: HandbookFiles) -> None:
    """Enter takes what is suggested."""
    answers = "New habits\nVanor\n\nWhy/New Habits\nwhy/new-habits\nHow\nHur\nboss\ndirector\n"
    code, output = run_new(site, "page", answers=answers)
    assert code == 0, output
    assert "Where, such as why/new-habits: " in output
    assert 'Error: "Why" is not an id' in output
    assert 'Error: there is no "boss"; known: director' in output
    assert "title: New habits\n" in site.read("docs/en/why/new-habits.md")
    assert "title: Vanor\n" in site.read("docs/sv/why/new-habits.md")


def test_an_id_is_proposed_from_the_name(site: HandbookFiles) -> None:
    """As far as its letters go and nothing else has it; the name is asked for first."""
    site.add_page("docs/en/postulates/over-allt.md")
    answers = "Över Allt!\n\nover-allt\nover-alt\nWhat?\n\nThat.\n\nThis\n\n\n"
    code, output = run_new(site, "postulate", answers=answers)
    assert code == 0, output
    assert output.index("Title (en): ") < output.index("Id, in addresses and file names: ")
    assert '"over-allt" is there already' in output
    assert "title: Över Allt!\n" in site.read("docs/en/postulates/over-alt.md")
    answers = "Film för alla\n\n\nvideo\n\nFilm\n\nTest\n\n\n\n"
    code, output = run_new(site, "channel", answers=answers)
    assert code == 0, output
    assert "names [film-for-alla]: " in output
    assert (site.root / "data/channels/film-for-alla.yml").exists()


@pytest.mark.parametrize(
    ("kind", "args", "says"),
    [
        ("channel", ("--id", "blog"), '--id: "blog" is there already'),
        ("channel", ("--id", "Över Allt!"), 'at most 80 characters; write "over-allt"?'),
        ("channel", (*CHANNEL, "--kind", "vido"), 'did you mean "video"?'),
        ("channel", (*CHANNEL, "--hours", "many"), '"many" is not a number of hours a week'),
        ("channel", (*CHANNEL, "--domain", "https://x.example/"), "is not a domain"),
        ("channel", (*CHANNEL, "--icon", "material/no-such"), "the theme has no icon"),
        ("channel", (*CHANNEL, "--summary", "{{ 7*7 }}"), "--summary: a text has {{ or {% in it"),
        ("channel", (*CHANNEL, "--name", "nb=Norsk"), "the handbook is in en, sv, not in nb"),
        ("page", (*PAGE, "--path", "why/index"), "docs/en/why/index.md is there already"),
        ("page", (*PAGE, "--path", "../x"), '".." is not an id'),
        ("page", (*PAGE, "--path", "registry/museum-facebook"), "duplicate-address"),
        ("page", (*PAGE, "--title", "\x1b[31mred"), "invisible-character"),
        ("postulate", (*POSTULATE, "--id", "small-talk-is-glue"), "is there already"),
        ("postulate", (*POSTULATE, "--answer", " "), "--answer: the text is empty"),
    ],
)  # fmt: skip
def test_what_will_not_do_writes_nothing(
    site: HandbookFiles, kind: str, args: tuple[str, ...], says: str
) -> None:
    """Neither data, nor pages, nor a place in a menu."""
    before = {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()}
    code, output = run_new(site, kind, *args)
    assert code in (1, 2)
    assert says in output
    assert {path: path.read_bytes() for path in site.root.rglob("*") if path.is_file()} == before


def test_a_dry_run_only_tells(site: HandbookFiles) -> None:
    """Of each kind."""
    before = sorted(site.root.rglob("*"))
    for kind, args in (("channel", CHANNEL), ("page", PAGE), ("postulate", POSTULATE)):
        code, output = run_new(site, kind, *args, "--dry-run")
        assert code == 0
        assert "mkdocs.yml would be written" in output
    code, output = _new(site, "--unit", "county-museum", "--channel", "blog", "--dry-run")
    assert "\nstatus: draft\n" in output
    assert sorted(site.root.rglob("*")) == before


def test_hostile_words_become_words_of_the_page(site: HandbookFiles) -> None:
    """No markup, no attributes and no front matter of their own."""
    bad = "<script>x</script> # **b** [a](javascript:x) & 'q'\n---\nowner: x { onclick=x }"
    assert run_new(site, "page", *PAGE, "--title", bad, "--description", bad)[0] == 0
    assert site.problems() == []
    body = site.read("docs/en/why/new-habits.md").split("\n---\n", 1)[1]
    html = Markdown(extensions=["attr_list", "md_in_html", "toc"]).convert(body)
    page = fromstring(f"<div>{html}</div>")  # noqa: S314  # our own HTML
    assert [element.tag for element in page] == ["h1", "p", "h2", "p"]
    for element in (page[0], page[1]):
        assert element.text == " ".join(bad.split())
        assert not list(element)
        assert set(element.keys()) <= {"id"}
