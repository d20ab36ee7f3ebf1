"""What somebody who is under one has to do: their tasks, and the items of the roadmap that they answer for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.roadmap.answering import holders_of, part_of
from bot.services.roadmap.lines import ItemLine, open_lines
from bot.services.roadmap.states import Standing, hands_of
from bot.services.tasks.reading import TaskLine, open_tasks_of
from bot.services.tasks.subordinates import subordinates


@dataclass(frozen=True, slots=True)
class Burden:
    """Somebody who is under the reader: how many open tasks and items, how many of both are late."""

    person_id: int
    name: str
    tasks: int
    items: int
    late: int


@dataclass(frozen=True, slots=True)
class Load:
    """Somebody's open tasks and items. may_open: the numbers of the items that are the reader's to see too."""

    name: str
    tasks: Sequence[TaskLine]
    items: Sequence[ItemLine]
    may_open: frozenset[int]


class Overseeing:
    """Use cases of heads."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def people(self, actor: Actor) -> list[Burden]:
        """Those who are under the actor: whoever has most late first, then most to do; five statements for all."""
        head_id = actor.require(Permission.TASK_PLAN)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        people = {one.id: one.name for one in subordinates(school, head_id, today) if one.name}
        if not people:
            return []
        async with self._db.read() as session:
            tasks = await open_tasks_of(session, list(people))
            lines = await open_lines(session)
        count, items, late = Counter(line.doer_id for line in tasks), Counter[int](), Counter[int]()
        late.update(line.doer_id for line in tasks if line.days_late(today))
        for line in lines:
            holders = holders_of(line.answering, school, today) & people.keys()
            items.update(holders)
            late.update(holders if line.days_late(today) else ())
        burdens = [Burden(one, name, count[one], items[one], late[one]) for one, name in people.items()]
        return sorted(burdens, key=lambda one: (-one.late, -one.tasks - one.items))

    async def of(self, actor: Actor, person_id: int) -> Load:
        """What they have to do; Missing for somebody who is not under the actor (any more)."""
        head_id = actor.require(Permission.TASK_PLAN)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        person = next((one for one in subordinates(school, head_id, today) if one.id == person_id), None)
        if person is None:
            raise Missing("error-person-missing")
        async with self._db.read() as session:
            tasks = await open_tasks_of(session, [person_id])
            lines = await open_lines(session)
        items = [line for line in lines if part_of(line.answering, frozenset({person_id}), school, today)]
        may_open = frozenset(
            line.id
            for line in items
            if hands_of(actor, school, Standing(line.state, line.answering, None, line.is_asked, line.is_rolled), today)
        )
        return Load(person.name, tasks, items, may_open)
