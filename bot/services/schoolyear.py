"""The school year and its terms (quarters or trimesters): pure rules; local days, both ends included.

A school year lasts from 1 September to 31 August (product.md, "Words") and is named by the year that it begins in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bot.services.calendar import SEPTEMBER
from models.school import TermsKind

# Months and days on which terms usually begin and end, until the school sets its own: 1 September and on.
_USUAL: Final[dict[TermsKind, tuple[tuple[tuple[int, int], tuple[int, int]], ...]]] = {
    TermsKind.QUARTERS: (((9, 1), (10, 25)), ((11, 4), (12, 29)), ((1, 11), (3, 26)), ((4, 5), (5, 26))),
    TermsKind.TRIMESTERS: (((9, 1), (11, 15)), ((11, 23), (2, 20)), ((3, 1), (5, 26))),
}
_TRIMESTERS: Final = 3


@dataclass(frozen=True, slots=True)
class Term:
    """A quarter or a trimester; `number` counts from 1."""

    number: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year with its terms in order."""

    start: int
    terms: tuple[Term, ...]

    @property
    def title(self) -> str:
        """As orders write it: «2026/2027»."""
        return f"{self.start}/{self.start + 1}"

    @property
    def kind(self) -> TermsKind:
        """What its terms are called: years of one school may differ."""
        return TermsKind.TRIMESTERS if len(self.terms) == _TRIMESTERS else TermsKind.QUARTERS

    @property
    def first(self) -> date:
        return date(self.start, SEPTEMBER, 1)

    @property
    def last(self) -> date:
        return date(self.start + 1, SEPTEMBER, 1) - timedelta(days=1)

    @property
    def end_of_lessons(self) -> date:
        """The last day of the last term."""
        return self.terms[-1].last

    @property
    def halves(self) -> tuple[Term, Term]:
        """The first one ends with the last term before the new year, or where a term goes on over it on 31 December."""
        new_year = date(self.start + 1, 1, 1)
        before = [term for term in self.terms if term.last < new_year]
        after = [term for term in self.terms if term.first >= new_year]
        is_split = len(before) + len(after) == len(self.terms) and before and after
        middle = before[-1].last if is_split else new_year - timedelta(days=1)
        begins = after[0].first if is_split else new_year
        return Term(1, self.first, middle), Term(2, begins, self.end_of_lessons)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    def months(self) -> Iterator[date]:
        """The first days of its twelve months, from September on."""
        for month in range(SEPTEMBER, SEPTEMBER + 12):
            yield date(self.start + (month > 12), (month - 1) % 12 + 1, 1)

    def shown_term(self, day: date) -> Term:
        """The term of this day; in a break the one that follows it, after the last one the last one."""
        return next((term for term in self.terms if day <= term.last), self.terms[-1])


def usual_terms(start: int, kind: TermsKind) -> tuple[Term, ...]:
    """The terms of the year that begins in September of `start`, as they are until the school sets its own."""
    return tuple(
        Term(number, _day(start, *first), _day(start, *last))
        for number, (first, last) in enumerate(_USUAL[kind], start=1)
    )


def _day(start: int, month: int, day: int) -> date:
    return date(start if month >= SEPTEMBER else start + 1, month, day)
