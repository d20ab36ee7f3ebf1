"""Setting a task step by step, or from a sentence; kept as a draft until it is set."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import bindparam, delete, select

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated
from bot.services.directory import Directory
from bot.services.snapshot import Known
from bot.services.tasks.colleagues import colleagues
from bot.services.tasks.setting import TEXT_LIMIT, NewTask, add_task, check_day, check_doer
from bot.services.tasks.subordinates import subordinates
from bot.services.text import clean_text
from models.base import table
from models.tasks import TaskDraft
from models.upkeep import Every

if TYPE_CHECKING:
    from bot.services.tasks.understanding import Understood

DRAFT_KEPT: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """A task as far as it is filled in. item_id: not a task, but an item that is being split."""

    doer_id: int | None
    text: str | None
    due_on: date | None
    every: Every | None
    item_id: int | None

    @property
    def is_ready(self) -> bool:
        """Whether there is enough to set it."""
        return self.text is not None and self.doer_id is not None and self.item_id is None


class Drafting:
    """Use cases of filling in a task. All need the right to plan tasks."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._save = db.upsert(TaskDraft, "person_id", ("doer_id", "text", "due_on", "every", "item_id", "updated_at"))

    async def draft(self, actor: Actor) -> Draft | None:
        """The actor's draft."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.read() as session:
            row = (await session.execute(_DRAFT, {"person": person_id})).first()
        return Draft(row.doer_id, row.text, row.due_on, row.every, row.item_id) if row else None

    async def doers(self, actor: Actor) -> list[Known]:
        """Those whom the actor may set tasks for, beside themselves, by name; not those who have none yet."""
        person_id = actor.require(Permission.TASK_PLAN)
        school = await self._directory.now()
        return [one for one in subordinates(school, person_id, school.today(self._clock.now())) if one.name]

    async def understand(self, actor: Actor, words: str) -> "Understood | None":
        """What a sentence says of a task; None where it is longer than any task."""
        # Loaded with the first sentence: its patterns take time, and most starts need none.
        from bot.services.tasks.understanding import LONGEST, understand

        person_id = actor.require(Permission.TASK_PLAN)
        if not words or len(words) > LONGEST:
            return None
        school = await self._directory.now()
        today = school.today(self._clock.now())
        people = colleagues(school, person_id, today)
        return understand(words, today, school.year_of(today), person_id, people)

    async def day(self, actor: Actor, words: str) -> date:
        """The day that these words mean, «к концу четверти» too; Invalid where they mean none, or one that is past."""
        from bot.services.dayfinding import DayProblem, find_day
        from bot.services.daywords import read_day

        actor.require(Permission.TASK_PLAN)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        found = find_day(words, today, school.year_of(today))
        if found is None:
            return read_day(words, today).first
        if found.day is None:
            keys = {DayProblem.PAST: "error-days-past", DayProblem.FAR: "error-days-far"}
            raise Invalid(keys.get(found.problem or DayProblem.NO_SUCH, "error-day-words"))
        return found.day

    async def begin(self, actor: Actor, doer_id: int | None) -> None:
        """A new draft in place of what was there, for somebody who may be known already."""
        person_id = actor.require(Permission.TASK_PLAN)
        if doer_id is not None:
            await self._check_doer(person_id, doer_id)
        async with self._db.write(actor, shows="task.draft") as session:
            await self._store(session, person_id, Draft(doer_id, None, None, None, None))

    async def hear(self, actor: Actor, understood: "Understood") -> None:
        """A new draft of what a sentence says; whoever has nobody under them sets it for themselves."""
        person_id = actor.require(Permission.TASK_PLAN)
        doer_id = understood.doers[0] if len(understood.doers) == 1 else None
        if not understood.doers and not await self.doers(actor):
            doer_id = person_id
        async with self._db.write(actor, shows="task.draft") as session:
            text = clean_text(understood.text, TEXT_LIMIT) if understood.text else None
            await self._store(session, person_id, Draft(doer_id, text, understood.due, understood.every, None))

    async def say(self, actor: Actor, words: str) -> "Understood":
        """Words while a draft is filled in: all that they say replaces what stands there; the text, if they have one.

        Invalid for words that are too long, or only name people who are not under the actor.
        """
        person_id = actor.require(Permission.TASK_PLAN)
        from bot.services.tasks.understanding import Sure

        said = clean_text(words, TEXT_LIMIT)
        understood = await self.understand(actor, said)
        assert understood is not None
        if understood.others:
            if understood.sure is Sure.YES:
                raise Invalid("error-task-not-under")
            understood = replace(understood, text=said)  # who is only written of
        alone = not await self.doers(actor)
        async with self._db.write(actor, shows="task.draft") as session:
            row = (await session.execute(_DRAFT, {"person": person_id})).first()
            before = Draft(row.doer_id, row.text, row.due_on, row.every, None) if row and not row.item_id else _EMPTY
            doer_id = understood.doers[0] if len(understood.doers) == 1 else before.doer_id
            if len(understood.doers) > 1:
                doer_id = None
            text = understood.text or before.text
            every, due_on = understood.every or before.every, understood.due or before.due_on
            draft = Draft(person_id if alone and doer_id is None else doer_id, text, due_on, every, None)
            await self._store(session, person_id, draft)
        return understood

    async def choose_doer(self, actor: Actor, doer_id: int) -> None:
        """Who is to do it; Denied for whoever is not under the actor."""
        await self._check_doer(actor.require(Permission.TASK_PLAN), doer_id)
        await self._change(actor, {"doer_id": doer_id})

    async def choose_day(self, actor: Actor, due_on: date | None) -> None:
        """Until when; without a day nothing repeats. Invalid for a day that is past."""
        check_day(due_on, None, (await self._directory.now()).today(self._clock.now()))
        await self._change(actor, {"due_on": due_on} | ({} if due_on else {"every": None}))

    async def choose_rhythm(self, actor: Actor, every: Every | None) -> None:
        """How often."""
        await self._change(actor, {"every": every})

    async def give(self, actor: Actor) -> int:
        """Set the task of the draft; its number. Taking the draft out is the claim: a second tap finds none.

        Outdated where there is none, or something is missing; what may not be set is refused as `TaskWork.give` says.
        """
        person_id = actor.require(Permission.TASK_PLAN)
        now = self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor, shows="deeds") as session:
            row = (await session.execute(_TAKE, {"person": person_id})).first()
            if row is None:
                raise Outdated("error-task-draft-gone", shows="deeds")
            if row.text is None or row.doer_id is None:
                raise Outdated(shows="task.draft")
            check_doer(school, person_id, row.doer_id, school.today(now))
            new = NewTask(row.doer_id, row.text, row.due_on, row.every)
            task_id = await add_task(self._db, session, school, person_id, new, now)
            await session.show(f"task:{task_id}")
        return task_id

    async def drop(self, actor: Actor) -> bool:
        """Throw the draft away; whether there was one."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.write(actor) as session:
            return bool(changed(await session.execute(_DROP, {"person": person_id})))

    async def forget_old(self) -> None:
        """Drop drafts that nobody has touched for a day."""
        async with self._db.write(SYSTEM) as session:
            await session.execute(_DROP_OLD, {"before": self._clock.now() - DRAFT_KEPT})

    async def _check_doer(self, person_id: int, doer_id: int) -> None:
        school = await self._directory.now()
        check_doer(school, person_id, doer_id, school.today(self._clock.now()))

    async def _change(self, actor: Actor, values: dict[str, Any]) -> None:
        """Change the draft; Outdated where there is none any more."""
        person_id = actor.require(Permission.TASK_PLAN)
        async with self._db.write(actor, shows="task.draft") as session:
            row = (await session.execute(_DRAFT, {"person": person_id})).mappings().first()
            if row is None or row["item_id"] is not None:
                raise Outdated("error-task-draft-gone", shows="deeds")
            await session.execute(self._save, dict(row) | values | {"updated_at": self._clock.now()})

    async def _store(self, session: WriteSession, person_id: int, draft: Draft) -> None:
        row = {
            "person_id": person_id,
            "doer_id": draft.doer_id,
            "text": draft.text,
            "due_on": draft.due_on,
            "every": draft.every,
            "item_id": draft.item_id,
            "updated_at": self._clock.now(),
        }
        await session.execute(self._save, row)


_EMPTY: Final = Draft(None, None, None, None, None)
_COLUMNS = table(TaskDraft).c
_DRAFT = select(table(TaskDraft)).where(_COLUMNS.person_id == bindparam("person"))
_DROP = delete(table(TaskDraft)).where(_COLUMNS.person_id == bindparam("person"))
_TAKE = _DROP.where(_COLUMNS.item_id.is_(None)).returning(*_COLUMNS)
_DROP_OLD = delete(table(TaskDraft)).where(_COLUMNS.updated_at < bindparam("before"))
