"""The steps of an item: taking it, saying how it goes, handing it in, accepting, giving back, dropping, reopening."""

from collections.abc import Sequence
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
from bot.services.roadmap.lines import IS_SHOWN
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.postponing import NOT_ASKED
from bot.services.roadmap.states import Step
from bot.services.text import clean_text
from models.base import table
from models.roadmap import PeriodKind, RoadmapControl, RoadmapEvent, RoadmapEvidence, RoadmapItem

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
        """One of a group takes an item upon themselves; the others of it are told that it is theirs no more."""
        person_id, now = actor.require_person(), self._clock.now()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.TAKE, now, {"owner_id": person_id})
            line = await self._mover.note(session, item_id, actor, Step.TAKE.value, now)
            # As the row was before, the whole group saw to it.
            people = [*await self._hearing.concerned(session, row, now), *await self._mover.coordinators(now)]
            await self._mover.tell(session, people, "take", item_id, now, {"event": line}, besides=person_id)

    async def pulse(
        self, actor: Actor, item_id: int, answer: Pulse, words: str | None = None, control_id: int | None = None
    ) -> int:
        """Say how it goes; the number of the history's line. control_id: the deadline that is met, as one saw it.

        1. The state follows. 2. The control that this answers is closed. 3. The history gets a line; the same answer
        tapped twice gets one. 4. Watchers are told, of a call for help the coordinator too.

        Done with its last control, an item is handed in instead: Outdated, showing where. Each deadline wants evidence
        of its own and is met two weeks before it at the earliest (Invalid), and once (Outdated).
        """
        person_id, now = actor.require_person(), self._clock.now()
        said = clean_text(words) if words else None
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, _STEPS[answer], now)
            if twice := await self._same(session, item_id, person_id, answer, said, now):
                return twice
            met = await self._answer_control(session, row, answer, control_id, now)
            if met is not None and met == row.asked_day:
                await self._withdraw(session, actor, row, now)
            line = await self._mover.note(
                session, item_id, actor, "pulse", now, said, value=answer.value, day_before=met
            )
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
            await _want_evidence(session, item_id, now)
            await self._mover.note(session, item_id, actor, Step.OFFER.value, now, said)
            people = await self._hearing.accepting(session, row, actor, now)
            await self._mover.tell(session, people, "offer", item_id, now, besides=person_id)

    async def accept(self, actor: Actor, item_id: int) -> None:
        """Accept what was handed in. Invalid where its evidence was taken back or refused since, or none is kept yet:
        what is not fetched from the messenger may still be refused.
        """
        person_id, now = actor.require_person(), self._clock.now()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.ACCEPT, now, NOT_ASKED)
            await _want_evidence(session, item_id, now)
            await _want_kept(session, item_id)
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
            row = await self._mover.move(session, actor, item_id, Step.DROP, now, NOT_ASKED)
            line = await self._mover.note(session, item_id, actor, Step.DROP.value, now, said)
            people = [*await self._hearing.concerned(session, row, now), *await self._hearing.in_charge(actor, now)]
            await self._mover.tell(session, people, "drop", item_id, now, {"event": line}, besides=person_id)

    async def reopen(self, actor: Actor, item_id: int) -> None:
        """Put an item under control again: the dates from today on that its end had closed. Where none of them is left,
        it is to be done by its end, or within two weeks where that has passed.
        """
        person_id, now = actor.require_person(), self._clock.now()
        today = await self._today(now)
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            row = await self._mover.move(session, actor, item_id, Step.REOPEN, now, {"offered_by": None})
            day = row.ends_on if row.ends_on > today else today + REOPENED_FOR
            ended = {"item": item_id, "ended": row.closed_at, "today": today}
            if not (await session.execute(_REOPEN, ended)).all():
                await session.execute(_CONTROL_AGAIN, {"item_id": item_id, "day": day, "remind_on": today})
            await self._mover.note(session, item_id, actor, Step.REOPEN.value, now, day_after=day)
            people = [*await self._hearing.concerned(session, row, now), *await self._hearing.in_charge(actor, now)]
            await self._mover.tell(session, people, "reopen", item_id, now, besides=person_id)

    async def _answer_control(
        self, session: WriteSession, row: Any, answer: Pulse, control_id: int | None, now: datetime
    ) -> date | None:
        """Close the control that an answer belongs to; the day of the deadline that is met by it.

        A pulse is answered by any word, missed ones all at once; a deadline by «done» with evidence, if it is not the
        last one.
        """
        controls = (await session.execute(_OPEN, {"item": row.id})).all()
        today = await self._today(now)
        if answer is Pulse.DONE:
            await self._refuse_met(session, row.id, controls, control_id, now)
            if len(controls) == 1 or (not controls and row.kind is not PeriodKind.ON_REQUEST):
                raise Outdated("error-item-offer", shows=f"item.offer:{row.id}")
            if controls and not controls[0].is_pulse:
                return await self._meet(session, row.id, controls[0], now)
        closed = (await session.execute(_LAST_CLOSED, {"item": row.id})).scalar()
        pulses = [one for one in controls if one.is_pulse]
        missed = [one.id for one in pulses if one.day <= today]
        coming = [one.id for one in pulses[:1] if one.day <= today + ANSWERS_FROM and (not closed or closed < today)]
        if answered := missed or coming:
            await session.execute(_CLOSE, [{"control": one, "now": now} for one in answered])
        return None

    async def _refuse_met(
        self, session: AsyncSession, item_id: int, controls: Sequence[Any], control_id: int | None, now: datetime
    ) -> None:
        """Outdated where somebody else has just met the deadline: that it is this one tells the button, or the time."""
        met_at = (await session.execute(_LAST_MET, {"item": item_id})).scalar()
        just_met = met_at is not None and now - met_at < SAME_TAP
        if (control_id not in {one.id for one in controls}) if control_id else just_met:
            raise Outdated("error-item-deadline-met", shows=f"item:{item_id}")

    async def _meet(self, session: WriteSession, item_id: int, deadline: Any, now: datetime) -> date:
        """Close a deadline, if it is near or past and something was shown for it; its day."""
        day: date = deadline.day
        if day > await self._today(now) + ANSWERS_FROM:
            raise Invalid("error-item-deadline-far", day=f"{day:%d.%m.%Y}", days=ANSWERS_FROM.days)
        await _want_evidence(session, item_id, now)
        await session.execute(_CLOSE, [{"control": deadline.id, "now": now}])
        return day

    async def _withdraw(self, session: WriteSession, actor: Actor, row: Any, now: datetime) -> None:
        """Nobody needs to decide on a later end for a deadline that is met: who asked and who decides are told."""
        await session.execute(_WITHDRAW, {"item": row.id})
        await self._mover.note(session, row.id, actor, "withdraw", now, day_after=row.asked_until)
        people = dict.fromkeys([row.asked_by, *await self._hearing.directors(now)])
        args = {"until": row.asked_until.isoformat()}
        await self._mover.tell(session, people, "withdrawn", row.id, now, args, besides=actor.person_id)

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


