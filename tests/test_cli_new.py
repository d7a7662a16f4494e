"""`handbook new plan` writes a draft that loads."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from macros.cli import main
from tests.handbook_files import HandbookFiles

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
    assert output == f"{NEW} written; now fill it in, and run: handbook check\n"
    assert files.read(NEW) == (
        "# yaml-language-server: $schema=../schema/plan.schema.json\n"
        "unit: county-museum\nchannel: blog\nstatus: draft\n"
        "history: [{date: 2026-11-15, note: First draft}]\n"
    )
    assert files.problems() == []


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


def test_a_channel_that_is_not_allowed_is_said(files: HandbookFiles) -> None:
    """The plan may argue for it, but nobody should find out afterwards."""
    code, output = _new(files, "--unit", "county-museum", "--channel", "tiktok")
    assert code == 0
    assert 'Note: the channel "tiktok" has the status not-allowed.' in output
