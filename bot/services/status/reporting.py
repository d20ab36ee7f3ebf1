"""Reports of a school year and of a period: what the plan, its history and what was shown for it tell.

A report reads a bounded number of statements, however many items there are. That one was made stands in the journal.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, select, union
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services import audit
from bot.services.directory import Directory
from bot.services.roadmap.lines import IS_SHOWN, ItemLine, lines_of, lines_of_year
from bot.services.roadmap.reading import YEARS
from bot.services.roadmap.recipients import Recipients
from bot.services.snapshot import Snapshot
from bot.services.status.accounts import (
    NOISE,
    Account,
    Deed,
    Due,
    Facts,
    PeriodReport,
    Shown,
    Signers,
    StepDone,
    YearReport,
    account_of,
    end_of,
)
from bot.services.status.elsewhere import other_work
from bot.services.status.periods import Period
from bot.services.status.shapes import Reading
from models.base import table
from models.people import Role
from models.roadmap import ItemState, RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem
from models.tasks import Task, TaskState

# Where the way back from a report leads.
SHOWS: Final = "reports"
_Bounds: TypeAlias = tuple[datetime, datetime]


class Reporting:
    """Makes reports for whoever answers to the school for the plan."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def years(self, actor: Actor) -> list[int]:
        """The school years that have items, the newest first."""
        actor.require(Permission.REPORT_MAKE)
        async with self._db.read() as session:
            return list((await session.execute(_YEARS)).scalars())

    async def year(self, actor: Actor, year: int) -> YearReport:
        """What became of the plan of a school year; Missing where it has none."""
        actor.require(Permission.REPORT_MAKE)
        school, today = await self._now()
        if year not in YEARS:
            raise Missing
        async with self._db.read() as session:
            lines = await lines_of_year(session, year)
            if not lines:
                raise Missing
            facts = await _facts(session, _OF_YEAR, {"year": year}, school.zone)
        its_year = school.school_year(year)
        account = _account(lines, facts, school, end_of(its_year, today), today)
        await self._note(actor, "report.year", f"year:{year}")
        return YearReport(school.name or "", its_year, today, _signers(school, today), account)

    async def period(self, actor: Actor, period: Period, readings: Sequence[Reading] = ()) -> PeriodReport:
        """What was done within a period, and the figures that were read for it."""
        actor.require(Permission.REPORT_MAKE)
        school, today = await self._now()
        since, before = bounds(period, school.zone)
        within = {"since": since, "before": before, "first": period.first, "last": period.last}
        async with self._db.read() as session:
            items = list((await session.execute(_TOUCHED, within)).scalars())
            lines = await lines_of(session, items)
            at = within | {"items": items}
            facts = await _facts(session, _OF_PERIOD, at, school.zone) if items else {}
            other = await other_work(session, since, before)
        account = _account(lines, facts, school, today, today)
        await self._note(actor, "report.period", f"period:{period.code}")
        return PeriodReport(school.name or "", period, today, _signers(school, today), account, tuple(readings), other)

    async def _now(self) -> tuple[Snapshot, date]:
        school = await self._directory.now()
        return school, school.today(self._clock.now())

    async def _note(self, actor: Actor, action: str, subject: str) -> None:
        async with self._db.write(actor, shows=SHOWS) as session:
            await audit.record(session, actor, action, subject, self._clock.now())


def bounds(period: Period, zone: ZoneInfo) -> _Bounds:
    """The moment that a period begins at, and the one that it ends before."""
    first = datetime.combine(period.first, time(), zone)
    after = datetime.combine(period.last + timedelta(days=1), time(), zone)
    return first.astimezone(UTC), after.astimezone(UTC)


def _account(
    lines: Sequence[ItemLine], facts: Mapping[int, Facts], school: Snapshot, day: date, today: date
) -> Account:
    recipients = Recipients(school, today)
    holders = {line.id: len(recipients.holders(line.answering)) for line in lines}
    return account_of(lines, facts, holders, day)


def _signers(school: Snapshot, day: date) -> Signers:
    """The director, and the coordinator who signs; the first one of several."""
    directors, authors = (school.holders(role, day) for role in (Role.DIRECTOR, Role.COORDINATOR))
    return Signers(directors[0].id if directors else None, authors[0].id if authors else None)


@dataclass(frozen=True, slots=True)
class _Which:
    """The statements that read what belongs to some items; dues: deadlines, in the report of a period only."""

    words: Select[Any]
    events: Select[Any]
    evidence: Select[Any]
    steps: Select[Any]
    dues: Select[Any] | None


