"""Summaries that come by themselves: to whom, what is in them, how each wants them; and what became red.

Who has a role or a fact that gives them something to be told gets one; several add up to one message.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import Any, Final

import structlog
from sqlalchemy import and_, bindparam, func, or_, select

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid
from bot.services import notices
from bot.services.calendar import is_open
from bot.services.directory import Directory
from bot.services.news import News
from bot.services.news.card import MineLine
from bot.services.snapshot import Known, Snapshot
from bot.services.status.periods import Period, read_code, span
from bot.services.status.reading import Status, StatusReader
from bot.services.status.summary_days import USUAL, Due, Kind, Part, Wish, due, fresh
from bot.services.status.troubles import Trouble
from bot.services.status.worst import Worst
from bot.services.tickets.conditions import HAS_COME, is_held
from bot.services.tickets.states import OPEN_STATES
from bot.services.tickets.terms import last_ended
from models.base import table
from models.status import SummaryWish
from models.tickets import Ticket

log = structlog.get_logger()
LAST_WEEKDAY = 6
# So many people at a time are looked at.
AT_ONCE: Final = 200
SUMMARY, RED = "status.summary", "status.red"


@dataclass(frozen=True, slots=True)
class Work:
    """The tickets of one's services: what came and was solved in the period, what is open and late now."""

    opened: int
    solved: int
    open: int
    late: int


