"""A survey ends: its sheets are opened, written anew in random order, and the key that opened them is destroyed."""

import asyncio
import json
import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeAlias

import structlog
from sqlalchemy import String, bindparam, cast, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.types import NullType

from bot.access import SYSTEM, Actor, Permission
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Outdated
from bot.services import notices
from bot.services.directory import Directory
from bot.services.notices import Notice
from bot.services.surveys.sealing import SealLost, Seals
from bot.services.surveys.shapes import FEWEST
from bot.services.surveys.starting import managers
from bot.services.surveys.storing import Survey, find
from models.base import BigId, table
from models.surveys import SealedSheet, SurveyAsked, SurveyDraft, SurveySheet, SurveyState, SurveyUnit
from models.surveys import Survey as SurveyRow

log = structlog.get_logger()

ENDED: Final = "survey.ended"
LOST: Final = "survey.lost"
_RANDOM_BITS: Final = 62
# So many sealed sheets are read and opened at a time, some 2 KB each.
_AT_ONCE: Final = 500

# What sealed sheets are, by their numbers: the group and the answers in words of JSON; None: nobody can read it.
Opened: TypeAlias = Mapping[int, tuple[str, str] | None]


class Ending:
    """Use cases of the end, and the clock's part in it."""

    def __init__(self, db: Database, directory: Directory, seals: Seals, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._seals = seals
        self._clock = clock

    async def end(self, actor: Actor, survey_id: int) -> None:
        """End what runs before its last day is over."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.read() as session:
            survey = await find(session, survey_id)
        if not await self._end(actor, survey):
            raise Outdated(shows=survey.managed)

    async def tick(self) -> None:
        """Run every quarter of an hour; twice does nothing more.

        1. End what is past its last day. 2. What runs without its key, as a copy of the database was put back, asks
        anew. 3. Destroy keys of what is over.
        """
        today = (await self._directory.now()).today(self._clock.now())
        async with self._db.read() as session:
            running = [await find(session, one) for one in await session.scalars(_RUNNING)]
        for survey in running:
            try:
                if survey.is_anonymous and not self._seals.has(survey.id):
                    await self._ask_anew(survey)
                elif survey.ends_on is not None and survey.ends_on < today:
                    await self._end(SYSTEM, survey)
            except Exception:
                log.exception("survey_not_ended", survey=survey.id)
        await self._sweep()

    async def _end(self, actor: Actor, survey: Survey) -> bool:
        """Whether it ended now.

        1. Sealed sheets are opened, into memory only: that takes a while for thousands, and keeps nobody waiting.
        2. In one transaction: it is claimed, so that nobody answers any more and it ends once; what came meanwhile is
        opened too; all is written anew in random order, under random numbers, with its group only where five or more
        share it; drafts go. 3. The key goes last: a crash before that ends with the next tick.
        """
        school, now = await self._directory.now(), self._clock.now()
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
        try:
            plain = self._seals.open(survey_id, *(row.body for row in rows))
        except SealLost:
            plain = [None] * len(rows)
        said = [None if one is None else json.loads(one) for one in plain]
        return {
            row.id: None if one is None else (one["group"], json.dumps(one["answers"], ensure_ascii=False))
            for row, one in zip(rows, said, strict=True)
        }

    async def _write_anew(self, session: WriteSession, survey: Survey, opened: Opened) -> None:
        sheets = [one for one in opened.values() if one is not None]
        if len(sheets) < len(opened):
            log.error("sheets_lost", survey=survey.id, count=len(opened) - len(sheets))
            await session.execute(_SET_LOST, {"survey": survey.id, "count": len(opened) - len(sheets)})
        for group, some in anew(sheets).items():
            await session.execute(_ADD_SHEETS, {"survey": survey.id, "group": group, "sheets": some})
        await session.execute(_DROP_SEALED, {"survey": survey.id})

    async def _ask_anew(self, survey: Survey) -> None:
        """What was answered can be read by nobody: those asked are told, and answer again."""
        school, now = await self._directory.now(), self._clock.now()
        self._seals.make(survey.id)
        async with self._db.write(SYSTEM) as session:
            people = list(await session.scalars(_ANSWERERS, {"survey": survey.id}))
            for statement in (_DROP_SEALED, _DROP_DRAFTS, _WAIT_AGAIN):
                await session.execute(statement, {"survey": survey.id})
            once = f"{LOST}:{survey.id}:{school.today(now)}"
            await notices.put(self._db, session, school, people, Notice(LOST, survey.thing, once=once), now)
            managing = managers(school, school.today(now))
            told = Notice(LOST, survey.managed, once=f"{once}:managers")
            await notices.put(self._db, session, school, managing, told, now)
        log.error("survey_key_lost", survey=survey.id, reason="those asked are asked again")

    async def _sweep(self) -> None:
        kept = self._seals.kept()
        if not kept:
            return
        async with self._db.read() as session:
            over = set(await session.scalars(_OVER))
        for survey_id in kept & over:
            self._seals.destroy(survey_id)


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
_WAIT_AGAIN = (
    update(table(SurveyUnit))
    .where(_U.survey_id == bindparam("survey"), _U.answered.is_(True))
    .values(answered=False, answered_by=None, entered_by=None)
)
