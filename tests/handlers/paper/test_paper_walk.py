"""Every button of surveys in one's own class, with many families."""

import pytest

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from bot.services.surveys import SurveyMode, UnitKind
from handlers.site import Site
from tests import factories
from tests.bot.services.surveys.canvass import Canvass
from tests.databases import SetClock, sqlite_only
from tests.handlers.feature_walk import check_feature
from tests.personas import ActorOf, StandardSchool

pytestmark = sqlite_only


@pytest.fixture
def canvass(db: Database, services: Services, school: StandardSchool, actor_of: ActorOf) -> Canvass:
    return Canvass(db, services, school, actor_of)


async def test_every_button_leads_somewhere(
    canvass: Canvass, db: Database, site: Site, clock: SetClock, school: StandardSchool, database_url: str
) -> None:
    async with db.write(SYSTEM) as session:
        for number in range(3, 26):
            values = {"surname": "", "given_name": "Я. Я.", "patronymic": "", "register_number": number}
            await factories.person(session, class_id=school.classes["5А"], **values)
        await canvass.services.directory.touch(session)
    for unit in (UnitKind.CHILD, UnitKind.FAMILY, UnitKind.PERSON):
        await canvass.running(["role-parent"], unit=unit, mode=SurveyMode.NAMED, title="<b>Длинно</b> " * 8)
        clock.advance(days=15)
    await check_feature("paper", [("class_teacher", ["paper:0"])], site, clock, database_url)
