"""The macros that editors may call in Markdown.

Each takes the page that calls as its first parameter, which `macro_env.py` gives; the rest is
what an editor writes. The docstring is what the macro reference shows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from markupsafe import Markup, escape

from macros.models import Strategy
from macros.models.page import AgendaItem
from macros.render import Here, render
from macros.sandbox import MacroError
from macros.validation import suggest
from macros.views.channel import (
    build_channel_accounts,
    build_channel_facts,
    build_channel_list,
    build_channel_risks,
)
from macros.views.organisation import (
    LAW_COUNTRIES,
    LAW_THEMES,
    build_agenda,
    build_laws,
    build_postulates,
    build_roles,
)
from macros.views.rulebook import build_rulebook

MacroFunction = Callable[..., Markup]
MACROS: dict[str, MacroFunction] = {}
"""All macros by name."""
INLINE: set[str] = set()
"""The macros that stand inside a line of text."""


def macro(function: MacroFunction) -> MacroFunction:
    """Offer a function to pages; its result stands as a block of its own."""
    MACROS[function.__name__] = function
    return function


def inline_macro(function: MacroFunction) -> MacroFunction:
    """Offer a function to pages; its result stands inside a line."""
    INLINE.add(function.__name__)
    return macro(function)


def known_id(kind: str, name: object, known: Collection[str]) -> str:
    """An id as an editor wrote it, checked.

    Raises:
        MacroError: there is no such thing.
    """
    if not isinstance(name, str) or name not in known:
        raise MacroError(f"there is no {kind} {name!r}{suggest(str(name), known)}")
    return name


@macro
def channel_facts(here: Here, channel: str) -> Markup:
    """What a channel is good for, asks of you and must follow."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render("channel_facts.html", here, facts=build_channel_facts(here.edition, channel))


@macro
def channel_accounts(here: Here, channel: str) -> Markup:
    """The organisation's own accounts in a channel."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render(
        "channel_accounts.html",
        here,
        accounts=build_channel_accounts(here.edition, channel),
        channel_name=here.edition.name("channel", channel),
    )


@macro
def channel_risks(here: Here, channel: str) -> Markup:
    """The risks to think of in a channel, the gravest first."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render("channel_risks.html", here, risks=build_channel_risks(here.edition, channel))


@macro
def start_plan(here: Here, channel: str) -> Markup:
    """Buttons that lead from a channel's page to the checklist and a new plan."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render(
        "start_plan.html",
        here,
        channel=here.edition.handbook.channels[channel],
        channel_name=here.edition.name("channel", channel),
        new_plan=None,
    )


@macro
def channel_list(here: Here) -> Markup:
    """All channels as cards, with their status."""
    return render("channel_list.html", here, cards=build_channel_list(here.edition))


@macro
def roles(here: Here) -> Markup:
    """Who decides and does what, with the mailbox that reaches them."""
    return render("roles.html", here, roles=build_roles(here.edition))


@macro
def laws(here: Here, country: str | None = None, theme: str | None = None) -> Markup:
    """Laws by theme: what each asks in practice, its statute, and how sure we are."""
    if country is not None:
        known_id("country", country, LAW_COUNTRIES)
    if theme is not None:
        known_id("theme", theme, LAW_THEMES)
    return render("laws.html", here, groups=build_laws(here.edition, country, theme))


@macro
def rules(here: Here) -> Markup:
    """The strategy's rules, with the paragraph that each enforces."""
    return render("rules.html", here, rows=build_rulebook(here.edition))


@macro
def agenda(here: Here) -> Markup:
    """The agenda in the page's front matter as a table with times."""
    items = here.meta.get("agenda") or []
    if not items:
        raise MacroError("the page's front matter has no agenda: [{minutes: 10, what: ...}]")
    rows = build_agenda([AgendaItem.model_validate(item) for item in items])
    total = sum(row.item.minutes for row in rows)
    return render("agenda.html", here, agenda=rows, total=total)


@macro
def things(here: Here) -> Markup:
    """The self-paced course: things to try, one at a time."""
    return render("things.html", here, things=list(here.edition.handbook.things.values()))


@macro
def postulate_cards(here: Here) -> Markup:
    """All postulates as cards."""
    return render("postulate_cards.html", here, cards=build_postulates(here.edition))


@macro
def postulate_of_the_day(here: Here) -> Markup:
    """One postulate a day."""
    cards = build_postulates(here.edition)
    shown = (here.edition.today.toordinal() - _EPOCH) % len(cards) if cards else 0
    return render("postulate_of_the_day.html", here, cards=cards, shown=shown)


_EPOCH = 719_163
"""1 January 1970 as a proleptic Gregorian ordinal: the script counts days from there too."""


@inline_macro
def number(here: Here, name: str) -> Markup:
    """One of the strategy's numbers, so that a page and the rules never say different things."""
    strategy = here.edition.handbook.organisation.strategy
    known_id("number", name, Strategy.model_fields)
    value: Any = getattr(strategy, name)
    return escape(here.edition.texts.number(value))