NO_WORK: Final = Work(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Summary:
    """What somebody is told; each part None, or empty, where it is not theirs.

    status: of the whole school, with the worst things. letters: to the families of one's classes, of which somebody is
    silent.
    """

    period: Period
    status: Status | None = None
    worst: Sequence[Trouble] = ()
    work: Work | None = None
    letters: Sequence[MineLine] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to be told at all."""
        return self.status is None and self.work in (None, NO_WORK) and not self.letters

    @property
    def fingerprint(self) -> str:
        """By which «nothing changed» is known: figures, lights and things, not days that go by."""
        lights = [(one.area, one.light, one.reading.now.value) for one in self.status.lights] if self.status else []
        letters = [(line.post.id, line.reacted, line.total) for line in self.letters]
        told = (lights, [one.thing for one in self.worst], self.work, letters)
        return hashlib.sha256(repr(told).encode()).hexdigest()


def parts_of(actor: Actor) -> tuple[Part, ...]:
    """What this person has to be told: by their rights, their services and their classes."""
    parts = (
        (Part.SCHOOL, actor.may(Permission.STATUS_SEE)),
        (Part.TICKETS, bool(actor.teams)),
        (Part.CLASSES, bool(actor.led_classes)),
    )
    return tuple(part for part, is_theirs in parts if is_theirs)


class Summaries:
    """Use cases of who gets summaries, and of the clock, which may tick twice or in several processes at once."""

    def __init__(
        self, db: Database, directory: Directory, clock: Clock, news: News, read: StatusReader, worst: Worst
    ) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._news = news
        self._read = read
        self._worst = worst

    async def wish(self, actor: Actor) -> Wish:
        """How the actor gets theirs; Denied for whom there is none."""
        person_id = _require(actor)
        async with self._db.read() as session:
            row = (await session.execute(_WISH, {"person": person_id})).first()
        return _wish_of(row)

    async def set_weekday(self, actor: Actor, weekday: int | None) -> None:
        """On this day of the week, 0 is Monday; None: no weekly one."""
        if weekday is not None and not 0 <= weekday <= LAST_WEEKDAY:
            raise Invalid("error-summary-weekday")
        await self._set(actor, replace(await self.wish(actor), weekday=weekday))

    async def set_time(self, actor: Actor, at: time) -> None:
        """At this time; Invalid outside the hours in which the actor may be written to."""
        school = await self._directory.now()
        window = school.window(school.people[_require(actor)], school.today(self._clock.now()))
        if not window.start <= at < window.end:
            raise Invalid("error-hours")
        await self._set(actor, replace(await self.wish(actor), at=at))

    async def set_monthly(self, actor: Actor, *, wanted: bool) -> None:
        """With or without one at the end of the month."""
        await self._set(actor, replace(await self.wish(actor), monthly=wanted))

    async def read(self, actor: Actor, period_code: str) -> Summary:
        """What there is to tell of a period, as it stands now, by the actor's rights of now."""
        _require(actor)
        school, now = await self._directory.now(), self._clock.now()
        try:
            period = read_code(period_code, school)
        except ValueError as error:
            raise Invalid("error-period-unknown") from error
        parts = parts_of(actor)
        summary = Summary(period)
        if Part.SCHOOL in parts:
            status, worst = await self._read.status(actor, period), await self._worst.worst(actor, now)
            summary = replace(summary, status=status, worst=worst)
        if Part.TICKETS in parts:
            summary = replace(summary, work=await self._work(actor, period, school, now))
        if Part.CLASSES in parts:
            letters = [line for line in await self._news.card.mine(actor) if line.reacted < line.total]
            summary = replace(summary, letters=letters)
        return summary

    async def tick(self) -> None:
        """Every quarter of an hour: queue the summaries that are due, and tell of what became red.

        1. The summary of whoever is due is read; where it tells nothing new it is skipped. 2. Its day is written with
        the notice, so that it goes once. 3. In their hours, who sees the school's status is told of red things that
        neither a summary nor a notice has told them. 4. What fails for one person is logged; the others get theirs.
        """
        school, now = await self._directory.now(), self._clock.now()
        rows = await self._rows()
        for number, person in enumerate(list(school.people.values())):
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)  # people's taps come in between
            actor = self._actor_of(person, school)
            if actor is None or not parts_of(actor):
                continue
            try:
                await self._look_after(actor, person, rows.get(person.id), school, now)
            except Exception:
                log.exception("summary_failed", person=person.id)

    async def _look_after(self, actor: Actor, person: Known, row: Any, school: Snapshot, now: datetime) -> None:
        before: dict[str, str] = row.reds if row else {}
        what = due(_wish_of(row), _told(row), now, school.calendar)
        if what is not None:
            before = await self._tell(actor, row, what, school, now)
        if actor.may(Permission.STATUS_SEE) and _is_awake(person, school, now):
            await self._tell_reds(actor, row, before, school, now)

    async def _tell(self, actor: Actor, row: Any, what: Due, school: Snapshot, now: datetime) -> dict[str, str]:
        """Queue the summary, unless it tells nothing new, or nothing to whom it told nothing before.

        Gives the reds that are told by now.
        """
        summary = await self.read(actor, what.period.code)
        told = summary.fingerprint
        prefix = "month_" if what.kind is Kind.MONTH else ""
        values = {f"{prefix}told_on": school.today(now), f"{prefix}fingerprint": told}
        if what.kind is Kind.MONTH:
            values["told_on"] = school.today(now)  # no week's on that day beside it
        before = getattr(row, f"{prefix}fingerprint") if row else None
        known = before == told or (before is None and summary.is_empty)
        reds: dict[str, str] = row.reds if row else {}
        if not known:
            shown = (one.thing for one in summary.worst if one.is_red)
            values["reds"] = reds = reds | dict.fromkeys(shown, school.today(now).isoformat())
        async with self._db.write(SYSTEM) as session:
            await self._keep(session, actor, row, values)
            if not known:
                args = {"period": what.period.code, "kind": what.kind.value}
                once = f"{SUMMARY}:{what.kind}:{what.day}:{actor.person_id}"
                notice = notices.Notice(SUMMARY, None, args, once=once)
                await notices.put(self._db, session, school, [actor.require_person()], notice, now)
        return reds

    async def _tell_reds(self, actor: Actor, row: Any, before: dict[str, str], school: Snapshot, now: datetime) -> None:
        today = school.today(now)
        reds = [one.thing for one in await self._worst.reds(actor, now)]
        new, kept = fresh(reds, before, today)
        if kept == before:
            return
        async with self._db.write(SYSTEM) as session:
            await self._keep(session, actor, row, {"reds": kept})
            if new:
                once = f"{RED}:{today}:{new[0]}:{actor.person_id}"
                notice = notices.Notice(RED, None, {"things": new}, once=once)
                await notices.put(self._db, session, school, [actor.require_person()], notice, now)

    async def reds(self, actor: Actor, things: Sequence[str]) -> list[Trouble]:
        """Those of these things that are still red, the worst first."""
        return [one for one in await self._worst.reds(actor, self._clock.now()) if one.thing in things]

    async def _work(self, actor: Actor, period: Period, school: Snapshot, now: datetime) -> Work:
        start, end = span(period, school.zone)
        ended = last_ended(now, school.today(now), school.calendar)
        params = {"teams": sorted(actor.teams), "start": start, "end": end, "now": now, "ended": ended}
        async with self._db.read() as session:
            opened, solved = (await session.execute(_MOVED, params)).one()
            count, late = (await session.execute(_STANDING, params)).one()
        return Work(opened, solved, count, late or 0)

    async def _rows(self) -> dict[int, Any]:
        async with self._db.read() as session:
            return {row.person_id: row for row in await session.execute(_ALL)}

    async def _set(self, actor: Actor, wish: Wish) -> None:
        async with self._db.write(actor, shows="summary") as session:
            row = (await session.execute(_WISH, {"person": _require(actor)})).first()
            await self._keep(session, actor, row, {"weekday": wish.weekday, "at": wish.at, "monthly": wish.monthly})

    async def _keep(self, session: Any, actor: Actor, row: Any, values: dict[str, Any]) -> None:
        """Write the row of a person; what was not chosen yet stays as is usual."""
        wish = _wish_of(row)
        usual = {"weekday": wish.weekday, "at": wish.at, "monthly": wish.monthly, "reds": row.reds if row else {}}
        whole = {"person_id": actor.person_id} | usual | values
        statement = self._db.upsert(SummaryWish, "person_id", tuple(values))
        await session.execute(statement, [whole])

    def _actor_of(self, person: Known, school: Snapshot) -> Actor | None:
        """A person as they would act now, without a messenger; None for whom no message would reach."""
        if person.sender is None or not person.is_reached:
            return None
        return replace(self._directory.actor(school, person.sender, person.language or "", None), sender=None)


