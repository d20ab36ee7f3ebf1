"""What goes along with an item into the next school year, inside the turn's write unit."""

from typing import Any

from sqlalchemy import bindparam, insert, select, update

from bot.db import WriteSession
from bot.services.roadmap.postponing import NOT_ASKED
from bot.services.roadmap.storing import NewItem
from bot.services.tasks.states import OPEN_STATES
from models.base import table
from models.roadmap import PeriodKind, RoadmapEvidence, RoadmapItem, RoadmapWatcher
from models.tasks import Task


async def carry(session: WriteSession, row: Any, number: int, item: NewItem) -> None:
    """How an item stands that goes on under a new number: what was shown and asked for, its steps.

    row: all columns of the old one. Evidence stays with that one too; both name the same file. The day that it was due
    stays visible. A later end that is asked for goes along, unless the item has got as much time anyway.
    """
    kept = {"state": row.state, "owner_id": row.owner_id, "offered_by": row.offered_by, "said_at": row.said_at}
    if row.kind in {PeriodKind.DAY, PeriodKind.SPAN} and item.period.end != row.ends_on:
        kept["postponed_from"] = row.postponed_from or row.ends_on
    if row.asked_at is not None and row.asked_until > item.period.end:
        kept |= {column: getattr(row, column) for column in NOT_ASKED} | {"asked_day": item.period.end}
    await session.execute(update(table(RoadmapItem)).where(table(RoadmapItem).c.id == number).values(kept))
    await session.execute(_COPY_EVIDENCE, {"old": row.id, "item": number})
    await session.execute(_MOVE_STEPS, {"old": row.id, "item": number})


async def watched_on(session: WriteSession, old: int, number: int) -> None:
    """Whoever wants to hear of an item hears of the one that continues it."""
    known = set((await session.execute(_WATCHERS, {"item": number})).scalars())
    people = set((await session.execute(_WATCHERS, {"item": old})).scalars()) - known
    if people:
        rows = [{"item_id": number, "person_id": person} for person in sorted(people)]
        await session.execute(insert(table(RoadmapWatcher)), rows)


async def continued_by(session: WriteSession, old: int, number: int) -> None:
    """An item that the next year's plan has already continues the old one, whose old buttons lead to it."""
    await session.execute(_CONTINUE, {"old": old, "item": number})
    await watched_on(session, old, number)


_EVIDENCE, _WATCHER, _TASK = table(RoadmapEvidence).c, table(RoadmapWatcher).c, table(Task).c
_WATCHERS = select(_WATCHER.person_id).where(_WATCHER.item_id == bindparam("item"))
_CONTINUE = (
    update(table(RoadmapItem)).where(table(RoadmapItem).c.id == bindparam("item")).values(continues_id=bindparam("old"))
)
_COPIED = [column for column in _EVIDENCE if column.name not in {"id", "item_id"}]
_COPY_EVIDENCE = insert(table(RoadmapEvidence)).from_select(
    ["item_id", *(column.name for column in _COPIED)],
    select(bindparam("item", type_=_EVIDENCE.item_id.type), *_COPIED)
    .where(_EVIDENCE.item_id == bindparam("old"), _EVIDENCE.removed_at.is_(None))
    .order_by(_EVIDENCE.id),
)
_MOVE_STEPS = (
    update(table(Task))
    .where(_TASK.item_id == bindparam("old"), _TASK.state.in_(OPEN_STATES))
    .values(item_id=bindparam("item"))
)
