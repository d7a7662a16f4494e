"""What refers to something that is not there."""

from __future__ import annotations

import pytest

from tests.handbook_files import PLAN, HandbookFiles


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (
            PLAN,
            "channel: facebook",
            "channel: facebok",
            (
                '3:1: error: channel: there is no channel "facebok"; did you mean "facebook"? '
                "(unknown-channel)"
            ),
        ),
        (
            PLAN,
            "[families, teachers]",
            "[families, techers]",
            (
                '8:23: error: audiences[1]: there is no audience "techers"; did you mean '
                '"teachers"? '
                "(unknown-audience)"
            ),
        ),
        (
            PLAN,
            "responsible: {role: communicator",
            "responsible: {role: communicater",
            (
                '13:15: error: responsible.role: there is no role "communicater"; did you mean '
                '"communicator"? (unknown-role)'
            ),
        ),
        (
            PLAN,
            "period: summer-2027",
            "period: summer-2072",
            (
                "15:45: error: oversight.leave[0].period: there is no leave period "
                '"summer-2072"; did '
                'you mean "summer-2027"? (unknown-leave-period)'
            ),
        ),
        (
            PLAN,
            "risk: storm",
            "risk: strom",
            (
                '20:68: error: ros.risks[0].risk: there is no risk "strom"; did you mean "storm"? '
                "(unknown-risk)"
            ),
        ),
        (
            PLAN,
            "checklist: {id: start",
            "checklist: {id: qqq",
            (
                '24:13: error: checklist.id: there is no checklist "qqq"; known: closing, start '
                "(unknown-checklist)"
            ),
        ),
        (
            PLAN,
            "rule: update-frequency",
            "rule: update-frequenzy",
            (
                '29:15: error: exceptions[0].rule: there is no rule "update-frequenzy"; '
                "did you mean "
                '"update-frequency"? (unknown-rule)'
            ),
        ),
        (
            PLAN,
            "coordinates_with: [library-facebook]",
            "coordinates_with: [libary-facebook]",
            (
                '28:20: error: coordinates_with[0]: there is no plan "libary-facebook"; '
                "did you mean "
                '"library-facebook"? (unknown-plan)'
            ),
        ),
        (
            "data/quizzes/basic.yml",
            "laws: [records]",
            "laws: [record]",
            (
                '6:12: error: questions[0].laws[0]: there is no law "record"; did you '
                'mean "records"? '
                "(unknown-law)"
            ),
        ),
        (
            "data/organisation.yml",
            "director: director",
            "director: direktor",
            (
                '5:1: error: director: there is no role "direktor"; did you mean "director"? '
                "(unknown-role)"
            ),
        ),
        (
            "data/organisation.yml",
            "name: A culture administration",
            "rules: {ros-don: {level: off, reason: x}}\nname: A",
            (
                '1:9: error: rules.ros-don: there is no rule "ros-don"; did you mean "ros-done"? '
                "(unknown-rule)"
            ),
        ),
        (
            PLAN,
            "unit: county-museum",
            "unit: County Museum",
            (
                '2:1: error: unit: there is no unit "County Museum"; did you mean "county-museum"? '
                "(unknown-unit)"
            ),
        ),
    ],
)
def test_an_unknown_reference_has_a_place_and_a_suggestion(
    files: HandbookFiles, path: str, old: str, new: str, expected: str
) -> None:
    """Units, channels, audiences, roles, periods, risks, checklists, rules, plans and laws."""
    files.change(path, old, new)
    expected_line = f"{path}:{expected}"
    problems = [line for line in files.problems() if "ambiguous" not in line]
    assert problems == [expected_line]


def test_an_unknown_reference_hides_no_other(files: HandbookFiles) -> None:
    """Nor does a wrong key hide a reference."""
    files.change(PLAN, "[families, teachers]", "[a-a, b-b, c-c]")
    files.change(PLAN, "activities:", "activites:")
    assert [line.split("(")[-1] for line in files.problems()] == [
        "unknown-audience)",
        "unknown-audience)",
        "unknown-audience)",
        "unknown-key)",
    ]


def test_long_lists_of_what_there_is_are_not_printed(files: HandbookFiles) -> None:
    """The message says where to look instead."""
    for number in range(60):
        files.write(
            f"data/plans/other-{number}.yml", "unit: county-museum\nchannel: blog\nstatus: draft\n"
        )
    files.change(PLAN, "coordinates_with: [library-facebook]", "coordinates_with: [qqq]")
    (line,) = files.problems()
    assert line.endswith('there is no plan "qqq"; see data/plans/ (unknown-plan)')


def test_a_reference_of_any_length_makes_a_short_message(files: HandbookFiles) -> None:
    """And one line, whatever is in it."""
    files.change(PLAN, "unit: county-museum", f'unit: "{"x" * 200_000}\\nerror: y"')
    (line,) = files.problems()
    assert len(line) < 400


def test_leave_periods_may_be_left_out_but_not_referred_to(files: HandbookFiles) -> None:
    """A list that nobody wrote is empty."""
    text = files.read("data/organisation.yml")
    files.write("data/organisation.yml", text.split("leave_periods:")[0])
    assert [line.split("(")[-1] for line in files.problems()] == ["unknown-leave-period)"]


def test_ten_thousand_unknown_references_do_not_take_all_day(files: HandbookFiles) -> None:
    """All are reported; suggestions are only looked for among the first."""
    names = ", ".join(f"museum-{number}" for number in range(10_000))
    files.change(PLAN, "coordinates_with: [library-facebook]", f"coordinates_with: [{names}]")
    lines = files.problems()
    assert len(lines) == 10_000
    assert sum("did you mean" in line for line in lines) <= 100
