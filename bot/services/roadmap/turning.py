"""The turn of the school year: each item goes on, begins anew or stays behind; the old year can still be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.carrying import carry, continued_by, watched_on
from bot.services.roadmap.lines import ItemLine, lines_of_year
from bot.services.roadmap.moving import reachable
from bot.services.roadmap.renewing import goes_on, kept_until, renewed, usual_choice
from bot.services.roadmap.storing import add_items
from bot.services.schoolyear import SchoolYear
from models.base import table
from models.people import Role
from models.roadmap import NextYear, RoadmapControl, RoadmapItem

__all__ = ["CHOICES", "NextYear", "Turn", "Turning"]

AUGUST: Final = 8
# From this day of August on the plan may be turned over.
TURNED_FROM: Final = 20
REMINDED_EVERY: Final = 7  # days
CHOICES: Final = tuple(NextYear)


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of the items of a year: each with the choice made for it, or the usual one.

    planned: those that the next plan has already, with their numbers there. kept_until: when what goes on is due.
    """

    year: int
    lines: Sequence[tuple[ItemLine, NextYear]]
    planned: Mapping[int, int]
    kept_until: date

    def count(self, choice: NextYear) -> int:
        """How many items that is the choice for."""
        return sum(chosen is choice for _, chosen in self.lines)

    @property
    def left_to_plan(self) -> list[int]:
        """The items that stay behind because the next year's plan has them already."""
        return [line.id for line, choice in self.lines if choice is NextYear.LEAVE and line.id in self.planned]


class Turning:
    """Use cases of the turn of the year, for the coordinator."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def year_to_turn(self, actor: Actor) -> int | None:
        """The year whose plan may be turned over now: it ends, or has ended, and was not; None where there is none."""
        actor.require(Permission.ROADMAP_MANAGE)
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.read() as session:
            oldest = (await session.execute(_OLDEST)).scalar()
        return oldest if oldest is not None and today >= turned_from(oldest) else None

    async def turn(self, actor: Actor, year: int) -> Turn:
        """What would become of each item of a year that may be turned over; Outdated where it was already."""
        if await self.year_to_turn(actor) != year:
            raise Outdated("error-year-turned", shows="roadmap")
        school = await self._directory.now()
        async with self._db.read() as session:
            return await _turn(session, school.school_year(year + 1), school.today(self._clock.now()))

    async def choose(self, actor: Actor, item_id: int, choice: str) -> None:
        """Choose for one item; Missing for an unknown one, Outdated where its year was turned over."""
        actor.require(Permission.ROADMAP_MANAGE)
        if choice not in set(NextYear):
            raise Missing
        columns = table(RoadmapItem).c
        chosen = (
            update(table(RoadmapItem))
            .where(columns.id == item_id, columns.rolled_at.is_(None))
            .values(next_year=NextYear(choice))
            .returning(columns.year)
        )
        async with self._db.write(actor, shows=f"turn.item:{item_id}") as session:
            if (await session.execute(chosen)).first() is None:
                raise Outdated("error-year-turned", shows="roadmap")

    async def choose_all(self, actor: Actor, year: int, choice: NextYear | None) -> None:
        """Choose the same for every item of a year; None: what is usual for each."""
        if await self.year_to_turn(actor) != year:
            raise Outdated("error-year-turned", shows="roadmap")
        chosen = update(table(RoadmapItem)).where(_ITEM.year == year, _ITEM.rolled_at.is_(None))
        async with self._db.write(actor, shows=f"turn:{year}") as session:
            await session.execute(chosen.values(next_year=choice))

    async def confirm(self, actor: Actor, year: int) -> int:
        """Turn the year over, all of it or nothing; how many items the next year has got from it.

        1. The items of the year are claimed. 2. Those that go on or begin anew are written into the next year; what
        goes on keeps how it stands, its evidence and its steps. 3. What stays behind because the next year's plan has
        it already is continued by that one. 4. What the old year still asked for is closed.
        """
        if await self.year_to_turn(actor) != year:
            raise Outdated("error-year-turned", shows="roadmap")
        now = self._clock.now()
        school = await self._directory.now()
        columns, controls = table(RoadmapItem).c, table(RoadmapControl).c
        of_year = (columns.year == year, columns.rolled_at.is_(None))
        async with self._db.write(actor, shows="roadmap") as session:
            next_year, today = school.school_year(year + 1), school.today(now)
            turn = await _turn(session, next_year, today)
            claimed = update(table(RoadmapItem)).where(*of_year).values(rolled_at=now).returning(columns.id)
            if len((await session.execute(claimed)).all()) != len(turn.lines):
                raise Outdated("error-year-turned", shows="roadmap")
            numbers = await _take_along(session, turn, next_year, actor, now, today)
            for old in turn.left_to_plan:
                await continued_by(session, old, turn.planned[old])
            closed = update(table(RoadmapControl)).where(
                controls.item_id.in_([line.id for line, _ in turn.lines]), controls.closed_at.is_(None)
            )
            await session.execute(closed.values(closed_at=now, remind_on=None))
        return len(numbers)

    async def remind(self) -> None:
        """Remind the coordinator that the year's plan is to be turned over: from 20 August on, once a week."""
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        async with self._db.read() as session:
            oldest = (await session.execute(_OLDEST)).scalar()
        if oldest is None or today < turned_from(oldest):
            return
        week = (today - turned_from(oldest)).days // REMINDED_EVERY
        told = notices.Notice("plan.turn", f"turn:{oldest}", once=f"plan.turn:{oldest}:{week}", lives=timedelta(days=6))
        leaders = reachable(Role.COORDINATOR, school, today)  # also who is away: nobody else may turn it over
        async with self._db.write(SYSTEM) as session:
            await notices.put(self._db, session, school, leaders, told, now)


