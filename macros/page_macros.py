"""The macros that editors may call in Markdown.

Each takes the page that calls as its first parameter, which `macro_env.py` gives; the rest is
what an editor writes. The docstring is what the macro reference shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import Any

from babel.lists import format_list
from markupsafe import Markup, escape

from macros.models import Strategy
from macros.models.page import FrontMatter
from macros.render import Here, render, say
from macros.sandbox import MacroError
from macros.validation import suggest
from macros.views.accessibility import build_accessibility_statement
from macros.views.account_lookup import build_account_lookup
from macros.views.agenda import build_agenda
from macros.views.board import build_board, build_times
from macros.views.calendar import build_calendar
from macros.views.cards import build_questions
from macros.views.changelog import SHOWN, build_changelog
from macros.views.channel import (
    build_channel_accounts,
    build_channel_facts,
    build_channel_list,
    build_channel_risks,
)
from macros.views.checklist import build_checklist
from macros.views.chooser import build_chooser
from macros.views.coordination import build_coordination, build_inventory
from macros.views.course import build_course
from macros.views.due_soon import LIMIT, ROOM, build_due_soon
from macros.views.half_year import build_half_year
from macros.views.laws import LAW_COUNTRIES, LAW_THEMES, build_laws
from macros.views.plan_form import build_plan_form
from macros.views.postulates import build_postulates
from macros.views.quiz import build_quiz
from macros.views.registry import build_registry
from macros.views.roles import build_roles
from macros.views.ros import build_ros_tool
from macros.views.ros_summary import build_ros_summary
from macros.views.rulebook import build_rulebook
from macros.views.scorecard import build_attention, build_scorecard

MacroFunction = Callable[..., Markup]
MACROS: dict[str, MacroFunction] = {}
"""All macros by name."""
INLINE: set[str] = set()
"""The macros that stand inside a line of text."""
AS_WRITTEN = frozenset({"by_country"})
"""The macros that give back what the page itself says: Markdown, read and checked as the rest."""


def macro(function: MacroFunction) -> MacroFunction:
    """Offer a function to pages; its result stands as a block of its own."""
    MACROS[function.__name__] = function
    return function


def inline_macro(function: MacroFunction) -> MacroFunction:
    """Offer a function to pages; its result stands inside a line."""
    INLINE.add(function.__name__)
    return macro(function)


def known_id(kind: str, name: str, known: Collection[str]) -> str:
    """An id as an editor wrote it, checked.

    Raises:
        MacroError: there is no such thing.
    """
    if name not in known:
        raise MacroError(f"there is no {kind} {name!r}{suggest(name, known)}")
    return name


def read_front_matter(here: Here) -> FrontMatter:
    """The calling page's own front matter; what the theme has added to it is left out."""
    kept = {name: value for name, value in here.meta.items() if name in FrontMatter.model_fields}
    return FrontMatter.model_validate(kept, context={"language": here.edition.language})


@macro
def channel_facts(here: Here, channel: str) -> Markup:
    """What a channel is good for, what it asks of you and what it must follow."""
    known_id("channel", channel, here.edition.handbook.channels)
    facts = build_channel_facts(here.edition, channel, here.link)
    return render("channel_facts.html", here, facts=facts)


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
    """The risks to consider in a channel, the most serious first."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render(
        "channel_risks.html",
        here,
        risks=build_channel_risks(here.edition, channel),
        summary=build_ros_summary(here.edition, channel),
    )


@macro
def start_plan(here: Here, channel: str) -> Markup:
    """Buttons that lead from a channel's page to the checklist and a new plan."""
    known_id("channel", channel, here.edition.handbook.channels)
    return render(
        "start_plan.html",
        here,
        channel=here.edition.handbook.channels[channel],
        channel_name=here.edition.name("channel", channel),
    )


@macro
def plan_form(here: Here) -> Markup:
    """The form that writes a plan: in steps, judged by the rules, ending as a proposal."""
    return render("plan_form.html", here, form=build_plan_form(here.edition, here.link))


