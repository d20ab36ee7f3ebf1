"""From a draft to those asked: checks, units, invitations, at once or on a day; reminders; taking back."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

import structlog
from sqlalchemy import bindparam, delete, insert, select

from bot.access import SYSTEM, Actor, Permission, permissions_of
from bot.clock import Clock
from bot.db import Database, WriteSession
from bot.errors import Invalid, Outdated, SchoolError
from bot.services import notices
from bot.services.directory import Directory
from bot.services.groups import Groups
from bot.services.news.audience import EVERYBODY, addressed, children_meant
from bot.services.notices import Notice
from bot.services.snapshot import Snapshot
from bot.services.surveys.checking import Problem, problems
from bot.services.surveys.reminding import MOST, next_reminder
from bot.services.surveys.sealing import SealedDrafts, Seals
from bot.services.surveys.shapes import FEWEST
from bot.services.surveys.silent import silent_people
from bot.services.surveys.sparing import SPARED, asked_lately, runs_already
from bot.services.surveys.storing import Survey, change, edit, find
from bot.services.surveys.units import Unit, units_of
from models.base import table
from models.surveys import SealedSheet, SurveyAsked, SurveyDraft, SurveySheet, SurveyState, SurveyUnit, UnitKind
from models.surveys import Survey as SurveyRow

log = structlog.get_logger()

INVITED: Final = "survey.invite"
REMINDED: Final = "survey.remind"
STOPPED: Final = "survey.stopped"
LONGEST: Final = timedelta(days=92)
SHORTEST_DAYS, LONGEST_DAYS = 1, 92


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom a survey is going to ask: units, people whom an invitation reaches, and what of it hinders a start.

    often: families among them that were asked something else in the last two weeks; a start needs an «anyway».
    runs_already: another of the same title runs.
    """

    units: tuple[Unit, ...]
    reached: int
    often: int
    runs_already: bool
    flaws: tuple[Problem, ...]
    hindrance: SchoolError | None

    @property
    def on_paper(self) -> int:
        """Families that nobody of has joined."""
        return sum(not unit.people for unit in self.units)


