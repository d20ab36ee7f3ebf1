"""Every button of results, as those see them who may: of many sheets, of too few, with names, and of made-up ones."""

from bot.access import SYSTEM
from bot.db import Database
from bot.services import Services
from handlers.site import Site
from models.people import Person, Role
from models.surveys import SurveyMode, SurveyState
from tests import factories
from tests.bot.services.surveys.ended import ended
from tests.databases import SetClock, sqlite_only
from tests.handlers.feature_walk import check_feature
from tests.personas import StandardSchool

pytestmark = sqlite_only


async def test_every_button_of_results_leads_somewhere(
    db: Database,
    services: Services,
    school: StandardSchool,
    site: Site,
    clock: SetClock,
    database_url: str,
) -> None:
    last_year = await ended(db, school, 40)
    found = [
        await ended(db, school, 60, copied_from=last_year),
        await ended(db, school, 3),
        await ended(db, school, 9, mode=SurveyMode.NAMED),
    ]
    seen = await ended(db, school, 0, state=SurveyState.RUNNING, ended_at=None)
    async with db.write(SYSTEM) as session:
        # Somebody may manage surveys and the roadmap.
        director = await session.get_one(Person, school.people["director"])
        await factories.role_grant(session, director, role=Role.COORDINATOR)
        await services.directory.touch(session)
    walks = [("deputy", [f"results:{one}"]) for one in found]
    walks += [("director", [f"results:{found[0]}"]), ("deputy", [f"results.question:s:{seen}:0"])]
    await check_feature("results", walks, site, clock, database_url)
