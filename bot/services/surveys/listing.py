"""What managers of surveys find: all surveys with how many have answered, and how far one that runs has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import ColumnElement, bindparam, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.surveys.rates import group_order, of_large_groups, year_of
from bot.services.surveys.shapes import Rate
from bot.services.surveys.silent import silent_people
from bot.services.surveys.storing import LOOKED_AT
from models.base import table
from models.surveys import Survey, SurveyAsked, SurveyState, SurveyUnit


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey in a list. asked, answered: sheets that are waited for and that came; 0 before it starts.

    groups: codes of those who are asked.
    """

    id: int
    state: SurveyState
    title: str
    groups: Sequence[str]
    starts_on: date | None
    ends_on: date | None
    ended_at: datetime | None
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class SurveyList:
    """A part of a list, and how many surveys the whole one has."""

    lines: Sequence[SurveyLine]
    total: int


@dataclass(frozen=True, slots=True)
class Progress:
    """How many have answered what runs or has ended; who has not is nobody's to know.

    rates: by groups of five sheets or more, all others together. entered: sheets that a class teacher entered from
    paper. on_paper: silent families that only have paper. silent: people whom a reminder would reach. reminded_today:
    it went today already.
    """

    rates: tuple[Rate, ...]
    entered: int
    on_paper: int
    silent: int
    reminded_today: bool

    @property
    def asked(self) -> int:
        return sum(one.asked for one in self.rates)

    @property
    def answered(self) -> int:
        return sum(one.answered for one in self.rates)

    def by_years(self) -> tuple[Rate, ...]:
        """Classes of a year together, other groups as they are."""
        found: dict[str, Rate] = {}
        for one in self.rates:
            group = year_of(one.group)
            before = found.get(group, Rate(group, 0, 0))
            found[group] = Rate(group, before.answered + one.answered, before.asked + one.asked)
        return tuple(found[group] for group in sorted(found, key=group_order))


class Listing:
    """Reading for those who manage surveys."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def lines(self, actor: Actor, offset: int, limit: int) -> SurveyList:
        """All surveys: what runs, drafts, what waits for its day, what ended, what was withdrawn; the latest first."""
        return await self._list(actor, list(SurveyState), offset, limit)

    async def ended(self, actor: Actor, offset: int, limit: int) -> SurveyList:
        """Surveys that have results, the latest first."""
        return await self._list(actor, [SurveyState.ENDED], offset, limit)

    async def progress(self, actor: Actor, survey_id: int) -> Progress:
        """How far a survey has come; Missing where there is none."""
        actor.require(Permission.SURVEY_MANAGE)
        school = await self._directory.now()
        today = school.today(self._clock.now())
        async with self._db.read() as session:
            found = (await session.execute(_STANDING, {"survey": survey_id})).one_or_none()
            if found is None:
                raise Missing
            groups = (await session.execute(_BY_GROUP, {"survey": survey_id})).all()
            is_running = found.state is SurveyState.RUNNING
            silent = await silent_people(self._db, session, survey_id) if is_running else []
        return Progress(
            of_large_groups(Rate(row.group_code, row.answered, row.asked) for row in groups),
            entered=sum(row.entered for row in groups),
            on_paper=sum(row.on_paper for row in groups),
            silent=sum(map(school.reaches, silent)),
            reminded_today=found.reminded_at is not None and school.today(found.reminded_at) == today,
        )

    async def _list(self, actor: Actor, states: Sequence[SurveyState], offset: int, limit: int) -> SurveyList:
        actor.require(Permission.SURVEY_MANAGE)
        these = _S.state.in_(states) & _S.template.is_distinct_from(LOOKED_AT)
        async with self._db.read() as session:
            total = (await session.execute(select(func.count()).select_from(table(Survey)).where(these))).scalar_one()
            rows = (await session.execute(_LINES.where(these).offset(offset).limit(limit))).all()
            counts = await _counts(session, [row.id for row in rows])
        none = (0, 0)
        return SurveyList([SurveyLine(*row, *counts.get(row.id, none)) for row in rows], total)


async def _counts(session: AsyncSession, surveys: Sequence[int]) -> dict[int, tuple[int, int]]:
    """By surveys: sheets that are waited for, and that came."""
    rows = await session.execute(_BY_SURVEY, {"surveys": list(surveys)})
    return {row.survey_id: (row.asked, row.answered) for row in rows}


def _times(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """In how many rows this is so."""
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


_S, _U = table(Survey).c, table(SurveyUnit).c
_RANKS: Final = {
    state: rank
    for rank, state in enumerate(
        (SurveyState.RUNNING, SurveyState.DRAFT, SurveyState.PLANNED, SurveyState.ENDED, SurveyState.WITHDRAWN)
    )
}
_LINES = select(_S.id, _S.state, _S.title, _S.groups, _S.starts_on, _S.ends_on, _S.ended_at).order_by(
    case(_RANKS, value=_S.state), func.coalesce(_S.ended_at, _S.started_at, _S.created_at).desc(), _S.id.desc()
)
_STANDING = select(_S.state, _S.reminded_at).where(_S.id == bindparam("survey"))
_SHEETS = (func.count().label("asked"), _times(_U.answered.is_(True)).label("answered"))
_BY_SURVEY = (
    select(_U.survey_id, *_SHEETS).where(_U.survey_id.in_(bindparam("surveys", expanding=True))).group_by(_U.survey_id)
)
_HAS_PEOPLE = exists().where(table(SurveyAsked).c.unit_id == _U.id)
_BY_GROUP = (
    select(
        _U.group_code,
        *_SHEETS,
        _times(_U.entered_by.is_not(None)).label("entered"),
        _times(_U.answered.is_(False) & ~_HAS_PEOPLE).label("on_paper"),
    )
    .where(_U.survey_id == bindparam("survey"))
    .group_by(_U.group_code)
)
