"""The school's own terms: quarters or trimesters, and their days; when the plan looks at its items follows them."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from sqlalchemy import delete, insert, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing
from bot.services.calendar import SEPTEMBER
from bot.services.directory import Directory
from bot.services.roadmap.refitting import refit
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from bot.services.text import clean_line
from models.base import table
from models.roadmap import SchoolTerm
from models.school import School, TermsKind

_DAY: Final = r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}|\d{2}))?"
_STRETCH: Final = re.compile(rf"(?:с )?{_DAY}\s*(?:[-–—]|по|до|to)\s*{_DAY}", re.IGNORECASE)
LONGEST_LINE: Final = 60


class Terms:
    """Use cases about the terms, for whoever configures the school."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def set_kind(self, actor: Actor, kind: str, year: int) -> None:
        """Divide the year and later ones into quarters or trimesters; their own days are thrown away.

        Years before it stay as they are.
        """
        await self._year(actor, year)
        if kind not in set(TermsKind):
            raise Missing
        chosen = TermsKind(kind)
        await self._change(actor, year, usual_terms(year, chosen), kind=chosen)

    async def set_term(self, actor: Actor, year: int, number: int, words: str) -> None:
        """A term from a day to a day, «01.09–24.10»; Invalid where it leaves the year or overlaps another one."""
        whole = await self._year(actor, year)
        if not 1 <= number <= len(whole.terms):
            raise Missing
        changed = list(whole.terms)
        changed[number - 1] = _read(words, number, whole)
        if any(one.last >= next_one.first for one, next_one in pairwise(changed)):
            raise Invalid("error-school-term-overlaps")
        await self._change(actor, year, tuple(changed))

    async def reset(self, actor: Actor, year: int) -> None:
        """Back to the usual days; what was quarters stays quarters."""
        whole = await self._year(actor, year)
        await self._change(actor, year, usual_terms(year, whole.kind))

    async def _year(self, actor: Actor, start: int) -> SchoolYear:
        """This school year or the next one; Missing for another, Denied for whoever may not change it."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        this = school.year_of(school.today(self._clock.now())).start
        if start not in {this, this + 1}:
            raise Missing
        return school.school_year(start)

    async def _change(self, actor: Actor, year: int, terms: tuple[Term, ...], kind: TermsKind | None = None) -> None:
        """Write terms of a year, or (kind) the usual ones of it and of all later years; the plans follow them."""
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        changed = [SchoolYear(year, terms)]
        async with self._db.write(actor, shows=f"year:{year}") as session:
            if kind is None:
                await session.execute(delete(table(SchoolTerm)).where(_TERM.year == year))
            else:
                changed.append(SchoolYear(year + 1, usual_terms(year + 1, kind)))
                await session.execute(delete(table(SchoolTerm)).where(_TERM.year >= year))
                await session.execute(update(table(School)).values(terms_kind=kind))
                this = school.year_of(today)
                if this.start < year and this.start not in school.own_terms:
                    await _write(session, this)  # the kind is the whole school's: the running year keeps its terms
            if terms != usual_terms(year, kind or school.terms_kind):
                await _write(session, changed[0])
            for one in changed:
                await refit(session, actor, school.school_year(one.start), one, now, today)
            await self._directory.touch(session)


async def _write(session: WriteSession, year: SchoolYear) -> None:
    """These terms as the school's own."""
    rows = [{"year": year.start, "number": one.number, "first": one.first, "last": one.last} for one in year.terms]
    await session.execute(insert(table(SchoolTerm)), rows)


def _read(words: str, number: int, year: SchoolYear) -> Term:
    """The term that these words give; days without a year are of this school year."""
    found = _STRETCH.fullmatch(clean_line(words, LONGEST_LINE).strip(" ."))
    if found is None:
        raise Invalid("error-school-term-form")
    first, last = _day(found.groups()[:3], year), _day(found.groups()[3:], year)
    if last < first:
        raise Invalid("error-school-term-backwards")
    return Term(number, first, last)


def _day(parts: Sequence[str | None], year: SchoolYear) -> date:
    day, month, written = (int(part) if part else None for part in parts)
    assert day is not None
    assert month is not None
    century = 2000 if written is not None and written < 100 else 0
    starts = written + century if written is not None else year.start + (month < SEPTEMBER)
    try:
        found = date(starts, month, day)
    except ValueError:
        raise Invalid("error-school-term-form") from None
    if not year.holds(found):
        raise Invalid("error-school-term-outside", year=year.title)
    return found


_TERM = table(SchoolTerm).c