class Starting:
    """Use cases of letting a survey run, and the clock's part in it."""

    def __init__(
        self, db: Database, directory: Directory, groups: Groups, seals: Seals, drafts: SealedDrafts, clock: Clock
    ) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._seals = seals
        self._drafts = drafts
        self._clock = clock

    async def asking(self, actor: Actor, survey_id: int) -> Asking:
        """Whom a draft would ask now, and what keeps it from starting."""
        actor.require(Permission.SURVEY_MANAGE)
        survey = await self._found(survey_id)
        return await self._asking(survey, await self._directory.now(), self._clock.now())

    async def start(self, actor: Actor, survey_id: int, version: int) -> None:
        """Start a draft, or let it wait for its day.

        Invalid where something is missing, fewer than five are asked anonymously, nobody can be reached, or families
        were asked something in the last two weeks ("error-survey-often": then only `start_anyway` helps).
        """
        await self._let_go(actor, survey_id, version, None)

    async def start_anyway(self, actor: Actor, survey_id: int, version: int) -> None:
        """The same although families were asked something lately; that is recorded."""
        await self._let_go(actor, survey_id, version, actor.person_id)

    async def set_days(self, actor: Actor, survey_id: int, version: int, starts_on: date | None, days: int) -> None:
        """When a draft starts (None: at once) and for how many days it runs, 1 to 92. Invalid for a day in the past."""
        today = (await self._directory.now()).today(self._clock.now())
        if starts_on is not None and not today <= starts_on <= today + timedelta(days=366):
            raise Invalid("error-survey-start-day")
        if not SHORTEST_DAYS <= days <= LONGEST_DAYS:
            raise Invalid("error-survey-days", most=LONGEST_DAYS)
        starts_on = None if starts_on == today else starts_on
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            await edit(session, actor, survey_id, version, starts_on=starts_on, days=days)

    async def prolong(self, actor: Actor, survey_id: int, ends_on: date) -> None:
        """Another last day of what runs, not earlier than today and at most 92 days after its start."""
        actor.require(Permission.SURVEY_MANAGE)
        now, school = self._clock.now(), await self._directory.now()
        today = school.today(now)
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            survey = await find(session, survey_id)
            if survey.state is not SurveyState.RUNNING or survey.started_at is None:
                raise Outdated(shows=survey.managed)
            started = school.today(survey.started_at)
            if not today <= ends_on <= started + LONGEST:
                raise Invalid("error-survey-last-day", most=LONGEST_DAYS)
            remind_on = next_reminder(started, ends_on, today, school.calendar)
            await change(session, survey, ends_on=ends_on, remind_on=remind_on if survey.reminders < MOST else None)

    async def recall(self, actor: Actor, survey_id: int) -> None:
        """What waits for its day becomes a draft again."""
        actor.require(Permission.SURVEY_MANAGE)
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            survey = await find(session, survey_id)
            if survey.state is not SurveyState.PLANNED:
                raise Outdated(shows=survey.managed)
            await change(session, survey, state=SurveyState.DRAFT)

    async def withdraw(self, actor: Actor, survey_id: int) -> None:
        """Take back what runs: invitations disappear, all answers are deleted, and nobody reads them."""
        actor.require(Permission.SURVEY_MANAGE)
        now = self._clock.now()
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            survey = await find(session, survey_id)
            if survey.state is not SurveyState.RUNNING:
                raise Outdated(shows=survey.managed)
            await change(session, survey, state=SurveyState.WITHDRAWN, ended_at=now, remind_on=None)
            for statement in _DELETE_ANSWERS:
                await session.execute(statement, {"survey": survey_id})
            for kind in (INVITED, REMINDED):
                await notices.withdraw(session, survey.thing, kind, now)
        self._seals.destroy(survey_id)
        await asyncio.to_thread(self._drafts.drop_all, survey_id)

    async def remind(self, actor: Actor, survey_id: int) -> int:
        """Remind the silent now, once a day and three times in all; returns how many people that is.

        Invalid where they were reminded today or often enough, where all have answered, and while nobody can answer.
        """
        actor.require(Permission.SURVEY_MANAGE)
        school, now = await self._directory.now(), self._clock.now()
        async with self._db.write(actor, shows=f"surveys.one:{survey_id}") as session:
            survey = await find(session, survey_id)
            if survey.state is not SurveyState.RUNNING:
                raise Outdated(shows=survey.managed)
            if self._seals.lacks(survey):
                raise Invalid("error-survey-sealed", shows=survey.managed)
            if survey.reminders >= MOST:
                raise Invalid("error-survey-reminded-enough", most=MOST, shows=survey.managed)
            if survey.reminded_at is not None and school.today(survey.reminded_at) == school.today(now):
                raise Invalid("error-survey-reminded", shows=survey.managed)
            silent = [one for one in await silent_people(self._db, session, survey_id) if school.reaches(one)]
            if not silent:
                raise Invalid("error-survey-all-answered", shows=survey.managed)
            await change(session, survey, reminders=survey.reminders + 1, reminded_at=now)
            await self._tell_silent(session, survey, school, silent, now)
            return len(silent)

    async def tick(self) -> None:
        """Start what is due, remind the silent of what runs; run every quarter of an hour, twice does nothing more.

        Reminders wait for a working day, whenever they were due, and for a key that is away.
        """
        school, now = await self._directory.now(), self._clock.now()
        today = school.today(now)
        async with self._db.read() as session:
            planned = list(await session.scalars(_PLANNED, {"today": today}))
            is_working = school.calendar.is_working_day(today)
            due = list(await session.scalars(_TO_REMIND, {"today": today})) if is_working else []
        for survey_id in planned:
            try:
                await self._begin_planned(await self._found(survey_id), school, now)
            except Exception:
                log.exception("survey_not_started", survey=survey_id)
        for survey_id in due:
            try:
                await self._remind_due(await self._found(survey_id), school, now)
            except Exception:
                log.exception("survey_not_reminded", survey=survey_id)

    async def _found(self, survey_id: int) -> Survey:
        async with self._db.read() as session:
            return await find(session, survey_id)

    async def _let_go(self, actor: Actor, survey_id: int, version: int, insisted_by: int | None) -> None:
        actor.require(Permission.SURVEY_MANAGE)
        school, now = await self._directory.now(), self._clock.now()
        survey = await self._found(survey_id)
        if survey.state is not SurveyState.DRAFT:
            raise Outdated("error-survey-started", shows=survey.managed)
        if survey.version != version:
            raise Outdated("error-survey-changed", shows=survey.managed)
        asking = await self._asking(survey, school, now)
        _require_ready(asking, insisted_by)
        values = {"insisted_by": insisted_by if asking.often else None, "started_by": actor.person_id}
        if survey.starts_on is not None and survey.starts_on > school.today(now):
            async with self._db.write(actor, shows=survey.managed) as session:
                await change(session, survey, state=SurveyState.PLANNED, **values)
            return
        await self._begin(actor, survey, asking.units, school, now, values)

    async def _begin_planned(self, survey: Survey, school: Snapshot, now: datetime) -> None:
        """What can't start any more becomes a draft again, and its author hears why."""
        asking = await self._asking(survey, school, now)
        try:
            _require_manager(survey, school, school.today(now))
            _require_ready(asking, survey.insisted_by)
        except SchoolError as error:
            async with self._db.write(SYSTEM) as session:
                await change(session, survey, state=SurveyState.DRAFT, starts_on=None)
                people = managers(school, school.today(now))
                told = Notice(STOPPED, survey.managed, args={"reason": error.key})
                await notices.put(self._db, session, school, people, told, now)
            return
        await self._begin(SYSTEM, survey, asking.units, school, now, {})

    async def _begin(
        self, actor: Actor, survey: Survey, units: Sequence[Unit], school: Snapshot, now: datetime, values: Any
    ) -> None:
        """In one transaction: it runs, a key for what is promised to stay unknown, units, invitations.

        The key is made once it is sure that this start is the one: a second would take the place of the first.
        """
        today = school.today(now)
        ends_on = today + timedelta(days=survey.days)
        remind_on = next_reminder(today, ends_on, today, school.calendar)
        times = {"started_at": now, "ends_on": ends_on, "remind_on": remind_on}
        async with self._db.write(actor, shows=survey.managed) as session:
            await change(session, survey, state=SurveyState.RUNNING, **times, **values)
            if survey.is_anonymous:
                self._seals.make(survey.id)
            await add_units(session, survey.id, units)
            people = sorted({one for unit in units for one in unit.people})
            invited = Notice(INVITED, survey.thing, once=f"{INVITED}:{survey.id}", lives=LONGEST)
            await notices.put(self._db, session, school, people, invited, now)

    async def _remind_due(self, survey: Survey, school: Snapshot, now: datetime) -> None:
        if survey.started_at is None or survey.ends_on is None or self._seals.lacks(survey):
            return
        today, started = school.today(now), school.today(survey.started_at)
        was_today = survey.reminded_at is not None and school.today(survey.reminded_at) == today
        is_due = survey.reminders < MOST and not was_today and today <= survey.ends_on
        count = survey.reminders + is_due
        following = next_reminder(started, survey.ends_on, today, school.calendar) if count < MOST else None
        async with self._db.write(SYSTEM) as session:
            values = {"reminders": count, "reminded_at": now} if is_due else {}
            await change(session, survey, remind_on=following, **values)
            if is_due:
                silent = await silent_people(self._db, session, survey.id)
                await self._tell_silent(session, survey, school, silent, now)

    async def _tell_silent(
        self, session: WriteSession, survey: Survey, school: Snapshot, silent: Iterable[int], now: datetime
    ) -> None:
        once = f"{REMINDED}:{survey.id}:{school.today(now)}"
        told = Notice(REMINDED, survey.thing, once=once, lives=SPARED)
        await notices.put(self._db, session, school, silent, told, now)

    async def _asking(self, survey: Survey, school: Snapshot, now: datetime) -> Asking:
        facts, day = await self._groups.facts(), school.today(now)

        def found() -> list[Unit]:
            meant = addressed(survey.audience, EVERYBODY, school, facts, now)
            children = children_meant(survey.audience, EVERYBODY, facts)
            return units_of(survey.unit, meant, children, school, facts, day)

        # Ten thousand people take a while: taps go on beside it.
        units = await asyncio.to_thread(found)
        people = {one for unit in units for one in unit.people}
        starts = now + timedelta(days=(survey.starts_on - day).days if survey.starts_on else 0)
        async with self._db.read() as session:
            often = await asked_lately(session, survey.id, units, max(now, starts))
            is_twin = await runs_already(session, survey.id, survey.title)
        reached = sum(map(school.reaches, people))
        flaws = tuple(problems(survey.form))
        return Asking(tuple(units), reached, often, is_twin, flaws, _hindrance(survey, units, reached, flaws))


