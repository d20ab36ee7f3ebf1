"""The steps of an item: taking it, saying how it goes, handing it in, accepting, giving back, dropping, reopening."""

from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.roadmap.hearing import Hearing
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Step
from bot.services.text import clean_text
from models.base import table
from models.roadmap import PeriodKind, RoadmapControl, RoadmapEvent, RoadmapEvidence

# An answer so long before a control date is the answer to it; an earlier one is news.
ANSWERS_FROM: Final = timedelta(days=14)
# What is reopened after its end is to be done within this time.
REOPENED_FOR: Final = timedelta(days=14)
# The same answer within this time is a second tap.
SAME_TAP: Final = timedelta(minutes=2)


class Pulse(StrEnum):
    """How an item goes, as its people say."""

    DONE = "done"
    GOING = "going"
    OPEN = "open"
    HELP = "help"


_STEPS: Final = {Pulse.DONE: Step.START, Pulse.GOING: Step.START, Pulse.OPEN: Step.WAIT, Pulse.HELP: Step.HELP}


class Working:
    """Use cases that move an item; `states.MOVES` says who may make which step."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)
        self._hearing = Hearing(self._mover, directory)

    async def take(self, actor: Actor, item_id: int) -> None:
        """One of a group takes an item upon themselves."""
        person_id, now = actor.require_person(), self._clock.now()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            await self._mover.move(session, actor, item_id, Step.TAKE, now, {"owner_id": person_id})
            await self._mover.note(session, item_id, actor, Step.TAKE.value, now)
            people = [*await self._mover.coordinators(now), *await self._mover.watchers(session, item_id)]
            await self._mover.tell(session, people, "take", item_id, now, besides=person_id)

    async def pulse(self, actor: Actor, item_id: int, answer: Pulse, words: str | None = None) -> int:
        """Say how it goes; the number of the history's line.

        1. The state follows. 2. The control that this answers is closed. 3. The history gets a line; the same answer
        tapped twice gets one. 4. Watchers are told, of a call for help the coordinator too.

        Done with its last control, an item is handed in instead: Outdated, showing where. Each deadline wants evidence.
        """
        person_id, now = actor.require_person(), self._clock.now()
        said = clean_text(words) if words else None
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, _STEPS[answer], now)
            if twice := await self._same(session, item_id, person_id, answer, said, now):
                return twice
            await self._answer_control(session, row, answer, now)
            line = await self._mover.note(session, item_id, actor, "pulse", now, said, value=answer.value)
            people = await self._mover.watchers(session, item_id)
            kind = "pulse"
            if answer is Pulse.HELP:
                kind, people = "help", [*people, *await self._hearing.helping(actor, now)]
            args = {"event": line, "answer": answer.value}
            await self._mover.tell(session, people, kind, item_id, now, args, besides=person_id)
            return line

    async def offer(self, actor: Actor, item_id: int, words: str | None = None) -> None:
        """Hand an item in: its people say that it is done and show it. Invalid without evidence.

        The coordinator is told; of a coordinator's own, the director, since nobody else accepts it.
        """
        person_id, now = actor.require_person(), self._clock.now()
        said = clean_text(words) if words else None
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.OFFER, now, {"offered_by": person_id})
            await _want_evidence(session, item_id)
            await self._mover.note(session, item_id, actor, Step.OFFER.value, now, said)
            people = await self._hearing.accepting(session, row, actor, now)
            await self._mover.tell(session, people, "offer", item_id, now, besides=person_id)

    async def accept(self, actor: Actor, item_id: int) -> None:
        """Accept what was handed in; its evidence may have been taken back or refused since: Invalid."""
        person_id, now = actor.require_person(), self._clock.now()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.ACCEPT, now, _ASKED_NO_MORE)
            await _want_evidence(session, item_id)
            await self._mover.note(session, item_id, actor, Step.ACCEPT.value, now)
            people = await self._hearing.concerned(session, row, now)
            await self._mover.tell(session, people, "accept", item_id, now, besides=person_id)

    async def give_back(self, actor: Actor, item_id: int, words: str) -> None:
        """Return what was handed in, saying what is missing; the clock reminds of it again."""
        person_id, now, said = actor.require_person(), self._clock.now(), clean_text(words)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.RETURN, now)
            await session.execute(_REMIND, {"item": item_id, "today": await self._today(now)})
            line = await self._mover.note(session, item_id, actor, Step.RETURN.value, now, said)
            people = await self._hearing.concerned(session, row, now)
            await self._mover.tell(session, people, "return", item_id, now, {"event": line}, besides=person_id)

    async def drop(self, actor: Actor, item_id: int, words: str) -> None:
        """Take an item off control, saying why; the director hears of it, of a director's step the coordinators."""
        person_id, now, said = actor.require_person(), self._clock.now(), clean_text(words)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.DROP, now, _ASKED_NO_MORE)
            line = await self._mover.note(session, item_id, actor, Step.DROP.value, now, said)
            people = [*await self._hearing.concerned(session, row, now), *await self._hearing.in_charge(actor, now)]
            await self._mover.tell(session, people, "drop", item_id, now, {"event": line}, besides=person_id)

    async def reopen(self, actor: Actor, item_id: int) -> None:
        """Put an item under control again, until its end, or for two weeks where that has passed."""
        person_id, now = actor.require_person(), self._clock.now()
        today = await self._today(now)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.REOPEN, now, {"offered_by": None})
            day = row.ends_on if row.ends_on > today else today + REOPENED_FOR
            await session.execute(_CONTROL_AGAIN, {"item_id": item_id, "day": day, "remind_on": today})
            await self._mover.note(session, item_id, actor, Step.REOPEN.value, now, day_after=day)
            people = [*await self._hearing.concerned(session, row, now), *await self._hearing.in_charge(actor, now)]
            await self._mover.tell(session, people, "reopen", item_id, now, besides=person_id)

    async def _answer_control(self, session: WriteSession, row: Any, answer: Pulse, now: datetime) -> None:
        """Close the control that an answer belongs to.

        A pulse is answered by any word, missed ones all at once; a deadline by «done» with evidence, if it is not the
        last one.
        """
        controls = (await session.execute(_OPEN, {"item": row.id})).all()
        today = await self._today(now)
        if answer is Pulse.DONE:
            if len(controls) == 1 or (not controls and row.kind is not PeriodKind.ON_REQUEST):
                raise Outdated("error-item-offer", shows=f"item.offer:{row.id}")
            if controls and not controls[0].is_pulse:
                await _want_evidence(session, row.id)
                await session.execute(_CLOSE, [{"control": controls[0].id, "now": now}])
                return
        closed = (await session.execute(_LAST_CLOSED, {"item": row.id})).scalar()
        pulses = [one for one in controls if one.is_pulse]
        missed = [one.id for one in pulses if one.day <= today]
        coming = [one.id for one in pulses[:1] if one.day <= today + ANSWERS_FROM and (not closed or closed < today)]
        if answered := missed or coming:
            await session.execute(_CLOSE, [{"control": one, "now": now} for one in answered])

    async def _same(
        self, session: AsyncSession, item_id: int, person_id: int, answer: Pulse, said: str | None, now: datetime
    ) -> int | None:
        """The history's last line, where it is this very answer of the same person a moment ago."""
        last = (await session.execute(_LAST_LINE, {"item": item_id})).first()
        is_same = last is not None and (last.person_id, last.action, last.value) == (person_id, "pulse", answer.value)
        return last.id if is_same and last and said is None and now - last.at < SAME_TAP else None

    async def _today(self, now: datetime) -> date:
        return (await self._directory.now()).today(now)


