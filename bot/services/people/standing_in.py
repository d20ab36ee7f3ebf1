"""What days off do to tickets that somebody holds: they go to the stand-in, back to the person, or to the queue."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from bot.access import SYSTEM
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.directory import Directory
from bot.services.people.handover import Held, give_tickets
from bot.services.snapshot import Known, Snapshot
from bot.services.tickets.routing import workers
from bot.services.tickets.states import OPEN_STATES
from models.base import table
from models.school import Room
from models.tickets import Ticket


class StandingIn:
    """Use cases of the clock and of whoever changes days off. They may run at any time, and act once."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def tick(self) -> None:
        """Put right every open ticket whose holder is away or out of reach today, or no more in its service."""
        await self._settle(_HELD)

    async def settle(self, holders: Collection[int]) -> None:
        """The same for what these people hold."""
        await self._settle(_HELD.where(_TICKET.assignee_id.in_(sorted(holders))))

    async def _settle(self, statement: Any) -> None:
        now, school = self._clock.now(), await self._directory.now()
        today = school.today(now)
        moves: dict[tuple[int, int | None], list[Held]] = {}
        async with self._db.read() as session:
            for row in await session.execute(statement):
                heir_id = heir_of(school, row.assignee_id, row.team_id, today)
                if heir_id != row.assignee_id:
                    held = (row.id, row.team_id, row.building_id)
                    moves.setdefault((row.assignee_id, heir_id), []).append(held)
        for (holder_id, heir_id), tickets in moves.items():
            async with self._db.write(SYSTEM) as session:
                went = await give_tickets(session, SYSTEM, holder_id, tickets, heir_id, now)
                await self._tell(session, school, holder_id, heir_id, went, now)

    async def _tell(
        self,
        session: WriteSession,
        school: Snapshot,
        holder_id: int,
        heir_id: int | None,
        went: Sequence[Held],
        now: datetime,
    ) -> None:
        """Tell the heir, or whoever works in the services whose queues they came back to, how many there are."""
        holder = school.people.get(holder_id)
        kind = "absence.tickets" if heir_id else "absence.freed"
        counts: Mapping[int, int] = (
            Counter({heir_id: len(went)}) if heir_id else _counts(school, went, holder_id, school.today(now))
        )
        for person_id, count in counts.items():
            notice = notices.Notice(kind, None, {"name": holder.name if holder else "", "count": count})
            await notices.put(self._db, session, school, [person_id] if count else [], notice, now)


def heir_of(school: Snapshot, holder_id: int, team_id: int | None, day: date) -> int | None:
    """Whose an open ticket of a service should be that somebody holds; None: nobody's, it belongs into the queue.

    Of one who is away or can't be reached: whoever stands in, if that is their service for the day. Of one who was in
    the service only for the days on which they stood in: whoever they stood in for. Else it stays where it is.
    """
    holder = school.people.get(holder_id)
    if team_id is None or holder is None:
        return holder_id
    if not holder.is_available(day):
        stand_in = school.stand_in(holder, day)
        return stand_in.id if stand_in and team_id in school.teams_of(stand_in, day) else None
    if team_id in school.teams_of(holder, day):
        return holder_id
    back = [one for one in _replaced_before(school, holder, day) if team_id in school.teams_of(one, day)]
    return back[0].id if back else None


def _replaced_before(school: Snapshot, deputy: Known, day: date) -> list[Known]:
    """Those for whom somebody stood in before that day and who are there again, the latest first."""
    found = [
        (days.last, one)
        for one in (school.people.get(person_id) for person_id in deputy.stands_in_for)
        if one is not None and one.is_available(day)
        for days in one.days_off
        if days.deputy_id == deputy.id and days.last < day
    ]
    return [one for _, one in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _counts(school: Snapshot, freed: Sequence[Held], holder_id: int, day: date) -> Counter[int]:
    """How many of these tickets concern whom."""
    return Counter(
        person
        for _, team_id, building_id in freed
        for person in workers(school, day, team_id, building_id, besides=holder_id)
    )


_TICKET = table(Ticket).c
_HELD = (
    select(_TICKET.id, _TICKET.team_id, _TICKET.assignee_id, table(Room).c.building_id)
    .outerjoin_from(table(Ticket), table(Room), _TICKET.room_id == table(Room).c.id)
    .where(_TICKET.state.in_(sorted(OPEN_STATES)), _TICKET.assignee_id.is_not(None))
    .order_by(_TICKET.id)
)