def _is_awake(person: Known, school: Snapshot, now: datetime) -> bool:
    return is_open(now, school.window(person, school.today(now)), school.calendar)


def _require(actor: Actor) -> int:
    person_id = actor.require_person()
    if not parts_of(actor):
        raise Denied
    return person_id


def _wish_of(row: Any) -> Wish:
    return USUAL if row is None else Wish(row.weekday, row.at, row.monthly)


def _told(row: Any) -> dict[Kind, Any]:
    return {} if row is None else {Kind.WEEK: row.told_on, Kind.MONTH: row.month_told_on}


_WISHES, _TICKET = table(SummaryWish).c, table(Ticket).c
_ALL = select(*_WISHES)
_WISH = select(*_WISHES).where(_WISHES.person_id == bindparam("person"))
_MINE = _TICKET.team_id.in_(bindparam("teams", expanding=True))
_START, _END = (bindparam(name, type_=_TICKET.opened_at.type) for name in ("start", "end"))
_NOW = bindparam("now", type_=_TICKET.solve_by.type)


def _within(moment: Any) -> Any:
    return and_(moment >= _START, moment < _END)


_MOVED = select(
    func.count().filter(_within(_TICKET.opened_at)),
    func.count().filter(_within(_TICKET.solved_at)),
).where(
    _MINE,
    HAS_COME,
    or_(_within(_TICKET.opened_at), _within(_TICKET.solved_at)),
)
_IS_LATE = and_(_TICKET.solve_by < _NOW, ~is_held(bindparam("ended")))
_STANDING = select(func.count(), func.count().filter(_IS_LATE)).where(_MINE, _TICKET.state.in_(sorted(OPEN_STATES)))
