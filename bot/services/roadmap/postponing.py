"""A later end for an item: asked for with a reason, decided by the director. The day first written is kept."""

from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Outdated
from bot.services.directory import Directory
from bot.services.roadmap.hearing import Hearing
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Hand, Step
from bot.services.text import clean_text
from models.base import table
from models.roadmap import RoadmapControl, RoadmapItem

# A reason is read on a phone, among others.
REASON_LIMIT: Final = 500
# The columns of an item for which nobody asks for a later end.
NOT_ASKED: Final = dict.fromkeys(("asked_until", "asked_day", "asked_words", "asked_by", "asked_at"))


class Postponing:
    """Use cases of a later end."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)
        self._hearing = Hearing(self._mover, directory)

    async def check(self, actor: Actor, item_id: int, until: date) -> None:
        """Invalid for a day to which this item can't be postponed, before anybody is asked for a reason."""
        now = self._clock.now()
        async with self._db.read() as session:
            row, _, _ = await self._mover.find(session, actor, item_id, now)
            await self._check(session, row, until, now)

    async def ask(self, actor: Actor, item_id: int, until: date, words: str) -> None:
        """Ask for a later end; what the director, or whoever stands in, asks for is done at once.

        Whoever sees to the item is told that somebody asks.

        Invalid for a day that is past, not after the present end, or beyond the school year of the item, and for an
        item without a deadline.
        """
        person_id, now, reason = actor.require_person(), self._clock.now(), clean_text(words, REASON_LIMIT)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            asked = {"asked_until": until, "asked_words": reason, "asked_by": person_id, "asked_at": now}
            _, _, hands = await self._mover.find(session, actor, item_id, now)
            may_decide = Hand.DIRECTOR in hands
            values = NOT_ASKED if may_decide else asked
            row = await self._mover.move(session, actor, item_id, Step.ASK_LATER, now, values)
            deadline = await self._check(session, row, until, now)
            if may_decide:
                await self._postpone(session, actor, row, deadline, until, now, reason)
                people = [*await self._hearing.concerned(session, row, now), *await self._mover.coordinators(now)]
                args = {"until": until.isoformat()}
                await self._mover.tell(session, people, "postponed", item_id, now, args, besides=person_id)
                return
            await session.execute(_ABOUT, {"item": item_id, "about": deadline.day})
            days = {"day_before": deadline.day, "day_after": until}
            await self._mover.note(session, item_id, actor, Step.ASK_LATER.value, now, reason, **days)
            people = [*await self._hearing.directors(now), *await self._hearing.concerned(session, row, now)]
            await self._mover.tell(session, people, "asked", item_id, now, besides=person_id)

    async def grant(self, actor: Actor, item_id: int, until: date) -> None:
        """Allow what was asked for.

        Outdated where another day is asked for by now than the one on the button, or the deadline that it is about is
        there no more; Invalid where the day has passed while the request waited. It can be refused then.
        """
        person_id, now = actor.require_person(), self._clock.now()
        today = (await self._directory.now()).today(now)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.GRANT, now, NOT_ASKED)
            _same_day(row, until)
            about = {"item": item_id, "about": row.asked_day}
            deadline = (await session.execute(_DEADLINE_ABOUT, about)).first()
            if deadline is None:
                raise Outdated("error-item-asked-gone", shows=f"item:{item_id}")
            if until < today:
                raise Invalid("error-item-asked-past", day=f"{until:%d.%m.%Y}")
            await self._postpone(session, actor, row, deadline, until, now, None)
            people = [*await self._hearing.concerned(session, row, now), *await self._mover.coordinators(now)]
            args = {"until": until.isoformat()}
            await self._mover.tell(session, [row.asked_by, *people], "postponed", item_id, now, args, besides=person_id)

    async def refuse(self, actor: Actor, item_id: int, until: date, words: str | None = None) -> None:
        """Refuse what was asked for, saying why if one likes: the day stays as it is."""
        person_id, now = actor.require_person(), self._clock.now()
        why = clean_text(words, REASON_LIMIT) if words else None
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.REFUSE, now, NOT_ASKED)
            _same_day(row, until)
            line = await self._mover.note(session, item_id, actor, Step.REFUSE.value, now, why, day_after=until)
            people = [row.asked_by, *await self._mover.holders(session, row, now)]
            args = {"until": until.isoformat(), "event": line}
            await self._mover.tell(session, people, "refused", item_id, now, args, besides=person_id)

    async def _postpone(
        self,
        session: WriteSession,
        actor: Actor,
        row: Any,
        deadline: Any,
        until: date,
        now: datetime,
        words: str | None,
    ) -> None:
        """Move this deadline, and the end with it; the clock reckons the reminders anew from today on."""
        today = (await self._directory.now()).today(now)
        await session.execute(_MOVE_CONTROL, {"control": deadline.id, "until": until, "today": today})
        end = {
            "item": row.id,
            "end": max(row.ends_on, until),
            "original": row.postponed_from or deadline.day,
        }
        await session.execute(_MOVE_END, end)
        days = {"day_before": deadline.day, "day_after": until}
        await self._mover.note(session, row.id, actor, Step.GRANT.value, now, words, **days)

    async def _check(self, session: AsyncSession, row: Any, until: date, now: datetime) -> Any:
        """The nearest open deadline (id, day); Invalid where this day can't take its place."""
        school = await self._directory.now()
        control = (await session.execute(_DEADLINE, {"item": row.id})).first()
        if control is None:
            raise Invalid("error-item-no-deadline")
        last = school.school_year(row.year).last
        if until < school.today(now):
            raise Invalid("error-days-past")
        if until <= control.day:
            raise Invalid("error-item-not-later", day=f"{control.day:%d.%m.%Y}")
        if until > last:
            raise Invalid("error-item-beyond-year", day=f"{last:%d.%m.%Y}")
        return control


def _same_day(row: Any, until: date) -> None:
    if row.asked_until != until:
        raise Outdated(shows=f"item:{row.id}")


_CONTROL, _ITEM = table(RoadmapControl).c, table(RoadmapItem).c
_DEADLINE = (
    select(_CONTROL.id, _CONTROL.day)
    .where(_CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_(None), _CONTROL.is_pulse.is_(False))
    .order_by(_CONTROL.day, _CONTROL.id)
    .limit(1)
)
_DEADLINE_ABOUT = _DEADLINE.where(_CONTROL.day == bindparam("about"))
_ABOUT = update(table(RoadmapItem)).where(_ITEM.id == bindparam("item")).values(asked_day=bindparam("about"))
_MOVE_CONTROL = (
    update(table(RoadmapControl))
    .where(_CONTROL.id == bindparam("control"))
    .values(day=bindparam("until"), remind_on=bindparam("today"), escalated=0)
)
_MOVE_END = (
    update(table(RoadmapItem))
    .where(_ITEM.id == bindparam("item"))
    .values(ends_on=bindparam("end"), postponed_from=bindparam("original"))
)
