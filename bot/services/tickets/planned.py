"""Planned work: what a service does again and again. Each time its day comes, it makes a ticket with a checklist.

A row is made with its title alone; all the rest has defaults that whoever works there changes one by one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import notices
from bot.services.daywords import FARTHEST, read_day
from bot.services.directory import Directory
from bot.services.snapshot import TECHNICAL, Known, RoomLine, Snapshot
from bot.services.text import clean_line, clean_text, fold
from bot.services.tickets.catalogue import OTHER, SYMPTOMS
from bot.services.tickets.promises import promise
from bot.services.tickets.routing import team_for, workers
from bot.services.tickets.turns import due_on, next_turn
from models.base import table
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketState
from models.upkeep import Every, PlannedWork, TicketCheck

TITLE_LIMIT: Final = 120
PLACE_LIMIT: Final = 120
# A card with all steps of a checklist and a long history still fits one message (the messenger allows 4,096 signs).
STEPS_LIMIT, STEP_LENGTH = 12, 80
# Where a ticket that needs no place is.
NOWHERE: Final = "–"


@dataclass(frozen=True, slots=True)
class PlanLine:
    """Planned work in a list, with the working day on which it comes up next."""

    id: int
    title: str
    due: date


@dataclass(frozen=True, slots=True)
class PlanCard:
    """Planned work as one screen shows it.

    due, then: the working days on which it comes up next and after that. assignee: who gets it, if they are there then.
    last_ticket: the newest ticket that it made.
    """

    id: int
    title: str
    kind: str
    room: RoomLine | None
    place: str | None
    steps: Sequence[str]
    every: Every
    due: date
    then: date
    assignee: Known | None
    is_stopped: bool
    last_ticket: int | None


class Planned:
    """Use cases of whoever works the tickets of a service, and of the clock.

    All raise Missing for the work of another service, and Outdated for what is stopped.
    """

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def page(self, actor: Actor, offset: int, limit: int) -> tuple[Sequence[PlanLine], int]:
        """A page of the work planned for the actor's services, by next day, and how much there is.

        The last page where the list has become shorter than `offset`.
        """
        actor.require(Permission.TICKET_WORK)
        calendar = (await self._directory.now()).calendar
        own = (_PLAN.team_id.in_(actor.teams), _PLAN.stopped_at.is_(None))
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).where(*own))).scalar_one()
            first = max(0, min(offset, (total - 1) // limit * limit))
            query = _LINES.where(*own).order_by(_PLAN.next_on, _PLAN.id).offset(first).limit(limit)
            lines = [PlanLine(row.id, row.title, due_on(row.next_on, calendar)) for row in await session.execute(query)]
        return lines, total

    async def card(self, actor: Actor, plan_id: int) -> PlanCard:
        """One planned work, stopped or not."""
        actor.require(Permission.TICKET_WORK)
        school = await self._directory.now()
        async with self._db.read() as session:
            row = (await session.execute(_FIND, {"plan": plan_id})).first()
            if row is None or row.team_id not in actor.teams:
                raise Missing("error-plan-missing")
            last = (await session.execute(_LAST_TICKET, {"plan": plan_id})).scalar_one()
        due = due_on(row.next_on, school.calendar)
        then = due_on(next_turn(row.next_on, row.every, school.calendar, due), school.calendar)
        room = school.rooms.get(row.room_id or 0)
        steps = row.checklist.splitlines()
        assignee = school.people.get(row.assignee_id or 0)
        stopped = row.stopped_at is not None
        return PlanCard(
            row.id, row.title, row.kind, room, row.place, steps, row.every, due, then, assignee, stopped, last
        )

    async def people(self, actor: Actor, plan_id: int) -> list[Known]:
        """Who may be given it now: those of its service who are there, by name."""
        actor.require(Permission.TICKET_WORK)
        school = await self._directory.now()
        async with self._db.read() as session:
            row = (await session.execute(_FIND, {"plan": plan_id})).first()
        if row is None or row.team_id not in actor.teams:
            raise Missing("error-plan-missing")
        return sorted(_available(school, row.team_id, school.today(self._clock.now())), key=lambda one: one.name)

    async def rooms_named(self, actor: Actor, words: str) -> list[RoomLine]:
        """Rooms of exactly this number; in several buildings there may be several."""
        actor.require(Permission.TICKET_WORK)
        wanted = fold(clean_line(words, PLACE_LIMIT))
        return [room for room in (await self._directory.now()).rooms.values() if fold(room.number) == wanted]

    async def add(self, actor: Actor, title: str) -> int:
        """Plan work of this title: each month from the next working day on, until it is changed; its number."""
        actor.require(Permission.TICKET_WORK)
        school = await self._directory.now()
        technical = school.team(TECHNICAL).id
        row = {
            "title": clean_line(title, TITLE_LIMIT),
            "kind": OTHER,
            "team_id": technical if technical in actor.teams else min(actor.teams),
            "every": Every.MONTH,
            "next_on": school.calendar.next_working_day(school.today(self._clock.now())),
            "created_by": actor.person_id,
        }
        async with self._db.write(actor, shows="planned:0") as session:
            plan_id: int = (await session.execute(_ADD, row)).scalar_one()
            await session.show(f"plan:{plan_id}")
            return plan_id

    async def set_kind(self, actor: Actor, plan_id: int, kind: str) -> None:
        """What it is done to. It goes to the service that looks after that, if it is one of the actor's."""
        if kind not in SYMPTOMS:
            raise Missing
        team_id = team_for(await self._directory.now(), kind)
        moved = {"team_id": team_id} if team_id in actor.teams else {}
        await self._change(actor, plan_id, {"kind": kind} | moved)

    async def set_room(self, actor: Actor, plan_id: int, room_id: int) -> None:
        """The room where it is done."""
        if room_id not in (await self._directory.now()).rooms:
            raise Missing("error-room-missing")
        await self._change(actor, plan_id, {"room_id": room_id, "place": None})

    async def set_place(self, actor: Actor, plan_id: int, words: str) -> None:
        """Another place, told in words; none for no words."""
        place = clean_line(words, PLACE_LIMIT) if words else None
        await self._change(actor, plan_id, {"room_id": None, "place": place})

    async def set_every(self, actor: Actor, plan_id: int, every: str) -> None:
        """How often it comes again; Missing for a word that there is not."""
        if every not in set(Every):
            raise Missing
        await self._change(actor, plan_id, {"every": Every(every)})

    async def set_day(self, actor: Actor, plan_id: int, day: date) -> None:
        """The day on which it comes up next: today or later, within two years."""
        today = (await self._directory.now()).today(self._clock.now())
        if day < today:
            raise Invalid("error-day-past")
        if day - today > FARTHEST:
            raise Invalid("error-days-far")
        await self._change(actor, plan_id, {"next_on": day})

    async def type_day(self, actor: Actor, plan_id: int, words: str) -> None:
        """The day on which it comes up next, as it was typed."""
        today = (await self._directory.now()).today(self._clock.now())
        await self.set_day(actor, plan_id, read_day(words, today).last)

    async def set_steps(self, actor: Actor, plan_id: int, words: str) -> None:
        """Its checklist, a line a step; none for no words. The tickets that it makes from now on have it."""
        lines = clean_text(words, STEPS_LIMIT * (STEP_LENGTH + 2)).split("\n") if words else []
        steps = [clean_line(line, STEP_LENGTH) for line in lines if line]
        if len(steps) > STEPS_LIMIT:
            raise Invalid("error-plan-steps", limit=STEPS_LIMIT)
        await self._change(actor, plan_id, {"checklist": "\n".join(steps)})

    async def assign(self, actor: Actor, plan_id: int, person_id: int) -> None:
        """Who gets it (0: whoever takes it); Invalid for somebody who is away, unreachable or of another service."""
        if person_id and person_id not in {one.id for one in await self.people(actor, plan_id)}:
            raise Invalid("error-plan-away")
        await self._change(actor, plan_id, {"assignee_id": person_id or None})

    async def stop(self, actor: Actor, plan_id: int) -> None:
        """It does not come again. The tickets that it has made stay."""
        await self._change(actor, plan_id, {"stopped_at": self._clock.now()})

    async def make_due(self) -> None:
        """Make a ticket of each work whose day has come, every hour.

        Each is claimed by moving its next day on, so that a repeated run, or one beside it, makes nothing twice.
        """
        now = self._clock.now()
        school = await self._directory.now()
        today = school.today(now)
        async with self._db.read() as session:
            rows = (await session.execute(_DUE, {"today": today})).all()
        for row in rows:
            if due_on(row.next_on, school.calendar) <= today:
                await self._make(school, row, now)

    async def _make(self, school: Snapshot, row: Any, now: datetime) -> None:
        today = school.today(now)
        after = next_turn(row.next_on, row.every, school.calendar, today)
        async with self._db.write(SYSTEM) as session:
            claim = {"plan": row.id, "was": row.next_on, "after": after}
            if not changed(await session.execute(_CLAIM, claim)):
                return
            ticket = _ticket(school, row, now)
            ticket_id: int = (await session.execute(_MAKE, ticket)).scalar_one()
            step = {"ticket_id": ticket_id, "person_id": None, "action": "plan", "at": now}
            await session.execute(_ADD_EVENT, step)
            steps = enumerate(row.checklist.splitlines(), start=1)
            checks = [{"ticket_id": ticket_id, "position": number, "words": words} for number, words in steps]
            if checks:
                await session.execute(_ADD_CHECKS, checks)
            room = school.rooms.get(row.room_id or 0)
            holder = ticket["assignee_id"]
            people = (
                [holder] if holder else workers(school, today, ticket["team_id"], room.building_id if room else None)
            )
            told = notices.Notice("ticket.opened", f"ticket:{ticket_id}")
            await notices.put(self._db, session, school, people, told, now)

    async def _change(self, actor: Actor, plan_id: int, values: dict[str, Any]) -> None:
        actor.require(Permission.TICKET_WORK)
        async with self._db.write(actor, shows=f"plan:{plan_id}") as session:
            row = await _find(session, plan_id)
            if row.team_id not in actor.teams:
                raise Missing("error-plan-missing")
            if not changed(await session.execute(_CHANGE.values(values), {"plan": plan_id})):
                raise Outdated("error-plan-stopped", shows=f"plan:{plan_id}")


