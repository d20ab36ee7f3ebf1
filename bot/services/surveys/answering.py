"""Answering: one's own draft, question by question, and sending it as a sheet that, where promised, is nobody's.

Of an anonymous survey a draft is a sealed file (sealing.py), and nothing that is written on the way tells of answers:
what is asked just now stands inside of it, and so do the updates that made it. As marks in the database they could be
counted, and would tell how many questions somebody was led through.
"""

import asyncio
import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import bindparam, delete, exists, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database, WriteSession, changed
from bot.errors import Invalid, Missing, Outdated
from bot.services import notices
from bot.services.consents import Purpose, holds
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.notices import Notice
from bot.services.surveys.filling import Filling, UnitLine, begun
from bot.services.surveys.form import Answer, Sheet
from bot.services.surveys.kept import json_of_sheet, sheet_of, size_of_sheets
from bot.services.surveys.sealing import SHEET, SealedDrafts, Seals
from bot.services.surveys.storing import COLUMNS, Survey, survey_of
from bot.services.surveys.walking import is_complete, on_path
from models.base import table
from models.surveys import SealedSheet, SurveyAsked, SurveyDraft, SurveySheet, SurveyState, SurveyUnit
from models.surveys import Survey as SurveyRow

__all__ = ["Answering", "Filling", "UnitLine", "columns_of_unit", "line_of", "seal_sheet"]

# The other parents of a child or a family hear that one of them has answered.
TOLD: Final = "survey.told"
_RANDOM_BITS: Final = 62
# So many updates of one person may come again at a time: those of a batch that was not confirmed.
REPEATED_AT_MOST: Final = 30


