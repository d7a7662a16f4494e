"""The handbook as one language's readers see it on one day: what every view starts from."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from markupsafe import Markup

from macros.deadlines import PageReview, collect_deadlines
from macros.finding import Deadline, Named, Value
from macros.handbook import Handbook
from macros.history import Commit
from macros.models import Text
from macros.models.shared import Language
from macros.models.text import LocalText
from macros.prose.page_files import WrittenPage
from macros.rules.runner import Judgement, judge_all
from macros.texts import Texts, capital, load_texts
from macros.wording import fill_values, name_of


@dataclass(frozen=True)
class Edition:
    """One language's edition.

    Attributes:
        handbook: the data.
        language: the readers' language.
        today: the day the site is built for; pages work out anew what is overdue when read.
        pages: the written pages.
        log: what changed when, the latest first; None where that is not known here.
    """

    handbook: Handbook
    language: Language
    today: date
    pages: tuple[WrittenPage, ...] = ()
    log: tuple[Commit, ...] | None = None

    @cached_property
    def texts(self) -> Texts:
        """The interface texts."""
        return load_texts(self.language)

    @cached_property
    def judgements(self) -> Mapping[str, Judgement]:
        """How each plan stands against each rule, by plan id."""
        return judge_all(self.handbook, self.today)

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """All that falls due, in order of date."""
        reviews = [
            PageReview(page.name, page.meta.owner, page.meta.reviewed, page.meta.review_every)
            for page in self.pages
        ]
        return collect_deadlines(self.handbook, self.today, reviews, self.judgements)

    @cached_property
    def fragments(self) -> dict[Hashable, Markup]:
        """Pieces of HTML that pages have in common; `fragments.py` fills it."""
        return {}

    @cached_property
    def _names(self) -> dict[tuple[str, str], LocalText]:
        return {}

    def say(self, text: Text) -> LocalText:
        """A text of the data in this edition's language, or else in the default one."""
        return text.local(self.language, self.handbook.language)

    def name(self, kind: str, thing: str) -> LocalText:
        """The name of a thing by its kind and id; the id itself where the thing is unknown."""
        known = self._names.get((kind, thing))
        if known is None:
            known = name_of(Named(kind, thing), self.handbook, self.texts)
            self._names[kind, thing] = known
        return known

    def first_name(self, kind: str, thing: str) -> LocalText:
        """The name as it stands at the start of a line: with a capital letter."""
        name = self.name(kind, thing)
        return replace(name, value=capital(name.value))

    def fill(self, values: Mapping[str, Value]) -> dict[str, str]:
        """A finding's or deadline's values as words."""
        return fill_values(values, self.handbook, self.texts)
