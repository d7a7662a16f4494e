"""A comparison as text for a terminal, and as Markdown for a comment on a pull request.

Both say the same in the same order. In Markdown, what comes from the data stands in code
spans, where no host reads markup, mentions or references.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from macros.compare.comparison import ChangeKind, Comparison, ThingChange
from macros.compare.fields import FieldChange, Step
from macros.compare.standing import DeadlineChange
from macros.compare.words import shorten
from macros.edition import Edition
from macros.exports.markdown import code_span, fill_spans, one_line
from macros.fields import field_title
from macros.finding import Deadline, Finding, Value
from macros.handbook import Handbook
from macros.problem import Level
from macros.texts import Texts
from macros.wording import fill_values

LONGEST_COMMENT = 60_000
"""Characters; GitHub takes 65,536 in a comment."""


@dataclass(frozen=True)
class _Style:
    """How one form writes what comes from the data.

    Attributes:
        data: marks a word of the data.
        fill: fills the gaps of a finding's or deadline's text.
    """

    data: Callable[[str], str]
    fill: Callable[[Mapping[str, Value], Handbook, Texts], dict[str, str]]


_PLAIN = _Style(str, fill_values)
_SPANS = _Style(code_span, fill_spans)


@dataclass(frozen=True)
class _Block:
    """What is said of one thing: its title, and the lines of each part under the part's title."""

    title: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def to_diff_text(comparison: Comparison, base: str, head: str | None) -> str:
    """The comparison to read in a terminal.

    Args:
        comparison: what differs.
        base: what the version before is called.
        head: what the version after is called; None for the files as they are.
    """
    report = _Report(comparison, _PLAIN)
    lines = [one_line(report.introduction(base, head)), report.summary()]
    for block in report.blocks():
        lines += ["", one_line(block.title)]
        for title, entries in block.parts:
            lines.append(f"  {title}:")
            lines += [f"    {one_line(entry)}" for entry in entries]
    return "\n".join(lines) + "\n"


def to_diff_markdown(comparison: Comparison, base: str, head: str | None) -> str:
    """The comparison as Markdown; cut between two things where it would be too long to post."""
    report = _Report(comparison, _SPANS)
    texts = comparison.head.texts
    text = f"## {texts.get('diff.title')}\n\n{report.introduction(base, head)}\n\n"
    text += f"**{report.summary()}**\n"
    blocks = list(report.blocks())
    for index, block in enumerate(blocks):
        lines = ["", f"### {block.title}"]
        for title, entries in block.parts:
            lines += ["", f"**{title}**", "", *(f"- {entry}" for entry in entries)]
        more = "\n".join(lines) + "\n"
        if len(text) + len(more) > LONGEST_COMMENT:
            return f"{text}\n{texts.get('diff.more', n=len(blocks) - index)}\n"
        text += more
    return text


