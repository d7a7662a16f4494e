"""The reference of the macros: made of the macros themselves, so that none is left out."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from macros.handbook import Handbook
from macros.models import Strategy
from macros.page_macros import MACROS, macro
from macros.prose.page_files import page_address
from macros.render import Here, render
from macros.views.laws import LAW_COUNTRIES, LAW_THEMES

_LIVE = frozenset(
    {
        "attention",
        "by_country",
        "channel_accounts",
        "channel_facts",
        "channel_risks",
        "due_soon",
        "inventory",
        "laws",
        "number",
        "postulate_of_the_day",
        "start_plan",
        "units",
    }
)
"""Those whose example stands in the reference itself. The others are whole tools or long tables:
the reference leads to a page where they are in use."""

_Choices = Callable[[Handbook], Sequence[str]]


def _anything(_: Handbook) -> Sequence[str]:
    return ()


def _channels(handbook: Handbook) -> Sequence[str]:
    return list(handbook.channels)


_CHOICES: Mapping[tuple[str, str], _Choices] = {
    ("quiz", "name"): lambda handbook: list(handbook.quizzes),
    ("checklist", "name"): lambda handbook: list(handbook.checklists),
    ("number", "name"): lambda _: list(Strategy.model_fields),
    ("laws", "country"): lambda _: LAW_COUNTRIES,
    ("laws", "theme"): lambda _: LAW_THEMES,
}
"""What a macro's value may be, where its name alone does not tell."""
_SHOWN_IN_EXAMPLE = {
    "by_country": {"se": "arkivlagen", "no": "arkivlova"},
    "laws": {"theme": "records"},
}
"""Values that may be left out, and make an example say something, or shorter."""


@dataclass(frozen=True)
class Value:
    """A value that a macro takes.

    Attributes:
        name: what it is called.
        needed: whether it must be given.
        choices: what it may be; nothing where it is free.
    """

    name: str
    needed: bool
    choices: tuple[str, ...]


@dataclass(frozen=True)
class MacroEntry:
    """A macro in the reference.

    Attributes:
        name: what it is called.
        values: what it takes.
        copy: a call of it, as a page has it; None where there is nothing to show.
        example: what that call shows; None for one that is shown on other pages.
        used_on: the pages that call it: address and title.
    """

    name: str
    values: tuple[Value, ...]
    copy: str | None
    example: Markup | None
    used_on: tuple[tuple[str, str], ...]


def build_macro_reference(here: Here) -> tuple[MacroEntry, ...]:
    """All macros, by name."""
    return tuple(_entry(here, name) for name in sorted(MACROS))


def _entry(here: Here, name: str) -> MacroEntry:
    handbook = here.edition.handbook
    parameters = list(inspect.signature(MACROS[name]).parameters.values())[1:]
    values = tuple(
        Value(
            parameter.name,
            parameter.default is parameter.empty,
            tuple(_choices(name, parameter.name)(handbook)),
        )
        for parameter in parameters
    )
    given = {value.name: value.choices[0] for value in values if value.needed and value.choices}
    copy = example = None
    if len(given) == sum(value.needed for value in values):
        more = _SHOWN_IN_EXAMPLE.get(name, {})
        arguments = [f'"{given[key]}"' for key in given]
        arguments += [f'{key}="{value}"' for key, value in more.items()]
        copy = f"{{{{ {name}({', '.join(arguments)}) }}}}"
        if name in _LIVE:
            example = MACROS[name](here, **given, **more)
    call = re.compile(rf"\{{\{{\s*{name}\([^{{}}]*\)\s*\}}\}}")
    used_on = tuple(
        (page_address(page.name), page.meta.title)
        for page in here.edition.pages
        if call.search(page.body)
    )
    if copy is None:
        # Its values cannot be told from here: a call that is in use shows them.
        calls = (call.search(page.body) for page in here.edition.pages)
        copy = next((found[0] for found in calls if found), None)
    return MacroEntry(name, values, copy, example, used_on)


def _choices(name: str, value: str) -> _Choices:
    return _CHOICES.get((name, value), _channels if value == "channel" else _anything)


@macro
def macro_reference(here: Here) -> Markup:
    """All macros that a page may call: what each shows, its values, and the text to copy."""
    return render("macro_reference.html", here, entries=build_macro_reference(here))
