"""What parents need, as their last surveys found it: for whoever manages surveys."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.status.periods import Period, sensible
from bot.services.status.spans import stretch_of
from bot.services.surveys.results import Outcome, SurveyResults
from models.base import table
from models.surveys import Survey, SurveyState

# The templates that ask for needs, and so many surveys at most, the latest first.
TEMPLATES: Final = ("parents_needs",)
SHOWN: Final = 2


class Needs:
    """Reads for whoever sees the status and manages surveys."""

    def __init__(self, db: Database, directory: Directory, clock: Clock, results: SurveyResults) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock
        self._results = results

    async def read(self, actor: Actor, period: Period) -> Sequence[Outcome]:
        """The last surveys of needs that had ended by the end of a period, each with what it found."""
        actor.require(Permission.STATUS_SEE)
        actor.require(Permission.SURVEY_MANAGE)
        school, now = await self._directory.now(), self._clock.now()
        stretch = stretch_of(sensible(period, school.today(now)), school, now)
        async with self._db.read() as session:
            surveys = (await session.execute(_LAST, {"at": stretch.at})).scalars().all()
        return [await self._results.outcome(actor, survey) for survey in surveys]


_SURVEY, _COPY = table(Survey).c, table(Survey).alias("copies").c
_ASKED = select(_SURVEY.id).where(_SURVEY.template.in_(TEMPLATES)).cte("asked", recursive=True)
# A copy of last year's names no template.
_THESE = _ASKED.union(select(_COPY.id).where(_COPY.copied_from == _ASKED.c.id))
_LAST = (
    select(_SURVEY.id)
    .where(
        _SURVEY.id.in_(select(_THESE.c.id)),
        _SURVEY.state == SurveyState.ENDED,
        _SURVEY.ended_at <= bindparam("at", type_=_SURVEY.ended_at.type),
    )
    .order_by(_SURVEY.ended_at.desc(), _SURVEY.id.desc())
    .limit(SHOWN)
)
