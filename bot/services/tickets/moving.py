"""Moving a ticket by one step: the one place where a person's hand changes its state.

Inside the caller's write unit, so that what belongs to a step (a question, a promise, another service) is written
with it.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NoReturn

from sqlalchemy import ColumnElement, bindparam, case, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import Database, WriteSession
from bot.errors import Denied, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.tickets.promises import promise
from bot.services.tickets.routing import team_of
from bot.services.tickets.states import FINAL_STATES, MOVES, Hand, Standing, Step, allows, hands_of
from models.base import table
from models.tickets import Ticket, TicketCategory, TicketEvent, TicketFollower, TicketState


class Mover:
    """Reads how a ticket stands, moves it, writes its history and tells people."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def find(self, session: AsyncSession, actor: Actor, ticket_id: int) -> tuple[Any, frozenset[Hand]]:
        """A ticket's row (the fields of `Standing` and more) and the actor's hands in it; Missing without any."""
        person_id = actor.require_person()
        row = (await session.execute(_FIND, {"id": ticket_id})).first()
        if row is None:
            raise Missing("error-ticket-missing")
        hands = hands_of(actor, await self._directory.now(), standing_of(row))
        if row.follower_count and (await session.execute(FOLLOWS, {"ticket": ticket_id, "person": person_id})).first():
            hands |= {Hand.FOLLOWER}
        if not hands:
            raise Missing("error-ticket-missing")
        return row, hands

    async def lock(self, session: WriteSession, *tickets: int) -> None:
        """Let nobody else move these tickets until the unit is over, always in the same order (PostgreSQL)."""
        await session.execute(_LOCK, {"ids": sorted(tickets)})

    async def move(
        self,
        session: WriteSession,
        actor: Actor,
        ticket_id: int,
        step: Step,
        now: datetime,
        values: Mapping[str, Any] | None = None,
    ) -> Any:
        """Make a step, with these columns beside the state; the ticket's row as it stood before.

        1. The ticket is read, and whether this actor may make the step is asked. 2. A conditional UPDATE moves it: of
        two who tap at once one moves it, the other is told. A wait for the reporter that ends is added to the pauses.
        Raises Missing for a ticket that the actor may not know of, Denied for a step that is not theirs, Outdated
        where it does not stand so any more.
        """
        if step is Step.TAKE and actor.teams:
            taken = await self._take(session, actor, ticket_id, now)
            if taken is not None:
                return taken
        row, hands = await self.find(session, actor, ticket_id)
        ticket = standing_of(row)
        if ticket.state not in MOVES[step].sources:
            await self._refuse(actor, ticket_id, row)
        if not allows(step, hands, ticket, now):
            raise Outdated(shows=f"ticket:{ticket_id}") if MOVES[step].hands & hands else Denied
        extra = _exceptions(step, ticket, now) | dict(values or {})
        if step is Step.RETURN:
            extra |= await self._anew(row, now)
        elif row.paused_since is not None and step is not Step.ASK:
            extra |= await self.pause_over(row, now)
        statement = _MOVE[step].values(extra) if extra else _MOVE[step]
        times = {"ticket": ticket_id, "was": ticket.state, "me": actor.person_id, "now": now}
        if (await session.execute(statement, times | {"paused": row.paused_since})).first() is None:
            await self._refuse(actor, ticket_id, (await session.execute(_FIND, {"id": ticket_id})).one())
        return row

    async def wait_all(
        self,
        session: WriteSession,
        actor: Actor,
        conditions: Iterable[ColumnElement[bool]],
        now: datetime,
        values: Mapping[str, Any],
    ) -> list[int]:
        """Let all tickets of the actor's services wait that fulfil these conditions, in one statement; their numbers.

        Not those that wait for their reporter: that pause has to be counted, ticket by ticket.
        """
        mine = _TICKET.team_id.in_(sorted(actor.teams))
        waits = _WAIT_ALL.where(mine, *conditions).values(dict(values))
        moved = await session.execute(waits, {"me": actor.require_person(), "now": now})
        return sorted(moved.scalars())

    async def _take(self, session: WriteSession, actor: Actor, ticket_id: int, now: datetime) -> Any:
        """Take a ticket in one statement, the most frequent tap of a worker; None where that was not it.

        Gives the row as it stands after the step, unlike `move`. Whose step it is follows from a column that the step
        leaves alone, so it can be asked of the moved row: nothing of this unit is committed where it is refused.
        """
        times = {"ticket": ticket_id, "was": TicketState.NEW, "me": actor.require_person(), "now": now}
        row = (await session.execute(_TAKE, times)).first()
        if row is not None and row.team_id not in actor.teams:
            raise Denied
        return row

    async def pause_over(self, row: Any, now: datetime) -> dict[str, Any]:
        """The columns that end a wait for the reporter: its working time is added to those before."""
        calendar = (await self._directory.now()).calendar
        waited = calendar.working_hours_between(row.paused_since or now, now)
        return {"paused_since": None, "paused_seconds": row.paused_seconds + int(waited.total_seconds())}

    async def _anew(self, row: Any, now: datetime) -> dict[str, Any]:
        """The columns by which the terms of a ticket that came back run anew: nothing before counts.

        The first reaction stays what it was; the new solution is what is promised.
        """
        school = await self._directory.now()
        gone = school.calendar.working_hours_between(row.opened_at, now)
        terms = promise(school, row.category, row.kind, now, urgent=row.urgent)
        promised = {"react_by": terms.react_by, "solve_by": terms.solve_by}
        return promised | {"paused_since": None, "paused_seconds": int(gone.total_seconds())}

    async def note(
        self,
        session: WriteSession,
        ticket_id: int,
        person_id: int | None,
        action: str,
        now: datetime,
        words: str | None = None,
        **more: Any,
    ) -> int:
        """Write a line of the history; its number."""
        line = {"ticket_id": ticket_id, "person_id": person_id, "action": action, "words": words, "at": now}
        number: int = (await session.execute(_ADD_EVENT, line | more)).scalar_one()
        return number

    async def followers(self, session: WriteSession, ticket_id: int, row: Any) -> list[int]:
        """Who said «me too»."""
        if not row.follower_count:
            return []
        return list((await session.execute(_FOLLOWERS, {"ticket": ticket_id})).scalars())

    async def tell(
        self,
        session: WriteSession,
        people: Iterable[int],
        kind: str,
        ticket_id: int,
        now: datetime,
        args: dict[str, Any] | None = None,
        besides: int | None = None,
    ) -> None:
        """Put a notice "ticket.<kind>" about a ticket into the outbox, for all of these but one."""
        school = await self._directory.now()
        told = notices.Notice(f"ticket.{kind}", f"ticket:{ticket_id}", args)
        others = [person for person in people if person != besides]
        await notices.put(self._db, session, school, others, told, now)

    async def team_of(self, row: Any, now: datetime, besides: int | None = None) -> list[int]:
        """Whom to tell of a ticket on the side of those who work it: who holds it, else its service."""
        school = await self._directory.now()
        return team_of(school, school.today(now), row, besides)

    async def _refuse(self, actor: Actor, ticket_id: int, row: Any) -> NoReturn:
        """Say why the ticket did not move."""
        thing = f"ticket:{ticket_id}"
        if row.state in FINAL_STATES:
            raise Outdated("error-ticket-closed", shows=thing)
        people = (await self._directory.now()).people
        if row.state is TicketState.TAKEN and row.assignee_id in people and row.assignee_id != actor.person_id:
            raise Outdated("error-ticket-taken", shows=thing, name=people[row.assignee_id].name)
        raise Outdated(shows=thing)


