"""What people carry: faults that they solve, items of the plan that they answer for. For whoever sees people.

Who answers for an item is told as it is today, for past periods too.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering, holders_of
from bot.services.snapshot import Snapshot
from bot.services.status.breakdowns.plan import ItemStanding, State, answering, standing
from bot.services.status.breakdowns.shapes import NO_TICKETS, NO_TIMES, Cut, Tickets, TicketsLine, Times, cut
from bot.services.status.breakdowns.tickets import By, tickets_by
from bot.services.status.periods import Period, sensible
from bot.services.status.spans import stretch_of


@dataclass(frozen=True, slots=True)
class Load:
    """What one person carries. person_id None: what nobody took; name None: they are no longer of its staff.

    items: of the plan, not done by the end of the period; overdue: of these.
    """

    person_id: int | None
    name: str | None
    tickets: Tickets = NO_TICKETS
    times: Times = NO_TIMES
    items: int = 0
    overdue: int = 0

    @property
    def rank(self) -> tuple[int, int, int, int]:
        """Who is late with most ranks highest, then who has most."""
        late = self.tickets.late + self.overdue
        return late, self.tickets.open + self.items, self.tickets.solved, self.person_id or 0


class People:
    """Reads for whoever sees the status and people."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def read(self, actor: Actor, period: Period, page: int = 0) -> Cut[Load]:
        """A page of people, who is late with most first; three statements. Invalid for a senseless period."""
        actor.require(Permission.STATUS_SEE)
        actor.require(Permission.PEOPLE_SEE)
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        stretch = stretch_of(sensible(period, today), school, now)
        async with self._db.read() as session:
            tickets = await tickets_by(session, By.PERSON, stretch)
            items = await standing(session, stretch)
            named = await answering(session, items)
        return cut(loads(tickets, items, named, school, today), page, lambda one: one.rank)


def loads(
    tickets: Iterable[TicketsLine],
    items: Iterable[ItemStanding],
    named: dict[int, Answering],
    school: Snapshot,
    today: date,
) -> list[Load]:
    """Everybody who has anything; an item of a group stands with everybody of it until one of them takes it."""
    found: dict[int | None, Load] = {}

    def load(number: int | None) -> Load:
        known = school.people.get(number or 0)
        name = known.name if known is not None and known.is_staff(today) else None
        return found.get(number) or Load(number, name)

    for one in tickets:
        number = None if one.key is None else int(one.key)
        found[number] = replace(load(number), tickets=one.tickets, times=one.times)
    for item in items:
        if item.state is State.DONE:
            continue
        for number in holders_of(named[item.id], school, today):
            before = load(number)
            overdue = before.overdue + (item.state is State.OVERDUE)
            found[number] = replace(before, items=before.items + 1, overdue=overdue)
    return [one for one in found.values() if one.tickets.open or one.tickets.solved or one.items]
