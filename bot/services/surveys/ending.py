"""A survey ends: its sheets are opened, written anew in random order, and the key that opened them is destroyed."""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any, Final, TypeAlias

import structlog
from sqlalchemy import String, bindparam, cast, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import NullType

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.notices import Notice
from bot.services.surveys.kept import sheet_of
from bot.services.surveys.reminding import next_reminder
from bot.services.surveys.sealing import SHEET, SealedDrafts, Seals
from bot.services.surveys.shapes import FEWEST
from bot.services.surveys.starting import managers
from bot.services.surveys.storing import Survey, change, find
from models.base import BigId, table
from models.people import ClassTeacher, Person
from models.surveys import SealedSheet, SurveyAsked, SurveyDraft, SurveySheet, SurveyState, SurveyUnit
from models.surveys import Survey as SurveyRow

log = structlog.get_logger()

ENDED: Final = "survey.ended"
# To those who have to answer again; to managers, that a key is away.
LOST: Final = "survey.lost"
LOCKED: Final = "survey.locked"
LEFT_TO_ANSWER: Final = timedelta(days=7)
_RANDOM_BITS: Final = 62
# So many sealed sheets are read and opened at a time, some 2 KB each.
_AT_ONCE: Final = 500

# What sealed sheets are, by their numbers: the group and the answers in words of JSON; None: nobody can read it.
Opened: TypeAlias = Mapping[int, tuple[str, str] | None]