class Answering:
    """Use cases of those who are asked. Each names a unit; whose it is is looked up anew each time."""

    def __init__(
        self, db: Database, directory: Directory, groups: Groups, seals: Seals, drafts: SealedDrafts, clock: Clock
    ) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._seals = seals
        self._drafts = drafts
        self._clock = clock
        self._save = db.upsert(SurveyDraft, ("unit_id", "person_id"), ("body",))

    async def filling(self, actor: Actor, unit_id: int) -> Filling:
        """One's answers so far.

        Missing where the sheet is not the actor's to give; Outdated where the survey takes no answers any more, and
        where somebody gave this sheet already (of a named survey whoever gave it may change it until the end, and
        whoever is asked what was entered for them from paper).
        """
        async with self._db.read() as session:
            return await self._filling(session, actor, await self._mine(session, actor, _MINE, unit_id))

    async def say(self, actor: Actor, unit_id: int, number: int, answer: Answer) -> Filling:
        """Keep an answer that fits its question, and go on; SKIPPED goes on too.

        Outdated where the question is not among those that the answers so far lead to; Invalid or Missing where the
        answer does not fit.
        """
        return await self._step(actor, unit_id, lambda filling: filling.said(number, answer))

    async def mark(self, actor: Actor, unit_id: int, number: int, answer: Answer) -> Filling:
        """Keep an answer that is not finished (of several options one more), and stay at its question."""
        return await self._step(actor, unit_id, lambda filling: filling.marked(number, answer))

    async def pick(self, actor: Actor, unit_id: int, number: int, value: int) -> Filling:
        """Keep what a button chooses, and go on; of several options one more, and stay.

        Outdated where another question is shown by now, and this one has another answer.
        """
        return await self._step(actor, unit_id, lambda filling: filling.picked(number, value))

    async def unpick(self, actor: Actor, unit_id: int, number: int, value: int) -> Filling:
        """Keep of several options one less, and stay."""
        return await self._step(actor, unit_id, lambda filling: filling.unpicked(number, value))

    async def go_on(self, actor: Actor, unit_id: int, number: int) -> Filling:
        """Leave the question that is shown with the answer that it has, or without one where it may be skipped."""
        return await self._step(actor, unit_id, lambda filling: filling.gone_on(number))

    async def hear(self, actor: Actor, unit_id: int, typed: str) -> Filling:
        """Keep what typed words are as an answer to the question that is shown."""
        return await self._step(actor, unit_id, lambda filling: filling.heard(typed))

    async def go(self, actor: Actor, unit_id: int, number: int) -> Filling:
        """Show another question of those that the answers so far lead to; 0: the summary."""
        return await self._step(actor, unit_id, lambda filling: filling.moved(number))

    async def send(self, actor: Actor, unit_id: int) -> Survey:
        """Give the sheet. Invalid where a question is still open.

        1. The survey is kept from ending meanwhile. 2. The unit is claimed, so of two who send at once one does.
        3. The sheet is written: sealed, without anything that leads to the unit; or under the name. 4. All drafts of
        the unit go; other parents hear that they need not answer any more.
        """
        person_id, now = actor.require_person(), self._clock.now()
        school = await self._directory.now()
        async with self._db.write(actor, shows=f"survey.sent:{unit_id}") as session:
            filling = await self._open(session, actor, _HELD, unit_id)
            survey, unit = filling.survey, filling.unit
            sheet = on_path(survey.form, filling.sheet)
            if not is_complete(survey.form, sheet):
                raise Invalid("error-survey-unfinished", shows=f"survey.fill:{unit_id}")
            asked = list((await session.execute(_ASKED, {"unit": unit_id})).scalars())
            is_theirs = person_id in asked
            values = {
                "unit": unit_id,
                "whose": person_id if is_theirs and not survey.is_anonymous else None,
                "entered": None if is_theirs else person_id,
            }
            claim = _CLAIM if unit.entered_by is None else _TAKE_OVER
            if unit.answered_by is None and changed(await session.execute(claim, values)) == 0:
                raise Outdated("error-survey-answered", shows=f"survey.sent:{unit_id}")
            await self._write(session, survey, unit, sheet, now)
            await session.execute(_DROP_ALL, {"unit": unit_id})
            others = [one for one in asked if one != person_id]
            if not unit.answered:
                told = Notice(TOLD, survey.thing, args={"unit": unit_id}, once=f"{TOLD}:{unit_id}")
                await notices.put(self._db, session, school, others, told, now)
        # What a crash leaves here goes with the next tick.
        await asyncio.to_thread(self._drafts.drop, survey.id, unit_id, {person_id, *asked})
        return survey

    async def _write(self, session: WriteSession, survey: Survey, unit: UnitLine, sheet: Sheet, now: datetime) -> None:
        answers, number = json_of_sheet(sheet), secrets.randbits(_RANDOM_BITS)
        if survey.is_anonymous:
            body = seal_sheet(self._seals, survey, sheet, unit.group_code)
            await session.execute(_ADD_SEALED, {"id": number, "survey_id": survey.id, "body": body})
            return
        day = (await self._directory.now()).today(now)
        if unit.answered:
            await session.execute(_CHANGE_SHEET, {"unit": unit.id, "said": answers, "day": day})
            return
        row = {"id": number, "survey_id": survey.id, "answers": answers, "group_code": unit.group_code}
        await session.execute(_ADD_SHEET, row | {"unit_id": unit.id, "answered_on": day})

    async def _step(self, actor: Actor, unit_id: int, step: Callable[[Filling], Filling]) -> Filling:
        """What a tap or typed words make of the answers so far, kept as the new draft; of a repeated update nothing.

        Of an anonymous survey the database is only read.
        """
        async with self._db.read() as session:
            filling = await self._open(session, actor, _MINE, unit_id)
        if filling.survey.is_anonymous:
            return await self._keep_sealed(actor, filling, step)
        async with self._db.write(replace(actor, update_id=None)) as session:
            after = _after(await self._open(session, actor, _HELD, unit_id), actor, step)
            values = {"unit_id": unit_id, "person_id": actor.person_id, "body": _written(after)}
            await session.execute(self._save, values)
            return after

    async def _keep_sealed(self, actor: Actor, filling: Filling, step: Callable[[Filling], Filling]) -> Filling:
        after, survey = _after(filling, actor, step), filling.survey
        size = size_of_sheets(survey.form)
        unit_id, person_id = filling.unit.id, actor.require_person()
        await asyncio.to_thread(self._drafts.write, survey.id, unit_id, person_id, _written(after), size)
        return after

    async def _open(self, session: AsyncSession, actor: Actor, statement: Any, unit_id: int) -> Filling:
        """To be changed: Outdated where the consent to that is missing. Held, the survey does not end meanwhile."""
        filling = await self._filling(session, actor, await self._mine(session, actor, statement, unit_id))
        if filling.lacks_consent:
            raise Outdated("error-survey-consent", shows=f"survey.fill:{unit_id}")
        return filling

    async def _mine(self, session: AsyncSession, actor: Actor, statement: Any, unit_id: int) -> "_Mine":
        """The unit, if its sheet is the actor's to give: of those asked, or on paper of whoever leads the class."""
        row = (await session.execute(statement, {"unit": unit_id, "person": actor.require_person()})).first()
        if row is None:
            raise Missing
        survey, unit = survey_of(row), line_of(row[len(COLUMNS) : -2])
        facts = await self._groups.facts()
        is_asked = row.is_asked and unit.is_still_of(actor.require_person(), facts)
        if not is_asked and unit.class_on_paper(survey.unit, facts) not in actor.led_classes:
            raise Missing
        return _Mine(survey, unit, is_asked, row.draft)

    async def _filling(self, session: AsyncSession, actor: Actor, mine: "_Mine") -> Filling:
        """The sheet as it is to be gone on with. Forms from paper come with the consent that stands on them."""
        survey, unit, person_id = mine.survey, mine.unit, actor.require_person()
        today = (await self._directory.now()).today(self._clock.now())
        if survey.state is not SurveyState.RUNNING or (survey.ends_on is not None and survey.ends_on < today):
            raise Outdated("error-survey-over", shows="survey.all")
        is_from_paper = mine.is_asked and unit.entered_by is not None
        is_mine = not survey.is_anonymous and unit.answered and (unit.answered_by == person_id or is_from_paper)
        if unit.answered and not is_mine:
            raise Outdated("error-survey-answered", shows=f"survey.sent:{unit.id}")
        lacks = mine.is_asked and not survey.is_anonymous and not await holds(session, person_id, Purpose.SURVEYS)
        body = mine.draft
        if survey.is_anonymous:
            body = await asyncio.to_thread(self._drafts.read, survey.id, unit.id, person_id)
        if body is not None:
            return replace(_read(survey, unit, body), lacks_consent=lacks)
        sheet: Sheet = {}
        if is_mine:
            sheet = sheet_of((await session.execute(_SHEET, {"unit": unit.id})).scalar_one())
        return replace(begun(survey, unit, sheet), lacks_consent=lacks)