def _hindrance(survey: Survey, units: Sequence[Unit], reached: int, flaws: Sequence[Problem]) -> SchoolError | None:
    if not survey.title:
        return Invalid("error-survey-title")
    if flaws:
        return Invalid("error-survey-flaws", count=len(flaws))
    if not survey.audience.groups:
        return Invalid("error-survey-audience")
    if not reached:
        return Invalid("error-survey-nobody")
    # Whoever enters forms from paper has read them, and a parent of several children would be several sheets.
    in_the_bot = sum(bool(unit.people) for unit in units)
    if survey.is_anonymous and in_the_bot < FEWEST:
        return Invalid("error-survey-few", count=in_the_bot, fewest=FEWEST)
    if survey.is_anonymous and survey.unit is UnitKind.CHILD:
        return Invalid("error-survey-by-child")
    return None


def _require_ready(asking: Asking, insisted_by: int | None) -> None:
    if asking.hindrance is not None:
        raise asking.hindrance
    if asking.often and insisted_by is None:
        raise Invalid("error-survey-often", count=asking.often)


def _require_manager(survey: Survey, school: Snapshot, day: date) -> None:
    """A survey starts by itself only while whoever let it wait may still do so."""
    if survey.started_by not in managers(school, day):
        raise Invalid("error-survey-orphaned")