def _exceptions(step: Step, ticket: Standing, now: datetime) -> dict[str, Any]:
    """What a step writes for some tickets only: planned work needs nobody to confirm it."""
    if step is Step.SOLVE and ticket.category is TicketCategory.PLANNED:
        return {"state": TicketState.CLOSED, "closed_at": now}
    return {}


def standing_of(row: Any) -> Standing:
    """The fields of a ticket's row that decide who may do what."""
    return Standing(row.state, row.category, row.reporter_id, row.assignee_id, row.team_id, row.room_id, row.closed_at)


_TICKET, _FOLLOWER = table(Ticket).c, table(TicketFollower).c
_SEEN = (
    _TICKET.state,
    _TICKET.category,
    _TICKET.reporter_id,
    _TICKET.assignee_id,
    _TICKET.team_id,
    _TICKET.room_id,
    _TICKET.closed_at,
    _TICKET.solved_at,
    _TICKET.waiting_for,
    _TICKET.paused_since,
    _TICKET.paused_seconds,
    _TICKET.follower_count,
    _TICKET.kind,
    _TICKET.urgent,
    _TICKET.opened_at,
    _TICKET.consumable_id,
)
_FIND = select(*_SEEN).where(_TICKET.id == bindparam("id"))
_LOCK = (
    select(_TICKET.id).where(_TICKET.id.in_(bindparam("ids", expanding=True))).order_by(_TICKET.id).with_for_update()
)
FOLLOWS = select(_FOLLOWER.person_id).where(
    _FOLLOWER.ticket_id == bindparam("ticket"), _FOLLOWER.person_id == bindparam("person")
)
_FOLLOWERS = select(_FOLLOWER.person_id).where(_FOLLOWER.ticket_id == bindparam("ticket"))
_ADD_EVENT = insert(table(TicketEvent)).returning(table(TicketEvent).c.id)