def turned_from(year: int) -> date:
    """The day from which the plan of a school year may be turned over."""
    return date(year + 1, AUGUST, TURNED_FROM)


async def _turn(session: AsyncSession, next_year: SchoolYear, today: date) -> Turn:
    year = next_year.start - 1
    chosen: Mapping[int, NextYear] = {
        row.id: row.next_year for row in await session.execute(_CHOSEN.where(_ITEM.year == year))
    }
    lines = [line for line in await lines_of_year(session, year) if not line.is_rolled]
    planned = await _planned(session, lines, next_year.start)
    choices = [
        (line, chosen.get(line.id) or (NextYear.LEAVE if line.id in planned else usual_choice(line))) for line in lines
    ]
    return Turn(year, choices, planned, kept_until(next_year, today))


async def _planned(session: AsyncSession, lines: Sequence[ItemLine], next_year: int) -> dict[int, int]:
    """Which of these items the next year's plan has already, and under which number: its order may be in before."""
    from bot.services.roadmap.importing.alike import pair, told

    free = set((await session.execute(_NEW, {"of_year": next_year})).scalars())
    new = [line for line in await lines_of_year(session, next_year) if line.id in free] if free else []
    words = [
        [told(line.section.title if line.section else "", line.number, line.text) for line in those]
        for those in (new, lines)
    ]
    return {lines[old].id: new[at].id for at, old in pair(*words).items()}


async def _take_along(
    session: WriteSession, turn: Turn, next_year: SchoolYear, actor: Actor, now: datetime, today: date
) -> list[int]:
    """Write what does not stay behind into the next year; the numbers there."""
    rows = {row.id: row for row in await session.execute(_WHOLE, {"of_year": turn.year})}
    days: dict[int, list[date]] = {}
    for item_id, day in await session.execute(_DAYS, {"of_year": turn.year}):
        days.setdefault(item_id, []).append(day)
    going = [(line, choice) for line, choice in turn.lines if choice is not NextYear.LEAVE]
    items = [renewed(line, rows[line.id], days.get(line.id, ()), choice, next_year, today) for line, choice in going]
    numbers = await add_items(session, next_year.start, items, actor, "turn", now, today)
    for number, item, (line, choice) in zip(numbers, items, going, strict=True):
        await watched_on(session, line.id, number)
        if goes_on(line, choice):
            await carry(session, rows[line.id], number, item)
    return numbers


_ITEM, _CONTROL = table(RoadmapItem).c, table(RoadmapControl).c
_OLDEST = select(func.min(_ITEM.year)).where(_ITEM.rolled_at.is_(None))
_CHOSEN = select(_ITEM.id, _ITEM.next_year).where(_ITEM.next_year.is_not(None))
_WHOLE = select(table(RoadmapItem)).where(_ITEM.year == bindparam("of_year"))
_DAYS = (
    select(_CONTROL.item_id, _CONTROL.day)
    .join(table(RoadmapItem), _CONTROL.item_id == _ITEM.id)
    .where(_ITEM.year == bindparam("of_year"))
)
# What the next year's plan has on its own: what was taken over from this year continues an item already.
_NEW = select(_ITEM.id).where(
    _ITEM.year == bindparam("of_year"), _ITEM.continues_id.is_(None), _ITEM.rolled_at.is_(None)
)
