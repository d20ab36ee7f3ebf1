"""An outage: something that is down for many at once. It is told once, holds the reports about it, and ends for all.

Whoever works the tickets of its service opens it, says how it stands, and ends it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, func, insert, or_, select, true, tuple_, union, update
from sqlalchemy.exc import IntegrityError

from bot.access import STAFF_ROLES, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Denied, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.snapshot import OutageLine, Snapshot
from bot.services.text import clean_line, clean_text
from bot.services.tickets.catalogue import OTHER, signs_of_outage, symptoms_of
from bot.services.tickets.routing import team_for
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.school import Room
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketState
from models.upkeep import Outage, OutageFollower

WORDS_LIMIT: Final = 200
# After this nobody who did not have the trouble cares any more that it works again.
NEWS_LIVES: Final = timedelta(days=1)
# What is down for many most often, by kind and symptom; each has a name of its own (outage-<kind>-<symptom>).
COMMON: Final = (
    ("network", "no_internet"),
    ("network", "no_wifi"),
    ("journal", "not_opening"),
    ("site", "not_opening"),
    ("room", "light"),
    ("room", "heating"),
    ("room", "plumbing"),
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is down and where: words of the catalogue, a building or (None) the whole school."""

    kind: str
    symptom: str
    building_id: int | None

    def meets(self, building_id: int | None) -> bool:
        """Whether the places share anything."""
        return self.building_id is None or building_id in (None, self.building_id)


def same_as(school: Snapshot, trouble: Trouble) -> OutageLine | None:
    """The outage that is open already for this, or for a part of that place."""
    return next(
        (
            one
            for one in school.outages
            if (one.kind, one.symptom) == (trouble.kind, trouble.symptom) and trouble.meets(one.building_id)
        ),
        None,
    )


