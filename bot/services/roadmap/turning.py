"""The turn of the school year: each item goes on, begins anew or stays behind; the old year can still be read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.lines import ItemLine, lines_of_year
from bot.services.roadmap.moving import managers
from bot.services.roadmap.periods import Period, move_period
from bot.services.roadmap.states import LIVE_STATES
from bot.services.roadmap.storing import NewItem, add_items
from bot.services.schoolyear import SchoolYear
from bot.services.tasks.states import OPEN_STATES
from models.base import table
from models.roadmap import ItemState, NextYear, PeriodKind, RoadmapControl, RoadmapItem, RoadmapWatcher
from models.tasks import Task

AUGUST: Final = 8
# From this day of August on the plan may be turned over.
TURNED_FROM: Final = 20
REMINDED_EVERY: Final = 7  # days
CHOICES: Final = tuple(NextYear)


@dataclass(frozen=True, slots=True)
class Turn:
    """What becomes of the items of a year: each with the choice made for it, or the usual one."""

    year: int
    lines: Sequence[tuple[ItemLine, NextYear]]

    def count(self, choice: NextYear) -> int:
        """How many items that is the choice for."""
        return sum(chosen is choice for _, chosen in self.lines)


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
        async with self._db.read() as session:
            return await _turn(session, year)

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

    async def confirm(self, actor: Actor, year: int) -> int:
        """Turn the year over, all of it or nothing; how many items the next year has got.

        1. The items of the year are claimed. 2. Those that go on or begin anew are written into the next year, with
        their periods moved; what goes on keeps how it stands, and its steps. 3. What the old year still asked for is
        closed.
        """
        if await self.year_to_turn(actor) != year:
            raise Outdated("error-year-turned", shows="roadmap")
        now = self._clock.now()
        school = await self._directory.now()
        columns, controls = table(RoadmapItem).c, table(RoadmapControl).c
        of_year = (columns.year == year, columns.rolled_at.is_(None))
        async with self._db.write(actor, shows="roadmap") as session:
            turn = await _turn(session, year)
            claimed = update(table(RoadmapItem)).where(*of_year).values(rolled_at=now).returning(columns.id)
            if len((await session.execute(claimed)).all()) != len(turn.lines):
                raise Outdated("error-year-turned", shows="roadmap")
            next_year = school.school_year(year + 1)
            going = [(line, choice) for line, choice in turn.lines if choice is not NextYear.LEAVE]
            items = await _renewed(session, year, [line for line, _ in going], next_year)
            numbers = await add_items(session, year + 1, items, actor, "turn", now, school.today(now))
            for number, (line, choice) in zip(numbers, going, strict=True):
                await self._carry(session, line, number, choice)
            closed = update(table(RoadmapControl)).where(
                controls.item_id.in_([line.id for line, _ in turn.lines]), controls.closed_at.is_(None)
            )
            await session.execute(closed.values(closed_at=now, remind_on=None))
        return len(numbers)

    async def _carry(self, session: WriteSession, line: ItemLine, number: int, choice: NextYear) -> None:
        """What goes along with an item into the next year, where it has this number."""
        watchers, tasks = table(RoadmapWatcher).c, table(Task).c
        people = await session.scalars(select(watchers.person_id).where(watchers.item_id == line.id))
        rows = [{"item_id": number, "person_id": person} for person in people]
        if rows:
            await session.execute(insert(table(RoadmapWatcher)), rows)
        if choice is not NextYear.KEEP:
            return
        if line.state in LIVE_STATES:
            kept = {"state": line.state, "owner_id": line.answering.owner_id}
            await session.execute(update(table(RoadmapItem)).where(_ITEM.id == number).values(kept))
        steps = update(table(Task)).where(tasks.item_id == line.id, tasks.state.in_(OPEN_STATES))
        await session.execute(steps.values(item_id=number))

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
        async with self._db.write(SYSTEM) as session:
            await notices.put(self._db, session, school, managers(school, today), told, now)


def turned_from(year: int) -> date:
    """The day from which the plan of a school year may be turned over."""
    return date(year + 1, AUGUST, TURNED_FROM)


def usual_choice(line: ItemLine) -> NextYear:
    """What becomes of an item where nobody chose.

    What runs all year or comes again begins anew. What was not finished goes on. What is done or dropped stays behind.
    """
    if line.state is ItemState.DROPPED:
        return NextYear.LEAVE
    if line.kind in {PeriodKind.YEAR, PeriodKind.RECURRING, PeriodKind.ON_REQUEST}:
        return NextYear.SHIFT
    return NextYear.LEAVE if line.state is ItemState.DONE else NextYear.KEEP


def a_year_later(period: Period, year: SchoolYear) -> Period:
    """The same period a year on, for words that can't be read anew; 29 February becomes the 28th."""
    controls = tuple(sorted({_later(day) for day in period.controls}))
    start, end = max(_later(period.start), year.first), min(_later(period.end), year.last)
    if period.kind is PeriodKind.YEAR:
        return replace(period, start=year.first, end=year.last, controls=tuple(term.last for term in year.terms))
    return replace(period, start=start, end=end, controls=controls)


def _later(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


async def _turn(session: AsyncSession, year: int) -> Turn:
    chosen: Mapping[int, NextYear] = {
        row.id: row.next_year for row in await session.execute(_CHOSEN.where(_ITEM.year == year))
    }
    lines = [line for line in await lines_of_year(session, year) if not line.is_rolled]
    return Turn(year, [(line, chosen.get(line.id) or usual_choice(line)) for line in lines])


async def _renewed(session: AsyncSession, year: int, lines: Sequence[ItemLine], next_year: SchoolYear) -> list[NewItem]:
    """These items as those of the next year."""
    columns = table(RoadmapItem).c
    rows = {row.id: row for row in await session.execute(select(table(RoadmapItem)).where(columns.year == year))}
    days: dict[int, list[date]] = {}
    for item_id, day in await session.execute(_DAYS.where(_ITEM.year == year)):
        days.setdefault(item_id, []).append(day)
    items = []
    for line in lines:
        row = rows[line.id]
        old = Period(row.kind, row.starts_on, row.ends_on, tuple(days.get(line.id, ())), row.rhythm, row.every_year)
        reading = move_period(row.period_words, year, next_year)
        is_plain = reading.period is not None and not reading.problems and row.postponed_from is None
        period = reading.period if is_plain and reading.period else a_year_later(old, next_year)
        words = row.period_words if is_plain else ""
        items.append(
            NewItem(line.section, line.number, line.text, words, period, line.answering.assignees,
                    row.result, row.sources, continues_id=line.id)
        )  # fmt: skip
    return items


_ITEM, _CONTROL = table(RoadmapItem).c, table(RoadmapControl).c
_OLDEST = select(func.min(_ITEM.year)).where(_ITEM.rolled_at.is_(None))
_CHOSEN = select(_ITEM.id, _ITEM.next_year).where(_ITEM.next_year.is_not(None))
_DAYS = select(_CONTROL.item_id, _CONTROL.day).join(table(RoadmapItem), _CONTROL.item_id == _ITEM.id)