def _after(filling: Filling, actor: Actor, step: Callable[[Filling], Filling]) -> Filling:
    """The answers after a step, which an update makes once."""
    if actor.update_id is None:
        return step(filling)
    if actor.update_id in filling.handled:
        return filling
    return replace(step(filling), handled=(*filling.handled, actor.update_id)[-REPEATED_AT_MOST:])


def _written(filling: Filling) -> bytes:
    said = {"answers": json_of_sheet(filling.sheet), "at": filling.at, "handled": filling.handled}
    return json.dumps(said, ensure_ascii=False).encode()


def _read(survey: Survey, unit: UnitLine, body: bytes) -> Filling:
    said = json.loads(body)
    return Filling(survey, unit, sheet_of(said["answers"]), said["at"], handled=tuple(said["handled"]))


def seal_sheet(seals: Seals, survey: Survey, sheet: Sheet, group_code: str) -> bytes:
    """A sheet as it is kept until the end; ending.py opens it."""
    said = {"answers": json_of_sheet(sheet), "group": group_code}
    content = json.dumps(said, ensure_ascii=False).encode()
    return seals.seal(survey.id, SHEET, content, size_of_sheets(survey.form))


@dataclass(frozen=True, slots=True)
class _Mine:
    """A unit whose sheet is somebody's to give, what they have of it so far; not asked: who enters it from paper."""

    survey: Survey
    unit: UnitLine
    is_asked: bool
    draft: bytes | None


def line_of(row: Any) -> UnitLine:
    """The unit of a row with UNIT_COLUMNS."""
    number, survey_id, children, *rest = row
    return UnitLine(number, survey_id, tuple(children), *rest)


def columns_of_unit() -> Sequence[Any]:
    """What `line_of` reads."""
    return (_U.id, _U.survey_id, _U.children, _U.class_id, _U.group_code, _U.answered, _U.answered_by, _U.entered_by)


_U, _D, _A = table(SurveyUnit).c, table(SurveyDraft).c, table(SurveyAsked).c
_ASKED = select(_A.person_id).where(_A.unit_id == bindparam("unit")).order_by(_A.person_id)
_MY_DRAFT = (_D.unit_id == bindparam("unit"), _D.person_id == bindparam("person"))
_MINE = (
    select(
        *COLUMNS,
        *(column.label(f"unit_{column.name}") for column in columns_of_unit()),
        exists().where(_A.unit_id == _U.id, _A.person_id == bindparam("person")).label("is_asked"),
        select(_D.body).where(*_MY_DRAFT).scalar_subquery().label("draft"),
    )
    .join(table(SurveyRow), table(SurveyRow).c.id == _U.survey_id)
    .where(_U.id == bindparam("unit"))
)
# Whoever answers keeps the survey from ending meanwhile, not each other. On SQLite units come one after the other.
_HELD = _MINE.with_for_update(read=True, of=table(SurveyRow))
_DROP_ALL = delete(table(SurveyDraft)).where(_D.unit_id == bindparam("unit"))
_SHEET = select(SurveySheet.answers).where(SurveySheet.unit_id == bindparam("unit"))
_CHANGE_SHEET = (
    update(table(SurveySheet))
    .where(SurveySheet.unit_id == bindparam("unit"))
    .values(answers=bindparam("said"), answered_on=bindparam("day"))
)
_ADD_SHEET, _ADD_SEALED = insert(table(SurveySheet)), insert(table(SealedSheet))
_TO_CLAIM = (
    update(table(SurveyUnit))
    .where(_U.id == bindparam("unit"))
    .values(answered=True, answered_by=bindparam("whose"), entered_by=bindparam("entered"))
    .execution_options(preserve_rowcount=True)
)
_CLAIM = _TO_CLAIM.where(_U.answered.is_(False))
# A form from paper that its family corrects becomes their own sheet.
_TAKE_OVER = _TO_CLAIM.where(_U.entered_by.is_not(None))