class Outages:
    """Use cases of outages. Raises Denied for whoever does not work the tickets of the outage's service."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._follow = db.insert_ignoring(OutageFollower)

    async def team_of(self, actor: Actor, trouble: Trouble) -> int:
        """The service that this is for; Denied where it is not one of the actor's, Missing for what there is not."""
        actor.require(Permission.TICKET_WORK)
        if trouble.symptom not in symptoms_of(trouble.kind):
            raise Missing
        school = await self._directory.now()
        team_id = team_for(school, trouble.kind, trouble.symptom, trouble.building_id)
        if team_id not in actor.teams:
            raise Denied("error-outage-service")
        return team_id

    async def open(self, actor: Actor, trouble: Trouble, words: str = "") -> int:
        """Open one, with words for all («until noon»); its number. The open reports that are surely about it join it.

        Outdated where the same is open for that place already: the whole school holds every building.
        """
        team_id = await self.team_of(actor, trouble)
        said = clean_line(words, WORDS_LIMIT) if words else None
        now = self._clock.now()
        async with self._db.write(actor, shows="outages") as session:
            await self._directory.touch(session)  # one change of the school at a time: nobody else opens it meanwhile
            for row in await session.execute(_SAME, {"which": trouble.kind, "wrong": trouble.symptom}):
                if trouble.meets(row.building_id):
                    raise Outdated("error-outage-open", shows=f"outage:{row.id}")
            made = {"kind": trouble.kind, "symptom": trouble.symptom, "building_id": trouble.building_id}
            told = {"words": said, "team_id": team_id, "opened_by": actor.person_id, "opened_at": now}
            try:
                outage_id: int = (await session.execute(_OPEN, made | told)).scalar_one()
            except IntegrityError:  # a building that was never there
                raise Missing from None
            await self._attach(session, actor, outage_id, team_id, is_about(trouble), now)
            await session.show(f"outage:{outage_id}")
            return outage_id

    async def say(self, actor: Actor, outage_id: int, words: str) -> None:
        """Write for all how it stands, instead of what was written before."""
        said = clean_line(words, WORDS_LIMIT)
        async with self._db.write(actor, shows=f"outage:{outage_id}") as session:
            await self._find(session, actor, outage_id)
            await self._directory.touch(session)
            if not changed(await session.execute(_SAY, {"outage": outage_id, "said": said})):
                raise over(outage_id)

    async def join(self, actor: Actor, outage_id: int, ticket_id: int) -> None:
        """Put one more open report of the same place to it; Outdated where it can't be (any more)."""
        async with self._db.write(actor, shows=f"outage.join:{outage_id}:0") as session:
            row = await self._find(session, actor, outage_id)
            if not changed(await session.execute(_HOLD, {"outage": outage_id})):
                raise over(outage_id)
            one = (could_join(row), _TICKET.id == ticket_id)
            if not await self._attach(session, actor, outage_id, row.team_id, one, self._clock.now()):
                raise Outdated(shows=f"outage.join:{outage_id}:0")

    async def follow(self, actor: Actor, outage_id: int) -> None:
        """«Me too»: the actor is told when it is over. Saying it twice changes nothing."""
        person_id = actor.require_person()
        async with self._db.write(actor, shows=f"outage:{outage_id}") as session:
            row = (await session.execute(_FIND, {"outage": outage_id})).first()
            if row is None:
                raise Missing("error-outage-missing")
            if row.ended_at is not None:
                raise over(outage_id)
            line = {"outage_id": outage_id, "person_id": person_id, "at": self._clock.now()}
            await session.execute(self._follow, line)

    async def end(self, actor: Actor, outage_id: int, words: str = "") -> int:
        """It works again; how many reports were closed with it.

        1. What was reported about it meanwhile joins it. 2. A conditional UPDATE claims it: of two who end it at once
        one does. 3. Its open reports are closed together. 4. One message goes to everybody whom it concerned.
        """
        said = clean_text(words) if words else None
        now = self._clock.now()
        async with self._db.write(actor, shows=f"outage:{outage_id}") as session:
            row = await self._find(session, actor, outage_id)
            await self._directory.touch(session)
            about = is_about(Trouble(row.kind, row.symptom or "", row.building_id))
            await self._attach(session, actor, outage_id, row.team_id, about, now)
            by = {"outage": outage_id, "said": said, "me": actor.person_id, "now": now}
            if not changed(await session.execute(_END, by)):
                raise over(outage_id)
            closed = await self._close_reports(session, actor, outage_id, now)
            concerned = set((await session.execute(CONCERNED, {"outage": outage_id})).scalars())
            await self._tell(session, actor, outage_id, concerned, now)
            return closed

    async def _tell(
        self, session: WriteSession, actor: Actor, outage_id: int, concerned: set[int], now: datetime
    ) -> None:
        """One message for each, after the weekend too for those whose trouble it was; for the others it grows stale."""
        school, once = await self._directory.now(), f"outage.over:{outage_id}"
        for people, lives in ((concerned, None), (_staff(school, now) - concerned, NEWS_LIVES)):
            news = notices.Notice("outage.over", f"outage:{outage_id}", once=once, lives=lives)
            await notices.put(self._db, session, school, sorted(people - {actor.person_id or 0}), news, now)

    async def _find(self, session: WriteSession, actor: Actor, outage_id: int) -> Any:
        """An open outage of the actor's own service."""
        actor.require(Permission.TICKET_WORK)
        row = (await session.execute(_FIND, {"outage": outage_id})).first()
        if row is None:
            raise Missing("error-outage-missing")
        if row.team_id not in actor.teams:
            raise Denied("error-outage-service")
        if row.ended_at is not None:
            raise over(outage_id)
        return row

    async def _attach(
        self,
        session: WriteSession,
        actor: Actor,
        outage_id: int,
        team_id: int,
        which: Iterable[ColumnElement[bool]],
        now: datetime,
    ) -> int:
        """Put these open reports of a service to the outage; how many. That counts as the first reaction to them."""
        joined = update(table(Ticket)).where(is_free(team_id), *which)
        values = {"outage_id": outage_id, "responded_at": func.coalesce(_TICKET.responded_at, bindparam("now"))}
        found = await session.execute(joined.values(values).returning(_TICKET.id), {"now": now})
        numbers = sorted(found.scalars())
        await _note(session, actor, numbers, "outage_joined", now)
        return len(numbers)

    async def _close_reports(self, session: WriteSession, actor: Actor, outage_id: int, now: datetime) -> int:
        waiting = (await session.execute(_WAITING, {"outage": outage_id})).all()
        if waiting:  # working time for which they waited for their reporters counts as a pause
            calendar = (await self._directory.now()).calendar
            waits = ((row, calendar.working_hours_between(row.paused_since, now)) for row in waiting)
            paused = [
                {"ticket": row.id, "paused": row.paused_seconds + int(wait.total_seconds())} for row, wait in waits
            ]
            await session.execute(_PAUSED, paused)
        closed = await session.execute(_CLOSE, {"outage": outage_id, "now": now})
        numbers = sorted(closed.scalars())
        await _note(session, actor, numbers, "outage_over", now)
        return len(numbers)


