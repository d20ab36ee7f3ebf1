"""What somebody is asked: what waits for them, what they answered, and how many the menu tells of."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from sqlalchemy import and_, bindparam, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.access import Actor
from bot.clock import Clock
from bot.db import Database
from bot.errors import Missing
from bot.services.directory import Directory
from bot.services.groups import Facts, Groups
from bot.services.news.audience import class_titles
from bot.services.surveys.answering import columns_of_unit, line_of
from bot.services.surveys.filling import UnitLine
from bot.services.surveys.joining import Joining
from bot.services.surveys.sealing import SealedDrafts
from bot.services.surveys.silent import has_refused
from bot.services.surveys.storing import COLUMNS, Survey, survey_of
from models.base import table
from models.news import NewsPost, NewsRecipient, PostState
from models.surveys import Survey as SurveyRow
from models.surveys import SurveyAsked, SurveyDraft, SurveyState, SurveyUnit

# So long after its end a survey is still told of.
TOLD: Final = timedelta(days=60)
# So old may be what is known of everybody; another process may have started something since.
KEPT: Final = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class MyUnit:
    """A sheet that somebody may give: for the sake of children of which classes, and whether they have begun.

    is_mine: of a named survey, they gave it, or it was entered for them from paper; they may change it until the end.
    on_paper: a class teacher may enter it.
    """

    line: UnitLine
    classes: tuple[str, ...]
    is_begun: bool
    is_mine: bool
    on_paper: bool

    @property
    def waits(self) -> bool:
        return not self.line.answered

    @property
    def is_from_paper(self) -> bool:
        """Whether the class teacher entered it."""
        return self.line.entered_by is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """A survey with the sheets of it that somebody may give, at least one.

    is_refused: they would not answer under their name, so nothing waits; they may still change their mind. is_over:
    its last day has passed, though its end may be some minutes away.
    """

    survey: Survey
    units: tuple[MyUnit, ...]
    is_refused: bool = False
    is_over: bool = False

    @property
    def is_running(self) -> bool:
        return self.survey.state is SurveyState.RUNNING and not self.is_over

    @property
    def waiting(self) -> tuple[MyUnit, ...]:
        """The sheets that have not come yet, while they may."""
        is_waiting = self.is_running and not self.is_refused
        return tuple(unit for unit in self.units if unit.waits) if is_waiting else ()

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes of all children for whose sake it is asked, each once."""
        return tuple(dict.fromkeys(title for unit in self.units for title in unit.classes))


class Mine:
    """Reads what the actor is asked. Who belongs to an audience by now gets their sheets on the way (joining.py)."""

    def __init__(
        self,
        db: Database,
        directory: Directory,
        groups: Groups,
        joining: Joining,
        drafts: SealedDrafts,
        clock: Clock,
    ) -> None:
        self._db = db
        self._directory = directory
        self._groups = groups
        self._joining = joining
        self._drafts = drafts
        self._clock = clock
        self._asked: frozenset[int] = frozenset()
        self._read_at: datetime | None = None
        self._changes = 0

    async def all(self, actor: Actor) -> list[Asked]:
        """What runs, by its last day, and after it what has ended lately."""
        await self._joining.join(actor)
        async with self._db.read() as session:
            found = await self._read(session, actor, None)
        return sorted(found, key=lambda one: (not one.is_running, one.survey.ends_on or one.survey.created_at.date()))

    async def invite(self, person_id: int) -> None:
        """Let somebody who has just come be asked; their menu says so at once."""
        await self._joining.invite(person_id)
        self._changes += 1
        self._read_at = None

    async def one(self, actor: Actor, survey_id: int) -> Asked:
        """A survey that runs or has ended; Missing, the same for whatever reason, for whoever is not asked."""
        await self._joining.join(actor)
        return await self.look(actor, survey_id)

    async def look(self, actor: Actor, survey_id: int) -> Asked:
        """The same as it stands, for a notice."""
        async with self._db.read() as session:
            found = await self._read(session, actor, survey_id)
        if not found:
            raise Missing("error-survey-not-asked")
        return found[0]

    async def of_unit(self, actor: Actor, unit_id: int) -> tuple[Asked, MyUnit]:
        """A sheet of the actor with its survey; Missing where it is not theirs."""
        async with self._db.read() as session:
            survey_id = (await session.execute(_SURVEY_OF, {"unit": unit_id})).scalar()
            found = await self._read(session, actor, survey_id) if survey_id is not None else []
        for asked in found:
            for unit in asked.units:
                if unit.line.id == unit_id:
                    return asked, unit
        raise Missing("error-survey-not-asked")

    async def count(self, actor: Actor) -> int:
        """How many surveys wait, for the menu; for whom none does is known without asking the database."""
        now, person_id = self._clock.now(), actor.person_id
        if self._read_at is None or not self._read_at <= now < self._read_at + KEPT:
            changes = self._changes
            async with self._db.read() as session:
                self._asked = frozenset(await session.scalars(_EVERYBODY))
            # Only now, as whoever opens the menu meanwhile has to read too; what changed meanwhile is read next time.
            self._read_at = now if changes == self._changes else None
        return await self._waiting(person_id) if person_id in self._asked else 0

    async def _waiting(self, person_id: int) -> int:
        facts = await self._groups.facts()
        async with self._db.read() as session:
            rows = await session.execute(_WAITING, {"person": person_id})
            units = [line_of(row) for row in rows]
        return len({unit.survey_id for unit in units if unit.is_still_of(person_id, facts)})

    async def _read(self, session: AsyncSession, actor: Actor, survey_id: int | None) -> list[Asked]:
        person_id, facts = actor.require_person(), await self._groups.facts()
        today = (await self._directory.now()).today(self._clock.now())
        values = {"person": person_id, "since": self._clock.now() - TOLD}
        statement = _ASKED if survey_id is None else _ASKED.where(_S.id == survey_id)
        rows = list(await session.execute(statement, values))
        found = []
        for _, group in groupby(rows, key=lambda row: row.id):
            theirs = list(group)
            survey = survey_of(theirs[0])
            if not theirs[0].is_told:
                survey = replace(survey, post_id=None)
            units = tuple(_units(theirs, survey, person_id, facts))
            if survey.is_anonymous and survey.state is SurveyState.RUNNING:
                units = await asyncio.to_thread(self._with_drafts, person_id, units)
            if units:
                is_over = survey.ends_on is not None and survey.ends_on < today
                found.append(Asked(survey, units, theirs[0].is_refused, is_over))
        return found

    def _with_drafts(self, person_id: int, units: Iterable[MyUnit]) -> tuple[MyUnit, ...]:
        """What was begun anonymously is known to no database."""
        return tuple(replace(one, is_begun=self._has_draft(person_id, one.line)) for one in units)

    def _has_draft(self, person_id: int, line: UnitLine) -> bool:
        return not line.answered and self._drafts.read(line.survey_id, line.id, person_id) is not None


