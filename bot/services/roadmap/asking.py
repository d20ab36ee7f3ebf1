"""«How do your items go?»: everybody who holds open items is asked at once, by whoever leads the roadmap."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.lines import ItemLine, lines_of_year
from bot.services.roadmap.overview import Filter, Overview, is_live
from bot.services.roadmap.states import LIVE_STATES
from models.base import table
from models.roadmap import RoadmapEvent, RoadmapItem

ASK: Final = "ask"
KIND: Final = "roadmap.ask"


@dataclass(frozen=True, slots=True)
class Scope:
    """Of which open items is asked: of a plan, one of its sections (its place from 0), or those that a person holds."""

    year: int
    section: int | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """What asking comes to now.

    told: whom, by item. asked_today: items of which was asked today already. unheard: items of which nobody can be
    told: nobody answers for them, or nobody of those can be written to. last: when it was asked of any of them.
    """

    told: Mapping[int, frozenset[int]]
    asked_today: int
    unheard: int
    last: datetime | None

    @property
    def people(self) -> frozenset[int]:
        return frozenset[int]().union(*self.told.values())


class AskingAround:
    """Use cases of the coordinator and the director."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def prepare(self, actor: Actor, scope: Scope) -> Asking:
        """Who would be asked of what; Denied for those who neither lead the roadmap nor decide on it."""
        _require(actor)
        async with self._db.read() as session:
            return await self._prepare(session, actor, scope)

    async def ask(self, actor: Actor, scope: Scope) -> Asking:
        """Ask: one notice a person and a day, a line in the history of each item. Outdated where nobody is left to ask.

        Of an item is asked once a day. Who asks is not asked.
        """
        person_id, now = _require(actor), self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor, shows="roadmap") as session:
            await session.execute(_LOCK, {"year": scope.year})
            asking = await self._prepare(session, actor, scope)
            if not asking.told:
                raise Outdated("error-roadmap-asked", shows="roadmap")
            events = [{"item_id": one, "person_id": person_id, "action": ASK, "at": now} for one in asking.told]
            await session.execute(insert(table(RoadmapEvent)), events)
            notice = notices.Notice(KIND, None, {"by": person_id}, once=f"{KIND}:{school.today(now)}")
            await notices.put(self._db, session, school, sorted(asking.people), notice, now)
        return asking

    async def _prepare(self, session: AsyncSession, actor: Actor, scope: Scope) -> Asking:
        school = await self._directory.now()
        today = school.today(self._clock.now())
        plan = Overview(await lines_of_year(session, scope.year), school, today)
        lines = [line for line in plan.items(Filter(scope.section)) if _is_asked_of(plan, line, scope.person_id)]
        rows = (await session.execute(_ASKED, {"year": scope.year})).all()
        asked = {row.item_id: row.at for row in rows}
        wanted = [line for line in lines if line.id not in asked or school.today(asked[line.id]) < today]
        there = {line.id: plan.recipients.of(line.answering) for line in wanted}
        told = {item: frozenset(others) for item, people in there.items() if (others := people - {actor.person_id})}
        last = max((asked[line.id] for line in lines if line.id in asked), default=None)
        return Asking(told, len(lines) - len(wanted), sum(not people for people in there.values()), last)


def _require(actor: Actor) -> int:
    if not actor.may(Permission.ROADMAP_MANAGE) and not actor.may(Permission.ROADMAP_DECIDE):
        raise Denied
    return actor.require(Permission.ROADMAP_SEE)


def _is_asked_of(plan: Overview, line: ItemLine, person_id: int | None) -> bool:
    """What was handed in waits for somebody else."""
    is_open = is_live(line) and line.state in LIVE_STATES
    return is_open and (person_id is None or person_id in plan.holders(line))


_ITEM, _EVENT = table(RoadmapItem).c, table(RoadmapEvent).c
_LOCK = select(_ITEM.id).where(_ITEM.year == bindparam("year")).order_by(_ITEM.id).with_for_update()
_ASKED = (
    select(_EVENT.item_id, func.max(_EVENT.at).label("at"))
    .join(table(RoadmapItem), _ITEM.id == _EVENT.item_id)
    .where(_ITEM.year == bindparam("year"), _EVENT.action == ASK)
    .group_by(_EVENT.item_id)
)
