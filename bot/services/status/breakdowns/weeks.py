"""How it went within a period: faults opened and solved week by week, or month by month of a longer one."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from typing import Any, Final

from sqlalchemy import CTE, Integer, Select, and_, case, func, literal, select, union_all

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status.breakdowns.shapes import Step
from bot.services.status.breakdowns.tickets import MEDIAN
from bot.services.status.counted import Where
from bot.services.status.periods import Period, PeriodKind, month_of, sensible, week_of
from bot.services.status.sources import SOLUTION, TICKETS_OPEN, TICKETS_OPENED, TICKETS_SOLVED
from bot.services.status.spans import Bounds, Stretch, stretch_of, values_of
from bot.services.tickets.conditions import HAS_COME
from models.base import UtcDateTime, table
from models.tickets import Ticket, TicketCategory

# What is longer goes by months.
MOST_WEEKS: Final = 26
_DAY: Final = timedelta(days=1)
_TICKETS, _TICKET = table(Ticket), table(Ticket).c


class Weeks:
    """Reads for whoever sees the status."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def read(self, actor: Actor, period: Period) -> Sequence[Step]:
        """The weeks or months of a period, the oldest first, as far as they have begun; three statements.

        Invalid for a period that makes no sense.
        """
        actor.require(Permission.STATUS_SEE)
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        parts = parts_of(sensible(period, today), today)
        stretches = [stretch_of(one, school, now) for one in parts]
        spans = _spans(stretches)
        async with self._db.read() as session:
            rows = (await session.execute(_moved(spans))).all()
            medians = {row.n: row.median for row in await session.execute(_medians(spans))}
            still = (await session.execute(_STILL, values_of([stretches[-1]]))).scalar_one()
        rows = sorted(rows, key=lambda row: row.n)
        left = [row.solved + row.dropped - row.opened for row in rows]
        standing = open_by_ends(still, left)
        return [
            Step(part.first, part.last, row.opened, row.solved, standing[row.n], medians.get(row.n), row.dropped)
            for part, row in zip(parts, rows, strict=True)
        ]


def parts_of(period: Period, today: date) -> list[Period]:
    """The weeks of a period, or its months where these were more than MOST_WEEKS; up to today, cut at its ends."""
    last = min(period.last, today)
    by_weeks = (last - week_of(period.first).first).days < 7 * MOST_WEEKS
    part_of = week_of if by_weeks else month_of
    parts, day = [], period.first
    while day <= last:
        end = min(part_of(day).last, period.last)
        parts.append(Period(PeriodKind.OWN, day, end))
        day = end + _DAY
    return parts


def open_by_ends(still: int, fewer: Sequence[int]) -> list[int]:
    """How many were open by the end of each part, from how many are by the end of the last one.

    fewer: by how many they became fewer within each part.
    """
    return list(accumulate(reversed(fewer[1:]), initial=still))[::-1]


def _spans(stretches: Sequence[Stretch]) -> CTE:
    moment = UtcDateTime()
    return union_all(
        *(
            select(
                literal(n, Integer).label("n"),
                literal(one.start, moment).label("start"),
                literal(one.end, moment).label("end"),
            )
            for n, one in enumerate(stretches)
        )
    ).cte("spans")


class _Columns(Bounds):
    """The bounds of each of several spans, as the columns of these."""

    def __init__(self, spans: CTE) -> None:
        self.start = spans.c.start
        self.end = spans.c.end


def _dropped(period: Bounds) -> Any:
    """Closed without having been solved."""
    within = _TICKET.closed_at >= period.start, _TICKET.closed_at < period.end, _TICKET.solved_at.is_(None)
    return _TICKET.category == TicketCategory.FAULT, *within, HAS_COME


def _moved(spans: CTE) -> Select[Any]:
    """Of each span how many were opened, solved, closed unsolved: each counted by its index."""

    def count(where: Where, name: str) -> Any:
        found = select(func.count()).select_from(_TICKETS).where(*where(_Columns(spans)))
        return found.correlate(spans).scalar_subquery().label(name)

    counted = count(TICKETS_OPENED.where, "opened"), count(TICKETS_SOLVED.where, "solved"), count(_dropped, "dropped")
    return select(spans.c.n, *counted)


def _medians(spans: CTE) -> Select[Any]:
    number, minutes, times = spans.c.n, _TICKET.solved_in, func.count()
    spread = (
        select(
            number.label("n"),
            minutes.label("minutes"),
            func.sum(times).over(partition_by=number, order_by=minutes).label("met"),
            func.sum(times).over(partition_by=number).label("total"),
        )
        .select_from(spans.join(_TICKETS, and_(*SOLUTION.rows.where(_Columns(spans)))))
        .group_by(number, minutes)
        .subquery()
        .c
    )
    median = func.min(case((spread.met * 100 >= spread.total * MEDIAN, spread.minutes)), type_=Integer)
    return select(spread.n, median.label("median")).group_by(spread.n)


_STILL: Final = select(func.count()).select_from(_TICKETS).where(*TICKETS_OPEN.where(Bounds()))