class Ending:
    """Use cases of the end, and the clock's part in it."""

    def __init__(self, db: Database, directory: Directory, seals: Seals, drafts: SealedDrafts, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._seals = seals
        self._drafts = drafts
        self._clock = clock

    async def end(self, actor: Actor, survey_id: int) -> None:
        """End what runs before its last day is over. Invalid where its answers can't be opened for now."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            survey = await find(session, survey_id)
        if not await self._end(actor, survey):
            raise Outdated(shows=survey.managed)

    async def is_locked(self, actor: Actor, survey_id: int) -> bool:
        """Whether what runs can neither be answered nor opened: its key is not there."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            return self._seals.lacks(await find(session, survey_id))

    async def ask_anew(self, actor: Actor, survey_id: int) -> None:
        """Give up the answers that can't be opened: those asked are told, and answer again, for a week at least.

        For who put a copy of the database back on another machine; where only the folder of keys is away, it helps to
        bring that back. Outdated where the key is there.
        """
        actor.require(Permission.SURVEY_MANAGE)
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.read() as session:
            survey = await find(session, survey_id)
        if not self._seals.lacks(survey):
            raise Outdated(shows=survey.managed)
        today = school.today(now)
        ends_on = max(survey.ends_on or today, today + LEFT_TO_ANSWER)
        remind_on = next_reminder(today, ends_on, today, school.calendar)
        async with self._db.write(actor, shows=survey.managed) as session:
            await change(session, survey, ends_on=ends_on, remind_on=remind_on, reminders=0)
            people = list(await session.scalars(_ANSWERERS, {"survey": survey.id}))
            for statement in (_DROP_SEALED, _WAIT_AGAIN):
                await session.execute(statement, {"survey": survey.id})
            told = Notice(LOST, survey.thing, once=f"{LOST}:{survey.id}:{now.timestamp()}")
            await notices.put(self._db, session, school, people, told, now)
            self._seals.make(survey.id)
        log.warning("survey_asks_anew", survey=survey.id)

    async def tick(self) -> None:
        """Run every quarter of an hour; twice does nothing more.

        1. End what is past its last day. 2. Of what runs without its key (a copy of the database was put back on
        another machine, or the folder is away) the managers are told once a day; nothing is deleted. 3. Delete drafts
        of what was sent, and keys and drafts of what is over.
        """
        async with self._db.read() as session:
            running = list(await session.scalars(_RUNNING))
        for survey_id in running:
            try:
                await self._look_at(survey_id)
            except Exception:
                log.exception("survey_not_ended", survey=survey_id)
        await self._sweep()

    async def _look_at(self, survey_id: int) -> None:
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.read() as session:
            survey = await find(session, survey_id)
        if self._seals.lacks(survey):
            await self._tell_locked(survey)
        elif survey.ends_on is not None and survey.ends_on < today:
            await self._end(SYSTEM, survey)
        else:
            await self._tidy(survey_id)

    async def _tidy(self, survey_id: int) -> None:
        """Delete drafts of what was sent and of who is asked no more. What is begun meanwhile is not looked at."""
        names = await asyncio.to_thread(self._drafts.names, survey_id)
        if not names:
            return
        async with self._db.read() as session:
            asked = {(row.unit_id, row.person_id) for row in await session.execute(_ASKED, {"survey": survey_id})}
            units = (await session.execute(_WAITING, {"survey": survey_id})).all()
            led = (await session.execute(_LED)).all()
        teachers: dict[int, set[int]] = {}
        for child, person in led:
            teachers.setdefault(child, set()).add(person)
        on_paper = {(unit, one) for unit, children in units for child in children for one in teachers.get(child, ())}
        await asyncio.to_thread(self._drafts.drop_others, survey_id, names, asked | on_paper)

    async def _tell_locked(self, survey: Survey) -> None:
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(SYSTEM) as session:
            told = Notice(LOCKED, survey.managed, once=f"{LOCKED}:{survey.id}:{school.today(now)}")
            await notices.put(self._db, session, school, managers(school, school.today(now)), told, now)
        log.error("survey_key_lost", survey=survey.id)

    async def _end(self, actor: Actor, survey: Survey) -> bool:
        """Whether it ended now.

        1. Sealed sheets are opened, into memory only: that takes a while for thousands, and keeps nobody waiting.
        2. In one transaction: it is claimed, so that nobody answers any more and it ends once; what came meanwhile is
        opened too; all is written anew in random order, under random numbers, with its group only where five or more
        share it; drafts go. 3. The key goes last: a crash before that ends with the next tick.
        """
        school, now = await self._directory.now(), self._clock.now()
        if self._seals.lacks(survey):
            raise Invalid("error-survey-sealed", shows=survey.managed)
        opened: Opened = {}
        if survey.is_anonymous:
            async with self._db.read() as session:
                opened = await self._opened(session, survey, opened)
        async with self._db.write(actor, shows=survey.managed) as session:
            values = {"survey": survey.id, "now": now}
            if changed(await session.execute(_CLAIM_END, values)) == 0:
                return False
            if survey.is_anonymous:
                await self._write_anew(session, survey, await self._opened(session, survey, opened))
            await session.execute(_DROP_DRAFTS, {"survey": survey.id})
            people = managers(school, school.today(now))
            told = Notice(ENDED, survey.managed, once=f"{ENDED}:{survey.id}")
            await notices.put(self._db, session, school, people, told, now)
        self._seals.destroy(survey.id)
        await asyncio.to_thread(self._drafts.drop_all, survey.id)
        return True

    async def _opened(self, session: AsyncSession, survey: Survey, before: Opened) -> Opened:
        """All sealed sheets that there are; those of `before` need no opening."""
        numbers = list(await session.scalars(_SEALED, {"survey": survey.id}))
        fresh = [one for one in numbers if one not in before]
        found = dict(before)
        for start in range(0, len(fresh), _AT_ONCE):
            rows = (await session.execute(_BODIES, {"numbers": fresh[start : start + _AT_ONCE]})).all()
            found |= await asyncio.to_thread(self._read, survey.id, rows)
        return {one: found.get(one) for one in numbers}

    def _read(self, survey_id: int, rows: Sequence[Any]) -> Opened:
        plain = self._seals.open(survey_id, SHEET, *(row.body for row in rows))
        return {row.id: None if one is None else _sheet(one) for row, one in zip(rows, plain, strict=True)}

    async def _write_anew(self, session: WriteSession, survey: Survey, opened: Opened) -> None:
        """Of fewer than five sheets nothing is kept: who answered is known, and so would be what."""
        sheets = [one for one in opened.values() if one is not None]
        answered = (await session.execute(_COUNT_ANSWERED, {"survey": survey.id})).scalar_one()
        lost = max(answered, len(opened)) - len(sheets)
        if lost:
            log.error("sheets_lost", survey=survey.id, count=lost)
            await session.execute(_SET_LOST, {"survey": survey.id, "count": lost})
        for group, some in anew(sheets if len(sheets) >= FEWEST else []).items():
            await session.execute(_ADD_SHEETS, {"survey": survey.id, "group": group, "sheets": some})
        await session.execute(_DROP_SEALED, {"survey": survey.id})

    async def _sweep(self) -> None:
        kept = self._seals.kept()
        if not kept:
            return
        async with self._db.read() as session:
            over = set(await session.scalars(_OVER))
        for survey_id in kept & over:
            self._seals.destroy(survey_id)
            await asyncio.to_thread(self._drafts.drop_all, survey_id)


def _sheet(content: bytes) -> tuple[str, str] | None:
    """The group and the answers of a sheet that was opened, as JSON; None where it is none."""
    try:
        said = json.loads(content)
        sheet_of(said["answers"])
        return str(said["group"]), json.dumps(said["answers"], ensure_ascii=False)
    except (ValueError, KeyError, TypeError):
        return None


def anew(sheets: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Sheets (group, answers) in random order under random numbers: by the group that is shown, an object of JSON."""
    shown = large_groups([group for group, _ in sheets])
    mixed = list(sheets)
    secrets.SystemRandom().shuffle(mixed)
    found: dict[str, list[str]] = {}
    for group, answers in mixed:
        row = f'"{secrets.randbits(_RANDOM_BITS)}":{answers}'
        found.setdefault(group if group in shown else "", []).append(row)
    return {group: f"{{{','.join(rows)}}}" for group, rows in found.items()}


def large_groups(groups: Sequence[str]) -> frozenset[str]:
    """The groups that may stand on a sheet: five or more sheets have them, and so have all without any, or nobody has.

    Pure. Who is in a smaller group stands among all others; where these would be fewer than five, the smallest of the
    larger groups joins them.
    """
    counts = Counter(groups)
    named = sorted((one for one in counts if one), key=lambda one: (counts[one], one))
    shown = [one for one in named if counts[one] >= FEWEST]
    rest = len(groups) - sum(counts[one] for one in shown)
    while shown and 0 < rest < FEWEST:
        rest += counts[shown.pop(0)]
    return frozenset(shown)


_S, _U, _A = table(SurveyRow).c, table(SurveyUnit).c, table(SurveyAsked).c
_RUNNING = select(_S.id).where(_S.state == SurveyState.RUNNING).order_by(_S.id)
_OVER = select(_S.id).where(_S.state.in_([SurveyState.ENDED, SurveyState.WITHDRAWN]))
_CLAIM_END = (
    update(table(SurveyRow))
    .where(_S.id == bindparam("survey"), _S.state == SurveyState.RUNNING)
    .values(
        state=SurveyState.ENDED,
        ended_at=bindparam("now", type_=_S.ended_at.type),
        remind_on=None,
        version=_S.version + 1,
    )
    .execution_options(preserve_rowcount=True)
)
_SET_LOST = update(table(SurveyRow)).where(_S.id == bindparam("survey")).values(lost=bindparam("count"))
_SEALED = select(SealedSheet.id).where(SealedSheet.survey_id == bindparam("survey"))
_BODIES = select(SealedSheet.id, SealedSheet.body).where(SealedSheet.id.in_(bindparam("numbers", expanding=True)))
# Thousands of rows go in as one statement from one argument: row by row they would keep all who write waiting.
_EACH = func.json_each(bindparam("sheets", type_=NullType())).table_valued("key", "value")
_SHEET = table(SurveySheet)
_ADD_SHEETS = insert(_SHEET).from_select(
    [_SHEET.c.id, _SHEET.c.survey_id, _SHEET.c.answers, _SHEET.c.group_code],
    select(cast(_EACH.c.key, BigId), bindparam("survey", type_=BigId), _EACH.c.value, bindparam("group", type_=String)),
)
_DROP_SEALED = delete(table(SealedSheet)).where(SealedSheet.survey_id == bindparam("survey"))
_UNITS_OF = select(_U.id).where(_U.survey_id == bindparam("survey"))
_DROP_DRAFTS = delete(table(SurveyDraft)).where(SurveyDraft.unit_id.in_(_UNITS_OF))
_ANSWERERS = (
    select(_A.person_id)
    .distinct()
    .join(table(SurveyUnit), _U.id == _A.unit_id)
    .where(_U.survey_id == bindparam("survey"), _U.answered.is_(True))
)
_COUNT_ANSWERED = select(func.count()).where(_U.survey_id == bindparam("survey"), _U.answered.is_(True))
_WAITS = (_U.survey_id == bindparam("survey"), _U.answered.is_(False))
_ASKED = select(_A.unit_id, _A.person_id).join(table(SurveyUnit), _U.id == _A.unit_id).where(*_WAITS)
_WAITING = select(_U.id, _U.children).where(*_WAITS)
# Children by who leads their class today and may enter their forms from paper.
_LED = select(Person.id, ClassTeacher.person_id).join(ClassTeacher, ClassTeacher.class_id == Person.class_id)
_WAIT_AGAIN = (
    update(table(SurveyUnit))
    .where(_U.survey_id == bindparam("survey"), _U.answered.is_(True))
    .values(answered=False, answered_by=None, entered_by=None)
)