def pulse_of(word: str) -> Pulse:
    """The answer of this word; Missing where it is none."""
    if word not in set(Pulse):
        raise Missing
    return Pulse(word)


async def _want_evidence(session: AsyncSession, item_id: int) -> None:
    """Invalid where nothing is shown for an item, or all of it was refused or taken back."""
    if not (await session.execute(_SHOWN, {"item": item_id})).scalar():
        raise Invalid("error-item-no-evidence")


_ASKED_NO_MORE: Final = {"asked_until": None, "asked_words": None, "asked_by": None, "asked_at": None}
_CONTROL, _EVENT, _EVIDENCE = table(RoadmapControl).c, table(RoadmapEvent).c, table(RoadmapEvidence).c
_OPEN = (
    select(_CONTROL.id, _CONTROL.day, _CONTROL.is_pulse)
    .where(_CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_(None))
    .order_by(_CONTROL.day, _CONTROL.id)
)
_LAST_CLOSED = select(func.max(_CONTROL.day)).where(
    _CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_not(None)
)
_CLOSE = (
    update(table(RoadmapControl))
    .where(_CONTROL.id == bindparam("control"))
    .values(closed_at=bindparam("now"), remind_on=None)
)
_REMIND = (
    update(table(RoadmapControl))
    .where(_CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_(None))
    .values(remind_on=bindparam("today"))
)
_CONTROL_AGAIN = insert(table(RoadmapControl))
_LAST_LINE = (
    select(_EVENT.id, _EVENT.person_id, _EVENT.action, _EVENT.value, _EVENT.at)
    .where(_EVENT.item_id == bindparam("item"))
    .order_by(_EVENT.id.desc())
    .limit(1)
)
_SHOWN = select(func.count()).where(
    _EVIDENCE.item_id == bindparam("item"), _EVIDENCE.removed_at.is_(None), _EVIDENCE.refused.is_(None)
)
