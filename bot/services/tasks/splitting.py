"""Splitting an item of the roadmap into steps, each a task of somebody's: «собрать список – Ежова, до пятницы»."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Denied, Invalid, Missing, Outdated
from bot.services.directory import Directory
from bot.services.roadmap.moving import ItemMover
from bot.services.roadmap.states import Step, allows
from bot.services.tasks.colleagues import colleagues
from bot.services.tasks.setting import TEXT_LIMIT, NewTask, add_task, check_there
from bot.services.text import clean_line, clean_text
from models.base import table
from models.tasks import TaskDraft

if TYPE_CHECKING:
    from bot.services.tasks.understanding import Doubt

STEPS_AT_MOST: Final = 12
LINES_LIMIT: Final = STEPS_AT_MOST * TEXT_LIMIT


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step as it was understood. doer_id None: it is to be asked; may_be: those who fit the name that is written."""

    text: str
    doer_id: int | None
    due_on: date | None
    may_be: tuple[int, ...] = ()
    doubts: tuple["Doubt", ...] = ()


class Splitting:
    """Use cases of whoever may split an item: who answers for it, the coordinator, the director."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._mover = ItemMover(db, directory)
        self._save = db.upsert(TaskDraft, "person_id", ("doer_id", "text", "due_on", "every", "item_id", "updated_at"))

    async def hear(self, actor: Actor, item_id: int, words: str) -> None:
        """Steps, one a line, into a draft. Invalid for too many of them, or a line that is too long."""
        person_id = actor.require(Permission.TASK_PLAN)
        lines = [line for line in clean_text(words, LINES_LIMIT).split("\n") if line.strip(" •-–—.")]
        if not lines or len(lines) > STEPS_AT_MOST:
            raise Invalid("error-task-steps", limit=STEPS_AT_MOST)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        from bot.services.tasks.understanding import understand_step

        people = [replace(one, is_under=True) for one in colleagues(school, person_id, today)]
        year = school.year_of(today)
        steps = []
        for line in lines:
            found = understand_step(clean_line(line, TEXT_LIMIT), today, year, person_id, people)
            if not found.text:
                raise Invalid("error-task-step-words", line=line[:TEXT_LIMIT])
            doer_id = found.doers[0] if len(found.doers) == 1 else None
            may_be = found.doers if doer_id is None else ()
            steps.append(StepDraft(found.text, doer_id, found.due, may_be, tuple(sorted(found.doubts))))
        async with self._db.write(actor, shows=f"task.steps:{item_id}") as session:
            await self._check(session, actor, item_id)
            await self._store(session, person_id, item_id, steps)

    async def draft(self, actor: Actor, item_id: int) -> Sequence[StepDraft]:
        """The steps as far as they are filled in; Missing where there are none, or the item is not to be split."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.read() as session:
            await self._check(session, actor, item_id)
            return await self._read(session, person_id, item_id)

    async def choose(self, actor: Actor, item_id: int, number: int, doer_id: int) -> None:
        """Who does the step of this number, from 0 on; anybody of the staff."""
        person_id = actor.require(Permission.TASK_PLAN)
        await self._there(doer_id)
        async with self._db.write(actor, shows=f"task.steps:{item_id}") as session:
            await self._check(session, actor, item_id)
            steps = list(await self._read(session, person_id, item_id))
            if number >= len(steps):
                raise Missing
            steps[number] = replace(steps[number], doer_id=doer_id, may_be=())
            await self._store(session, person_id, item_id, steps)

    async def take_rest(self, actor: Actor, item_id: int) -> None:
        """All steps that name nobody are the actor's."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.write(actor, shows=f"task.steps:{item_id}") as session:
            await self._check(session, actor, item_id)
            steps = [
                one if one.doer_id or one.may_be else replace(one, doer_id=person_id)
                for one in await self._read(session, person_id, item_id)
            ]
            await self._store(session, person_id, item_id, steps)

    async def give(self, actor: Actor, item_id: int) -> int:
        """Set all of them; how many. Taking the draft out is the claim: a second tap finds none.

        Outdated where somebody is missing or the item stands otherwise, Missing for who has left.
        """
        person_id = actor.require(Permission.TASK_PLAN)
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor, shows=f"item:{item_id}") as session:
            at = {"person": person_id, "item": item_id}
            row = (await session.execute(_TAKE, at)).first()
            if row is None:
                raise Outdated("error-task-draft-gone", shows=f"item:{item_id}")
            steps = _steps(row.text)
            await self._mover.move(session, actor, item_id, Step.SPLIT, now)
            for one in steps:
                if one.doer_id is None:
                    raise Outdated(shows=f"task.steps:{item_id}")
                check_there(school, one.doer_id, school.today(now))
                new = NewTask(one.doer_id, one.text, one.due_on, None, item_id)
                await add_task(self._db, session, school, person_id, new, now)
            await self._mover.note(session, item_id, actor, Step.SPLIT.value, now)
        return len(steps)

    async def _check(self, session: AsyncSession, actor: Actor, item_id: int) -> None:
        """Whether the actor may split it now."""
        row, standing, hands = await self._mover.find(session, actor, item_id, self._clock.now())
        await self._mover.refuse_past(session, row)
        if not allows(Step.SPLIT, actor, hands, standing):
            raise Denied

    async def _there(self, doer_id: int) -> None:
        school = await self._directory.now()
        check_there(school, doer_id, school.today(self._clock.now()))

    async def _read(self, session: AsyncSession, person_id: int, item_id: int) -> Sequence[StepDraft]:
        row = (await session.execute(_FIND, {"person": person_id, "item": item_id})).first()
        if row is None:
            raise Outdated("error-task-draft-gone", shows=f"item:{item_id}")
        return _steps(row.text)

    async def _store(self, session: AsyncSession, person_id: int, item_id: int, steps: Sequence[StepDraft]) -> None:
        row = {
            "person_id": person_id,
            "doer_id": None,
            "text": _written(steps),
            "due_on": None,
            "every": None,
            "item_id": item_id,
            "updated_at": self._clock.now(),
        }
        await session.execute(self._save, row)


def _written(steps: Sequence[StepDraft]) -> str:
    return json.dumps(
        [
            [one.text, one.doer_id, one.due_on.isoformat() if one.due_on else None, one.may_be, one.doubts]
            for one in steps
        ],
        ensure_ascii=False,
    )


def _steps(text: str) -> Sequence[StepDraft]:
    from bot.services.tasks.understanding import Doubt

    rows: list[Any] = json.loads(text)
    return [
        StepDraft(
            words,
            doer_id,
            date.fromisoformat(due) if due else None,
            tuple(may_be),
            tuple(Doubt(one) for one in doubts),
        )
        for words, doer_id, due, may_be, doubts in rows
    ]


_COLUMNS = table(TaskDraft).c
_IS_THIS = (_COLUMNS.person_id == bindparam("person")) & (_COLUMNS.item_id == bindparam("item"))
_FIND = select(_COLUMNS.text).where(_IS_THIS)
_TAKE = delete(table(TaskDraft)).where(_IS_THIS).returning(_COLUMNS.text)
