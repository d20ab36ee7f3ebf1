"""What still waits for people's answers: letters and running surveys, in numbers only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Select, bindparam, case, func, or_, select

from bot.access import Actor, Permission
from bot.clock import Clock
from bot.db import Database
from bot.services.directory import Directory
from bot.services.news.wording import title
from models.base import table
from models.news import NewsPost, NewsTally, PostState, Reaction
from models.surveys import Survey, SurveyState, SurveyUnit

# Of each so many at most; a letter whose day was longer ago waits for nobody any more.
MOST: Final = 60
_SINCE: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Awaited:
    """A letter or a survey. until: the last day; part of whole have answered; link: its packed address."""

    title: str
    link: str
    until: date | None
    part: int
    whole: int

    @property
    def is_letter(self) -> bool:
        return self.link.startswith("newscard:")


class Awaiting:
    """Reads for those who see the status, of each sort for whoever may open it."""

    def __init__(self, db: Database, directory: Directory, clock: Clock) -> None:
        self._db = db
        self._directory = directory
        self._clock = clock

    async def letters(self, actor: Actor) -> Sequence[Awaited]:
        """Letters to which not everybody has reacted, the latest day first."""
        actor.require(Permission.NEWS_APPROVE)
        now = self._clock.now()
        today = (await self._directory.now()).today(now)
        values = {"since": today - _SINCE, "now": now}
        found = await self._rows(_LETTERS, values)
        return [Awaited(title(row.html), f"newscard:{row.id}", row.react_by, row.reacted, row.units) for row in found]

    async def surveys(self, actor: Actor) -> Sequence[Awaited]:
        """Surveys that run, the earliest day first."""
        actor.require(Permission.SURVEY_MANAGE)
        found = await self._rows(_SURVEYS, {})
        return [Awaited(row.title, f"surveys.one:{row.id}", row.ends_on, row.came, row.asked) for row in found]

    async def _rows(self, statement: Select[Any], values: dict[str, Any]) -> Sequence[Any]:
        async with self._db.read() as session:
            rows: Sequence[Any] = (await session.execute(statement, values)).all()
        return rows


_POST, _TALLY, _SURVEY, _UNIT = (table(one).c for one in (NewsPost, NewsTally, Survey, SurveyUnit))
_LETTERS = (
    select(_POST.id, _POST.html, _POST.react_by, _TALLY.units, _TALLY.reacted)
    .join(table(NewsTally), _TALLY.post_id == _POST.id)
    .where(
        _POST.state == PostState.SENT,
        _POST.reaction != Reaction.NONE,
        _POST.react_by >= bindparam("since"),
        or_(_POST.meets_at.is_(None), _POST.meets_at > bindparam("now", type_=_POST.meets_at.type)),
        _TALLY.reacted < _TALLY.units,
    )
    .order_by(_POST.react_by.desc(), _POST.id)
    .limit(MOST)
)
_CAME = func.coalesce(func.sum(case((_UNIT.answered.is_(True), 1), else_=0)), 0)
_SURVEYS = (
    select(_SURVEY.id, _SURVEY.title, _SURVEY.ends_on, func.count().label("asked"), _CAME.label("came"))
    .join(table(SurveyUnit), _UNIT.survey_id == _SURVEY.id)
    .where(_SURVEY.state == SurveyState.RUNNING)
    .group_by(_SURVEY.id, _SURVEY.title, _SURVEY.ends_on)
    .having(func.count() > _CAME)
    .order_by(_SURVEY.ends_on, _SURVEY.id)
    .limit(MOST)
)