@dataclass(frozen=True)
class _Report:
    """One comparison in one style."""

    comparison: Comparison
    style: _Style

    @property
    def texts(self) -> Texts:
        return self.comparison.head.texts

    def introduction(self, base: str, head: str | None) -> str:
        return self.texts.get(
            "diff.from",
            base=self.style.data(base),
            head=self.style.data(head) if head else self.texts.get("diff.working-tree"),
            date=self.comparison.head.today,
        )

    def summary(self) -> str:
        """How much changes, in one line."""
        plans = self.comparison.plans
        if not plans and not self.comparison.others:
            return self.texts.get("diff.nothing")
        appeared = [finding for plan in plans for finding in plan.findings.appeared]
        gone = sum(len(plan.findings.gone) for plan in plans)
        errors = sum(finding.level == Level.ERROR for finding in appeared)
        counts = {
            "plans": len(plans),
            "appeared": len(appeared),
            "errors": errors,
            "gone": gone,
            "others": len(self.comparison.others),
        }
        words = ", ".join(
            self.texts.get(f"diff.summary.{name}", n=n) for name, n in counts.items() if n
        )
        return f"{words}."

    def blocks(self) -> Iterator[_Block]:
        """The things that differ, plans first."""
        for change in (*self.comparison.plans, *self.comparison.others):
            parts = tuple((title, tuple(lines)) for title, lines in self._parts(change) if lines)
            yield _Block(self._title(change), parts)

    def _title(self, change: ThingChange) -> str:
        kind = self.texts.get(f"diff.kind.{change.kind}")
        what = field_title(self.texts, change.model)
        named = f"{what} {self.style.data(change.name)}" if change.name else what
        if change.id:
            shown = self.style.data(change.id)
            shown = self._arrow(self.style.data(change.was), shown) if change.was else shown
            named = f"{named} ({shown})"
        return f"{named}: {kind}"

    def _parts(self, change: ThingChange) -> Iterator[tuple[str, list[str]]]:
        is_new = change.kind == ChangeKind.ADDED
        findings = change.findings
        base, head = self.comparison.base, self.comparison.head
        yield self._part("fields"), [self._field(each, is_new) for each in change.fields]
        yield self._part("appeared"), [self._finding(head, each) for each in findings.appeared]
        yield self._part("gone"), [self._finding(base, each) for each in findings.gone]
        yield (
            self._part("relevelled"),
            [self._relevelled(old, new) for old, new in findings.relevelled],
        )
        yield self._part("deadlines"), [self._deadline(each) for each in change.deadlines]

    def _part(self, name: str) -> str:
        return self.texts.get(f"diff.part.{name}")

    def _field(self, change: FieldChange, is_new: bool) -> str:
        label = " › ".join(self._step(step) for step in change.steps)
        if change.language:
            label = self.texts.get("diff.in-language", label=label, language=change.language)
        # The key is ours, since no other key would have been read; it is shown as code all
        # the same, to stand out from the words.
        label = f"{label} ({self.style.data(change.key)})"
        return self.texts.get("diff.field", label=label, what=self._what(change, is_new))

    def _what(self, change: FieldChange, is_new: bool) -> str:
        old, new = change.old, change.new
        if old is not None and new is not None:
            old, new = shorten(old, new)
        empty = self.texts.get("diff.empty")
        was = empty if old is None else self.style.data(shorten(old, "")[0])
        is_now = empty if new is None else self.style.data(shorten("", new)[1])
        if is_new:
            return is_now
        if change.is_item and old is None:
            return self.texts.get("diff.added", new=is_now)
        if change.is_item and new is None:
            return self.texts.get("diff.removed", old=was)
        return self._arrow(was, is_now)

    def _step(self, step: Step) -> str:
        title = field_title(self.texts, step.owner.__name__, step.field)
        return f"{title} › {self.style.data(step.item)}" if step.item else title

    def _arrow(self, old: str, new: str) -> str:
        return self.texts.get("diff.arrow", old=old, new=new)

    def _finding(self, edition: Edition, finding: Finding) -> str:
        level = self.texts.get(f"diff.level.{finding.level}")
        return f"{level}, {self.style.data(finding.rule)}: {self._sentences(edition, finding)}"

    def _relevelled(self, old: Finding, new: Finding) -> str:
        levels = (self.texts.get(f"diff.level.{each.level}") for each in (old, new))
        sentences = self._sentences(self.comparison.head, new)
        return f"{self._arrow(*levels)}, {self.style.data(new.rule)}: {sentences}"

    def _sentences(self, edition: Edition, finding: Finding) -> str:
        key = f"rules.{finding.rule}.{finding.message}"
        filled = self.style.fill(finding.values, edition.handbook, edition.texts)
        parts = (edition.texts.get(f"{key}.{part}", **filled) for part in ("wrong", "do"))
        return " ".join(parts)

    def _deadline(self, change: DeadlineChange) -> str:
        base, head = self.comparison.base, self.comparison.head
        old, new = change.old, change.new
        if new is None:
            assert old is not None  # noqa: S101  # one of them is always there
            what = self._deadline_name(base, old)
            return self.texts.get("diff.deadline.gone", what=what, old=old.date)
        what = self._deadline_name(head, new)
        if old is None:
            return self.texts.get("diff.deadline.appeared", what=what, new=new.date)
        if old.date != new.date:
            return self.texts.get("diff.deadline.moved", what=what, old=old.date, new=new.date)
        was, is_now = (
            self.style.data(edition.name("role", each.who).value)
            for edition, each in ((base, old), (head, new))
        )
        return self.texts.get("diff.deadline.handed", what=what, date=new.date, old=was, new=is_now)

    def _deadline_name(self, edition: Edition, deadline: Deadline) -> str:
        filled = self.style.fill(deadline.values, edition.handbook, edition.texts)
        return edition.texts.get(f"deadlines.{deadline.kind}.name", **filled)
