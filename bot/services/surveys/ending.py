"""A survey ends: its sheets are opened, written anew in random order, and the key that opened them is destroyed."""

import json
import secrets
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, delete, insert, select, update

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
from models.base import table
from models.surveys import SealedSheet, SurveyAsked, SurveyDraft, SurveySheet, SurveyState, SurveyUnit
from models.surveys import Survey as SurveyRow

log = structlog.get_logger()

ENDED: Final = "survey.ended"
LOST: Final = "survey.lost"
_RANDOM_BITS: Final = 62


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

        In one transaction: it is claimed, so that nobody answers any more and it ends once; sealed sheets are opened
        and written anew in random order, under random numbers, with their group only where five or more share it;
        drafts go. The key goes last: a crash before that ends with the next tick.
        """
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows=survey.managed) as session:
            values = {"survey": survey.id, "now": now}
            if changed(await session.execute(_CLAIM_END, values)) == 0:
                return False
            if survey.is_anonymous:
                await self._open(session, survey)
            await session.execute(_DROP_DRAFTS, {"survey": survey.id})
            people = managers(school, school.today(now))
            told = Notice(ENDED, survey.managed, once=f"{ENDED}:{survey.id}")
            await notices.put(self._db, session, school, people, told, now)
        self._seals.destroy(survey.id)
        return True

    async def _open(self, session: WriteSession, survey: Survey) -> None:
        bodies = list(await session.scalars(_SEALED, {"survey": survey.id}))
        try:
            opened = self._seals.open(survey.id, *bodies)
        except SealLost:
            opened = [None] * len(bodies)
        sheets = [json.loads(one) for one in opened if one is not None]
        if len(sheets) < len(bodies):
            log.error("sheets_lost", survey=survey.id, count=len(bodies) - len(sheets))
            await session.execute(_SET_LOST, {"survey": survey.id, "count": len(bodies) - len(sheets)})
        secrets.SystemRandom().shuffle(sheets)
        shown = large_groups([one["group"] for one in sheets])
        rows: list[dict[str, Any]] = [
            {
                "id": secrets.randbits(_RANDOM_BITS),
                "survey_id": survey.id,
                "answers": one["answers"],
                "group_code": one["group"] if one["group"] in shown else "",
            }
            for one in sheets
        ]
        if rows:
            await session.execute(insert(table(SurveySheet)), rows)
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
_SEALED = select(SealedSheet.body).where(SealedSheet.survey_id == bindparam("survey"))
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
