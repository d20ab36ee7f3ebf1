"""Acting from the status: whoever answers for something is asked to hurry, and its history says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.answering import available
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.recipients import Recipients
from bot.services.snapshot import Snapshot
from bot.services.status.hurrying import (
    ANSWER,
    HURRY,
    Hurried,
    Hurry,
    Thing,
    may_hurry_item,
    may_hurry_task,
    may_hurry_ticket,
)
from bot.services.tasks.reading import find as find_task
from bot.services.text import clean_text
from bot.services.tickets.moving import Mover
from models.base import table
from models.roadmap import ItemState, RoadmapEvent
from models.tasks import TaskEvent, TaskState
from models.tickets import TicketEvent, TicketState

KIND: Final = "act.hurry"
ANSWERED: Final = "act.answered"
WORDS_LIMIT: Final = 300


@dataclass(frozen=True, slots=True)
class _Answering:
    """Whom to tell about a thing, and who of those that answer for it is not there; whether the actor may hurry them
    now, and whether they might as long as it was not over.
    """

    people: tuple[int, ...]
    away: tuple[int, ...]
    may_hurry: bool
    might: bool


class Acting:
    """Use cases of hurrying. Of one thing once a day, whoever wants it; `hurrying` says whose right it is."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._items = ItemMover(db, directory)
        self._tickets = Mover(db, directory)

    async def prepare(self, actor: Actor, thing: Thing, number: int) -> Hurry:
        """Whom it would be sent.

        Missing for a thing that the actor may not know of, Denied for who may not hurry it, Outdated where it is over.
        """
        async with self._db.read() as session:
            return await self._prepare(session, actor, thing, number, self._clock.now())

    async def hurry(self, actor: Actor, thing: Thing, number: int, words: str | None = None) -> Hurry:
        """Ask whoever answers to hurry, in words of one's own if one likes: within their hours, with a trace.

        1. Those who hurry the same thing wait for each other. 2. Whether it was hurried today is asked of its history:
        Outdated says when and by whom. 3. The history gets a line, they get a notice. Invalid where nobody can be told.
        """
        person_id, now = actor.require_person(), self._clock.now()
        said = clean_text(words, WORDS_LIMIT) if words else None
        address = f"{thing}:{number}"
        async with self._db.write(actor, shows=address) as session:
            await self._db.take_turns(session, _TURNS[thing], number)
            found = await self._prepare(session, actor, thing, number, now)
            school = await self._directory.now()
            if found.today is not None:
                at = found.today.at.astimezone(school.zone)
                raise Outdated("error-act-hurried", shows=address, name=found.today.name, at=f"{at:%H:%M}")
            if not found.people:
                raise Invalid("error-act-nobody", shows=address)
            line = {f"{thing}_id": number, "person_id": person_id, "action": HURRY, "words": said, "at": now}
            # What the director says to a worker is not the reporter's to read.
            internal = {"internal": True} if thing is Thing.TICKET else {}
            await session.execute(_NOTE[thing], line | internal)
            args: dict[str, Any] = {"by": person_id, **({"words": said} if said else {})}
            notice = notices.Notice(KIND, address, args, once=f"{KIND}:{address}:{school.today(now)}")
            await notices.put(self._db, session, school, found.people, notice, now)
        return found

    async def answer(self, actor: Actor, thing: Thing, number: int, words: str) -> str:
        """Tell whoever hurried last when it will be ready, with a trace; their name by surname and initials.

        Outdated for who does not answer for it any more, where nobody hurried, or they have left.
        """
        person_id, now, said = actor.require_person(), self._clock.now(), clean_text(words, WORDS_LIMIT)
        address = f"{thing}:{number}"
        async with self._db.write(actor, shows=address) as session:
            school = await self._directory.now()
            found = await self._find(session, actor, school, thing, number, now)
            last = (await session.execute(_LAST[thing], {"thing": number})).first()
            asked = school.people.get(last.person_id or 0) if last is not None else None
            if person_id not in found.people or asked is None:
                raise Outdated(shows=address)
            line = {f"{thing}_id": number, "person_id": person_id, "action": ANSWER, "words": said, "at": now}
            await session.execute(_NOTE[thing], line | ({"internal": True} if thing is Thing.TICKET else {}))
            notice = notices.Notice(ANSWERED, address, {"by": person_id, "words": said})
            await notices.put(self._db, session, school, [asked.id], notice, now)
        return asked.name

    async def _find(
        self, session: AsyncSession, actor: Actor, school: Snapshot, thing: Thing, number: int, now: datetime
    ) -> _Answering:
        match thing:
            case Thing.ITEM:
                return await self._item(session, actor, school, number, now)
            case Thing.TICKET:
                return await self._ticket(session, actor, school, number, now)
            case _:
                return await self._task(session, actor, school, number, now)

    async def _prepare(self, session: AsyncSession, actor: Actor, thing: Thing, number: int, now: datetime) -> Hurry:
        school = await self._directory.now()
        found = await self._find(session, actor, school, thing, number, now)
        if not found.may_hurry:
            raise Outdated(shows=f"{thing}:{number}") if found.might else Denied
        people = tuple(one for one in found.people if one != actor.person_id)
        last = (await session.execute(_LAST[thing], {"thing": number})).first()
        is_today = last is not None and school.today(last.at) == school.today(now)
        who = school.people.get(last.person_id or 0) if last is not None else None
        today = Hurried(last.at, who.name if who else "") if last is not None and is_today else None
        return Hurry(people, found.away, today)

    async def _item(
        self, session: AsyncSession, actor: Actor, school: Snapshot, number: int, now: datetime
    ) -> _Answering:
        """Its holders; whoever accepts it, where it was handed in."""
        row, standing, hands = await self._items.find(session, actor, number, now)
        await self._items.refuse_past(session, row)
        may = may_hurry_item(hands, standing.state), may_hurry_item(hands, ItemState.OPEN)
        recipients = Recipients(school, school.today(now))
        if standing.state is ItemState.OFFERED:
            return _Answering(tuple(sorted(recipients.accepting(standing.answering, standing.offered_by))), (), *may)
        holders, people = recipients.holders(standing.answering), recipients.of(standing.answering)
        return _Answering(tuple(sorted(people)), tuple(sorted(holders - people)), *may)

    async def _ticket(
        self, session: AsyncSession, actor: Actor, school: Snapshot, number: int, now: datetime
    ) -> _Answering:
        """Who holds it, or else its service."""
        row, hands = await self._tickets.find(session, actor, number)
        may = may_hurry_ticket(hands, row.state), may_hurry_ticket(hands, TicketState.NEW)
        people = await self._tickets.team_of(row, now)
        return _Answering(tuple(people), _away(row.assignee_id, people, school), *may)

    async def _task(
        self, session: AsyncSession, actor: Actor, school: Snapshot, number: int, now: datetime
    ) -> _Answering:
        """Its doer."""
        row, hands = await find_task(session, actor, school, number, now)
        may = may_hurry_task(hands, row.state), may_hurry_task(hands, TaskState.GIVEN)
        people = [one.id for one in available([row.person_id], school, school.today(now))]
        return _Answering(tuple(people), _away(row.person_id, people, school), *may)


