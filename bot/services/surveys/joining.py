"""Who comes to the school, or to their child, after a survey has started is asked too; new children have sheets."""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import structlog
from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import SYSTEM, Actor
from bot.clock import Clock
from bot.db import Database
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
        """Let the actor, who is looking, be asked what everybody like them is; twice does nothing more."""
        person_id = actor.require_person()
        await self._join(person_id, {person_id})

    async def invite(self, person_id: int) -> None:
        """The same for somebody who has just come, with an invitation."""
        await self._join(person_id, frozenset())

    async def tick(self) -> None:
        """Once a day: sheets of children and people who have come to the audience of what runs, and invitations.

        A child nobody of whose family is in the bot has one too: it may come on paper.
        """
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

    async def _join(self, person_id: int, seen_by: Collection[int]) -> None:
        school, facts, now = await self._directory.now(), await self._groups.facts(), self._clock.now()
        async with self._db.read() as session:
            running = await _running(session)
            mine = await _units_of(session, person_id) if running else []
        for survey in running:
            theirs = [unit for unit in mine if unit.survey_id == survey.id]
            missing = _missing(survey, units_near(survey, person_id, school, facts, now), theirs)
            if missing:
                await self._add(survey.id, missing, seen_by, school, now)

    async def _invite_new(self, survey: Survey, school: Snapshot, facts: Facts, now: datetime) -> None:
        # Ten thousand people take a while: taps go on beside it.
        wanted = await asyncio.to_thread(_units_now, survey, school, facts, now)
        async with self._db.read() as session:
            gap = await _find_gap(session, survey, wanted)
        if gap.units or gap.people:
            await self._add(survey.id, wanted, frozenset(), school, now)

    async def _add(
        self, survey_id: int, wanted: Sequence[Unit], seen_by: Collection[int], school: Snapshot, now: datetime
    ) -> None:
        """Put in what there is not of these units while the survey runs; who has seen it gets no invitation.

        Where a child or a family is waited for already, people are added to those who may answer for it.
        """
        async with self._db.write(SYSTEM) as session:
            await self._db.take_turns(session, _TURNS, survey_id)
            survey = await hold(session, survey_id)
            if survey.state is not SurveyState.RUNNING:
                return
            gap = await _find_gap(session, survey, wanted)
            for number, person_id in gap.people:
                await session.execute(self._ask, {"unit_id": number, "person_id": person_id})
            await add_units(session, survey_id, gap.units)
            if self._seals.lacks(survey):
                return
            # Of another child one hears by another invitation.
            once = f"{INVITED}:{survey_id}:{school.today(now)}"
            invited = Notice(INVITED, survey.thing, once=once, lives=LONGEST)
            await notices.put(self._db, session, school, sorted(gap.invited.difference(seen_by)), invited, now)


@dataclass(frozen=True, slots=True)
class _Gap:
    """Units that a running survey lacks, people who may give a sheet too (by its unit's number), and whom to call."""

    units: list[Unit]
    people: list[tuple[int, int]]
    invited: set[int]


async def _find_gap(session: AsyncSession, survey: Survey, wanted: Sequence[Unit]) -> _Gap:
    known = [line_of(one) for one in await session.execute(_ALL_UNITS, {"survey": survey.id})]
    asked = defaultdict[int, set[int]](set)
    for number, person_id in await session.execute(_ASKED_OF, {"survey": survey.id}):
        asked[number].add(person_id)
    return _gap(survey, wanted, known, asked)


def _gap(
    survey: Survey, wanted: Sequence[Unit], known: Sequence[UnitLine], asked: Mapping[int, AbstractSet[int]]
) -> _Gap:
    """What there should be and is not. asked: by unit who may give its sheet. Pure."""
    is_by_person = survey.unit is UnitKind.PERSON
    by_child = {child: one for one in known for child in one.children}
    in_person = {person for one in known if is_by_person or not one.children for person in asked[one.id]}
    gap = _Gap([], [], set())
    for unit in wanted:
        if is_by_person or not unit.children:
            same, is_new = set[UnitLine](), in_person.isdisjoint(unit.people)
        else:
            same = {by_child[child] for child in unit.children if child in by_child}
            is_new = not same
        if is_new:
            gap.units.append(unit)
            gap.invited.update(unit.people)
        for one in sorted(same, key=lambda line: line.id):
            more = [person for person in unit.people if person not in asked[one.id]]
            gap.people.extend((one.id, person) for person in more)
            gap.invited.update(() if one.answered else more)
    return gap


def _units_now(survey: Survey, school: Snapshot, facts: Facts, now: datetime) -> list[Unit]:
    """The units that a survey which started now would have. Pure."""
    meant = addressed(survey.audience, EVERYBODY, school, facts, now)
    about = children_meant(survey.audience, EVERYBODY, facts)
    return units_of(survey.unit, meant, about, school, facts, school.today(now))


def units_near(survey: Survey, person_id: int, school: Snapshot, facts: Facts, now: datetime) -> list[Unit]:
    """Those of them for this person. Pure.

    Of all people only the family is looked at, so that thousands of others cost nothing.
    """
    adults, children = _family(person_id, facts)
    near = replace(
        facts,
        children={one: facts.children[one] for one in children if one in facts.children},
        parents={one: facts.parents[one] for one in adults if one in facts.parents},
    )
    small = replace(school, people={one: school.people[one] for one in adults | children if one in school.people})
    return [unit for unit in _units_now(survey, small, near, now) if person_id in unit.people]


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
    select(_A.unit_id, _A.person_id)
    .join(table(SurveyUnit), _U.id == _A.unit_id)
    .where(_U.survey_id == bindparam("survey"))
)