def managers(school: Snapshot, day: date) -> list[int]:
    """Who manages surveys."""
    may = Permission.SURVEY_MANAGE
    return [one.id for one in school.people.values() if may in permissions_of(one.roles(day))]


async def add_units(session: WriteSession, survey_id: int, units: Sequence[Unit]) -> None:
    """Put in units and who may give their sheets."""
    if not units:
        return
    rows = [
        {
            "survey_id": survey_id,
            "children": list(unit.children),
            "class_id": unit.class_id,
            "group_code": unit.group_code,
            "answered": False,
        }
        for unit in units
    ]
    numbers = (await session.scalars(_ADD_UNITS, rows)).all()
    asked = [
        {"unit_id": number, "person_id": one}
        for number, unit in zip(numbers, units, strict=True)
        for one in unit.people
    ]
    if asked:
        await session.execute(insert(table(SurveyAsked)), asked)


_S, _U, _A = table(SurveyRow).c, table(SurveyUnit).c, table(SurveyAsked).c
_PLANNED = select(_S.id).where(_S.state == SurveyState.PLANNED, _S.starts_on <= bindparam("today"))
_TO_REMIND = select(_S.id).where(_S.state == SurveyState.RUNNING, _S.remind_on <= bindparam("today"))
_ADD_UNITS = insert(table(SurveyUnit)).returning(_U.id, sort_by_parameter_order=True)
_UNITS_OF = select(_U.id).where(_U.survey_id == bindparam("survey"))
_DELETE_ANSWERS = (
    delete(table(SurveyDraft)).where(SurveyDraft.unit_id.in_(_UNITS_OF)),
    delete(table(SealedSheet)).where(SealedSheet.survey_id == bindparam("survey")),
    delete(table(SurveySheet)).where(SurveySheet.survey_id == bindparam("survey")),
)