_ME: Any = bindparam("me")
_NOW: Any = bindparam("now")
_RESPONDED = func.coalesce(_TICKET.responded_at, _NOW)
_NO_WAIT: dict[str, Any] = {"waiting_for": None, "waiting_until": None, "waiting_words": None}
# What each step writes beside the state; `me` and `now` are the actor and the moment.
_STAMPS: dict[Step, dict[str, Any]] = {
    Step.VOUCH: {},
    Step.REJECT: {"closed_at": _NOW},
    Step.TAKE: {"assignee_id": _ME, "taken_at": _NOW, "responded_at": _RESPONDED},
    Step.RESUME: {"assignee_id": _ME, "taken_at": func.coalesce(_TICKET.taken_at, _NOW), **_NO_WAIT},
    Step.SOLVE: {"assignee_id": _ME, "solved_at": _NOW, "responded_at": _RESPONDED, "reminded_at": None, **_NO_WAIT},
    Step.ASK: {"assignee_id": func.coalesce(_TICKET.assignee_id, _ME), "responded_at": _RESPONDED},
    Step.WAIT: {"assignee_id": func.coalesce(_TICKET.assignee_id, _ME), "responded_at": _RESPONDED},
    # A day that was promised without a wait for anything stays promised.
    Step.HAND: {**_NO_WAIT, "waiting_until": case((_TICKET.waiting_for.is_(None), _TICKET.waiting_until))},
    Step.MERGE: {"closed_at": _NOW, **_NO_WAIT},
    Step.CONFIRM: {"closed_at": _NOW},
    Step.RETURN: {
        "assignee_id": None,
        "solved_at": None,
        "solved_in": None,
        "in_time": None,
        "closed_at": None,
        "returns": _TICKET.returns + 1,
        "escalated": 0,
        "react_escalated": 0,
        **_NO_WAIT,
    },
    Step.FIXED: {"closed_at": _NOW, "solved_at": _NOW, **_NO_WAIT},
    Step.CANCEL: {"closed_at": _NOW},
    Step.PUT_OFF: {},
    Step.DROP: {"closed_at": _NOW, **_NO_WAIT},
}


def _move_statement(step: Step) -> Any:
    moved = update(table(Ticket)).where(_TICKET.id == bindparam("ticket"), _TICKET.state == bindparam("was"))
    return moved.values(state=MOVES[step].target or _TICKET.state, **_STAMPS[step])


# Not where another wait began or ended meanwhile: its pause would be counted twice, or not at all.
_SAME_PAUSE = _TICKET.paused_since.is_not_distinct_from(bindparam("paused"))
_MOVE = {step: _move_statement(step).where(_SAME_PAUSE).returning(_TICKET.id) for step in Step}
_WAIT_ALL = (
    update(table(Ticket))
    .where(_TICKET.state.in_(sorted(MOVES[Step.WAIT].sources)), _TICKET.paused_since.is_(None))
    .values(state=MOVES[Step.WAIT].target, **_STAMPS[Step.WAIT])
    .returning(_TICKET.id)
)
_TAKE = _move_statement(Step.TAKE).returning(*_SEEN)
