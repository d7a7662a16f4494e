"""What is overdue or due soon, as a list: for a terminal, a program or a weekly reminder."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from macros.edition import Edition
from macros.exports.markdown import code_span, fill_spans, one_line
from macros.exports.selection import select_due
from macros.people import role_mailbox
from macros.views.due_items import PAGES, Item
from macros.wording import deadline_words


@dataclass(frozen=True)
class DueList:
    """What is overdue on the edition's day, and what falls due in the days after.

    Attributes:
        edition: the language, the data and the day.
        within_days: how many days ahead the list looks.
        unit: the unit that it is about; None for all, and for the handbook's pages.
        overdue: what is overdue, the oldest first.
        soon: what falls due, the earliest first.
    """

    edition: Edition
    within_days: int
    unit: str | None
    overdue: tuple[Item, ...]
    soon: tuple[Item, ...]


def build_due_list(edition: Edition, within_days: int, unit: str | None = None) -> DueList:
    """The list for one edition."""
    items = select_due(edition, unit, within_days)
    return DueList(
        edition,
        within_days,
        unit,
        overdue=tuple(item for item in items if item.deadline.date < edition.today),
        soon=tuple(item for item in items if item.deadline.date >= edition.today),
    )


def to_due_text(due: DueList) -> str:
    """A list to read in a terminal."""
    edition = due.edition
    lines = []
    for title, items in _groups(due):
        lines.append(f"{title}:")
        for item in items:
            what, do = deadline_words(item.deadline, edition.handbook, edition.texts)
            who = edition.name("role", item.deadline.who)
            about = one_line(f"{item.title} ({_thing(item)}): {what}")
            lines.append(f"  {item.deadline.date}  {about}")
            lines.append(f"              {one_line(f'{who}: {do}')}")
        lines.append("")
    if not lines:
        lines = [edition.texts.get("export.due.none-within", n=due.within_days), ""]
    return "\n".join(line.rstrip() for line in lines[:-1]) + "\n"


def to_due_markdown(due: DueList) -> str:
    """A list to post as an issue; what comes from the data cannot act there."""
    edition, texts = due.edition, due.edition.texts
    lines = [f"# {texts.get('export.due.title')}", ""]
    if due.unit:
        lines += [code_span(edition.name("unit", due.unit).value), ""]
    lines += [texts.get("export.due.as-of", date=edition.today), ""]
    for title, items in _groups(due):
        lines += [f"## {title}", ""]
        for item in items:
            spans = fill_spans(item.deadline.values, edition.handbook, texts)
            what = texts.get(f"deadlines.{item.deadline.kind}.name", **spans)
            do = texts.get(f"deadlines.{item.deadline.kind}.do", **spans)
            role = code_span(edition.name("role", item.deadline.who).value)
            who = texts.get("export.who", role=role)
            day = texts.date(item.deadline.date)
            lines.append(f"- **{day}**: {what} – {code_span(item.title.value)}. {do} {who}")
        lines.append("")
    if not due.overdue and not due.soon:
        lines += [texts.get("export.due.none-within", n=due.within_days), ""]
    return "\n".join(lines[:-1]) + "\n"


def to_due_json(due: DueList) -> str:
    """`{"version": 1, "today": ..., "deadlines": [...]}`."""
    rows = [
        {
            "uid": item.deadline.uid,
            "state": state,
            "kind": str(item.deadline.kind),
            "date": item.deadline.date.isoformat(),
            "unit": None if item.unit == PAGES else item.unit,
            "plan": item.deadline.plan,
            "page": item.deadline.page,
            "about": item.title.value,
            "address": item.address,
            "who": item.deadline.who,
            "who_name": due.edition.name("role", item.deadline.who).value,
            "mailbox": role_mailbox(due.edition.handbook, item.deadline.who),
            "what": deadline_words(item.deadline, due.edition.handbook, due.edition.texts)[0],
            "do": item.do,
        }
        for state, items in (("overdue", due.overdue), ("soon", due.soon))
        for item in items
    ]
    whole = {
        "version": 1,
        "today": due.edition.today.isoformat(),
        "within_days": due.within_days,
        "unit": due.unit,
        "deadlines": rows,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


DUE_FORMATS: Mapping[str, Callable[[DueList], str]] = {
    "text": to_due_text,
    "json": to_due_json,
    "markdown": to_due_markdown,
}
"""Each way to print the list, by the name that `--format` takes."""


def _groups(due: DueList) -> list[tuple[str, tuple[Item, ...]]]:
    """The parts of the list that are not empty, each with its title."""
    texts = due.edition.texts
    every = (
        (texts.get("export.due.overdue"), due.overdue),
        (texts.get("export.due.soon", n=due.within_days), due.soon),
    )
    return [(title, items) for title, items in every if items]


def _thing(item: Item) -> str:
    return item.deadline.plan or item.deadline.page or ""