async def _find(session: WriteSession, plan_id: int) -> Any:
    row = (await session.execute(_FIND, {"plan": plan_id})).first()
    if row is None:
        raise Missing("error-plan-missing")
    return row


def _available(school: Snapshot, team_id: int, day: date) -> list[Known]:
    """Those who work for a service on a day, in whatever building, and are there."""
    return [
        person
        for person in school.people.values()
        if person.is_available(day) and team_id in school.teams_of(person, day)
    ]


def _ticket(school: Snapshot, row: Any, now: datetime) -> dict[str, Any]:
    """The ticket of planned work: given to whom it is meant for, if they are there; else anybody's."""
    today = school.today(now)
    team_id = school.team(TECHNICAL).id if school.teams[row.team_id].is_closed else row.team_id
    is_there = row.assignee_id in {person.id for person in _available(school, team_id, today)}
    taken = {"state": TicketState.TAKEN, "assignee_id": row.assignee_id, "taken_at": now, "responded_at": now}
    nobodys = {"state": TicketState.NEW, "assignee_id": None}
    terms = promise(school, TicketCategory.PLANNED, row.kind, now, urgent=False)
    return (taken if is_there else nobodys) | {
        "reporter_id": row.created_by,
        "room_id": row.room_id,
        "place": None if row.room_id else row.place or NOWHERE,
        "kind": row.kind,
        "words": row.title,
        "opened_at": now,
        "category": TicketCategory.PLANNED,
        "team_id": team_id,
        "react_by": terms.react_by,
        "solve_by": terms.solve_by,
        "planned_id": row.id,
    }


_PLAN, _TICKET = table(PlannedWork).c, table(Ticket).c
_LINES = select(_PLAN.id, _PLAN.title, _PLAN.next_on)
_ALL = select(table(PlannedWork))
_FIND = _ALL.where(_PLAN.id == bindparam("plan"))
_DUE = _ALL.where(_PLAN.stopped_at.is_(None), _PLAN.next_on <= bindparam("today")).order_by(_PLAN.id)
_LAST_TICKET = select(func.max(_TICKET.id)).where(_TICKET.planned_id == bindparam("plan"))
_ADD = insert(table(PlannedWork)).returning(_PLAN.id)
_CHANGE = update(table(PlannedWork)).where(_PLAN.id == bindparam("plan"), _PLAN.stopped_at.is_(None))
_CLAIM = _CHANGE.where(_PLAN.next_on == bindparam("was")).values(next_on=bindparam("after"))
_MAKE = insert(table(Ticket)).returning(_TICKET.id)
_ADD_EVENT = insert(table(TicketEvent))
_ADD_CHECKS = insert(table(TicketCheck))
