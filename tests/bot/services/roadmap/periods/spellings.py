"""The table of periods (`spellings.tsv`): how orders write them, and what is to be read.

`terms` stands for the ends of the plan's own terms, `33: a b … z` for a long row of days by its number, its first two
and its last one; a kind of `-` is no period at all. A line break within a cell is written `\\n`.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.services.roadmap.periods import PeriodReading
from bot.services.schoolyear import SchoolYear, usual_terms
from models.school import TermsKind

_TABLE = Path(__file__).with_name("spellings.tsv")
_MANY = 9


class Told(NamedTuple):
    """A reading in the words of the table."""

    kind: str
    days: str
    controls: str
    rhythm: str
    problems: str
    rest: str


class Spelling(NamedTuple):
    plan: SchoolYear
    words: str
    expected: Told


def school_year(start: int, kind: TermsKind = TermsKind.QUARTERS) -> SchoolYear:
    return SchoolYear(start, usual_terms(start, kind))


def spellings() -> Iterator[Spelling]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start, kind = row["plan"].split()
            expected = Told(*(row[field] for field in Told._fields))
            yield Spelling(school_year(int(start), TermsKind(kind)), row["words"].replace("\\n", "\n"), expected)


def tell(reading: PeriodReading, plan: SchoolYear) -> Told:
    """The reading as the table writes it."""
    problems, period = " ".join(reading.problems), reading.period
    if period is None:
        return Told("-", "", "", "", problems, reading.rest)
    beat = [period.rhythm.value] if period.rhythm else []
    beat += ["every_year"] if period.every_year else []
    days = f"{_day(period.start)}–{_day(period.end)}"
    return Told(period.kind, days, _controls(period.controls, plan), " ".join(beat), problems, reading.rest)


def _controls(days: tuple[date, ...], plan: SchoolYear) -> str:
    if days == tuple(term.last for term in plan.terms):
        return "terms"
    if len(days) > _MANY:
        return f"{len(days)}: {_day(days[0])} {_day(days[1])} … {_day(days[-1])}"
    return " ".join(map(_day, days))


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
