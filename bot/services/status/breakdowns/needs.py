"""What parents, pupils and teachers need, as the last surveys of each found it: for whoever manages surveys."""

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

# The templates that ask for needs, parents first; of each the last survey counts.
TEMPLATES: Final = ("parents_needs", "students_needs", "staff_readiness")


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
            ended = (await session.execute(_ENDED, {"at": stretch.at})).all()
        last = {row.template: row.id for row in ended}
        return [await self._results.outcome(actor, last[template]) for template in TEMPLATES if template in last]


_SURVEY, _COPY = table(Survey).c, table(Survey).alias("copies").c
_ASKED = select(_SURVEY.id, _SURVEY.template).where(_SURVEY.template.in_(TEMPLATES)).cte("asked", recursive=True)
# A copy of last year's names no template.
_COPIES = select(_COPY.id, _ASKED.c.template).join(_ASKED, _COPY.copied_from == _ASKED.c.id)
_THESE = _ASKED.union(_COPIES.where(_COPY.template.is_(None)))
_ENDED = (
    select(_SURVEY.id, _THESE.c.template)
    .join(_THESE, _THESE.c.id == _SURVEY.id)
    .where(_SURVEY.state == SurveyState.ENDED, _SURVEY.ended_at <= bindparam("at", type_=_SURVEY.ended_at.type))
    .order_by(_SURVEY.ended_at, _SURVEY.id)
)