def _units(rows: Iterable[Any], survey: Survey, person_id: int, facts: Facts) -> Iterable[MyUnit]:
    mine = facts.parents.get(person_id, set())
    for row in rows:
        line = line_of(row[-_UNIT_LENGTH - 1 : -1])
        if line.is_still_of(person_id, facts):
            classes = tuple(class_titles(mine.intersection(line.children), facts))
            is_mine = not survey.is_anonymous and (line.answered_by == person_id or line.entered_by is not None)
            on_paper = line.class_on_paper(survey.unit, facts) is not None
            yield MyUnit(line, classes, row.is_begun, is_mine, on_paper)


_S, _U, _A, _D = table(SurveyRow).c, table(SurveyUnit).c, table(SurveyAsked).c, table(SurveyDraft).c
_P, _G = table(NewsPost).c, table(NewsRecipient).c
_UNIT_COLUMNS: Final = tuple(column.label(f"unit_{column.name}") for column in columns_of_unit())
_UNIT_LENGTH: Final = len(_UNIT_COLUMNS)
_SINCE: Final = bindparam("since", type_=_S.ended_at.type)
_IS_TOLD = or_(_S.state == SurveyState.RUNNING, and_(_S.state == SurveyState.ENDED, _S.ended_at > _SINCE))
# Of what was done is told once it is out, and to those who got it.
_IS_OUT = exists().where(
    _P.id == _S.post_id, _P.state == PostState.SENT, _G.post_id == _P.id, _G.person_id == _A.person_id
)
_ASKED = (
    select(
        *COLUMNS,
        has_refused(_A.person_id).label("is_refused"),
        _IS_OUT.label("is_told"),
        *_UNIT_COLUMNS,
        exists().where(_D.unit_id == _U.id, _D.person_id == _A.person_id).label("is_begun"),
    )
    .join(table(SurveyUnit), _U.survey_id == _S.id)
    .join(table(SurveyAsked), _A.unit_id == _U.id)
    .where(_A.person_id == bindparam("person"), _IS_TOLD)
    .order_by(_S.id, _U.id)
)
_SURVEY_OF = select(_U.survey_id).where(_U.id == bindparam("unit"))
_IS_WAITED_FOR = and_(_S.state == SurveyState.RUNNING, _U.answered.is_(False), ~has_refused(_A.person_id))
_EVERYBODY = (
    select(_A.person_id)
    .distinct()
    .join(table(SurveyUnit), _U.id == _A.unit_id)
    .join(table(SurveyRow), _S.id == _U.survey_id)
    .where(_IS_WAITED_FOR)
)
_WAITING = (
    select(*columns_of_unit())
    .join(table(SurveyAsked), _A.unit_id == _U.id)
    .join(table(SurveyRow), _S.id == _U.survey_id)
    .where(_A.person_id == bindparam("person"), _IS_WAITED_FOR)
)
