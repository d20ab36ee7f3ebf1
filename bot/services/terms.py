"""The school's own terms: quarters or trimesters, and their days; when the plan looks at its items follows them."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import Any, Final

from sqlalchemy import delete, insert, select, update

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing
from bot.services.calendar import SEPTEMBER
from bot.services.directory import Directory
from bot.services.schoolyear import SchoolYear, Term, usual_terms
from bot.services.snapshot import Snapshot
from bot.services.text import clean_line
from models.base import table
from models.roadmap import PeriodKind, RoadmapControl, RoadmapItem, SchoolTerm
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
        """Divide the year into quarters or trimesters; own days of this year and later ones are thrown away."""
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
        await self._change(actor, year, changed)

    async def reset(self, actor: Actor, year: int) -> None:
        """Back to the usual days."""
        await self._year(actor, year)
        await self._change(actor, year, usual_terms(year, (await self._directory.now()).terms_kind))

    async def _year(self, actor: Actor, start: int) -> SchoolYear:
        """This school year or the next one; Missing for another, Denied for whoever may not change it."""
        actor.require(Permission.SCHOOL_CONFIGURE)
        school = await self._directory.now()
        this = school.year_of(school.today(self._clock.now())).start
        if start not in {this, this + 1}:
            raise Missing
        return school.school_year(start)

    async def _change(self, actor: Actor, year: int, terms: Sequence[Term], kind: TermsKind | None = None) -> None:
        now = self._clock.now()
        school = await self._directory.now()
        columns = table(SchoolTerm).c
        async with self._db.write(actor, shows=f"year:{year}") as session:
            gone = delete(table(SchoolTerm))
            if kind is None:
                gone = gone.where(columns.year == year)
            else:
                gone = gone.where(columns.year >= year)
                await session.execute(update(table(School)).values(terms_kind=kind))
            await session.execute(gone)
            if list(terms) != list(usual_terms(year, kind or school.terms_kind)):
                rows = [{"year": year, "number": one.number, "first": one.first, "last": one.last} for one in terms]
                await session.execute(insert(table(SchoolTerm)), rows)
            await _move_pulses(session, SchoolYear(year, tuple(terms)), school, now)
            await self._directory.touch(session)


async def _move_pulses(session: WriteSession, year: SchoolYear, school: Snapshot, now: datetime) -> None:
    """Items that run all year are looked at when the new terms end; what was answered already stays."""
    items, controls = table(RoadmapItem).c, table(RoadmapControl).c
    yearly = (items.year == year.start, items.kind == PeriodKind.YEAR, items.rolled_at.is_(None))
    running = select(items.id).where(*yearly, items.closed_at.is_(None))
    numbers = list((await session.execute(running)).scalars())
    if not numbers:
        return
    today = school.today(now)
    coming = (controls.item_id.in_(running), controls.closed_at.is_(None), controls.is_pulse, controls.day >= today)
    await session.execute(delete(table(RoadmapControl)).where(*coming))
    rows: list[dict[str, Any]] = [
        {"item_id": number, "day": term.last, "is_pulse": True, "remind_on": today}
        for number in numbers
        for term in year.terms
        if term.last >= today
    ]
    if rows:
        await session.execute(insert(table(RoadmapControl)), rows)


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