@macro
def accessibility_statement(here: Here) -> Markup:
    """How far the handbook is accessible: what is tested, what is not, and whom to tell."""
    statement = here.edition.handbook.accessibility
    if statement is None:
        raise MacroError("there is no data/accessibility.yml that can be read")
    return render(
        "accessibility_statement.html",
        here,
        statement=build_accessibility_statement(here.edition, statement),
    )


@macro
def channel_list(here: Here) -> Markup:
    """All channels as cards, with their status."""
    return render("channel_list.html", here, cards=build_channel_list(here.edition))


@macro
def registry(here: Here) -> Markup:
    """The table of all plans, with search, filters and sorting."""
    return render("registry.html", here, registry=build_registry(here.edition))


@macro
def account_lookup(here: Here) -> Markup:
    """A form that answers whether an account is ours."""
    lookup = build_account_lookup(here.edition, here.link)
    return render("account_lookup.html", here, lookup=lookup)


@macro
def roles(here: Here) -> Markup:
    """Who decides and does what, with the mailbox that reaches them."""
    return render("roles.html", here, roles=build_roles(here.edition))


@macro
def unit_contacts(here: Here) -> Markup:
    """The organisation's units: who heads each, and the mailbox that reaches it."""
    return render("unit_contacts.html", here, units=here.edition.handbook.organisation.units)


@inline_macro
def units(here: Here) -> Markup:
    """The names of the organisation's units, in a sentence."""
    edition = here.edition
    names = [say(edition, unit.name) for unit in edition.handbook.organisation.units]
    gaps = [f"{{{number}}}" for number in range(len(names))]
    return Markup(format_list(gaps, locale=edition.texts.locale)).format(*names)  # noqa: S704


@inline_macro
def by_country(here: Here, se: str | None = None, no: str | None = None) -> Markup:
    """The text for the organisation's own country, which may hold links and emphasis.

    It is the page's own Markdown, on one line.
    """
    if se is None and no is None:
        raise MacroError("it has no text for any country")
    own = {"se": se, "no": no}[here.edition.handbook.organisation.country]
    return Markup(" ".join(re.split(r"\s+", own or "")))  # noqa: S704  # Markdown, not HTML


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
    """The strategy's rules, with the section that each enforces."""
    return render("rulebook.html", here, rows=build_rulebook(here.edition))


@macro
def scorecard(here: Here) -> Markup:
    """All plans against all rules, the worst first, with totals."""
    return render("scorecard.html", here, card=build_scorecard(here.edition))


@macro
def attention(here: Here) -> Markup:
    """The few plans that most need attention."""
    return render("attention.html", here, rows=build_attention(here.edition, limit=5))


@macro
def calendar(here: Here) -> Markup:
    """What falls due, month by month, overdue on top; a year to print; the calendar files."""
    return render("calendar.html", here, calendar=build_calendar(here.edition))


@macro
def due_soon(here: Here) -> Markup:
    """The few things that are overdue or due soon."""
    candidates = build_due_soon(here.edition)
    return render("due_soon.html", here, candidates=candidates, limit=LIMIT, room=ROOM)


@macro
def changelog(here: Here) -> Markup:
    """Which pages, plans and channels have changed, month by month, from the git log."""
    return render("changelog.html", here, changelog=build_changelog(here.edition), shown=SHOWN)


@macro
def coordination(here: Here) -> Markup:
    """Who reaches which audience where; audiences that nobody reaches; units that overlap."""
    return render("coordination.html", here, coordination=build_coordination(here.edition))


@macro
def inventory(here: Here) -> Markup:
    """Each unit's channels, by status."""
    return render("inventory.html", here, inventory=build_inventory(here.edition))


