"""Who comes to the school, or to their child, after a survey has started is asked too."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.services import notices
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.audience import EVERYBODY, addressed, children_meant
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from bot.services.surveys.answering import columns_of_unit, line_of
from bot.services.surveys.filling import UnitLine
from bot.services.surveys.sealing import Seals
from bot.services.surveys.starting import INVITED, LONGEST, add_units
from bot.services.surveys.storing import COLUMNS, Survey, hold, survey_of
from bot.services.surveys.units import Unit, units_of
from models.base import table
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyAsked, SurveyState, SurveyUnit, UnitKind

log = structlog.get_logger()
_TURNS: Final = 61  # a kind of lock of its own (bot/db.py, take_turns)


class Joining:
    """Gives units of running surveys to those of their audiences who have none."""

    def __init__(self, db: Database, directory: Directory, groups: Groups, seals: Seals, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._seals = seals
        self._clock = clock
        self._ask = db.insert_ignoring(SurveyAsked)

    async def join(self, actor: Actor) -> None:
        """Let the actor be asked what everybody like them is; twice does nothing more."""
        person_id = actor.require_person()
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        async with self._db.read() as session:
            running = await _running(session)
            mine = await _units_of(session, person_id) if running else []
        for survey in running:
            theirs = [unit for unit in mine if unit.survey_id == survey.id]
            missing = _missing(survey, units_near(survey, person_id, school, facts, now), theirs)
            if missing:
                async with self._db.write(SYSTEM) as session:
                    await self._add(session, survey.id, person_id, missing)

    async def tick(self) -> None:
        """Once a day: whoever belongs to the audience of a running survey and is not asked yet gets an invitation."""
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        async with self._db.read() as session:
            running = await _running(session)
        for survey in running:
            # Nobody is invited to what takes no answers.
            if self._seals.lacks(survey):
                continue
            try:
                await self._invite_new(survey, school, facts, now)
            except Exception:
                log.exception("survey_not_joined", survey=survey.id)

    async def _invite_new(self, survey: Survey, school: Snapshot, facts: Facts, now: datetime) -> None:
        # Ten thousand people take a while: taps go on beside it.
        meant = await asyncio.to_thread(addressed, survey.audience, EVERYBODY, school, facts, now)
        async with self._db.read() as session:
            asked = set(await session.scalars(_ASKED_OF, {"survey": survey.id}))
        for one in sorted(meant.keys() - asked):
            missing = _missing(survey, units_near(survey, one, school, facts, now), ())
            if not missing:
                continue
            async with self._db.write(SYSTEM) as session:
                if await self._add(session, survey.id, one, missing):
                    invited = Notice(INVITED, survey.thing, once=f"{INVITED}:{survey.id}", lives=LONGEST)
                    await notices.put(self._db, session, school, [one], invited, now)

    async def _add(self, session: WriteSession, survey_id: int, person_id: int, missing: Sequence[Unit]) -> bool:
        """Whether the survey still runs, so that they are asked now.

        Where a child or a family is waited for already, the person is added to those who may answer for it.
        """
        await self._db.take_turns(session, _TURNS, survey_id)
        survey = await hold(session, survey_id)
        if survey.state is not SurveyState.RUNNING:
            return False
        is_by_person = survey.unit is UnitKind.PERSON
        known = (
            [] if is_by_person else [line_of(one) for one in await session.execute(_ALL_UNITS, {"survey": survey_id})]
        )
        mine = [one for one in await _units_of(session, person_id) if one.survey_id == survey_id]
        for unit in _missing(survey, missing, mine):
            same = [one.id for one in known if unit.children and _is_about_same(survey, one, unit)]
            for number in same:
                await session.execute(self._ask, {"unit_id": number, "person_id": person_id})
            if not same:
                await add_units(session, survey_id, [unit])
        return True


def units_near(survey: Survey, person_id: int, school: Snapshot, facts: Facts, now: datetime) -> list[Unit]:
    """The units that a survey which started now would have for this person. Pure.

    Of all people only the family is looked at, so that thousands of others cost nothing.
    """
    adults, children = _family(person_id, facts)
    near = replace(
        facts,
        children={one: facts.children[one] for one in children if one in facts.children},
        parents={one: facts.parents[one] for one in adults if one in facts.parents},
    )
    small = replace(school, people={one: school.people[one] for one in adults | children if one in school.people})
    meant = addressed(survey.audience, EVERYBODY, small, near, now)
    about = children_meant(survey.audience, EVERYBODY, near)
    units = units_of(survey.unit, meant, about, small, near, small.today(now))
    return [unit for unit in units if person_id in unit.people]


def _family(person_id: int, facts: Facts) -> tuple[set[int], set[int]]:
    """Everybody who is a parent, and every child, in somebody's family; they stand among both."""
    adults, children, grown = {person_id}, {person_id}, True
    while grown:
        children |= {child for one in adults for child in facts.parents.get(one, ())}
        found = {one for one, theirs in facts.parents.items() if not theirs.isdisjoint(children)} - adults
        adults |= found
        grown = bool(found)
    return adults, children


def _missing(survey: Survey, wanted: Sequence[Unit], mine: Sequence[UnitLine]) -> list[Unit]:
    """Of the units that there should be for somebody those that they have nothing of."""
    return [unit for unit in wanted if not any(_is_about_same(survey, one, unit) for one in mine) and unit.people]


def _is_about_same(survey: Survey, one: UnitLine, unit: Unit) -> bool:
    if survey.unit is UnitKind.PERSON or not unit.children:
        return survey.unit is UnitKind.PERSON or not one.children
    return not {*one.children}.isdisjoint(unit.children)


async def _running(session: AsyncSession) -> list[Survey]:
    return [survey_of(row) for row in await session.execute(_RUNNING)]


async def _units_of(session: AsyncSession, person_id: int) -> list[UnitLine]:
    return [line_of(row) for row in await session.execute(_MINE, {"person": person_id})]


_S, _U, _A = table(SurveyRow).c, table(SurveyUnit).c, table(SurveyAsked).c
_RUNNING = select(*COLUMNS).where(_S.state == SurveyState.RUNNING).order_by(_S.id)
_MINE = (
    select(*columns_of_unit())
    .join(table(SurveyAsked), _A.unit_id == _U.id)
    .where(_A.person_id == bindparam("person"))
    .order_by(_U.id)
)
_ALL_UNITS = select(*columns_of_unit()).where(_U.survey_id == bindparam("survey")).order_by(_U.id)
_ASKED_OF = (
    select(_A.person_id)
    .distinct()
    .join(table(SurveyUnit), _U.id == _A.unit_id)
    .where(_U.survey_id == bindparam("survey"))
)