async def _want_evidence(session: AsyncSession, item_id: int, now: datetime) -> None:
    """Invalid where nothing is shown for an item since its last deadline was met, or it was refused or taken back."""
    shown_at = list((await session.execute(_SHOWN_AT, {"item": item_id})).scalars())
    if not shown_at:
        raise Invalid("error-item-no-evidence")
    # What is closed at this very moment is closed by the step that asks.
    met_at = (await session.execute(_MET_BEFORE, {"item": item_id, "now": now})).scalar()
    if met_at is not None and max(shown_at) <= met_at:
        raise Invalid("error-item-evidence-old")


async def _want_kept(session: AsyncSession, item_id: int) -> None:
    """Invalid where all that is shown for an item is still to be fetched."""
    if (await session.execute(_KEPT, {"item": item_id})).first() is None:
        raise Invalid("error-item-evidence-pending")


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
_REOPEN = (
    update(table(RoadmapControl))
    .where(
        _CONTROL.item_id == bindparam("item"),
        _CONTROL.closed_at == bindparam("ended"),
        _CONTROL.day >= bindparam("today"),
    )
    .values(closed_at=None, remind_on=bindparam("today"))
    .returning(_CONTROL.id)
)
_CONTROL_AGAIN = insert(table(RoadmapControl))
_LAST_LINE = (
    select(_EVENT.id, _EVENT.person_id, _EVENT.action, _EVENT.value, _EVENT.at)
    .where(_EVENT.item_id == bindparam("item"))
    .order_by(_EVENT.id.desc())
    .limit(1)
)
_LAST_MET = select(func.max(_CONTROL.closed_at)).where(
    _CONTROL.item_id == bindparam("item"), _CONTROL.closed_at.is_not(None), _CONTROL.is_pulse.is_(False)
)
_MET_BEFORE = _LAST_MET.where(_CONTROL.closed_at < bindparam("now"))
_WITHDRAW = update(table(RoadmapItem)).where(table(RoadmapItem).c.id == bindparam("item")).values(NOT_ASKED)
_SHOWN_AT = select(_EVIDENCE.at).where(_EVIDENCE.item_id == bindparam("item"), IS_SHOWN)
_KEPT = select(_EVIDENCE.id).where(_EVIDENCE.item_id == bindparam("item"), IS_SHOWN, _EVIDENCE.fetch_at.is_(None))