def is_free(team_id: int) -> ColumnElement[bool]:
    """Open reports of a service that belong to no outage that goes on."""
    going_on = select(_OUTAGE.id).where(_OUTAGE.ended_at.is_(None))
    return (
        _TICKET.state.in_(OPEN_STATES)
        & (_TICKET.category == TicketCategory.FAULT)
        & (_TICKET.team_id == team_id)
        & or_(_TICKET.outage_id.is_(None), _TICKET.outage_id.not_in(going_on))
    )


def is_about(trouble: Trouble) -> tuple[ColumnElement[bool], ...]:
    """Reports that are surely about it: by what is wrong and where."""
    signs = signs_of_outage(trouble.kind, trouble.symptom)
    return tuple_(_TICKET.kind, _TICKET.symptom).in_(signs), _is_there(trouble.building_id)


def could_join(outage: Any) -> ColumnElement[bool]:
    """Reports that may be about it, by the judgement of whoever works them: of the same kind, or told in words."""
    return _TICKET.kind.in_((outage.kind, OTHER)) & _is_there(outage.building_id)


def _is_there(building_id: int | None) -> ColumnElement[bool]:
    """Reports from a building, or from anywhere; a place that was told in words may be anywhere."""
    if building_id is None:
        return true()
    return _TICKET.room_id.in_(select(_ROOM.id).where(_ROOM.building_id == building_id))


def _staff(school: Snapshot, now: datetime) -> set[int]:
    """The school's own people: they saw it in their menu."""
    today = school.today(now)
    return {person.id for person in school.people.values() if person.roles(today) & STAFF_ROLES}


def over(outage_id: int) -> Outdated:
    return Outdated("error-outage-over", shows=f"outage:{outage_id}")


async def _note(session: WriteSession, actor: Actor, tickets: Iterable[int], action: str, now: datetime) -> None:
    lines = [{"ticket_id": one, "person_id": actor.person_id, "action": action, "at": now} for one in tickets]
    if lines:
        await session.execute(_ADD_EVENT, lines)


_OUTAGE, _TICKET, _ROOM = table(Outage).c, table(Ticket).c, table(Room).c
_FOLLOWER, _TOO = table(TicketFollower).c, table(OutageFollower).c
_FIND = select(_OUTAGE.kind, _OUTAGE.symptom, _OUTAGE.building_id, _OUTAGE.team_id, _OUTAGE.ended_at).where(
    _OUTAGE.id == bindparam("outage")
)
_SAME = select(_OUTAGE.id, _OUTAGE.building_id).where(
    _OUTAGE.ended_at.is_(None), _OUTAGE.kind == bindparam("which"), _OUTAGE.symptom == bindparam("wrong")
)
_OPEN = insert(table(Outage)).returning(_OUTAGE.id)
_GOES_ON = update(table(Outage)).where(_OUTAGE.id == bindparam("outage"), _OUTAGE.ended_at.is_(None))
_SAY = _GOES_ON.values(words=bindparam("said"))
# Nothing joins what is being ended.
_HOLD = _GOES_ON.values(words=_OUTAGE.words)
_END = _GOES_ON.values(ended_at=bindparam("now"), ended_by=bindparam("me"), end_words=bindparam("said"))
_MINE = (_TICKET.outage_id == bindparam("outage"), _TICKET.state.in_(OPEN_STATES))
_WAITING = select(_TICKET.id, _TICKET.paused_since, _TICKET.paused_seconds).where(
    *_MINE, _TICKET.paused_since.is_not(None)
)
_PAUSED = (
    update(table(Ticket))
    .where(_TICKET.id == bindparam("ticket"))
    .values(paused_since=None, paused_seconds=bindparam("paused"))
)
_CLOSE = (
    update(table(Ticket))
    .where(*_MINE)
    .values(
        state=TicketState.CLOSED,
        solved_at=bindparam("now"),
        closed_at=bindparam("now"),
        waiting_for=None,
        waiting_until=None,
        waiting_words=None,
    )
    .returning(_TICKET.id)
)
# Whoever reported it, said «me too» to a report, or to the outage itself.
CONCERNED = union(
    select(_TICKET.reporter_id.label("person")).where(_TICKET.outage_id == bindparam("outage")),
    select(_FOLLOWER.person_id)
    .join_from(table(TicketFollower), table(Ticket), _TICKET.id == _FOLLOWER.ticket_id)
    .where(_TICKET.outage_id == bindparam("outage")),
    select(_TOO.person_id).where(_TOO.outage_id == bindparam("outage")),
)
_ADD_EVENT = insert(table(TicketEvent))