def _away(holder: int | None, people: Sequence[int], school: Snapshot) -> tuple[int, ...]:
    """Who holds it is away where they are still of the school and none of these people."""
    is_away = holder in school.people and holder not in people
    return (holder,) if holder is not None and is_away else ()


# Kinds of locks of their own (bot/db.py, take_turns).
_TURNS: Final = {Thing.ITEM: 71, Thing.TICKET: 72, Thing.TASK: 73}
_ITEM_EVENT, _TICKET_EVENT, _TASK_EVENT = (table(one).c for one in (RoadmapEvent, TicketEvent, TaskEvent))
_NOTE: Final = {
    Thing.ITEM: insert(table(RoadmapEvent)),
    Thing.TICKET: insert(table(TicketEvent)),
    Thing.TASK: insert(table(TaskEvent)),
}


def _last(of: Any, events: Any) -> Any:
    found = select(events.at, events.person_id).where(of == bindparam("thing"), events.action == HURRY)
    return found.order_by(events.id.desc()).limit(1)


_LAST: Final = {
    Thing.ITEM: _last(_ITEM_EVENT.item_id, _ITEM_EVENT),
    Thing.TICKET: _last(_TICKET_EVENT.ticket_id, _TICKET_EVENT),
    Thing.TASK: _last(_TASK_EVENT.task_id, _TASK_EVENT),
}
