"""Surveys as something to choose an audience for: everybody may be asked, and so many sheets are waited for."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from bot.access import Actor, Permission
from bot.db import Database
from bot.services.directory import Directory
from bot.services.groups import Group, GroupKind
from bot.services.news.audience import EVERYBODY, Audience
from bot.services.news.purpose import SURVEYS, Draft
from bot.services.news.titles import Titles
from bot.services.surveys.shapes import FEWEST
from bot.services.surveys.starting import Starting
from bot.services.surveys.storing import Survey, edit, find
from models.people import Role
from models.surveys import SurveyState, UnitKind


@dataclass(frozen=True, slots=True)
class Sheets:
    """How many sheets a survey waits for, and of how many somebody can be asked in the bot.

    often: families that were asked something else in the last two weeks. too_few: fewer than may be asked anonymously.
    """

    unit: UnitKind
    expected: int
    reached: int
    often: int
    too_few: bool

    @property
    def beside(self) -> int:
        """Those of which nobody can be asked in the bot: on paper, if at all."""
        return self.expected - self.reached


class SurveyPurpose:
    """Surveys as a sort of things to choose audiences for (`bot.services.news.purpose.Purpose`)."""

    mark: Final = SURVEYS
    permission: Final = Permission.SURVEY_MANAGE

    def __init__(self, db: Database, directory: Directory, starting: Starting) -> None:
        self._db = db
        self._directory = directory
        self._starting = starting

    def home(self, number: int) -> str:
        """Where its managers work on a survey."""
        return f"surveys.one:{number}"

    async def read(self, actor: Actor, number: int) -> Draft[Sheets]:
        """Who manages surveys may ask everybody."""
        actor.require(self.permission)
        async with self._db.read() as session:
            survey = await find(session, number)
        return Draft(
            survey.version,
            survey.state is SurveyState.DRAFT,
            survey.audience,
            (EVERYBODY,),
            EVERYBODY,
            partial(self._outlook, actor, survey),
        )

    async def set_audience(self, actor: Actor, number: int, version: int, audience: Audience) -> None:
        """Keep what was chosen."""
        async with self._db.write(actor, shows=self.home(number)) as session:
            await edit(session, actor, number, version, audience=audience)

    def usual(self, draft: Draft[object], titles: Titles) -> list[Group]:
        """All parents, all pupils, the staff, the parents of each year."""
        years = sorted({year for year, _ in titles.facts.classes.values()})
        return [
            Group(GroupKind.ROLE, Role.PARENT.value),
            Group(GroupKind.ROLE, Role.STUDENT.value),
            Group(GroupKind.ALL_STAFF),
            *(Group(GroupKind.YEAR_PARENTS, str(year)) for year in years),
        ]

    async def _outlook(self, actor: Actor, survey: Survey, _reached: Sequence[int]) -> Sheets:
        asking, school = await self._starting.asking(actor, survey.id), await self._directory.now()
        expected = len(asking.units)
        reached = sum(any(map(school.reaches, unit.people)) for unit in asking.units)
        too_few = survey.is_anonymous and expected < FEWEST
        return Sheets(survey.unit, expected, reached, asking.often, too_few)
