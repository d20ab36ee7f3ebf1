"""Moving an item by one step: the one place where a person's hand changes where it stands.

Inside the caller's write unit, so that what belongs to a step (a reason, another day, another person) is written
with it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.db import Database, WriteSession
from bot.errors import Denied, Missing, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.roadmap.answering import Answering, Assignee, available, holders_of
from bot.services.roadmap.states import ENDED_STATES, MOVES, Hand, Standing, Step, allows, hands_of
from bot.services.snapshot import Snapshot
from models.base import table
from models.people import Role
from models.roadmap import ItemState, RoadmapAssignee, RoadmapControl, RoadmapEvent, RoadmapItem, RoadmapWatcher


class ItemMover:
    """Finds an item for an actor, moves it, writes its history, tells its people."""

    def __init__(self, db: Database, directory: Directory) -> None:
        self._db = db
        self._directory = directory

    async def find(
        self, session: AsyncSession, actor: Actor, item_id: int, now: datetime
    ) -> tuple[Any, Standing, frozenset[Hand]]:
        """An item's row (all columns), how it stands, and the actor's hands in it; Missing where they have none."""
        row = (await session.execute(_FIND, {"item": item_id})).first()
        if row is None:
            raise Missing
        standing = standing_of(row, await assignees_of(session, item_id))
        school = await self._directory.now()
        hands = hands_of(actor, school, standing, school.today(now))
        if not hands:
            person = school.people.get(actor.person_id or 0)
            watches = await session.execute(_WATCHES, {"item": item_id, "person": actor.person_id})
            if person is None or not person.is_staff(school.today(now)) or watches.first() is None:
                raise Missing
            hands = frozenset({Hand.WATCHER})
        return row, standing, hands

    async def move(
        self,
        session: WriteSession,
        actor: Actor,
        item_id: int,
        step: Step,
        now: datetime,
        values: Mapping[str, Any] | None = None,
    ) -> Any:
        """Make a step; the row as it was before. `values`: columns that the step writes beside the state.

        One conditional UPDATE claims the item where it still stands as it was read. Raises Missing for an item that the
        actor may not know of, Denied for a step that is not theirs, Outdated where it does not stand so any more.
        """
        row, standing, hands = await self.find(session, actor, item_id, now)
        await self.refuse_past(session, row)
        if not allows(step, actor, hands, standing):
            # Whoever answers for it had the button: somebody else was quicker.
            had_it = hands & (MOVES[step].hands | {Hand.HOLDER, Hand.HELPER})
            raise Outdated(shows=f"item:{item_id}") if had_it else Denied
        target = MOVES[step].target or standing.state
        changes: dict[str, Any] = {"state": target, "said_at": now, **(values or {})}  # states.NEWS
        if target in ENDED_STATES:
            changes["closed_at"] = now
        if step is Step.REOPEN:
            changes["closed_at"] = None
        columns = table(RoadmapItem).c
        claim = update(table(RoadmapItem)).where(
            columns.id == item_id,
            columns.state == standing.state,
            columns.asked_at.is_not_distinct_from(row.asked_at),
            columns.owner_id.is_not_distinct_from(row.owner_id),
        )
        if (await session.execute(claim.values(changes).returning(columns.id))).first() is None:
            raise Outdated(shows=f"item:{item_id}")
        if target in ENDED_STATES:
            await session.execute(_CLOSE_CONTROLS, {"item": item_id, "now": now})
            from bot.services.roadmap.steps import end_steps  # tasks know of items, so only when it is needed

            await end_steps(self._db, session, await self._directory.now(), actor, item_id, now)
        return row

    async def refuse_past(self, session: AsyncSession, row: Any) -> None:
        """Outdated for an item of a year that is over, showing the one that continues it where there is one."""
        if row.rolled_at is None:
            return
        newer = (await session.execute(_CONTINUED, {"item": row.id})).scalar()
        raise Outdated("error-item-rolled", shows=f"item:{newer or row.id}")

    async def note(
        self,
        session: WriteSession,
        item_id: int,
        actor: Actor,
        action: str,
        now: datetime,
        words: str | None = None,
        **more: Any,
    ) -> int:
        """Write a line of the history (more: value, day_before, day_after); its number."""
        line = {"item_id": item_id, "person_id": actor.person_id, "action": action, "words": words, "at": now}
        number: int = (await session.execute(_ADD_EVENT, line | more)).scalar_one()
        return number

    async def tell(
        self,
        session: WriteSession,
        people: Iterable[int],
        kind: str,
        item_id: int,
        now: datetime,
        args: dict[str, Any] | None = None,
        besides: int | None = None,
    ) -> None:
        """Put a notice "item.<kind>" about an item into the outbox, for all of these but one."""
        school = await self._directory.now()
        told = notices.Notice(f"item.{kind}", f"item:{item_id}", args)
        await notices.put(self._db, session, school, [one for one in people if one != besides], told, now)

    async def holders(self, session: AsyncSession, row: Any, now: datetime) -> list[int]:
        """Who is to be told as the one that has to see to it, stand-ins in the stead of those who are away."""
        school = await self._directory.now()
        today = school.today(now)
        answering = Answering(row.owner_id, await assignees_of(session, row.id))
        return [one.id for one in available(holders_of(answering, school, today), school, today)]

    async def watchers(self, session: AsyncSession, item_id: int) -> list[int]:
        """Who wants to hear of an item."""
        return list((await session.execute(_WATCHERS, {"item": item_id})).scalars())

    async def coordinators(self, now: datetime) -> list[int]:
        """Who leads the roadmap, or where nobody of them is there, the director."""
        school = await self._directory.now()
        return managers(school, school.today(now))


def managers(school: Snapshot, day: date) -> list[int]:
    """The coordinators that can be told something today (or their stand-ins); where there is none, the directors; where
    all of them are away, the coordinators nevertheless.
    """
    there = present(Role.COORDINATOR, school, day) or present(Role.DIRECTOR, school, day)
    return there or reachable(Role.COORDINATOR, school, day) or reachable(Role.DIRECTOR, school, day)


def directors(school: Snapshot, day: date) -> list[int]:
    """The directors that can be told something today, or whoever stands in; where there is none, those away."""
    return present(Role.DIRECTOR, school, day) or reachable(Role.DIRECTOR, school, day)


def present(role: Role, school: Snapshot, day: date) -> list[int]:
    """Who of a role can be told something today, stand-ins in the stead of those who are away."""
    return [one.id for one in available([person.id for person in school.holders(role, day)], school, day)]


def reachable(role: Role, school: Snapshot, day: date) -> list[int]:
    """Who of a role can be written to, also those who are away."""
    return [one.id for one in school.holders(role, day) if one.sender is not None and one.reachable]


async def assignees_of(session: AsyncSession, item_id: int) -> tuple[Assignee, ...]:
    """Who is named beside an item, the main one first."""
    rows = await session.execute(_ASSIGNEES, {"item": item_id})
    return tuple(Assignee(row.words, row.person_id, row.post_id, row.group_code) for row in rows)


def standing_of(row: Any, assignees: tuple[Assignee, ...]) -> Standing:
    """The fields of an item's row that decide who may do what."""
    return Standing(
        ItemState(row.state),
        Answering(row.owner_id, assignees),
        row.offered_by,
        row.asked_at is not None,
        row.rolled_at is not None,
    )


_ITEM, _ASSIGNEE = table(RoadmapItem).c, table(RoadmapAssignee).c
_CONTROL, _WATCHER = table(RoadmapControl).c, table(RoadmapWatcher).c
_FIND = select(table(RoadmapItem)).where(_ITEM.id == bindparam("item"))
_CONTINUED = select(_ITEM.id).where(_ITEM.continues_id == bindparam("item")).limit(1)
_ASSIGNEES = (
    select(_ASSIGNEE.words, _ASSIGNEE.person_id, _ASSIGNEE.post_id, _ASSIGNEE.group_code)
    .where(_ASSIGNEE.item_id == bindparam("item"))
    .order_by(_ASSIGNEE.position, _ASSIGNEE.id)
)
_WATCHERS = select(_WATCHER.person_id).where(_WATCHER.item_id == bindparam("item"))
_WATCHES = _WATCHERS.where(_WATCHER.person_id == bindparam("person"))
_ADD_EVENT = insert(table(RoadmapEvent)).returning(table(RoadmapEvent).c.id)
_CLOSE_CONTROLS = (
    update(table(RoadmapControl))
    .where(_CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_(None))
    .values(closed_at=bindparam("now"), remind_on=None)
)