@macro
def agenda(here: Here) -> Markup:
    """The workshop at a glance: who takes part, what is needed, and the agenda with times."""
    meta = read_front_matter(here)
    if not meta.agenda:
        raise MacroError("the page's front matter has no agenda: [{minutes: 10, what: ...}]")
    return render("agenda.html", here, view=build_agenda(here.edition, meta))


@macro
def board(here: Here, agenda: str, sessions: str, start: str) -> Markup:
    """The open-space board, with the sessions of a workshop's agenda as its times.

    `board("workshops/open-space.md", "Conversations", "09:00")` takes the points of that page's
    agenda that begin with the word, when the day begins at nine.
    """
    pages = {page.name: page for page in here.edition.pages if page.meta.agenda}
    known_id("page with an agenda", agenda, pages)
    try:
        rows = build_agenda(here.edition, pages[agenda].meta).rows
        times = build_times(rows, sessions, start)
    except ValueError as error:
        raise MacroError(str(error)) from None
    meta = read_front_matter(here)
    return render("board.html", here, board=build_board(here.edition, meta, times))


@macro
def things(here: Here) -> Markup:
    """The self-paced course: things to try, one at a time, with the reader's own notes."""
    return render("course.html", here, course=build_course(here.edition))


@macro
def quiz(here: Here, name: str) -> Markup:
    """A quiz with explanations and laws, shuffled, which ends in a result and a certificate."""
    known_id("quiz", name, here.edition.handbook.quizzes)
    try:
        view = build_quiz(here.edition, name, here.link)
    except ValueError as error:
        raise MacroError(str(error)) from None
    return render("quiz.html", here, view=view)


@macro
def half_year_plans(here: Here) -> Markup:
    """Each unit's running channels with their latest and next screenshots."""
    return render("half_year.html", here, units=build_half_year(here.edition))


@macro
def checklist(here: Here, name: str) -> Markup:
    """A checklist to tick, one list for each plan or name, with the reason and law for each."""
    known_id("checklist", name, here.edition.handbook.checklists)
    return render("checklist.html", here, checklist=build_checklist(here.edition, name, here.link))


@macro
def channel_chooser(here: Here) -> Markup:
    """Questions that rank the channels, and a table of what each channel answers to them."""
    return render("chooser.html", here, chooser=build_chooser(here.edition, here.link))


@macro
def ros_tool(here: Here) -> Markup:
    """A risk and vulnerability analysis to do: risks, a matrix, measures, and the plan's text."""
    return render("ros.html", here, ros=build_ros_tool(here.edition))


@macro
def ros_summary(here: Here, channel: str | None = None) -> Markup:
    """The risks as our plans judge them, in one channel or in all, the most serious first."""
    if channel is not None:
        known_id("channel", channel, here.edition.handbook.channels)
    return render("ros_summary.html", here, summary=build_ros_summary(here.edition, channel))


@macro
def postulate_cards(here: Here) -> Markup:
    """All postulates as cards."""
    return render("postulate_cards.html", here, cards=build_postulates(here.edition))


@macro
def role_cards(here: Here) -> Markup:
    """The roles and what they do in decisions, as cards to print and cut apart."""
    kind = here.edition.texts.get("cards.role")
    cards = [
        {"kind": kind, "main": role.name, "more": role.does} for role in build_roles(here.edition)
    ]
    title = here.edition.texts.get("cards.roles", n=len(cards))
    return render("talk_cards.html", here, cards=cards, title=title)


@macro
def question_cards(here: Here, page: str, section: str) -> Markup:
    """The questions in the lists below a heading, as cards to print and cut apart."""
    known_id("page", page, [found.name for found in here.edition.pages])
    kind = here.edition.texts.get("cards.question")
    cards = [
        {"kind": card.group or kind, "main": card.question, "more": ""}
        for card in build_questions(here.edition, page, section)
    ]
    if not cards:
        raise MacroError(f"{page} has no list of questions below a heading {{#{section}}}")
    title = here.edition.texts.get("cards.questions", n=len(cards))
    return render("talk_cards.html", here, cards=cards, title=title)


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