async def _facts(session: AsyncSession, which: _Which, at: dict[str, Any], zone: ZoneInfo) -> dict[int, Facts]:
    """What is known of items beside their lines; five statements at most."""
    words = (await session.execute(which.words, at)).all()
    deeds: defaultdict[int, list[Deed]] = defaultdict(list)
    for one in await session.execute(which.events, at):
        told = (one.person_id, one.action, one.value, one.words or "", one.day_before, one.day_after)
        deeds[one.item_id].append(Deed(_day(one.at, zone), *told))
    proofs: defaultdict[int, list[Shown]] = defaultdict(list)
    for one in await session.execute(which.evidence, at):
        proofs[one.item_id].append(Shown(one.kind, one.name, one.link, _day(one.at, zone)))
    steps: defaultdict[int, list[StepDone]] = defaultdict(list)
    for one in await session.execute(which.steps, at):
        steps[one.item_id].append(StepDone(one.text, one.person_id, _day(one.done_at, zone)))
    dues: defaultdict[int, list[Due]] = defaultdict(list)
    for one in await session.execute(which.dues, at) if which.dues is not None else ():
        dues[one.item_id].append(Due(one.day, one.closed_at is not None))
    return {
        one.id: Facts(one.period_words, one.result, deeds[one.id], steps[one.id], proofs[one.id], dues[one.id])
        for one in words
    }


def _day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.astimezone(zone).date()


_ITEM, _TASK, _CONTROL = table(RoadmapItem).c, table(Task).c, table(RoadmapControl).c
_EVENT, _EVIDENCE = table(RoadmapEvent).c, table(RoadmapEvidence).c
_YEARS = select(_ITEM.year).distinct().order_by(_ITEM.year.desc())
_IS_TOLD = _EVENT.action.not_in(NOISE)
_IS_DONE = _TASK.state.in_((TaskState.DONE, TaskState.CLOSED)) & _TASK.done_at.is_not(None)
_IS_DEADLINE = _CONTROL.is_pulse.is_(False)


def _within(column: ColumnElement[Any]) -> ColumnElement[bool]:
    return (column >= bindparam("since")) & (column < bindparam("before"))


_WORDS = select(_ITEM.id, _ITEM.period_words, _ITEM.result)
_EVENTS = select(table(RoadmapEvent)).where(_IS_TOLD).order_by(_EVENT.at, _EVENT.id)
_PROOFS = select(table(RoadmapEvidence)).where(IS_SHOWN).order_by(_EVIDENCE.at, _EVIDENCE.id)
_STEPS = (
    select(_TASK.item_id, _TASK.text, _TASK.person_id, _TASK.done_at).where(_IS_DONE).order_by(_TASK.done_at, _TASK.id)
)
_IS_DUE = _IS_DEADLINE & _CONTROL.day.between(bindparam("first"), bindparam("last"))
_ITEMS_OF_YEAR = select(_ITEM.id).where(_ITEM.year == bindparam("year"))
_THESE: BindParameter[Any] = bindparam("items", expanding=True)
_OF_YEAR = _Which(
    _WORDS.where(_ITEM.year == bindparam("year")),
    _EVENTS.where(_EVENT.item_id.in_(_ITEMS_OF_YEAR)),
    _PROOFS.where(_EVIDENCE.item_id.in_(_ITEMS_OF_YEAR)),
    _STEPS.where(_TASK.item_id.in_(_ITEMS_OF_YEAR)),
    None,
)
_OF_PERIOD = _Which(
    _WORDS.where(_ITEM.id.in_(_THESE)),
    _EVENTS.where(_EVENT.item_id.in_(_THESE), _within(_EVENT.at)),
    _PROOFS.where(_EVIDENCE.item_id.in_(_THESE), _within(_EVIDENCE.at)),
    _STEPS.where(_TASK.item_id.in_(_THESE), _within(_TASK.done_at)),
    select(_CONTROL.item_id, _CONTROL.day, _CONTROL.closed_at)
    .where(_CONTROL.item_id.in_(_THESE), _IS_DUE)
    .order_by(_CONTROL.day, _CONTROL.id),
)
# The items that something happened to within a period, or that were due in it.
_TOUCHED = union(
    select(_EVENT.item_id).where(_IS_TOLD, _within(_EVENT.at)),
    select(_EVIDENCE.item_id).where(IS_SHOWN, _within(_EVIDENCE.at)),
    select(_TASK.item_id).where(_IS_DONE, _within(_TASK.done_at), _TASK.item_id.is_not(None)),
    select(_CONTROL.item_id)
    .join(table(RoadmapItem), _CONTROL.item_id == _ITEM.id)
    .where(_IS_DUE, _ITEM.state != ItemState.DROPPED),
)
