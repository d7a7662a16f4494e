"""The checks on pages, each on pages of a line or two."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from macros.handbook import Handbook, load_handbook
from macros.problem import Position, Problem
from macros.prose.checks import check_docs
from macros.prose.readability import lix
from macros.rules import RULES
from macros.validation import suggest
from tests.prose.support import write_page

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    """The sample handbook, for its roles and plans."""
    loaded, _ = load_handbook(ROOT, RULES)
    assert loaded is not None
    return loaded


def check(root: Path, handbook: Handbook) -> list[Problem]:
    """All problems of the pages below a root."""
    return check_docs(root, handbook, RULES)


def page(root: Path, name: str, body: str, language: str = "sv", tag: str = "x") -> None:
    """A page that a role of the sample handbook owns."""
    write_page(root, name, body, language=language, owner="archivist", tag=tag)


def rules_of(problems: list[Problem]) -> list[str]:
    """Which checks failed."""
    return [problem.rule for problem in problems]


def test_sound_pages_have_no_problem(tmp_path: Path, handbook: Handbook) -> None:
    """Links to pages, headings, generated plan pages, files and the web are all fine."""
    plan = next(iter(handbook.plans))
    page(tmp_path, "a/one.md", "# Ett {#top}\n\n[två](../two.md#part) [här](#top)\n")
    page(
        tmp_path,
        "two.md",
        f"# Två\n\n## Del {{#part}}\n\n[p](registry/{plan}/index.md) [w](https://x.example/)\n",
    )

    assert check(tmp_path, handbook) == []


def test_an_agenda_names_headings_of_its_own_page(tmp_path: Path, handbook: Handbook) -> None:
    """The point that names none that is there is told, with its place and a suggestion."""
    page(tmp_path, "w.md", "# W\n\n## Start {#start}\n")
    file = tmp_path / "docs/sv/w.md"
    rows = "agenda:\n  - {minutes: 5, what: A, at: start}\n  - {minutes: 5, what: B, at: strat}\n"
    file.write_text(file.read_text().replace("tags: [x]\n", f"tags: [x]\n{rows}"))

    (problem,) = check(tmp_path, handbook)

    assert (problem.rule, problem.position.line) == ("broken-anchor", 10)
    assert problem.message == ('agenda.at: the page has no heading "strat"; did you mean "start"?')


def test_broken_links_and_anchors_tell_where_and_suggest(
    tmp_path: Path, handbook: Handbook
) -> None:
    """Line and column are those of the file, front matter included."""
    page(tmp_path, "strategy.md", "# S\n\n## Tid {#time}\n")
    page(tmp_path, "x.md", "# X\n\nSe [s](stratgy.md) och [t](strategy.md#tiem).\n")
    page(tmp_path, "y.md", '# Y\n\nSe {{ by_country(se="[u](gone.md)", no="[u](borte.md)") }}.\n')

    first, second, third = check(tmp_path, handbook)

    assert (first.rule, first.path) == ("broken-link", "docs/sv/x.md")
    assert first.position == Position(11, 8)
    assert 'did you mean "strategy.md"?' in first.message
    assert second.rule == "broken-anchor"
    assert 'did you mean "time"?' in second.message
    link = {"se": "gone.md", "no": "borte.md"}[handbook.organisation.country]
    assert (third.rule, third.path) == ("broken-link", "docs/sv/y.md")
    assert f'the link "{link}"' in third.message
    assert suggest("training/nope.md", ["training/index.md"]) == "", "only the folder is the same"
    assert "why/cases.md" in suggest("whi/casez.md", ["why/index.md", "why/cases.md"])


def test_the_owner_must_be_a_role(tmp_path: Path, handbook: Handbook) -> None:
    """A misspelt role is told with the nearest one, at its own line."""
    write_page(tmp_path, "x.md", "# X\n", owner="archvist")

    (problem,) = check(tmp_path, handbook)

    assert problem.rule == "unknown-role"
    assert problem.position == Position(4, 1)
    assert 'did you mean "archivist"?' in problem.message


def test_a_page_without_an_owner_is_told(tmp_path: Path, handbook: Handbook) -> None:
    """So is one without front matter."""
    (tmp_path / "docs/sv").mkdir(parents=True)
    (tmp_path / "docs/sv/a.md").write_text("# No front matter\n", encoding="utf-8")
    (tmp_path / "docs/sv/b.md").write_text(
        "---\ntitle: B\ndescription: B.\nreviewed: 2026-01-01\nreview_every: 12\n---\n# B\n",
        encoding="utf-8",
    )

    first, second = check(tmp_path, handbook)

    assert first.rule == "missing-front-matter"
    assert second.rule == "missing-value"
    assert second.message.startswith("owner:")


def test_every_language_has_the_same_pages(tmp_path: Path, handbook: Handbook) -> None:
    """A page that one language lacks is told at the place where it should be."""
    page(tmp_path, "a.md", "# A\n")
    page(tmp_path, "a.md", "# A\n", language="nb")
    page(tmp_path, "only.md", "# Only\n", language="nb")

    (problem,) = check(tmp_path, handbook)

    assert problem.rule == "missing-translation"
    assert problem.path == "docs/sv/only.md"


def test_what_people_said_stands_in_one_language(tmp_path: Path, handbook: Handbook) -> None:
    """A page that says so is missed in no other, wherever it stands and whatever its headings."""
    page(tmp_path, "a.md", "# A\n")
    page(tmp_path, "a.md", "# A\n", language="nb")
    for name, language in (
        ("day.md", "sv"),
        ("dag.md", "nb"),
        ("both.md", "sv"),
        ("both.md", "nb"),
    ):
        page(tmp_path, name, f"# A\n\n## {language} {{#{language}}}\n", language=language)
        file = tmp_path / "docs" / language / name
        text = file.read_text(encoding="utf-8").replace("owner:", "untranslated: true\nowner:")
        file.write_text(text, encoding="utf-8")

    assert check(tmp_path, handbook) == []


def test_headings_are_the_same_in_every_language(tmp_path: Path, handbook: Handbook) -> None:
    """Their levels and written ids are compared; ids made of words differ, and may."""
    page(tmp_path, "a.md", "# Ett\n\n## Del {#part}\n")
    page(tmp_path, "a.md", "# En\n\n## Del {#parts}\n", language="nb")
    page(tmp_path, "b.md", "# Ett\n\n## Egna ord\n")
    page(tmp_path, "b.md", "# En\n\n## Andre ord\n", language="nb")
    page(tmp_path, "c.md", "# Ett\n\n## Mer\n")
    page(tmp_path, "c.md", "# En\n", language="nb")

    first, second = check(tmp_path, handbook)

    assert first.path == "docs/nb/a.md"
    assert "heading 2" in first.message
    assert (second.path, second.rule) == ("docs/nb/c.md", "translation-differs")


def test_front_matter_has_the_same_keys_in_every_language(
    tmp_path: Path, handbook: Handbook
) -> None:
    """The values differ, and may."""
    page(tmp_path, "a.md", "# A\n")
    file = write_page(tmp_path, "a.md", "# A\n", language="nb", owner="archivist")
    file.write_text(file.read_text().replace("tags: [x]", "present: true"), encoding="utf-8")

    assert [problem.message.split(",")[0] for problem in check(tmp_path, handbook)] == [
        'the front matter has "present"',
        'the front matter lacks "tags"',
    ]


def test_each_language_may_have_its_own_review(tmp_path: Path, handbook: Handbook) -> None:
    """A translation is read through by somebody who knows the language; the role must exist."""
    page(tmp_path, "a.md", "# A\n")
    file = write_page(tmp_path, "a.md", "# A\n", language="nb", owner="archivist")
    record = "tags: [x]\nreviewed_by: archivist\nreview_outcome: corrected\nreview_note: A word"
    file.write_text(file.read_text().replace("tags: [x]", record), encoding="utf-8")
    assert check(tmp_path, handbook) == []

    file.write_text(file.read_text().replace("_by: archivist", "_by: arkivist"), encoding="utf-8")
    (problem,) = check(tmp_path, handbook)
    assert problem.message == 'reviewed_by: there is no role "arkivist"; did you mean "archivist"?'


LONG = "Förvaltningschefens kommunikationsansvariga ställningstagande " * 30


def test_hard_text_names_its_longest_sentence(tmp_path: Path, handbook: Handbook) -> None:
    """It is a warning, at the sentence."""
    page(tmp_path, "x.md", f"# X\n\nKort.\n\n{LONG.strip()}.\n")

    (problem,) = check(tmp_path, handbook)

    assert problem.rule == "hard-to-read"
    assert problem.level == "warning"
    assert problem.position.line == 13
    assert "(90 words)" in problem.message


def test_short_text_is_not_measured(tmp_path: Path, handbook: Handbook) -> None:
    """LIX says nothing of a few words."""
    page(tmp_path, "x.md", "# X\n\nFörvaltningschefens ställningstagande.\n")

    assert check(tmp_path, handbook) == []


def test_pages_of_law_may_be_harder(tmp_path: Path, handbook: Handbook) -> None:
    """The limit is 55 where the page has the law tag, 45 elsewhere."""
    # Nine words a sentence and four long ones in nine: LIX 9 + 44 = 53.
    body = "Den som bestämmande förvaltar allmänna handlingar ska se nu. " * 12
    page(tmp_path, "law.md", f"# X\n\n{body}\n", tag="juridik")
    page(tmp_path, "other.md", f"# X\n\n{body}\n")

    problems = check(tmp_path, handbook)

    assert [(p.path, p.rule) for p in problems] == [("docs/sv/other.md", "hard-to-read")]


def test_lix_is_bjornssons() -> None:
    """Words a sentence plus the percentage of words longer than six letters."""
    assert lix(["ett två tre fyra", "fem sexhundra"]) == pytest.approx(3 + 100 / 6)
    assert lix([]) == 0


def test_a_picture_needs_a_text(tmp_path: Path, handbook: Handbook) -> None:
    """For those who cannot see it."""
    page(tmp_path, "x.md", "# X\n\n![](a.png)\n")

    assert rules_of(check(tmp_path, handbook)) == ["picture-without-text"]


def test_no_pages_at_all_is_a_problem(tmp_path: Path, handbook: Handbook) -> None:
    """It says which to write first."""
    (problem,) = check(tmp_path, handbook)

    assert "docs/sv/index.md" in problem.message


def test_a_page_that_cannot_be_read_is_one_problem(tmp_path: Path, handbook: Handbook) -> None:
    """It is not called missing as well, neither among the languages nor by links to it."""
    for language in ("sv", "en"):
        page(tmp_path, "a.md", "# A\n\n[b](b.md#part) [b](b.md)\n", language)
        page(tmp_path, "b.md", "# B\n\n## Part {#part}\n", language)
    file = tmp_path / "docs/sv/b.md"
    file.write_text(file.read_text().replace("title:", "titel:"))

    (problem,) = check(tmp_path, handbook)

    assert (problem.path, problem.position.line, problem.rule) == ("docs/sv/b.md", 2, "unknown-key")


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("review_every: 12", "review_every: 6", "review_every"),
        ("owner: archivist", "owner: director", "owner"),
        ("tags: [x]", "tags: [x, y]", "tags"),
        ("minutes: 5", "minutes: 15", "agenda"),
        ("- {date: 2026-01-02, what: A}", "- {date: 2026-01-03, what: A}", "history"),
    ],
)
def test_translations_tell_the_same_of_a_page(
    tmp_path: Path, handbook: Handbook, old: str, new: str, key: str
) -> None:
    """A value that is the same in every language is, and else told at its place."""
    more = "agenda: [{minutes: 5, what: A}]\nhistory:\n- {date: 2026-01-02, what: A}\n---\n\n#"
    for language in ("sv", "en"):
        page(tmp_path, "a.md", "# A\n", language)
        file = tmp_path / f"docs/{language}/a.md"
        file.write_text(file.read_text().replace("---\n#", more))
    assert check(tmp_path, handbook) == []
    file.write_text(file.read_text().replace(old, new))

    (problem,) = check(tmp_path, handbook)

    assert (problem.path, problem.rule) == ("docs/en/a.md", "translation-differs")
    assert problem.message.startswith(f"{key}: ")
    assert f"\n{key}:" in "\n".join(file.read_text().splitlines()[problem.position.line - 2 :])


def test_a_page_whose_review_is_overdue_is_told_of(tmp_path: Path, handbook: Handbook) -> None:
    """From the day after the last one, and it stops nothing."""
    page(tmp_path, "a.md", "# A\n")
    assert check_docs(tmp_path, handbook, RULES, date(2027, 10, 1)) == []

    (problem,) = check_docs(tmp_path, handbook, RULES, date(2027, 10, 2))

    assert (problem.rule, problem.level, problem.position.line) == ("review-overdue", "notice", 5)
    assert "handbook review docs/sv/a.md" in problem.message
