"""The theme's icons: drawn for eyes only, and known by name before a build."""

from __future__ import annotations

import pytest

from macros.icons import check_icons, draw_icon
from tests.handbook_files import HandbookFiles


def test_an_icon_is_drawn_for_eyes_only() -> None:
    """The words beside it say what it means; a screen reader passes it by."""
    drawn = str(draw_icon("material/check"))
    assert drawn.startswith('<span class="icon"><svg aria-hidden="true" focusable="false" ')
    assert drawn.endswith("</svg></span>")


def test_an_unknown_icon_cannot_be_drawn() -> None:
    """A template that names one is a mistake of ours."""
    with pytest.raises(FileNotFoundError):
        draw_icon("material/no-such-icon")


@pytest.mark.parametrize(
    ("icon", "hint"),
    [
        ("material/chek", '; did you mean "material/check"?'),
        ("no-such-set/check", ""),
        ("material", ""),
    ],
)
def test_a_channels_icon_must_exist(files: HandbookFiles, icon: str, hint: str) -> None:
    """The name is told with its place."""
    path = "data/channels/blog.yml"
    files.append(path, f"icon: {icon}\n")
    handbook, _ = files.load()
    assert handbook is not None
    (problem,) = check_icons(handbook)
    assert str(problem) == (
        f"{path}:{files.line(path, 'icon:')}:1: error: "
        f'icon: the theme has no icon "{icon}"{hint} (unknown-icon)'
    )
